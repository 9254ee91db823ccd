// The list of changes follows the reader: when another change is the current one, its entry comes into view. Otherwise the
// list stays where the reader scrolled it.
"use strict";

(() => {
	let watched = null;
	let last = ""; // the number of the entry that was current

	function follow() {
		const entry = watched.querySelector('[aria-current="true"]');
		if (!entry || entry.dataset.number === last || !watched.clientHeight) return;
		last = entry.dataset.number;
		const box = entry.getBoundingClientRect(), room = watched.getBoundingClientRect();
		if (box.top < room.top || box.bottom > Math.min(room.bottom, innerHeight)) watched.scrollTop += box.top - room.top - watched.clientHeight / 3;
	}

	// listFollows is called whenever a change becomes the current one. The list is drawn a little later, and by others.
	stet.listFollows = () => {
		const list = document.getElementById("changes");
		if (!list || list === watched) return;
		watched = list;
		new MutationObserver(follow).observe(list, { subtree: true, childList: true, attributeFilter: ["aria-current"] });
		follow();
	};
})();
