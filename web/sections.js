// Sections: how the rows come to the page, and how those of one layout take the place of those of another.
//
// Sections stand in groups, which hold the same rows in every layout. When the layout turns, the rows of each section
// take the place of those of its group, those that the reader looks at first; what was folded or marked there is so
// again, and what had the focus has it. Until then the older rows stand, as they stood: no text is gone meanwhile, and no
// rows are taken away in one go.
//
// The section stays and takes the newer rows. One that goes has Chromium walk through all rows at the next frame, since
// it holds counters of its own: with 50,000 rows 15 ms.
"use strict";

(() => {
	const byID = (id) => document.getElementById(id);
	let groups = []; // by their number: {turn, all}, the elements of a group and in which turn they came
	let turn = 0;
	let heirs = new Map(); // rows that are gone and were folded, by their ids, until those come that are in their place
	let place = null; // where the reader stood when the turn began, until the first rows have come
	let keeping = false;

	// hostAppend puts a section behind those of its group, or in the place of those that came in an earlier turn.
	stet.hostAppend = (id, html, group) => {
		const host = byID(id);
		if (!host) return true;
		const known = groups[group];
		if (known && known.turn !== turn) return renew(id, known, html);
		const last = known?.all.at(-1);
		const next = last ? last.nextElementSibling : following(group);
		const whole = next ? stet.append(next, html, "beforebegin") : stet.append(host, html);
		const section = next ? next.previousElementSibling : host.lastElementChild;
		if (known) known.all.push(section);
		else groups[group] = { turn, all: [section] };
		arrive(section);
		return whole;
	};

	// arrive has a section look as the page does: what is dimmed, which view it is, what is folded.
	function arrive(section) {
		stet.painted(section);
		stet.hear(section);
		inherit(section);
	}

	// following is what stands behind a group that has no section yet.
	function following(group) {
		for (let i = group + 1; i < groups.length; i++) if (groups[i]) return groups[i].all[0];
		return null;
	}

	// hostTurn begins a turn: the sections that come from now on take the place of those of their groups. It answers
	// with the index of the row that the reader is at.
	stet.hostTurn = (id, view) => {
		turn++;
		heirs.clear();
		stet.foldStop();
		const stood = JSON.parse(stet.hostPlace(id));
		const row = byID(stood.Row ?? "")?.dataset.row ?? "";
		stet.hearFrom(id, view);
		place = row ? stood : null;
		return row;
	};

	// keep brings the reader back to where they stand: with the first sections of a turn at once and, as rows take their
	// height some frames after they came, again. What comes later leaves the reader where they are in browsers that hold
	// the view by what is in it; in others that is done before each frame, but for readers who go on meanwhile.
	const anchors = CSS.supports("overflow-anchor", "auto");
	function keep(id) {
		if (place) {
			const { Row, Offset } = place;
			place = null;
			queueMicrotask(() => stet.hostRestore(id, Row, Offset));
		} else if (!anchors && !keeping) {
			keeping = true;
			const back = stet.holdPlace(id);
			requestAnimationFrame(() => {
				keeping = false;
				back(true, true);
			});
		}
	}

	// renew puts the rows of a section in the place of those of a group, and gives them what those had. What the guard
	// refused is no section, and has no rows.
	function renew(id, group, html) {
		keep(id);
		const holder = document.createElement("div");
		const whole = stet.append(holder, html);
		const came = holder.firstElementChild;
		const [stands, ...others] = group.all;
		const focus = focusIn(group.all);
		const mark = stet.marksIn(group.all);
		for (const old of group.all) for (const row of old.querySelectorAll(".Row[hidden]")) if (row.fold) heirs.set(row.id, row);
		for (const old of others) old.remove();
		const stays = came.matches(".Section") && stands.matches(".Section");
		const section = stays ? stands : came;
		if (stays) {
			section.className = came.className;
			section.older = false;
			section.view = "";
			section.replaceChildren(...came.childNodes);
		} else {
			stands.replaceWith(came);
		}
		Object.assign(group, { turn, all: [section] });
		arrive(section);
		stet.named(section);
		stet.sought();
		mark?.(section);
		stet.foldSame();
		focus?.();
		return whole;
	}

	// inherit folds the rows of a section that were folded in the layout before.
	function inherit(section) {
		if (!heirs.size) return;
		for (const row of section.querySelectorAll(".Row")) {
			const was = heirs.get(row.id);
			if (!was) continue;
			heirs.delete(row.id);
			stet.foldLike(row, was);
		}
	}

	// focusIn returns what gives the focus to the like of the element that has it, if that is in one of the sections.
	function focusIn(sections) {
		const at = document.activeElement;
		if (!sections.some((section) => section.contains(at))) return null;
		const row = at.closest(".Row")?.id;
		const like = at.dataset.change ? '[data-change="' + CSS.escape(at.dataset.change) + '"]' : at.matches(".Move") ? ".Move" : "";
		return () => {
			const target = at.isConnected ? at : like && byID(row)?.querySelector(like) || byID(row ?? "");
			if (target) stet.takeFocus(target);
		};
	}

	// sectionsGone forgets the sections, which are taken away, and answers with what sectionsBack needs.
	stet.sectionsGone = () => {
		const gone = groups;
		groups = [];
		turn++;
		heirs.clear();
		place = null;
		return gone;
	};
	stet.sectionsBack = (gone) => {
		groups = gone;
		for (const group of groups) if (group) group.turn = turn;
	};
})();
