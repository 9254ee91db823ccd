// Files of the site. A page names each file that its scripts load in an attribute of boot.js's element. On the site
// that is an address, which is fetched. In the single file stet.html it is "#" and the id of an element of the page
// that holds the file, packed; nothing is fetched there. Whoever loads a file asks for it here.
//
// An element holds gzip in the digits of Ascii85, "v" standing for "<", in whole groups of five; data-bytes says how
// many bytes of it count.
"use strict";

(() => {
	const held = (address) => address.startsWith("#");

	// canLoad reports whether this browser can take such a file out of the page. From an address every browser can.
	stet.canLoad = (address) => !held(address) || typeof DecompressionStream === "function";

	// load is the promise of a file as a Response, whose body arrives in pieces.
	stet.load = async (address) => held(address) ? unpacked(document.getElementById(address.slice(1))) : fetched(address);

	async function fetched(address) {
		const response = await fetch(address);
		if (!response.ok) throw new Error(address + ": status " + response.status);
		return response;
	}

	function unpacked(element) {
		const packed = digits(element.textContent).subarray(0, Number(element.dataset.bytes));
		return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
	}

	// digits turns each five digits of base 85 into four bytes.
	function digits(text) {
		const bytes = new Uint8Array(Math.floor(text.length / 5) * 4);
		for (let from = 0, to = 0; to < bytes.length; to += 4) {
			let group = 0;
			for (const end = from + 5; from < end; from++) {
				const code = text.charCodeAt(from);
				group = group * 85 + (code === 118 ? 27 : code - 33);
			}
			bytes[to] = group >>> 24;
			bytes[to + 1] = group >>> 16;
			bytes[to + 2] = group >>> 8;
			bytes[to + 3] = group;
		}
		return bytes;
	}
})();
