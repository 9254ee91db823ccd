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
	let speaker = null;

	const text = (key) => speaker.text(key);
	stet.say = (...args) => speaker.say(...args);
	stet.count = (...args) => speaker.count(...args);
	stet.number = (n) => speaker.number(n);

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
		speaker = stetSpeaker(root.lang, stetWords[root.lang], english);
		if (root.lang === "en") return "";
		return Object.entries(stetWords[root.lang]).map(([key, said]) => key + " = " + said + "\n").join("");
	};

	// zone answers with the minutes from UTC and the name of the reader's zone at a moment.
	stet.zone = (moment) => {
		const then = new Date(moment);
		const parts = zones().formatToParts(then);
		return -then.getTimezoneOffset() + " " + (parts.find((part) => part.type === "timeZoneName")?.value ?? "");
	};
	// zones is kept: making it costs a slow phone a fifth of the way to a comparison, so it is made before it is needed.
	let format = null;
	let spoken = "";
	function zones() {
		if (spoken !== root.lang) [spoken, format] = [root.lang, new Intl.DateTimeFormat(root.lang, { timeZoneName: "short" })];
		return format;
	}
	addEventListener("load", () => (globalThis.requestIdleCallback ?? setTimeout)(() => stet.zone(0)));

	stet.useLanguage(root.lang);
	stet.retell(document);
})();
