// Find: looks for words in the text of the comparison, folds included, and paints them without touching the page.
//
// It works in slices of 8 ms. Hits are ranges over the host's text nodes; two CSS highlights paint them. What stands
// on both sides counts once: a hit in the old text counts beside the new one's only where it touches removed words.
"use strict";

(() => {
	const mostPainted = 20000; // hits; they all count
	let asked = null; // {query, scope, case, accents}, folded
	let hits = []; // {row, start, end}: a point is a text node and an offset
	let at = 0; // the current hit, from 1
	let turn = 0; // of the search; an older one stops
	let tell = null;
	let watched = null;

	// above says what covers the top of the view, so that what is brought into view stands below it.
	stet.above = (find, columns) => {
		document.documentElement.classList.toggle("is-finding", find);
		document.documentElement.classList.toggle("has-columns", columns);
	};

	stet.onFound = (callback) => { tell = callback; };

	// Case, accents and kinds of signs. Marks are accents; the vowels of other scripts are letters.
	const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+/g;
	const signs = { "‘": "'", "’": "'", "‚": "'", "“": "\"", "”": "\"", "„": "\"", "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " " };
	const sign = /[‘’‚“”„–—‑\u00a0\u202f\u2009]/g;

	function folded(text, how) {
		text = text.replace(sign, (c) => signs[c]);
		if (!how.case) text = text.toLowerCase().replaceAll("ς", "σ");
		if (!how.accents) text = text.normalize("NFD").replace(marks, "").normalize("NFC");
		return text;
	}

	// mapped is the folded text, and for each of its characters where that was in the text; places is null where all
	// stand where they stood.
	function mapped(text, how) {
		const quick = folded(text, how);
		marks.lastIndex = 0;
		if (quick.length === text.length && !/\u0130/.test(text) && !marks.test(text)) return { text: quick, places: null };
		const places = [];
		let all = "";
		let from = 0;
		for (const piece of text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
			const part = folded(piece, how);
			for (let i = 0; i < part.length; i++) places.push(from);
			all += part;
			from += piece.length;
		}
		places.push(from);
		return { text: all, places };
	}

	// search finds the query in one unit, a list of text nodes.
	function search(row, nodes, keep) {
		const text = nodes.length === 1 ? nodes[0].data : nodes.map((node) => node.data).join("");
		const { text: all, places } = mapped(text, asked);
		let node = 0;
		let before = 0; // characters in front of the node
		const point = (offset, end) => {
			while (node < nodes.length - 1 && offset - before >= nodes[node].length + (end ? 1 : 0)) before += nodes[node++].length;
			return { node: nodes[node], offset: offset - before, index: node };
		};
		const found = [];
		for (let i = all.indexOf(asked.query); i >= 0; i = all.indexOf(asked.query, i + asked.query.length)) {
			const start = point(places ? places[i] : i, false);
			const end = point(places ? places[i + asked.query.length] : i + asked.query.length, true);
			if (!keep || nodes.slice(start.index, end.index + 1).some(keep)) found.push({ row, start, end });
		}
		return found;
	}

	const removed = (node) => node.parentElement.closest("del, .Block")?.localName === "del";

	function inRow(row) {
		const scope = scopeNow();
		if (scope === "old" || scope === "new") return stet.textOf(row, scope).flatMap((unit) => search(row, unit));
		if (scope === "changed") {
			return [...row.querySelectorAll("ins, del, .Restyle")].filter((piece) => piece.localName !== "span" || !piece.closest(".Cell--old"))
				.flatMap((piece) => search(row, stet.nodesOf(piece, "")));
		}
		const both = stet.textOf(row, "old", true).flatMap((unit) => search(row, unit, row.dataset.kind === "departed" ? () => false : removed));
		both.push(...stet.textOf(row, "new").flatMap((unit) => search(row, unit)));
		return both.sort((a, b) => before(a.start, b.start));
	}
	function before(a, b) {
		if (a.node === b.node) return a.offset - b.offset;
		return a.node.compareDocumentPosition(b.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
	}

	// A view of one version is searched for that version.
	function scopeNow() {
		const view = document.getElementById("host")?.dataset.view;
		return asked.scope === "all" && (view === "old" || view === "new") ? view : asked.scope;
	}

	stet.find = (query, scope, cases, accents) => {
		const how = { case: cases, accents };
		asked = query ? { query: folded(query, how), scope: scope || "all", ...how } : null;
		if (asked && !asked.query) asked = null;
		watch();
		begin();
	};

	function begin() {
		const mine = ++turn;
		hits = [];
		at = 0;
		CSS.highlights?.delete("stet-find");
		CSS.highlights?.delete("stet-find-current");
		for (const row of document.querySelectorAll(".Row.is-found")) row.classList.remove("is-found");
		const host = document.getElementById("host");
		if (!asked || !host) return setTimeout(() => { if (mine === turn) tell?.(0, 0, false); });
		const painted = CSS.highlights && new Highlight();
		CSS.highlights?.set("stet-find", painted);
		const from = document.getElementById(JSON.parse(stet.hostPlace("host")).Row ?? "");
		let section = host.firstElementChild;
		let row = section?.firstElementChild;
		let said = performance.now();
		const work = () => {
			if (mine !== turn) return;
			for (const end = performance.now() + 8; section && performance.now() < end;) {
				if (row?.matches(".Row")) {
					for (const hit of inRow(row)) {
						hits.push(hit);
						if (!at && from && from.compareDocumentPosition(row) & (Node.DOCUMENT_POSITION_FOLLOWING) || row === from && !at) at = hits.length;
						if (hits.length <= mostPainted) painted?.add(rangeOf(hit));
					}
				}
				row = row?.nextElementSibling;
				while (!row && section) {
					section = section.nextElementSibling;
					row = section?.firstElementChild;
				}
			}
			if (section) {
				if (performance.now() - said > 200) {
					said = performance.now();
					tell?.(hits.length, 0, true);
				}
				return setTimeout(work);
			}
			if (!at && hits.length) at = 1;
			if (at) go();
			setTimeout(() => { if (mine === turn) tell?.(hits.length, at, false); });
		};
		work();
	}

	const rangeOf = (hit) => new StaticRange({ startContainer: hit.start.node, startOffset: hit.start.offset, endContainer: hit.end.node, endOffset: hit.end.offset });

	stet.findStep = (by) => {
		if (!hits.length) return;
		at = (at - 1 + by + hits.length) % hits.length + 1;
		go();
		setTimeout(() => tell?.(hits.length, at, false));
	};

	// go shows the current hit. It looks again in the next frames, as sections get their true height only in view.
	function go() {
		const hit = hits[at - 1];
		CSS.highlights?.set("stet-find-current", new Highlight(rangeOf(hit)));
		stet.unfolded(hit.row);
		stet.look(hit.row.parentElement);
		hit.row.classList.toggle("is-found", !hit.row.getClientRects().length);
		const range = document.createRange();
		range.setStart(hit.start.node, hit.start.offset);
		range.setEnd(hit.end.node, hit.end.offset);
		stet.bring(() => range.getBoundingClientRect(), hit.row);
	}

	// stet.findLeft puts the focus that comes back on what was found.
	stet.findLeft = () => {
		if (at && hits[at - 1]?.row.isConnected) stet.focusNext(hits[at - 1].row);
		asked = null;
		begin();
	};

	// Rows that are drawn anew are searched anew.
	function watch() {
		const host = document.getElementById("host");
		if (!host || watched === host) return;
		watched = host;
		new MutationObserver(again).observe(host, { childList: true, attributeFilter: ["data-view"] });
	}
	let waits = 0;
	const again = () => { clearTimeout(waits); waits = setTimeout(() => { if (asked) begin(); }, 100); };
	stet.sought = () => { if (asked) again(); };
})();
