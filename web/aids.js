// Aids for reading: change marks that are said aloud, and the names of invisible characters in unchanged text.
"use strict";

(() => {
	const root = document.documentElement;
	let watcher = null; // of the host, while characters are named
	let waiting = []; // sections that are still to be looked through

	stet.useAids = (speak, invisible) => {
		root.classList.toggle("is-spoken", speak);
		const said = { removed: stet.say("spoken-removed"), "end-removed": stet.say("spoken-end-removed"), added: stet.say("spoken-added"), "end-added": stet.say("spoken-end-added") };
		for (const [mark, words] of Object.entries(said)) root.style.setProperty("--stet-said-" + mark, JSON.stringify(" " + words + " "));
		if (invisible !== Boolean(watcher)) invisible ? watch() : unwatch();
	};

	// What package render takes for invisible, and how it names it.
	const unseen = /[\x00-\x08\x0b-\x1f\x7f-\xa0\u034f\u115f\u1160\u17b4\u17b5\u1cbb\u1cbc\u2065\u2800\u3164\uffa0\ufff0-\ufff8\ufffc\u{133fc}\p{Cf}\p{Zl}\p{Zp}\ufe00-\ufe0f\u180b-\u180d\u180f\u{e0000}-\u{e0fff}]|(?! )\p{Zs}/u;
	const joins = /[\u200c\u200d\u{e0020}-\u{e007f}\ufe00-\ufe0f\u180b-\u180d\u180f\u{e0100}-\u{e01ef}]/u;
	const names = { "\xa0": "NBSP", "\xad": "SHY", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM",
		"\u202f": "NNBSP", "\u2060": "WJ", "\u2009": "THINSP", "\u200a": "HAIRSP", "\u2002": "ENSP", "\u2003": "EMSP", "\ufeff": "BOM" };
	const named = (c) => names[c] ?? "U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

	function watch() {
		const host = document.getElementById("host");
		if (!host) return;
		watcher = new MutationObserver((changes) => later(changes.flatMap((change) => [...change.addedNodes].filter((node) => node.matches?.(".Section")))));
		watcher.observe(host, { childList: true });
		later([...host.children]);
	}
	// named looks through a section that has other rows now.
	stet.named = (section) => { if (watcher) later([section]); };
	function unwatch() {
		watcher.disconnect();
		watcher = null;
		waiting = [];
		for (const chip of document.querySelectorAll("#host .Chip--kept")) {
			const block = chip.parentElement;
			chip.remove();
			block.normalize();
		}
	}

	// later looks through sections in slices of 8 ms: a book has hundreds.
	function later(sections) {
		const idle = !waiting.length;
		waiting.push(...sections);
		if (idle && waiting.length) setTimeout(work);
	}
	function work() {
		const end = performance.now() + 8;
		while (waiting.length && performance.now() < end) name(waiting.shift());
		if (waiting.length) setTimeout(work);
	}

	// name puts a name in front of each invisible character of a section's unchanged text. Joiners inside a word or an
	// emoji do their work there; they are named too, since the reader asked for all.
	function name(section) {
		if (!section.isConnected || !unseen.test(section.textContent)) return;
		const texts = [];
		const walk = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) {
			const at = walk.currentNode.parentElement;
			if (at.closest(".Block") && !at.closest(".Chip, .Hidden") && unseen.test(walk.currentNode.data)) texts.push(walk.currentNode);
		}
		for (const text of texts) split(text);
	}
	function split(text) {
		const changed = text.parentElement.closest("ins, del");
		for (let at = 0; at < text.length;) {
			const c = String.fromCodePoint(text.data.codePointAt(at));
			const wanted = changed ? joins.test(c) && !text.previousSibling?.matches?.(".Chip") : unseen.test(c);
			if (!wanted) {
				at += c.length;
				continue;
			}
			const rest = at ? text.splitText(at) : text;
			const chip = document.createElement("span");
			chip.className = "Chip Chip--kept";
			chip.textContent = named(c);
			rest.before(chip);
			text = rest;
			at = c.length;
		}
	}
})();
