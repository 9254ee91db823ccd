// The start, and the life of the program.
//
// It loads the program once, runs it on the page, and gives the same compiled program to a worker. Before the
// worker starts, the network lock is put on: a policy that refuses every request, and that a worker made from a
// Blob inherits. A program that dies is started again with all inputs; see inputs.js.
//
// The page names what to load in attributes of this script's element: data-wasm, data-size (its bytes, unpacked),
// data-worker, data-sw; see files.js. In the single file data-single stands in place of data-sw. The element <html data-stet> says how far the start is: loading, mounted, ready, trouble.
"use strict";

(() => {
	const build = document.currentScript.dataset;
	const root = document.documentElement;
	const skeleton = document.body.firstElementChild.cloneNode(true);
	const policy = "default-src 'none'; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'";

	const allowAddress = stet.allowAddress;
	delete stet.allowAddress;

	let module = null; // the compiled program
	let workerAddress = "";
	let locked = false;
	let offline = null; // a promise: the service worker is in place, or will not be
	let reason = ""; // why the last program died
	let deaths = []; // when programs died, in the last ten seconds
	let focused = ""; // the element that had the focus when the program drew its own

	// What go-app asks of a page. The prefix makes one build run under any folder.
	globalThis.goappGetenv = (name) => name === "GOAPP_ROOT_PREFIX" ? location.pathname.replace(/\/[^/]*$/, "") : "";

	let began = 0;
	start();

	async function start() {
		began = performance.now();
		root.dataset.stet = "loading";
		trouble("");
		if (typeof WebAssembly !== "object") return trouble("webassembly");
		if (!stet.canLoad(build.wasm)) return trouble("unpacking");
		try {
			const left = stet.takeOver();
			const text = stet.load(build.worker).then((response) => response.text());
			text.catch(() => {}); // its failure is told below, after the program's own
			module = await stet.engine?.() ?? await compiled(await stet.load(build.wasm)); // stet.engine: see frame.js
			const blob = new Blob([await text], { type: "text/javascript" });
			workerAddress = URL.createObjectURL(blob);
			allowAddress(workerAddress);
			reason = await left || reason;
		} catch (err) {
			console.warn("stet: " + err);
			return trouble("download");
		}
		offline = registered();
		run();
	}

	// compiled compiles while the bytes arrive. Progress is counted in unpacked bytes, so it ends at 100 % under
	// any encoding; the type is set here, so it works on hosts that do not know it.
	function compiled(response) {
		let seen = 0;
		const counted = new TransformStream({
			transform(chunk, out) {
				seen += chunk.byteLength;
				progress(seen / Number(build.size));
				out.enqueue(chunk);
			},
		});
		const headers = { "Content-Type": "application/wasm" };
		return WebAssembly.compileStreaming(new Response(response.body.pipeThrough(counted), { headers }));
	}

	// progress is shown only where loading takes long enough to wonder.
	function progress(share) {
		const bar = document.getElementById("stet-progress");
		if (!bar) return;
		bar.value = Math.min(1, share);
		bar.hidden = performance.now() - began < 300;
	}

	// trouble shows the one prepared message of the skeleton that fits, with its button.
	function trouble(kind) {
		if (kind) root.dataset.stet = "trouble";
		for (const message of document.querySelectorAll("[data-trouble]")) message.hidden = message.dataset.trouble !== kind;
	}
	document.addEventListener("click", (event) => {
		if (!event.target.closest?.("[data-again]")) return;
		deaths = [];
		module ? run() : start();
	});

	// run starts the program on the page. Two ways lead to its end: it exits, as after a panic, or the browser
	// throws out of it, as when the stack is full; both are deaths.
	async function run() {
		trouble("");
		const go = new Go();
		const died = (why) => { if (bury(go)) mourn(why); };
		const resume = go._resume;
		go._resume = () => { try { resume.call(go); } catch (err) { died(String(err)); } };
		try {
			const instance = await WebAssembly.instantiate(module, go.importObject);
			focused = document.activeElement?.id ?? "";
			await go.run(instance);
			died(stet.lastWords() || "the program ended");
		} catch (err) {
			died(String(err));
		}
	}

	// bury makes a dead program still: its timers stop, and listeners it left behind do nothing.
	function bury(go) {
		if (go.buried) return false;
		go.buried = true;
		go._resume = () => {};
		for (const timer of go._scheduledTimeouts.values()) clearTimeout(timer);
		go._scheduledTimeouts.clear();
		return true;
	}

	function mourn(why) {
		reason = why;
		stet.silence();
		stet.onGiven(null);
		stet.hostUnwatch();
		stopWorker();
		calls = null;
		early = [];
		resting = awaited = false;
		document.body.firstElementChild.replaceWith(skeleton.cloneNode(true));
		stet.retell(document.body.firstElementChild);
		deaths = deaths.filter((when) => performance.now() - when < 10000).concat(performance.now());
		if (deaths.length > 3) return trouble("died");
		run();
	}
	stet.whyDied = () => reason;

	// The first line of a panic, which Go writes, in pieces, before it exits.
	let words = "";
	const write = fs.writeSync;
	fs.writeSync = (fd, bytes) => {
		const text = new TextDecoder().decode(bytes);
		if (/^(panic|fatal error|runtime): ?/.test(text)) words = text;
		else if (words && !words.includes("\n")) words += text;
		return write.call(fs, fd, bytes);
	};
	stet.lastWords = () => { const said = words.split("\n")[0]; words = ""; return said; };

	// The offline copy. It is asked for when the program is loaded, so that nothing is loaded twice.

	let updated = null;
	let next = null; // the service worker that waits

	// registered ends when the offline copy is complete, has failed, or takes longer than ten seconds.
	async function registered() {
		if (!build.sw || !("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
		const patience = new Promise((resolve) => setTimeout(resolve, 10000));
		await Promise.race([patience, register().catch((err) => console.warn("stet: no offline copy: " + err))]);
	}

	async function register() {
		allowAddress(build.sw);
		const copy = await navigator.serviceWorker.register(stet.scriptAddress(build.sw), { updateViaCache: "none" });
		const see = (worker) => {
			if (worker?.state !== "installed" || !navigator.serviceWorker.controller) return;
			next = worker;
			updated?.();
		};
		see(copy.waiting);
		copy.addEventListener("updatefound", () => {
			const worker = copy.installing;
			worker.addEventListener("statechange", () => see(worker));
		});
		await settled(copy.installing);
	}

	const settled = (worker) => new Promise((resolve) => {
		const done = () => { if (!worker || worker.state !== "installing") resolve(); };
		worker?.addEventListener("statechange", done);
		done();
	});

	stet.onUpdate = (callback) => { updated = callback; if (next) callback(); };

	// update loads the newer Stet into this page, with all that the reader gave. Without a place to keep that, the page
	// stays as it is and failed is told why. Another page may have taken the newer one already; then there is nothing
	// to wait for.
	stet.update = async (failed) => {
		if (!next) return failed("there is none");
		try {
			await stet.leaveAll();
		} catch (err) {
			return failed(String(err));
		}
		if (next.state !== "installed") return location.reload();
		navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
		next.postMessage("stet:activate");
	};

	// The worker. Messages to it keep their order, although the bytes of an input are read on the way.

	let worker = null;
	let calls = null; // what to call: message, ready, died, unreadable
	let queue = Promise.resolve();
	let early = []; // what the program sent before it started the worker

	// startWorker is called by the program once it is mounted. The lock comes first.
	stet.startWorker = (message, ready, died, unreadable) => {
		calls = { message, ready, died, unreadable };
		root.dataset.stet = "mounted";
		stet.refill(focused);
		newWorker();
		for (const [json, source] of early.splice(0)) stet.sendWorker(json, source);
	};
	stet.restartWorker = () => { resting = false; early = []; stopWorker(); newWorker(); };

	// A worker at rest is no more; the next request wakes another, once stet.askToRun lets it.
	let resting = false;
	stet.restWorker = () => { resting = true; stopWorker(); };
	function wake() {
		if (!resting) return;
		resting = false;
		newWorker();
		for (const [json, source] of early.splice(0)) stet.sendWorker(json, source);
	}

	function lock() {
		if (locked) return;
		const meta = document.createElement("meta");
		meta.httpEquiv = "Content-Security-Policy";
		meta.content = policy;
		document.head.append(meta);
		locked = true;
	}

	function stopWorker() {
		weight = 0;
		worker?.terminate();
		worker = null;
		queue = Promise.resolve();
		heard();
	}

	// The watch. A worker that answers a request speaks four times a second. One that says nothing for long may be lost
	// in a loop, or alive on a computer that is too busy or was asleep. A witness tells which: a second worker that only
	// waits until it has had the processor for some time. If the first has said nothing by then, it never will.
	const silence = 3000; // milliseconds of the clock
	const trial = 2000; // milliseconds of the processor
	let awaited = false; // a request is being answered
	let loading = 0; // inputs that are on their way to the worker
	let weight = 0; // the bytes of those that came, while they are read: four megabytes have a second more
	let doubted = 0; // the timer
	let witness = null;
	let lost = null; // ends the worker

	stet.watchWorker = (on) => {
		awaited = on;
		if (!on) weight = 0;
		heard();
	};
	function heard() {
		clearTimeout(doubted);
		witness?.terminate();
		witness = null;
		if (awaited && worker && !loading) doubted = setTimeout(doubt, silence);
	}
	function doubt() {
		witness = new Worker(stet.scriptAddress(workerAddress), { name: "stet witness" });
		witness.onmessage = () => lost("the engine gave no sign of life for five seconds");
		witness.postMessage({ spin: trial + weight / 4000 });
	}

	function newWorker() {
		lock();
		const mine = worker = new Worker(stet.scriptAddress(workerAddress), { name: "stet" });
		const dead = (why) => {
			if (worker !== mine) return;
			stopWorker();
			calls.died(why);
		};
		mine.onerror = (event) => { event.preventDefault(); dead(event.message || "the worker failed"); };
		mine.onmessageerror = () => dead("a message could not be read");
		mine.onmessage = ({ data }) => {
			if (worker !== mine) return;
			heard();
			if (data.alive) return;
			if (data.died !== undefined) return dead(data.died);
			if (data.ready) return answered();
			calls.message(data.json, data.html, data.file);
		};
		lost = dead;
		mine.postMessage({ module });
		heard();
	}

	// answered: mounted, locked, and the worker serves. "Ready" waits for the offline copy too, so that nothing
	// is on its way any more.
	async function answered() {
		calls?.ready();
		await offline;
		root.dataset.stet = "ready";
	}

	stet.sendWorker = (json, source) => {
		if (resting && early.push([json, source]) === 1) stet.askToRun(wake);
		if (resting) return;
		if (!calls) return void early.push([json, source]);
		const mine = worker;
		queue = queue.then(async () => {
			if (!mine || worker !== mine) return;
			if (!source) return mine.postMessage({ json });
			let data;
			loading++;
			heard();
			try {
				data = new Uint8Array(await stet.blob(source).slice(0, 64 << 20).arrayBuffer());
			} catch (err) {
				if (worker === mine) calls.unreadable(json, source, String(err));
				return;
			} finally {
				loading--;
				heard();
			}
			weight += data.length;
			if (worker === mine) mine.postMessage({ json, data }, [data.buffer]);
		});
	};

	Object.freeze(stet);
})();
