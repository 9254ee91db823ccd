// Files of the site. A page names each file that its scripts load in an attribute of boot.js's element. On the site
// that is an address, which is fetched. In the single file stet.html it is "#" and the id of an element of the page
// that holds the file, packed; nothing is fetched there. Whoever loads a file asks for it here.
//
// An element holds gzip, seven bits in a character, since the text of a page may hold nearly all of those. The three
// that it may not hold are written together with the seven bits after them: see below. data-bytes says how many bytes
// there are.
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
		const packed = bytesOf(element.textContent, Number(element.dataset.bytes));
		return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
	}

	const unsafe = [0, 13, 60]; // NUL, CR, "<"

	function bytesOf(text, size) {
		const bytes = new Uint8Array(size);
		let to = 0;
		let bits = 0;
		let have = 0;
		const take = (value) => {
			bits = bits << 7 & 0x7fff | value;
			have += 7;
			if (have < 8) return;
			have -= 8;
			bytes[to++] = bits >>> have; // what is beyond the last byte falls away
		};
		for (let from = 0; from < text.length; from++) {
			const code = text.charCodeAt(from);
			if (code >= 128) take(unsafe[code - 0xC0 >> 7]);
			take(code < 128 ? code : code - 0xC0 & 127);
		}
		return bytes;
	}
})();
