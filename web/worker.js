// The worker: the same program as on the page, without a document. There it serves the engine.
//
// The page sends {module} once, then {json, data}: a request, and the bytes of an input or nothing. The worker sends
// {ready: true} once the program listens, then {json, html, file}: an answer, and a section, a file or nothing. When
// the program ends, {died: why} is the last.
//
// The program finds three functions here:
//
//	stetReceive(callback)       callback(json, data) is called for each request, in order; data is a Uint8Array or
//	                            undefined. Requests that came earlier are handed over at once.
//	stetSend(json, html, file)  sends an answer; html, a string, and file, a Uint8Array, may be left out.
//	stetDecode(label, bytes)    the text of bytes in the encoding that label names; what does not fit becomes
//	                            U+FFFD. It throws a RangeError for a label that no browser knows.
"use strict";

(() => {
	const waiting = [];
	let listener = null;

	globalThis.stetReceive = (callback) => {
		listener = callback;
		postMessage({ ready: true });
		while (waiting.length) hand(waiting.shift());
	};
	globalThis.stetSend = (json, html, file) => postMessage({ json, html, file }, file ? [file.buffer] : []);
	globalThis.stetDecode = (label, bytes) => new TextDecoder(label).decode(bytes);

	const hand = ({ json, data }) => listener(json, data);

	onmessage = ({ data }) => {
		if (data.module) run(data.module);
		else if (listener) hand(data);
		else waiting.push(data);
	};

	// The first line of a panic, which Go writes, in pieces, before it exits.
	let words = "";
	const write = fs.writeSync;
	fs.writeSync = (fd, bytes) => {
		const text = new TextDecoder().decode(bytes);
		if (/^(panic|fatal error|runtime): ?/.test(text)) words = text;
		else if (words && !words.includes("\n")) words += text;
		return write.call(fs, fd, bytes);
	};

	const said = () => words.split("\n")[0];

	// run ends with the program: it exits, as after a panic, or the browser throws out of it, as when the stack
	// is full. The page then ends this worker and starts another.
	async function run(module) {
		const go = new Go();
		const died = (why) => {
			go._resume = () => {};
			for (const timer of go._scheduledTimeouts.values()) clearTimeout(timer);
			go._scheduledTimeouts.clear();
			listener = () => {};
			postMessage({ died: why });
		};
		const resume = go._resume;
		go._resume = () => { try { resume.call(go); } catch (err) { died(String(err)); } };
		try {
			await go.run(await WebAssembly.instantiate(module, go.importObject));
			died(said() || "the program ended");
		} catch (err) {
			died(said() || String(err));
		}
	}
})();
