// Room and sheets: how much room the window has, and the panel that lies over the page where there is little.
"use strict";

(() => {
	// The edges are those of the style sheets.
	const phone = matchMedia("(max-width: 40rem)");
	const middle = matchMedia("(max-width: 79.99rem)");
	let resized = null;
	stet.onRoom = (callback) => {
		resized = callback;
		tell();
	};
	const tell = () => resized?.(phone.matches ? 2 : middle.matches ? 1 : 0);
	phone.addEventListener("change", tell);
	middle.addEventListener("change", tell);

	// A sheet takes the focus, and everything beside it is inert. It is one step of the history, so that the way back
	// of a phone closes it; when it is closed otherwise, the next sheet takes the same step.
	let left = null; // tells the program of the way back
	let opener = null;
	let asleep = [];
	let open = null; // its id
	stet.onSheet = (callback) => { left = callback; };
	stet.openSheet = (id) => {
		if (!open) opener = document.activeElement;
		open = id;
		if (!history.state?.sheet) history.pushState({ ...history.state, sheet: true }, "");
		settle(id, 60);
	};

	// settle waits until the sheet is drawn, which takes the program a frame or two.
	function settle(id, frames) {
		const sheet = document.getElementById(id);
		if (!open) return;
		if (!sheet?.getClientRects().length) return void (frames && requestAnimationFrame(() => settle(id, frames - 1)));
		wake();
		for (let at = sheet; at.parentElement && at !== document.body; at = at.parentElement) {
			for (const other of at.parentElement.children) {
				if (other === at || other.inert || other.id === "stet-live" || other.localName === "script") continue;
				other.inert = true;
				asleep.push(other);
			}
		}
		(sheet.querySelector("[data-first] input") ?? sheet.querySelector("button, input, select, a"))?.focus();
	}

	function wake() {
		for (const other of asleep) other.inert = false;
		asleep = [];
	}

	stet.closeSheet = () => {
		const sheet = document.getElementById(open);
		const focused = document.activeElement ?? document.body;
		open = null;
		wake();
		if (focused === document.body || sheet?.contains(focused)) opener?.focus({ preventScroll: true });
		opener = null;
	};
	addEventListener("popstate", () => { if (open) left?.(); });
	document.addEventListener("pointerdown", (event) => {
		const sheet = open && document.getElementById(open);
		if (sheet && !sheet.contains(event.target)) left?.();
	}, true);

	const silence = stet.silence;
	stet.silence = () => {
		silence();
		wake();
		open = null;
		left = resized = null;
	};
})();
