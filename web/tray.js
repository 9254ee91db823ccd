// Where the page shows what was left out of the articles, a row can be taken into them: by a button at the row that is
// pointed at or has the focus.
"use strict";

(() => {
	const button = document.createElement("button");
	button.type = "button";
	button.className = "Button Take";
	button.dataset.action = "take";
	function offer(event) {
		const row = event.target.closest?.('#host[data-tray="true"] .Row');
		if (!row || row.contains(button) || event.type === "pointerover" && button === document.activeElement) return;
		button.textContent = stet.say("tray-take");
		row.prepend(button);
	}
	document.addEventListener("pointerover", offer);
	document.addEventListener("focusin", offer);
})();
