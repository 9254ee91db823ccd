// Inputs: what the reader pasted, dropped, chose or typed. They are kept here, outside the program, so that a
// program that dies loses none of them. Bytes stay in Blobs and are read when the worker needs them.
//
// stet.onGiven(callback) hands over what arrived, as JSON; what came before the program ran waits for it.
"use strict";

(() => {
	const longestTyped = 1000000; // characters; more would freeze a text box
	const sources = new Map(); // ID → {ID, Name, Type, Size, Modified, blob, plain}
	const boxes = new Map(); // ID of a text area → its text
	const waiting = [];
	let listener = null;
	let last = 0;
	let state = "";

	// add registers a Blob under the next number. plain is the text that came beside a pasted page.
	function add(blob, name, type, modified, plain) {
		const when = modified ? new Date(modified).toISOString() : null;
		const source = { ID: ++last, Name: name, Type: type, Size: blob.size, Modified: when, blob, plain };
		sources.set(source.ID, source);
		return source;
	}
	const addFile = (file) => add(file, file.name, file.type, file.lastModified);
	const addText = (text, type, plain) => add(new Blob([text], { type }), "", type, 0, plain);
	const told = ({ ID, Name, Type, Size, Modified }) => ({ ID, Name, Type, Size, Modified });

	function give(how, side, given) {
		const message = JSON.stringify({ How: how, Side: side, Sources: given.map(told) });
		if (listener) listener(message);
		else waiting.push(message);
	}

	stet.onGiven = (callback) => {
		listener = callback;
		while (listener && waiting.length) listener(waiting.shift());
	};
	stet.addText = (name, type, text) => JSON.stringify(told(add(new Blob([text], { type }), name, type, 0)));
	stet.addBlob = (blob) => add(blob, "", blob.type, 0).ID;
	stet.held = () => JSON.stringify([...sources.values()].map(told));
	stet.forget = (id) => sources.delete(id);
	stet.record = (id) => sources.get(id);
	stet.adopt = ({ blob, Name, Type, Modified, plain }) => add(blob, Name, Type, Modified, plain).ID;
	stet.blob = (id) => sources.get(id)?.blob;
	stet.plain = (id) => sources.get(id)?.plain ?? "";
	stet.giveFiles = (how, files) => give(how, "", files.map(addFile));

	// giveShared takes what another app shared: items say what each blob is. A blob that was not kept is told of when
	// it is read, like a file that is gone.
	stet.giveShared = (items, blobs) => give("share", "", items.map(({ name, type, modified, size }, n) => {
		const source = add(blobs[n] ?? { size }, name, type, modified);
		if (!blobs[n]) source.blob = null;
		return source;
	}));

	// all is everything that is held, as a note and blobs, for a page that takes this one's place; takeAll is how that
	// page takes it.
	stet.all = () => ({
		all: { state, last, boxes: [...boxes], sources: [...sources.values()].map((source) => ({ ...source, blob: undefined })) },
		blobs: [...sources.values()].map((source) => source.blob),
	});
	stet.takeAll = (all, blobs) => {
		state = all.state;
		last = all.last;
		for (const [id, text] of all.boxes) boxes.set(id, text);
		for (const [n, source] of all.sources.entries()) sources.set(source.ID, { ...source, blob: blobs[n] ?? null });
	};
	stet.keep = (text) => { state = text; };
	stet.kept = () => state;

	// Paste and drop.

	const fieldOf = (target) => target.closest?.("textarea, input, [contenteditable]");
	const sideOf = (target) => target.closest?.("[data-side]")?.dataset.side ?? "";

	// take turns what a paste or a drop carries into sources and reports whether it did. It leaves an ordinary
	// text for an ordinary text box to the browser, which can also undo it. A page with markup is taken only
	// where it would be the whole text of a box: pasting a word into a text means the word.
	function take(how, event, carried) {
		const field = fieldOf(event.target);
		const ours = !field || field.localName === "textarea";
		const side = sideOf(event.target);
		const html = carried.getData("text/html");
		const plain = carried.getData("text/plain");
		if (carried.files.length && !(html || plain)) return give(how, side, [...carried.files].map(addFile)), true;
		if (!ours) return false;
		const whole = !field || field.value.trim() === "" || (field.selectionEnd - field.selectionStart) === field.value.length;
		if (html && whole) return give(how, side, [addText(html, "text/html", plain)]), true;
		if (plain && (!field || plain.length > longestTyped)) return give(how, side, [addText(plain, "text/plain")]), true;
		return false;
	}

	document.addEventListener("paste", (event) => {
		if (event.clipboardData && take("paste", event, event.clipboardData)) event.preventDefault();
	}, true);

	document.addEventListener("drop", (event) => {
		delete document.documentElement.dataset.dropping;
		if (take("drop", event, event.dataTransfer) || !fieldOf(event.target)) event.preventDefault();
	}, true);

	document.addEventListener("dragover", (event) => {
		const files = event.dataTransfer.types.includes("Files");
		if (!files && fieldOf(event.target)) return;
		event.preventDefault();
		document.documentElement.dataset.dropping = sideOf(event.target) || "any";
	}, true);

	document.addEventListener("dragleave", (event) => {
		if (!event.relatedTarget) delete document.documentElement.dataset.dropping;
	}, true);

	let picker = null; // held here, or it may be collected while it is open
	stet.chooseFiles = (side) => {
		picker = document.createElement("input");
		picker.type = "file";
		picker.multiple = true;
		picker.addEventListener("change", () => give("choose", side, [...picker.files].map(addFile)));
		picker.click();
	};

	// Text boxes. Their text is remembered as it is typed, and put back by stet.refill.

	document.addEventListener("input", (event) => {
		if (event.target.matches?.("textarea[id]")) boxes.set(event.target.id, event.target.value);
	}, true);

	stet.box = (id) => document.getElementById(id)?.value || boxes.get(id) || "";
	stet.setBox = (id, text) => {
		boxes.set(id, text);
		const box = document.getElementById(id);
		if (box && box.value !== text) box.value = text;
	};
	// focusOn waits for an element that is only about to be shown; focusBack gives the focus back to where it was.
	let wanted = "";
	let before = null;
	stet.focusOn = (id) => {
		wanted = id;
		focus(id, 60);
	};
	function focus(id, tries) {
		const had = document.activeElement;
		const element = document.getElementById(id);
		const box = element?.getBoundingClientRect();
		element?.focus({ preventScroll: box.top >= 0 && box.bottom <= innerHeight }); // what is in view, as by sticking there, moves nothing
		if (element && element === document.activeElement) {
			if (element.type === "search") element.select();
			if (had !== element) before = had;
		} else if (tries && wanted === id) setTimeout(focus, 16, id, tries - 1);
	}
	stet.focusNext = (element) => { before = element; };
	stet.focusBack = () => {
		wanted = "";
		if (before?.isConnected && before !== document.body && before.getClientRects().length) stet.takeFocus(before);
		else {
			const current = document.querySelector("#host .is-current");
			if (current) stet.takeFocus(current);
		}
		before = null;
	};

	// refill puts remembered text into boxes that were drawn anew, and tells their listeners.
	stet.refill = (focused) => {
		for (const [id, text] of boxes) {
			const box = document.getElementById(id);
			if (!box || box.value === text) continue;
			box.value = text;
			box.dispatchEvent(new Event("input", { bubbles: true }));
		}
		if (focused && !document.activeElement?.matches("textarea, input")) stet.focusOn(focused);
	};
})();
