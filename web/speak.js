// A speaker says the messages of web/words in one language, from tables of texts by their keys. What its own table does
// not hold it says in English, whose texts also give the order of the places.
//
//	say("key", a, b)            the message, its places filled in the order of the English text
//	count("key", n, a)          the message about n things
//	number(n)                   a whole number as the language writes it
//	told("error-", code, else)  what the engine tells by a code, its places filled; else, if there is no such message
"use strict";

const stetSpeaker = (language, own, english) => {
	const plural = new Intl.PluralRules(language);
	const text = (key) => own?.[key] ?? english[key];
	const known = new Map();
	const places = (key) => {
		if (!known.has(key)) known.set(key, [...new Set([...(english[key] ?? "").matchAll(/\{(\w+)\}/g)].map((found) => found[1]))]);
		return known.get(key);
	};
	const fill = (message, names, args) => (message ?? "").replace(/\{(\w+)\}/g, (place, name) => {
		const arg = args[names.indexOf(name)];
		return typeof arg === "number" ? number(arg) : arg ?? place;
	});
	const say = (key, ...args) => fill(text(key), places(key), args);
	const count = (key, n, ...args) => {
		const names = places(key + ".other").filter((name) => name !== "n");
		return fill(text(key + "." + plural.select(n)) ?? text(key + ".other"), ["n", ...names], [n, ...args]);
	};
	const number = (n) => {
		const digits = String(n);
		const grouped = digits.length < Number(text("number-group-from")) ? digits
			: digits.replace(/\B(?=(\d{3})+$)/g, text("number-group"));
		return grouped.replace(/\d/g, (digit) => [...text("number-digits")][digit]);
	};
	const told = (start, code, otherwise, ...args) => {
		if (!english[start + code]) return otherwise;
		const names = places(start + code);
		return say(start + code, ...args.map((arg, i) => !names[i]?.startsWith("file") ? arg : arg ? say("quoted", arg) : say("this-text")));
	};
	return { text, say, count, number, told };
};
