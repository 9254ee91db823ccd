// The worker: the same program as on the page, without a document. There it serves the engine.
//
// The page sends {module} once, then {json, data}: a request, and the bytes of an input or nothing. The worker sends
// {ready: true} once the program listens, then {json, html, file}: an answer, and a section, a file or nothing. While
// the program is at work, {alive: true} comes in between, four times a second. When the program ends, {died: why} is
// the last. A worker that is sent {spin} has no program: it answers {spun: true}; see the watch in boot.js.
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
		else if (data.spin) spin(data.spin);
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

	// spin ends when this thread had the processor for so many milliseconds. Where it is taken away, time goes on in
	// leaps; of a leap one millisecond counts.
	function spin(most) {
		for (let had = 0, last = performance.now(); had < most;) {
			const now = performance.now();
			had += Math.min(now - last, 1);
			last = now;
		}
		postMessage({ spun: true });
	}

	// tellsOfLife has the program give signs of life. Go reads the clock whenever it collects garbage, and the engine
	// whenever it gets on with a stage: whatever it works on, it does so many times a second.
	function tellsOfLife(go) {
		const calls = go.importObject.gojs;
		const clock = calls["runtime.nanotime1"];
		let told = 0;
		calls["runtime.nanotime1"] = (sp) => {
			clock(sp);
			const now = go.mem.getUint32(sp + 8, true) / 1e6 + go.mem.getInt32(sp + 12, true) * 4294.967296; // milliseconds
			if (now - told < 250) return;
			told = now;
			postMessage({ alive: true });
		};
	}

	// run ends with the program: it exits, as after a panic, or the browser throws out of it, as when the stack
	// is full. The page then ends this worker and starts another.
	async function run(module) {
		const go = new Go();
		tellsOfLife(go);
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
