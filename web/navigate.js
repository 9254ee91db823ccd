// Moving about in the rows: from row to row, between the parts of the page, and from one end of a move to the other.
"use strict";

(() => {
	const byID = (id) => document.getElementById(id);
	const shows = (element) => {
		stet.look(element.closest(".Section"));
		return element.getClientRects().length > 0;
	};

	stet.copyAddress = (done) => stet.copy(location.href, done);

	// rowOf is the row or the fold that the reader is at: the one with the focus, that of the current change, else the
	// one at the top of the view.
	function rowOf(id) {
		const host = byID(id);
		const at = document.activeElement?.closest(".Row, .Fold");
		if (at && host?.contains(at)) return at;
		const current = host?.querySelector(".is-current")?.closest(".Row");
		if (current && inView(current)) return current;
		return byID(JSON.parse(stet.hostPlace(id)).Row ?? "") ?? current;
	}
	function inView(element) {
		const box = element.getBoundingClientRect();
		return box.bottom > 0 && box.top < innerHeight;
	}

	function next(row, by) {
		if (by > 0) return row.nextElementSibling ?? row.parentElement.nextElementSibling?.firstElementChild;
		return row.previousElementSibling ?? row.parentElement.previousElementSibling?.lastElementChild;
	}

	// hostStep goes to the next row that shows, or the one before; a fold counts as one.
	stet.hostStep = (id, by) => {
		const from = rowOf(id);
		if (!from) return false;
		// Without the focus in the rows, the first step takes it there.
		let row = from.contains(document.activeElement) ? next(from, Number(by)) : from;
		while (row && (row.hasAttribute("hidden") || !shows(row))) row = next(row, Number(by));
		if (!row) return false;
		stet.revealed(row.matches(".Fold") ? row.querySelector(".Fold-all") : row);
		return true;
	};

	// hostOpenFold opens the fold that the reader is at, or the one next to the row they are at.
	stet.hostOpenFold = (id) => {
		const row = rowOf(id);
		const bar = [row, row?.nextElementSibling, row?.previousElementSibling, ...byID(id)?.querySelectorAll(".Fold") ?? []].find((item) => item?.matches(".Fold") && inView(item));
		const first = bar?.rows?.[0];
		bar?.querySelector(".Fold-all").click();
		first?.focus({ preventScroll: true });
		return Boolean(bar);
	};

	// hostCell goes to the old or the new cell of a row, as the arrow points. In one column the words stand for them.
	stet.hostCell = (id, key) => {
		const row = rowOf(id);
		if (!row?.matches(".Row")) return false;
		const mirrored = getComputedStyle(row).direction === "rtl";
		const old = (key === "ArrowLeft") !== mirrored;
		const cell = row.querySelector(old ? ".Cell--old:not(.Cell--none)" : ".Cell--new:not(.Cell--none)") ?? row.querySelector(old ? "del" : "ins");
		if (!cell || !shows(cell)) return false;
		stet.revealed(cell);
		return true;
	};

	// hostPane goes round the parts of the page.
	const parts = [".Head", ".Toolbar", "#changes", "#host", "#ruler"];
	stet.hostPane = (id) => {
		const there = parts.map((part) => document.querySelector(part)).filter((part) => part && shows(part));
		const at = there.findIndex((part) => part.contains(document.activeElement));
		for (let k = 1; k <= there.length; k++) {
			const part = there[(at + k) % there.length];
			const target = part.id === id ? rowOf(id) :
				part.matches("[tabindex]") ? part : part.querySelector("[aria-current=true]") ?? [...part.querySelectorAll("button, a[href], summary, input, select")].find(shows);
			if (!target) continue;
			target.focus();
			if (part.contains(document.activeElement)) return true;
		}
		return false;
	};

	// hostMenu opens a menu, or closes it if it is open.
	stet.hostMenu = (id, menu) => {
		const details = byID(menu);
		if (!details) return false;
		details.open = !details.open;
		(details.open && details.querySelector("input") || details.querySelector("summary")).focus();
		return true;
	};

	// A menu whose entry was chosen is done.
	addEventListener("click", (event) => {
		const menu = event.target.closest?.(".Save-entry")?.closest("details");
		if (!menu) return;
		menu.open = false;
		menu.querySelector("summary").focus();
	});

	// Escape closes a menu before it means anything else, and Enter on a row that moved leads to its other place.
	addEventListener("keydown", (event) => {
		if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.key === "Escape") {
			const menu = event.target.closest?.("details.Menu[open]") ?? document.querySelector("details.Menu[open]");
			if (!menu) return;
			menu.open = false;
			menu.querySelector("summary").focus();
			event.preventDefault();
		} else if (event.key === "Enter" && event.target.matches?.("#host .Journey")) {
			if (follow(event.target)) event.preventDefault();
		} else if (event.key === "Enter" && event.target.closest?.(".Row[data-move]") && !event.target.closest("a, button, summary")) {
			const link = event.target.closest(".Row").querySelector(".Move");
			if (!link) return;
			link.click();
			event.preventDefault();
		}
	});

	// A sentence that moved leads to its other place as a paragraph does: by a press, or Enter where it has the focus.
	// Both places say the same hidden words, which hold the number of the move.
	function otherPlace(piece) {
		const words = (one) => one.querySelector(".Hidden")?.textContent;
		const others = byID("host")?.querySelectorAll(piece.localName === "del" ? "ins.Journey" : "del.Journey") ?? [];
		return [...others].find((one) => words(one) === words(piece));
	}
	function follow(piece) {
		const other = otherPlace(piece);
		if (!other) return false;
		left = { link: piece, row: piece.closest(".Row").id };
		stet.revealed(other);
		followed?.();
		return true;
	}
	let followed = null;
	stet.onFollowed = (callback) => { followed = callback; };
	addEventListener("click", (event) => {
		const way = event.target.closest?.("#host .Move.Hidden");
		const piece = way?.previousElementSibling ?? event.target.closest?.("#host .Journey");
		if (!piece || !way && (!getSelection().isCollapsed || event.target.closest("a, button"))) return;
		if (follow(piece)) event.preventDefault();
	});

	// Moves. What led away is remembered, so that hostBack leads back to it.
	let left = null;
	addEventListener("click", (event) => {
		const link = event.target.closest?.(".Move");
		if (link) left = { link, row: link.closest(".Row")?.id };
	}, true);
	stet.hostBack = (id) => {
		if (!left) return false;
		const { link, row } = left;
		left = null;
		if (!stet.hostShowRow(id, row)) return false;
		if (link.isConnected) link.focus({ preventScroll: true });
		return true;
	};
})();
