// Which view the sections are, and what is heard of them.
//
// Each section has a class that says for the style sheet which view it is: if the host said it for all, a book's rows would
// be looked through in one go. Of a row that did not change the page holds both cells, and one of them must be silent: the older
// one, but for the view of the older version alone, which shows that one.
"use strict";

(() => {
	const few = 8; // sections that are turned in one go
	let waiting = []; // sections that are still to be turned
	let near = 0; // how many of them are laid out, as they are near the view
	let timer = 0;
	let shown = ""; // the view that was asked for last
	let watched = null;

	// look has a section look as the view wants it, also for who is about to ask what of it shows.
	stet.look = look;
	function look(section) {
		const view = section?.parentElement?.dataset.view;
		if (!view || section.view === view) return;
		for (const each of ["changes", "old", "new"]) section.classList.toggle("is-" + each, each === view);
		section.view = view;
	}
	function turn(section) {
		look(section);
		const older = section.view === "old";
		if (older === Boolean(section.older)) return;
		section.older = older;
		for (const cell of section.querySelectorAll(".Row--kept > .Cell--old")) {
			if (older) cell.removeAttribute("aria-hidden");
			else cell.setAttribute("aria-hidden", "true");
		}
	}

	// The program draws the host, and may say another view before any of our functions is called.
	const watcher = new MutationObserver(() => {
		if (!watched.isConnected || watched.dataset.view === shown) return;
		shown = watched.dataset.view;
		stet.hearAll(watched);
	});
	function watch(host) {
		if (host === watched) return;
		watched = host;
		shown = host.dataset.view;
		watcher.disconnect();
		watcher.observe(host, { attributeFilter: ["data-view"] });
	}

	// hear turns a section that has just come.
	stet.hear = (section) => {
		if (!section) return;
		watch(section.parentElement);
		turn(section);
	};

	// hearFrom has the sections that come from now on be of a view. Those that stand stay as they are.
	stet.hearFrom = (id, view) => {
		const host = document.getElementById(id);
		if (!host) return;
		clearTimeout(timer);
		waiting = [];
		watch(host);
		shown = host.dataset.view = view;
	};

	// hearAll turns all sections of a host after its view has changed: those in view at once, the others a few at a time,
	// the nearest first. What is laid out takes its look in the next frame, so of that one section comes with each.
	stet.hearAll = (host) => {
		clearTimeout(timer);
		waiting = [];
		const all = [...host.children];
		const [from, to] = all.length > few ? stet.inView(host) : [0, all.length];
		for (let before = from - 1, behind = to; before >= 0 || behind < all.length; before--, behind++) {
			if (behind < all.length) waiting.push(all[behind]);
			if (before >= 0) waiting.push(all[before]);
		}
		for (const section of all.slice(from, to)) turn(section);
		near = few;
		if (waiting.length) timer = setTimeout(work, 16);
	};
	function work() {
		const end = performance.now() + 8;
		do turn(waiting.shift()); while (waiting.length && near-- <= 0 && performance.now() < end);
		if (waiting.length) timer = setTimeout(work, near > 0 ? 16 : 0);
	}
	addEventListener("beforeprint", () => waiting.forEach(look));
})();
