// The language of the interface, before anything is painted: the reader's choice, else the first of the browser's
// languages that there are words for, else English. The list, stetLanguages, stands in front of this file; cmd/site
// writes it there.
"use strict";

(() => {
	let wanted = navigator.languages ?? [];
	try {
		wanted = [JSON.parse(localStorage.getItem("stet-settings") ?? "{}").Language ?? "", ...wanted];
	} catch {}
	const codes = wanted.map((tag) => String(tag).toLowerCase().split("-")[0]);
	const language = codes.find((code) => stetLanguages.includes(code)) ?? "en";
	document.documentElement.lang = language;
	document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
})();
