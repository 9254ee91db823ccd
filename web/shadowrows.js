// The rows of a comparison in a shadow root: parts that the page around may style, folds, the current change.
//
// host is the element that holds the sections. They come whole from the guard; afterwards runs of rows that did not
// change are put into <details>, which find-in-page opens, each run into the section where it begins.
"use strict";

const stetRows = (root, host, words) => {
	const least = 4; // rows that are worth a bar
	const parts = { ".Row": "row", ".Row--moved, .Row--departed": "row moved", ".Cell": "cell", "ins": "ins", "del": "del" };
	let current = []; // elements of the change that is marked

	// append adds a section to an element that is not on the page yet, or is the host.
	const append = (to, html) => {
		stet.append(to, html);
		for (const [selector, part] of Object.entries(parts)) for (const each of to.lastElementChild.querySelectorAll(selector)) each.setAttribute("part", part);
	};

	const all = () => [...host.querySelectorAll(".Row")];
	const still = (row) => row === undefined || row.dataset.kind === "kept";
	const headed = (row) => row.querySelector(".Block--heading, .Block--title") !== null;

	// fold hides what did not change, but for some rows beside each change; a negative number folds nothing. Where
	// nothing changed at all, the text is all there is to see. It works in slices of 8 ms, as a book has hundreds of
	// runs, and starts anew when it is called again.
	let folding = 0;
	function fold(around) {
		const mine = ++folding;
		const rows = all();
		if (!rows.some((row) => !still(row))) around = -1;
		const near = new Set(); // rows that stay
		if (around >= 0) rows.forEach((row, i) => { if (!still(row)) for (let k = i - around; k <= i + around; k++) near.add(rows[k]); });
		const bars = [...host.querySelectorAll(".Unchanged")];
		let i = 0;
		const work = () => {
			if (mine !== folding) return;
			for (const end = performance.now() + 8; performance.now() < end;) {
				if (bars.length) { open(bars.pop()); continue; }
				if (around < 0 || i >= rows.length) return;
				const from = i;
				while (i < rows.length && still(rows[i]) && !near.has(rows[i]) && !headed(rows[i])) i++;
				if (i - from >= least) close(rows.slice(from, i));
				if (i === from) i++;
			}
			setTimeout(work);
		};
		work();
	}
	const open = (bar) => { bar.replaceWith(...bar.querySelectorAll(".Row")); };
	function close(rows) {
		const bar = document.createElement("details");
		const summary = document.createElement("summary");
		const inside = document.createElement("div");
		bar.className = "Unchanged";
		inside.className = rows[0].parentElement.className;
		summary.setAttribute("part", "fold");
		let n = 0;
		for (const row of rows) n += (row.lastElementChild.textContent.match(/\S+/g) ?? []).length;
		summary.textContent = words().count("fold-all", rows.length, words().count("words", n));
		bar.append(summary, inside);
		rows[0].before(bar);
		inside.append(...rows);
		for (const section of [...host.children]) if (!section.firstElementChild) section.remove();
	}

	// piecesOf are the elements of a change. One without a piece of its own is its whole row.
	function piecesOf(change) {
		const pieces = [...host.querySelectorAll('[data-change="' + CSS.escape(change) + '"]')];
		return pieces.length ? pieces : [...host.querySelectorAll('[data-row="' + CSS.escape(change.split(".")[0]) + '"]')].slice(0, 1);
	}
	const seen = (list) => list.find((piece) => piece.getClientRects().length);

	// standIn is what to go to where a view shows nothing of a piece: the other place of its move, or the next row that
	// shows.
	function standIn(piece) {
		const row = piece.closest(".Row");
		const rows = all();
		return row.dataset.move && seen([...host.querySelectorAll('.Row[data-move="' + row.dataset.move + '"]')]) || seen(rows.slice(rows.indexOf(row))) || row;
	}

	function mark(pieces) {
		for (const piece of current) piece.classList.remove("is-current");
		for (const piece of pieces) piece.classList.add("is-current");
		current = pieces;
		return pieces.length > 0;
	}

	// show marks elements and brings the first into view, out of its fold. Only a reader who is in the rows is taken
	// along with the focus: a button of the page around keeps it.
	function show(pieces) {
		if (!mark(pieces)) return false;
		for (let bar = pieces[0].closest("details"); bar; bar = bar.parentElement.closest("details")) bar.open = true;
		const piece = seen(pieces) ?? standIn(pieces[0]);
		if (host.contains(root.activeElement)) {
			if (piece.tabIndex < 0) piece.tabIndex = -1;
			piece.focus({ preventScroll: true });
		}
		piece.scrollIntoView({ block: "center", behavior: "instant" });
		return true;
	}

	return {
		append, fold,
		look() { // the sheet asks each section for its view
			for (const section of host.querySelectorAll(".Section")) {
				for (const view of ["changes", "old", "new"]) section.classList.toggle("is-" + view, view === host.dataset.view);
			}
		},
		show: (change) => show(piecesOf(change)),
		showRow: (id) => show([root.getElementById(id)].filter((row) => host.contains(row))),
		mark: (change) => mark(change === undefined ? [] : piecesOf(change)),
		expand() { for (const bar of host.querySelectorAll(".Unchanged")) bar.open = true; },
		collapse() { for (const bar of host.querySelectorAll(".Unchanged")) bar.open = false; },
	};
};

// stetRuler draws where in the text the changes are, as marks beside it; go is told the number of the one that is
// pressed. Those who use keys have the toolbar.
const stetRuler = (strip, go) => {
	const most = 200; // marks
	strip.addEventListener("click", (event) => {
		const found = event.target.closest("[data-number]");
		if (found) go(Number(found.dataset.number));
	});
	return (rows, changes) => {
		const places = new Map(); // place → a mark; changes that are too close share one
		for (const [number, { row, kind }] of changes.entries()) {
			const place = Math.floor((row + 0.5) / Math.max(rows, 1) * most);
			if (places.has(place)) continue;
			const made = document.createElement("i");
			made.dataset.number = number;
			made.className = "Mark Mark--" + kind;
			made.style.insetBlockStart = place * 100 / most + "%";
			places.set(place, made);
		}
		strip.replaceChildren(...places.values());
	};
};
