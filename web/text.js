// The text of one side, as it stands in the rows. A row shows old and new words together; this tells them apart again,
// without what the page adds: labels, chips, hidden words.
//
// stet.textOf(row, side) returns units: lists of text nodes that are one piece of running text, mostly a paragraph.
"use strict";

(() => {
	const extra = /(^| )(Hidden|Chip|Move|Label|Gutter)( |$)/;

	// nodes lists the text nodes below root but for those below an element of that name.
	function nodes(root, without) {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
			if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
			return node.localName === without || node.localName === "button" || extra.test(node.className) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
		});
		const list = [];
		while (walker.nextNode()) list.push(walker.currentNode);
		return list;
	}

	// cellOf is the cell that holds a side of a row, or nothing. A moved row is drawn whole at its new place, with the
	// old words that it lost; they are had with inPlace.
	function cellOf(row, side, inPlace) {
		const kind = row.dataset.kind;
		if (side === "old" ? kind === "added" || kind === "moved" && !inPlace : kind === "removed" || kind === "departed") return null;
		if (kind === "moved") side = "new";
		return row.querySelector(":scope > .Cell--" + side) ?? row.querySelector(":scope > .Cell--both");
	}

	stet.textOf = (row, side, inPlace) => {
		const cell = cellOf(row, side, inPlace);
		if (!cell) return [];
		const without = side === "old" ? "ins" : "del";
		const blocks = [...cell.querySelectorAll(".Block")].map((block) => nodes(block, without));
		// Where both sides share a cell, the blocks are those of the side that has more of them.
		const joined = cell.classList.contains("Cell--both") && row.dataset.kind === (side === "old" ? "split" : "merged");
		return joined ? [blocks.flat()] : blocks;
	};
	stet.nodesOf = nodes;
})();
