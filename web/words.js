// The words of the page's own scripts, and the way of a language's words to the program.
//
// In front of this file cmd/site writes stetWords: for each language its messages by their keys, as web/words has
// them; of English, which is part of the program, only those that scripts say.
//
//	stet.say("key", a, b)       the message, its places filled in the order of the English text
//	stet.count("key", n, a)     the message about n things
//	stet.number(n)              a whole number as the language writes it
//
// An element that stands on the page before the program does names its message in data-say, and those of its
// attributes in data-say-label and data-say-placeholder; stet.retell has them speak the language.
"use strict";

(() => {
	const root = document.documentElement;
	const english = stetWords.en;
	let plural = null;

	const text = (key) => stetWords[root.lang]?.[key] ?? english[key];
	const places = (key) => [...new Set([...(english[key] ?? "").matchAll(/\{(\w+)\}/g)].map((found) => found[1]))];

	function fill(message, names, args) {
		return (message ?? "").replace(/\{(\w+)\}/g, (place, name) => {
			const arg = args[names.indexOf(name)];
			return typeof arg === "number" ? stet.number(arg) : arg ?? place;
		});
	}

	stet.say = (key, ...args) => fill(text(key), places(key), args);
	stet.count = (key, n, ...args) => {
		const names = places(key + ".other").filter((name) => name !== "n");
		return fill(text(key + "." + plural.select(n)) ?? text(key + ".other"), ["n", ...names], [n, ...args]);
	};
	stet.number = (n) => {
		const digits = String(n);
		const grouped = digits.length < Number(text("number-group-from")) ? digits
			: digits.replace(/\B(?=(\d{3})+$)/g, text("number-group"));
		return grouped.replace(/\d/g, (digit) => [...text("number-digits")][digit]);
	};

	// retell lets the elements below one speak the language. What it has no words for stays English.
	stet.retell = (element) => {
		for (const [attribute, put] of [
			["data-say", (found, said) => { found.textContent = said; }],
			["data-say-label", (found, said) => found.setAttribute("aria-label", said)],
			["data-say-placeholder", (found, said) => { found.placeholder = said; }],
		]) {
			for (const found of element.querySelectorAll("[" + attribute + "]")) {
				const said = text(found.getAttribute(attribute));
				if (said) put(found, said);
			}
		}
	};

	stet.language = () => root.lang;

	// useLanguage has the page speak a language from now on, and answers with all its words, a line for each; none for
	// English. Of a language that is not there it speaks English.
	stet.useLanguage = (code) => {
		root.lang = code in stetWords ? code : "en";
		root.dir = root.lang === "ar" ? "rtl" : "ltr";
		plural = new Intl.PluralRules(root.lang);
		if (root.lang === "en") return "";
		return Object.entries(stetWords[root.lang]).map(([key, said]) => key + " = " + said + "\n").join("");
	};

	// zone answers with the minutes from UTC and the name of the reader's zone at a moment.
	stet.zone = (moment) => {
		const then = new Date(moment);
		const parts = new Intl.DateTimeFormat(root.lang, { timeZoneName: "short" }).formatToParts(then);
		return -then.getTimezoneOffset() + " " + (parts.find((part) => part.type === "timeZoneName")?.value ?? "");
	};

	stet.useLanguage(root.lang);
	stet.retell(document);
})();
