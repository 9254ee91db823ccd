// Small abilities of the page: clipboard, settings, theme, announcements, address, downloads, keys.
"use strict";

(() => {
	const root = document.documentElement;
	const name = "stet-settings";
	let blocked = ""; // why the browser keeps nothing

	// Where storage throws, as in a sandboxed frame, a storage in memory takes its place before anyone looks.
	for (const key of ["localStorage", "sessionStorage"]) {
		try {
			globalThis[key].getItem(name);
		} catch (err) {
			blocked = String(err);
			Object.defineProperty(globalThis, key, { value: memoryStorage(), configurable: true });
		}
	}

	function memoryStorage() {
		const items = new Map();
		return {
			get length() { return items.size; },
			key: (n) => [...items.keys()][n] ?? null,
			getItem: (key) => items.get(String(key)) ?? null,
			setItem: (key, value) => { items.set(String(key), String(value)); },
			removeItem: (key) => { items.delete(String(key)); },
			clear: () => items.clear(),
		};
	}

	stet.loadSettings = () => localStorage.getItem(name) ?? "";
	stet.saveSettings = (text) => {
		text ? localStorage.setItem(name, text) : localStorage.removeItem(name);
		if (blocked) throw new Error(blocked);
	};
	stet.useSettings = (wide) => { root.classList.toggle("is-wide", wide); };

	stet.setTheme = (theme) => {
		if (theme) root.dataset.theme = theme;
		else delete root.dataset.theme;
	};
	stet.setTitle = (title) => { document.title = title; };

	// announce speaks through one polite live region, at most one line a second; a later line replaces one that
	// still waits. The region is there from the start, since readers do not notice one that comes with its text.
	const live = document.createElement("div");
	live.id = "stet-live";
	live.setAttribute("role", "status");
	Object.assign(live.style, { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" });
	document.body.append(live);
	let line = null; // what waits
	let speaking = false;

	stet.announce = (text) => {
		line = text;
		if (!speaking) speak();
	};
	function speak() {
		speaking = line !== null;
		if (!speaking) return;
		live.textContent = line;
		line = null;
		setTimeout(speak, 1000);
	}

	stet.copy = (text, done) => {
		if (!navigator.clipboard) return done("this browser gives pages no clipboard");
		navigator.clipboard.writeText(text).then(() => done(""), (err) => done(String(err)));
	};

	// address is what a shared link begins with: the page's own address, without query and fragment. The frame of other
	// sites stands beside the page that readers open. A file has the address of the public site, or none.
	const site = document.currentScript.dataset.site ?? "";
	stet.address = () => /^https?:$/.test(location.protocol) ? location.origin + location.pathname.replace(/\/embed(\.html)?$/, "/") : site;

	// An entry of the history that the page made says which screen it shows. One that the reader made, by typing an
	// address, says nothing: its screen is -1. What else an entry says, such as that a sheet is open, stays.
	stet.print = () => window.print();
	stet.fragment = () => location.hash.slice(1);
	stet.setFragment = (fragment, screen, push) => {
		const address = location.href.split("#")[0] + (fragment ? "#" + fragment : ""); // a lone "?" too: without it, it is another page
		push ? history.pushState({ screen }, "", address) : history.replaceState({ ...history.state, screen }, "", address);
	};
	let turned = null;
	stet.onFragment = (callback) => { turned = callback; };
	addEventListener("popstate", (event) => {
		if (!turned) return;
		turned(stet.fragment(), event.state?.screen ?? -1);
	});

	stet.download = (file, type, bytes) => {
		const address = URL.createObjectURL(new Blob([bytes], { type }));
		const link = document.createElement("a");
		link.href = address;
		link.download = file;
		link.click();
		setTimeout(() => URL.revokeObjectURL(address), 60000);
	};

	// Keys go to the program unless a word is being composed. It answers whether it used the key.
	let keys = null;
	stet.onKey = (callback) => { keys = callback; };
	addEventListener("keydown", (event) => {
		if (!keys || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
		if (event.shiftKey && /^Arrow/.test(event.key) && !getSelection().isCollapsed) return; // it grows or shrinks
		const field = event.target.closest?.("textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable]");
		const used = keys(event.key, event.ctrlKey || event.metaKey, event.altKey, event.shiftKey, !!field);
		eaten = used ? event.key : "";
		if (used) event.preventDefault();
	});
	// The sign of a key that was used is not typed. A key may have moved the focus into a field, and the browser, which
	// tells of the sign apart from the key, then types it there now and again.
	let eaten = "";
	addEventListener("keypress", (event) => {
		if (eaten === event.key) event.preventDefault();
		eaten = "";
	}, true);
	addEventListener("keyup", () => { eaten = ""; }, true);

	// silence drops every callback of a program that died; the next one sets its own.
	stet.silence = () => { turned = keys = null; };
})();
