// The guard: the one way from a string to elements.
//
// It makes the page's only Trusted Types policy, keeps it here, and offers two functions. stet.append takes a
// section of a comparison, checks every character of it against the list of what a section may hold, and inserts
// it. stet.scriptAddress answers for exactly the addresses that boot.js names: the service worker's, and that of
// the worker it built itself. The list, stetAllowed, stands in front of this file; cmd/site writes it there.
//
// The renderer escapes, the guard checks, and they share no code: both would have to fail at once.
"use strict";

var stet = {}; // of the page, or of the module that this is part of

(() => {
	const longest = 1 << 20; // characters of one section
	const deepest = 256; // a page some thousand elements deep ends the tab

	// A value or a text is any character but < > & " ' and the few escapes that the renderer writes.
	const escapes = "&(?:amp|lt|gt|quot|apos|#34|#39);";
	const token = pattern(stetAllowed);

	// pattern is one regular expression for the next piece of a section: text, a start tag, an end tag. Each
	// attribute of a start tag is listed for its element, in double quotes, with a value of its own form.
	function pattern(allowed) {
		const starts = Object.entries(allowed).map(([name, attributes]) => {
			const each = Object.entries(attributes).map(([key, value]) => key + '="(?:' + value + ')"');
			return each.length ? name + "(?: (?:" + each.join("|") + "))*" : name;
		});
		const ends = Object.keys(allowed).join("|");
		return new RegExp("[^<>&\"']+|" + escapes + "|(<(?:" + starts.join("|") + ")>)|(</(?:" + ends + ")>)", "y");
	}

	// guarded reports whether html is text and listed tags from its first character to its last.
	function guarded(html) {
		if (html.length > longest) return false;
		let depth = 0;
		token.lastIndex = 0;
		while (token.lastIndex < html.length) {
			const found = token.exec(html);
			if (found === null) return false;
			if (found[1]) depth++;
			if (found[2]) depth--;
			if (depth < 0 || depth > deepest) return false;
		}
		return depth === 0;
	}

	const addresses = new Set();
	const rules = {
		createHTML(html) {
			if (!guarded(html)) throw new TypeError("the guard refused a section");
			return html;
		},
		createScriptURL(address) {
			if (!addresses.has(address)) throw new TypeError("the guard refused a script address");
			return address;
		},
	};
	const policy = globalThis.trustedTypes ? trustedTypes.createPolicy("stet", rules) : rules;

	// append puts one section at the end of host, or where of it, and reports whether the guard let it through. A section
	// that it refuses is shown as plain text: the reader loses no word, and nothing in it acts.
	stet.append = (host, html, where = "beforeend") => {
		let safe;
		try {
			safe = policy.createHTML(html);
		} catch (err) {
			const plain = document.createElement("pre");
			plain.className = "Host-refused";
			plain.textContent = html;
			host.insertAdjacentElement(where, plain);
			return false;
		}
		host.insertAdjacentHTML(where, safe); // the only sink of the project
		return true;
	};

	stet.guarded = guarded;

	// allowAddress adds a script address; boot.js calls it for the two it knows and then takes it away.
	stet.allowAddress = (address) => addresses.add(address);
	stet.scriptAddress = (address) => policy.createScriptURL(address);
})();
