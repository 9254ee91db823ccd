// What is heard: of a row that did not change the page holds both cells, and one of them must be silent. It is the older
// one, but for the view of the older version alone, which shows that one.
"use strict";

(() => {
	let waiting = []; // sections that are still to be turned
	let timer = 0;

	const olderOf = (section) => section.parentElement?.dataset.view === "old";

	function turn(section) {
		const older = olderOf(section);
		if (older === Boolean(section.older)) return;
		section.older = older;
		for (const cell of section.querySelectorAll(".Row--kept > .Cell--old")) {
			if (older) cell.removeAttribute("aria-hidden");
			else cell.setAttribute("aria-hidden", "true");
		}
	}

	// hear turns a section that has just come.
	stet.hear = (section) => { if (section && olderOf(section)) turn(section); };

	// hearAll turns all sections of a host after its view has changed, a few at a time.
	stet.hearAll = (host) => {
		waiting = [...host.children];
		clearTimeout(timer);
		work();
	};
	function work() {
		const end = performance.now() + 8;
		while (waiting.length && performance.now() < end) turn(waiting.shift());
		if (waiting.length) timer = setTimeout(work);
	}
})();
