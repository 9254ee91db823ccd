// What the rows show besides: the two places of a move, side by side; changes that are dimmed; the other text of a bar.
"use strict";

(() => {
	const byID = (id) => document.getElementById(id);

	// showMove copies both places of a move into the panel, each with the row before and behind it.
	stet.showMove = (id, index) => {
		const host = byID(id);
		const row = host?.querySelector('.Row[data-row="' + CSS.escape(index) + '"]');
		const places = row?.dataset.move ? [...host.querySelectorAll('.Row[data-move="' + row.dataset.move + '"]')] : [];
		const old = places.find((place) => place.dataset.kind === "departed");
		const now = places.find((place) => place.dataset.kind === "moved");
		fill(byID("moved-old"), old, "old");
		fill(byID("moved-new"), now, "new");
		return Boolean(old && now);
	};

	function fill(column, row, side) {
		if (!column) return;
		column.replaceChildren();
		if (!row) return;
		for (const each of [near(row, -1, side), row, near(row, 1, side)]) {
			if (!each) continue;
			const cell = each.querySelector(".Cell--" + side + ":not(.Cell--none)") ?? each.querySelector(".Cell--both");
			for (const block of cell?.querySelectorAll(".Block") ?? []) {
				const copy = block.cloneNode(true);
				for (const piece of copy.querySelectorAll("[data-change]")) piece.removeAttribute("data-change");
				for (const piece of copy.querySelectorAll(".is-current")) piece.classList.remove("is-current");
				if (each !== row) {
					copy.classList.add("Moved-beside");
					for (const piece of copy.querySelectorAll(side === "new" ? "del" : "ins")) piece.remove();
				}
				column.append(copy);
			}
		}
	}

	// near is the next row that has text on that side.
	function near(row, by, side) {
		const step = (at) => by > 0 ? at.nextElementSibling ?? at.parentElement.nextElementSibling?.firstElementChild : at.previousElementSibling ?? at.parentElement.previousElementSibling?.lastElementChild;
		for (let at = step(row); at; at = step(at)) {
			if (at.matches(".Row") && stet.textOf(at, side).length) return at;
		}
		return null;
	}

	// Changes that the reader's own patterns dim.
	let quiet = new Set();
	const paint = (root) => {
		for (const piece of root.querySelectorAll("[data-change]")) piece.classList.toggle("is-quiet", quiet.has(piece.dataset.change));
	};
	stet.quiet = (ids) => {
		const none = quiet.size === 0;
		quiet = new Set(ids ? ids.split(" ") : []);
		const host = byID("host");
		if (host && !(none && quiet.size === 0)) paint(host);
	};
	stet.painted = (section) => { if (quiet.size && section) paint(section); };

	// Where one version stands alone, a bar beside a row shows the other text: under the pointer, with the focus, at a tap.
	let pointed = null;
	document.addEventListener("mouseover", (event) => {
		const row = event.target.closest?.("#host .Gutter")?.parentElement;
		if (row === pointed) return;
		pointed?.classList.remove("is-pointed");
		row?.classList.add("is-pointed");
		pointed = row;
	});
	document.addEventListener("click", (event) => {
		const bar = event.target.closest?.('.Host:is([data-view="old"], [data-view="new"]) .Gutter');
		bar?.closest(".Row").classList.toggle("is-open");
	});
})();
