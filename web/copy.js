// Copying one side. A selection that begins in the old text takes the old text only, one that begins in the new text
// the new: the other side cannot be selected meanwhile, and what goes to the clipboard is written from the rows.
"use strict";

(() => {
	const looks = new Set(["a", "strong", "em", "code", "u", "s", "sub", "sup"]);
	const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" })[c]);

	// sideOf is the side that a place in the rows belongs to. Where both share a cell, kept words are the new text's.
	function sideOf(node) {
		const at = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
		const cell = at?.closest("#host .Cell");
		if (!cell) return "";
		const kind = cell.closest(".Row").dataset.kind;
		return cell.classList.contains("Cell--old") || kind === "removed" || kind === "departed" || at.closest("del") ? "old" : "new";
	}

	document.addEventListener("pointerdown", (event) => {
		const host = document.getElementById("host");
		if (!host || event.button !== 0) return;
		const side = host.contains(event.target) ? sideOf(event.target) : "";
		if (side) host.dataset.side = side;
		else delete host.dataset.side;
	}, true);

	document.addEventListener("copy", (event) => {
		const selection = getSelection();
		const host = document.getElementById("host");
		if (!host || selection.isCollapsed || !host.contains(selection.anchorNode) || !event.clipboardData) return;
		const side = sideOf(selection.anchorNode);
		if (!side) return;
		const range = selection.getRangeAt(0);
		const pieces = [...host.querySelectorAll(".Row:not([hidden])")].filter((row) => range.intersectsNode(row)).flatMap((row) => piecesOf(row, side, range));
		if (!pieces.length) return;
		event.clipboardData.setData("text/plain", pieces.map((piece) => piece.text).join("\n\n"));
		event.clipboardData.setData("text/html", pieces.map((piece) => piece.html).join("\n"));
		event.preventDefault();
	});

	// piecesOf are the paragraphs of one side of a row, as far as the range reaches.
	function piecesOf(row, side, range) {
		return stet.textOf(row, side).map((nodes) => {
			let text = "";
			let html = "";
			for (const node of nodes) {
				if (!range.intersectsNode(node)) continue;
				const part = node.data.slice(node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : node.length);
				text += part;
				html += marked(node, part);
			}
			const tag = nodes[0]?.parentElement.closest(".Block")?.localName ?? "p";
			return { text, html: `<${tag}>${html}</${tag}>` };
		}).filter((piece) => piece.text);
	}

	// marked is a part of a text with the looks that it has on the page: links, bold and their like.
	function marked(node, part) {
		let html = escape(part);
		for (let at = node.parentElement; at && !at.classList.contains("Block"); at = at.parentElement) {
			if (!looks.has(at.localName)) continue;
			const start = at.localName === "a" ? `a href=\x22${escape(at.href)}\x22` : at.localName;
			html = `<${start}>${html}</${at.localName}>`;
		}
		return html;
	}

	// copyChange puts the paragraph of a change on the clipboard: one side, both, or one as a quotation.
	stet.copyChange = (id, change, what, oldName, newName, done) => {
		const row = document.querySelector("#" + CSS.escape(id) + ' [data-row="' + CSS.escape(change.split(".")[0]) + '"]');
		const text = (side) => row ? stet.textOf(row, side, true).map((nodes) => nodes.map((node) => node.data).join("")).join("\n\n") : "";
		const side = what.replace("quote-", "");
		const one = side === "both" ? "" : text(side);
		if (side !== "both" && !one || !row) return done("nothing");
		stet.copy(what === side && side !== "both" ? one :
			side === "both" ? stet.say("copy-before") + "\n" + text("old") + "\n\n" + stet.say("copy-after") + "\n" + text("new") :
			"“" + one + "”\n— " + (side === "old" ? oldName : newName), done);
	};
})();
