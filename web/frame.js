// The frame: the viewer inside another page, and its talk with that page.
//
// The talk is stet/embed/1 (docs/embed.md): the frame says that it is there; the page around it answers once with a
// port and, if it has them, the engine's bytes; all else goes over that port. Messages are checked in orders.js before
// anything looks at them. A frame that nobody talks to is the viewer with its own start screen.
//
// Nothing is kept here: no settings, no list, no service worker. The last comparison and the options live in this file,
// so that a program which dies and is started again finds them.
"use strict";

(() => {
	const root = document.documentElement;
	const build = document.currentScript.dataset;
	const inside = parent !== window;
	const expects = inside && location.hash === "#host"; // the page around says that it will talk
	const patience = 10000;
	const { check, connects, limits, styles } = stetOrders;

	let port = null;
	let ready = false; // the program listens and its worker answers
	let greeted = false;
	let listener = null; // the program's
	let options = {}; // what was set so far
	let last = null; // the comparison that was asked for last, as an order of the program
	let started = null; // {engine}: ends the wait for the page around
	const connected = new Promise((resolve) => { started = resolve; });

	const codeOf = (tag) => tag.toLowerCase().split("-")[0];
	if (expects) root.dataset.embed = "";
	setTimeout(() => {
		if (port) return;
		delete root.dataset.embed; // nobody talks: the viewer's own start screen
		started(undefined);
	}, patience);

	if (!expects) stet.useLanguage((navigator.languages ?? []).map(codeOf).find((code) => code in stetWords) ?? "en");

	stet.loadSettings = () => "";
	stet.saveSettings = () => {};

	// The talk begins.

	function begin(event) {
		if (port || !inside || event.source !== parent || event.ports.length !== 1 || !connects(event.data)) return;
		removeEventListener("message", begin);
		port = event.ports[0];
		root.dataset.embed = "";
		port.onmessage = ({ data }) => receive(data);
		if (event.data.connect.engine !== true) started(event.data.connect.engine);
		greet();
	}
	if (inside) {
		addEventListener("message", begin);
		parent.postMessage({ stet: "embed/1", ready: true }, "*"); // this tells nothing but that a viewer is here
	}

	// An engine that cannot be loaded, or that dies again and again, is told of.
	new MutationObserver(() => {
		if (root.dataset.stet === "trouble") send({ type: "error", code: "engine", message: document.querySelector("[data-trouble]:not([hidden])")?.firstChild.textContent.trim() ?? "" });
	}).observe(root, { attributes: true, attributeFilter: ["data-stet"] });

	const send = (message, transfer = []) => port?.postMessage(message, transfer);

	function greet() {
		if (greeted || !port) return;
		if (!ready) return void breathe();
		greeted = true;
		send({ type: "hello", version: 1, build: build.sum.slice(0, 16), formats, limits: { ...limits } });
	}
	let formats = [];

	// breathe says once a second that the engine is still being loaded.
	function breathe() {
		send({ type: "progress", stage: "loading", done: 0, total: 0 });
		setTimeout(greet, 1000);
	}

	// engine is the program that the page around handed over, compiled, if it is this build's to the last bit. Else
	// there is none, and the frame loads it by itself.
	stet.engine = async () => {
		if (!expects) return null;
		const given = await connected;
		if (!given || !globalThis.crypto?.subtle) return null;
		try {
			const bytes = given instanceof Blob ? await given.arrayBuffer() : given;
			const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
			if ([...sum].map((b) => b.toString(16).padStart(2, "0")).join("") !== build.sum) return null;
			return await WebAssembly.compile(bytes);
		} catch {
			return null;
		}
	};

	// Messages of the page around.

	let second = 0;
	let count = 0;
	function receive(data) {
		const now = Math.floor(performance.now() / 1000);
		if (now !== second) [second, count] = [now, 0];
		let found;
		try {
			found = ++count > limits.perSecond ? { error: { code: "busy", message: "More than " + limits.perSecond + " messages in a second." } } : check(data);
			if (found.error?.code === "busy" && Number.isInteger(data?.id)) found.error.id = data.id;
		} catch {
			found = { error: { code: "shape", message: "This message could not be read." } };
		}
		if (found.error) return send({ type: "error", ...found.error });
		orders[found.order.type](found.order);
	}

	const hand = (order) => listener?.(JSON.stringify(order));

	const orders = {
		compare(order) {
			set(order.config);
			last = { Type: "compare", ID: order.id, Sources: order.versions.map(keep), Options: options };
			hand(last);
		},
		config({ config }) {
			set(config);
			hand({ Type: "config", Options: options });
		},
		go({ to }) {
			if (to === "collapse") stet.hostUnfold("host"), stet.foldAround(around); // what was opened is folded anew
			hand({ Type: "go", To: to });
		},
		get: ({ id, format }) => hand({ Type: "get", ID: id, Format: format }),
		cancel: ({ id }) => hand({ Type: "cancel", ID: id }),
		engine: ({ engine }) => started(engine),
		rest: () => hand({ Type: "rest" }),
		run: () => { const go = awake; awake = null; go?.(); },
	};

	// keep makes a source of a version.
	function keep({ number, ...version }) {
		const { blob, unsaid } = stetGiven(version);
		if (unsaid) send(stetUnsaid(number));
		return stet.addBlob(blob);
	}

	// Options. Those that only change how the page looks are carried out here.

	function set(config) {
		for (const [key, value] of Object.entries(config)) {
			if (key === "style") dress(value);
			else if (value === null) delete options[key];
			else options[key] = key === "lang" ? codeOf(value) : value;
			draws[key]?.(value);
		}
	}

	let around = 1; // unchanged rows that stay beside a change
	const flag = (name) => (value) => { if (value === null) delete root.dataset[name]; else root.dataset[name] = value; };
	const draws = {
		palette: flag("palette"),
		toolbar: flag("toolbar"),
		dir: () => stet.useLanguage(root.lang),
		fold(value) {
			stet.hostUnfold("host");
			stet.foldAround(around = value === "none" ? -1 : value ?? 1);
			if (settled) stet.hostFold("host");
		},
		height(value) { flag("height")(value); told = 0; measure(); },
	};

	// dress sets the page's custom properties, and says which colours make reading hard.
	function dress(given) {
		for (const name of Object.keys(styles)) {
			if (given && !(name in given)) continue;
			const value = given?.[name] ?? null;
			if (value === null) root.style.removeProperty(name);
			else root.style.setProperty(name, value);
		}
		if (given) setTimeout(judge);
	}

	const poor = stetJudge(root, "--stet-");
	function judge() {
		const message = poor();
		if (message) send({ type: "notice", code: "contrast", message });
	}

	// What the program calls.

	stet.hosted = () => port ? "yes" : "";
	stet.onOrder = (callback) => {
		listener = callback;
		if (port && (last || Object.keys(options).length)) hand(last ?? { Type: "config", Options: options });
	};
	stet.tellHost = (json, file) => {
		const message = JSON.parse(json);
		if (message.type === "hello") {
			formats = message.formats;
			ready = true;
			return greet();
		}
		if (message.type === "progress" && hurried()) return;
		if (file) message.bytes = file;
		send(message, file ? [file.buffer] : []);
	};
	let spoke = 0;
	const hurried = () => { const now = performance.now(), soon = now - spoke < 100; if (!soon) spoke = now; return soon; };

	// The worker may be wanted elsewhere: a page with fifty viewers lets four of them work at a time. A worker at rest
	// is woken by the next request, when the page around lets it run.
	let awake = null;
	stet.askToRun = (go) => {
		awake = go;
		send({ type: "wake" });
	};

	// The height. It is told when all rows stand and what does not change is folded, and then whenever it changes.

	const tallest = 20000;
	let settled = false;
	let told = 0;
	let timer = 0;
	const wraps = (name, after, before) => {
		const inner = stet[name];
		stet[name] = (...args) => {
			before?.();
			const answer = inner(...args);
			after?.(answer, ...args);
			return answer;
		};
	};
	wraps("useLanguage", () => { if (["ltr", "rtl"].includes(options.dir)) root.dir = options.dir; });
	wraps("hostClear", null, () => { settled = false; });
	wraps("hostStash", null, () => { settled = false; });
	wraps("hostTurn", null, () => { settled = false; });
	wraps("hostUnstash", () => { settled = true; measure(); });
	wraps("hostFold", () => { settled = true; measure(); });
	wraps("silence", () => { listener = null; ready = settled = false; awake = null; });
	wraps("hostShow", (found) => { if (found) setTimeout(show); });
	wraps("hostShowRow", (found) => { if (found) setTimeout(show); });

	function measure() {
		clearTimeout(timer);
		timer = setTimeout(() => {
			if (!settled || !port || root.dataset.height !== "auto") return;
			const height = Math.ceil(document.getElementById("stet").getBoundingClientRect().height);
			root.toggleAttribute("data-tall", height > tallest);
			if (Math.abs(height - told) < 2) return;
			told = height;
			send({ type: "size", height: Math.min(height, tallest) });
		}, 50);
	}
	const watcher = new ResizeObserver(measure);
	watcher.observe(document.body);

	// show says where the current change stands: in a frame as high as its text only the page around can scroll.
	function show() {
		const box = document.querySelector("#host .is-current")?.getBoundingClientRect();
		if (box && root.dataset.height === "auto" && !root.hasAttribute("data-tall")) send({ type: "show", top: Math.round(box.top + scrollY), height: Math.round(box.height) });
	}
})();
