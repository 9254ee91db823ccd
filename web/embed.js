// <stet-diff>: a comparison of two texts in a page of yours. docs/embed.md describes it; embed.d.ts declares it.
//
// The element draws nothing by itself. It shows the viewer in a sandboxed frame with an origin of its own, or with
// mode="shadow" in its own shadow root, and speaks with either over one port (stet/embed/1). It starts near the view,
// fetches the engine once for all elements, and lets four of them work at a time. What stands inside the element is its
// fallback: it shows until the comparison does, and again if anything fails. The script touches no global but the name
// of the element.
"use strict";

(() => {
	if (document.currentScript?.dataset.relay) return relay(document.currentScript);
	const script = document.currentScript ?? document.querySelector("script[src*='/embed.'][src*='.js'], script[src^='embed.']");
	const base = new URL("./", script?.src || location.href).href;
	const engineAt = new URL('{{file "stet.wasm"}}', base).href;
	const shadowAt = new URL('{{file "shadow.js"}}', base).href;
	const patience = 10000; // milliseconds without a sign of life
	const atOnce = 4; // workers

	const options = {
		view: ["auto", "split", "inline", "changes", "old", "new"],
		grain: ["auto", "sentence", "word", "character"],
		theme: ["auto", "light", "dark"],
		palette: ["default", "contrast"],
		toolbar: ["full", "mini", "none"],
		loading: ["lazy", "eager"],
		mode: ["frame", "shadow"],
		dir: ["auto", "ltr", "rtl"],
	};
	const classes = ["space", "typography", "case", "diacritics", "punctuation", "digits", "tracking", "style", "link", "none"];
	const colours = ["--stet-text", "--stet-page", "--stet-panel", "--stet-accent", "--stet-rule", "--stet-added", "--stet-removed", "--stet-added-line", "--stet-removed-line", "--stet-moved-line",
		"--stet-format-line", "--stet-muted", "--stet-font", "--stet-font-size", "--stet-line-height", "--stet-gap", "--stet-radius"];
	// The frame refuses a value of another form, and all that comes with it.
	const forms = { "--stet-font": "font-family", "--stet-font-size": "font-size", "--stet-line-height": "line-height", "--stet-gap": "padding-top", "--stet-radius": "border-top-left-radius" };
	const takes = (name, value) => value.length < 2000 && !/[;{}\\]|url|image|var\(|env\(|attr\(|element\(/i.test(value) && CSS.supports(forms[name] ?? "color", value);
	const attributes = ["old-src", "new-src", "src", "view", "grain", "ignore", "fold", "theme", "palette", "toolbar", "lang", "dir", "loading", "height", "mode", "change"];
	const camel = (name) => name.replace(/-./g, (part) => part[1].toUpperCase());

	const sheet = `:host { display: block; position: relative; min-inline-size: 0; }
		:host([hidden]), [hidden] { display: none !important; }
		iframe { display: block; box-sizing: border-box; inline-size: 100%; block-size: 320px; margin: 0; padding: 0; border: 0; }
		.away { position: absolute; inset: 0 0 auto; opacity: 0; pointer-events: none; }
		.mark { position: absolute; inset-inline: 0; pointer-events: none; }
		.status { margin: 0.5em 0 0; }`;

	// The engine's bytes, fetched once for the whole page. Where the page's policy forbids that, each frame fetches them.
	let engine = null;
	const engineBytes = () => engine ??= fetch(engineAt, { credentials: "omit" })
		.then((response) => response.ok ? response.blob() : null)
		.catch(() => null);

	// The pool. An element that wants its worker to run waits until fewer than four do; one that is idle rests for it.
	const live = new Set();
	let queue = [];
	const resting = new Set();
	const acquire = (element) => live.has(element) ? Promise.resolve(true) : new Promise((resolve) => { queue.push([element, resolve]); pump(); });
	function release(element) {
		live.delete(element);
		resting.delete(element);
		queue = queue.filter(([waits, resolve]) => waits !== element || void resolve(false));
		pump();
	}
	function pump() {
		while (queue.length && live.size < atOnce) {
			const [element, resolve] = queue.shift();
			live.add(element);
			resolve(true);
		}
		let wanted = queue.length - resting.size;
		for (const element of [...live].sort((a, b) => a[sight] - b[sight])) if (wanted > 0 && element[rest]()) wanted--;
	}

	const sight = Symbol("in view"), rest = Symbol("rest"), dress = Symbol("dress");
	const connected = new Set();

	let dressing = 0;
	const dressAll = () => { cancelAnimationFrame(dressing); dressing = requestAnimationFrame(() => { for (const element of connected) element[dress](); }); };

	const aborted = () => new DOMException("Another comparison was asked for, or this one was given up.", "AbortError");
	class StetError extends Error {
		constructor(code, message, side) { super(message); this.name = "StetError"; this.code = code; if (side) this.side = side; }
	}
	const near = new IntersectionObserver((entries) => { for (const { target, isIntersecting } of entries) target[sight] = isIntersecting; }, { rootMargin: "600px" });

	class StetDiff extends HTMLElement {
		static observedAttributes = attributes;

		#given = {}; // old, new, versions: as properties
		#state = "idle";
		#wanted = null; // {resolve, reject}: the promise of compare
		#result = null;
		#json; // its data, once it was asked for
		#inside = false; // mode="shadow", as it was when the element was put on the page
		#frame = null; // the frame, or the element that stands in its place
		#port = null;
		#unheard = null; // ends the wait for the frame's first message
		#hello = null;
		#sent = {}; // the options that the frame has
		#asked = new Map(); // id → {resolve, reject} of what was asked of the frame
		#id = 0;
		#compared = 0; // the id of the comparison that was asked for last
		#run = 0; // each start has a number; what belongs to an older one ends
		#due = false;
		#seen = false;
		#reader = false; // an attribute changes because the reader did something
		#height = 0;
		#abort = null;
		#clock = 0;

		constructor() {
			super();
			if (this.shadowRoot) return; // written by the server: static.js part below
			const root = this.attachShadow({ mode: "open" });
			const part = (name, tag, inside = []) => {
				const element = document.createElement(tag);
				element.setAttribute("part", name);
				element.className = name;
				element.append(...inside);
				return element;
			};
			const status = part("status", "p");
			status.setAttribute("role", "status");
			status.hidden = true;
			root.append(part("fallback", "div", [document.createElement("slot")]), status);
		}

		connectedCallback() {
			if (this.#still()) return enliven(this);
			for (const name of [...attributes.map(camel), "old", "new", "versions"]) {
				if (name === "lang" || name === "dir" || !Object.hasOwn(this, name)) continue;
				const value = this[name]; // set before the element was defined
				delete this[name];
				this[name] = value;
			}
			this.#paint();
			this.#inside = this.mode === "shadow";
			connected.add(this);
			near.observe(this);
			this.#start();
		}

		disconnectedCallback() {
			if (this.#still()) return;
			connected.delete(this);
			near.unobserve(this);
			this.#seen = false;
			this.#drop();
			this.#say("idle");
			queueMicrotask(() => { if (!this.isConnected) this.#settle(null, aborted()); });
		}

		adoptedCallback() { if (!this.#still()) this.#paint(); }
		connectedMoveCallback() {}

		attributeChangedCallback(name, before, after) {
			if (before === after || this.#still() || this.#reader) return;
			if (name === "old-src" || name === "new-src" || name === "src") this.#start();
			else if (name === "height") this.#resize();
			else if (name === "loading" && this.#due) this.#start();
			this[dress]();
		}

		// A page that a server wrote holds its comparison already.
		#still() { return this.shadowRoot.querySelector(".fallback") === null; }

		#paint() {
			const view = this.ownerDocument.defaultView;
			if (!view) return;
			const style = new view.CSSStyleSheet();
			style.replaceSync(sheet);
			this.shadowRoot.adoptedStyleSheets = [style];
		}

		// Properties.

		get state() { return this.#state; }
		get stats() { return this.#result?.stats ?? null; }
		get comparison() {
			if (this.#json === undefined && this.#result?.bytes) this.#json = JSON.parse(new TextDecoder().decode(this.#result.bytes));
			return this.#json ?? null;
		}
		get old() { return this.#given.old ?? null; }
		set old(value) { this.#give("old", value); }
		get new() { return this.#given.new ?? null; }
		set new(value) { this.#give("new", value); }
		get versions() { return this.#given.versions ?? null; }
		set versions(value) { this.#give("versions", value); }
		#give(name, value) {
			this.#given = name === "versions" ? { versions: value } : { ...this.#given, versions: undefined, [name]: value };
			this.#start();
		}

		// Methods.

		compare(older, newer, set = {}) {
			for (const name of Object.keys(set)) if (attributes.includes(name)) this[name] = set[name];
			this.#settle(null, aborted());
			const promise = new Promise((resolve, reject) => { this.#wanted = { resolve, reject }; });
			promise.catch(() => {}); // an event tells of it too
			this.#given = { old: older, new: newer };
			this.#start(true);
			return promise;
		}
		next() { return this.#go("next"); }
		previous() { return this.#go("previous"); }
		goTo(id) { return Boolean(this.#result?.changes.includes(String(id))) && this.#go(String(id)); }
		expandAll() { return this.#go("expand"); }
		collapseAll() { return this.#go("collapse"); }
		#go(to) {
			if (this.#still()) return this.#click(to);
			const moves = this.#state === "ready" && Boolean(this.#port) && this.#result.changes.length > 0;
			if (moves) this.#send({ type: "go", to });
			return moves;
		}
		#click(to) { // a comparison that a server wrote
			const buttons = this.shadowRoot.querySelectorAll(".Steps button");
			if (to === "next" || to === "previous") { buttons[to === "next" ? 1 : 0]?.click(); return buttons.length > 0; }
			for (const fold of this.shadowRoot.querySelectorAll("details.Unchanged")) fold.open = to === "expand";
			return this.shadowRoot.querySelector("details.Unchanged") !== null;
		}
		async toJSON() {
			await this.#whole();
			return structuredClone(this.comparison);
		}
		async export(format) {
			await this.#whole();
			const id = ++this.#id;
			const file = await new Promise((resolve, reject) => { this.#asked.set(id, { resolve, reject }); this.#send({ type: "get", id, format: String(format) }); });
			return new Blob([file.bytes], { type: file.media });
		}
		// whole waits for the comparison that is being made.
		#whole() {
			if (this.#state === "ready") return Promise.resolve();
			if (this.#state !== "loading" && !this.#due) return Promise.reject(new StetError("nothing-compared", "There is no comparison."));
			return new Promise((resolve, reject) => {
				const done = (event) => {
					if (event.target !== this) return;
					for (const name of ["stet-ready", "stet-error"]) this.removeEventListener(name, done);
					event.type === "stet-ready" ? resolve() : reject(new StetError(event.detail.code, event.detail.message, event.detail.side));
				};
				for (const name of ["stet-ready", "stet-error"]) this.addEventListener(name, done);
			});
		}
		cancel() {
			const loads = this.#state === "loading";
			if (!loads && !this.#due) return;
			this.#due = false;
			this.#run++;
			this.#abort?.abort();
			if (loads && this.#compared) this.#send({ type: "cancel", id: this.#compared });
			this.#settle(null, aborted());
			if (!this.#frame) release(this);
			if (loads) this.#say(this.#result ? "ready" : "idle");
		}
		refreshTheme() { this[dress](); }

		// The start.

		// start begins anew once this turn is over: several properties are often set one after another.
		#start(now = false) {
			const run = ++this.#run;
			this.#due = true;
			queueMicrotask(() => {
				if (run !== this.#run || !this.isConnected) return;
				if (!this.#sources()) { this.#due = false; return; }
				if (now || this.#seen || this.loading === "eager") this.#begin(run);
			});
		}
		set [sight](seen) {
			this.#seen = seen;
			if (seen && this.#due) this.#start();
			else if (!seen && this.#state === "ready") this[rest]();
		}
		get [sight]() { return this.#seen; }

		// sources are what is to be compared: properties first, then addresses, then templates inside the element.
		#sources() {
			const { old, new: newer, versions } = this.#given;
			if (versions) return versions.map((input) => ({ input }));
			const inline = (side) => this.querySelector(":scope > template[slot=" + side + "]");
			const side = (name, value, address) => value != null ? { input: value, side: name } : address ? { address, side: name } : inline(name) ? { template: inline(name), side: name } : null;
			const pair = [side("old", old, this.oldSrc), side("new", newer, this.newSrc)];
			if (pair[0] && pair[1]) return pair;
			return this.src ? [{ address: this.src }] : null;
		}

		async #begin(run) {
			this.#due = false;
			this.#say("loading");
			this.#abort = new AbortController();
			try {
				const list = await Promise.all(this.#sources().map((source) => this.#read(source, this.#abort.signal)));
				if (run !== this.#run || !await acquire(this)) return;
				if (run !== this.#run) return;
				if (!this.#port || this.#hello) await (this.#inside ? this.#within(run) : this.#open()); // one that has not said hello is begun anew
				if (run !== this.#run) return;
				this.#send({ type: "config", ...this.#options() });
				this.#compared = ++this.#id;
				const bytes = list.map((version) => version.bytes).filter(Boolean);
				this.#send({ type: "compare", id: this.#compared, versions: list }, bytes);
			} catch (err) {
				if (run === this.#run) this.#fail(err);
			}
		}

		// read makes a version of a source, as the frame takes it.
		async #read({ input, address, template, side }, signal) {
			if (template) return { text: new XMLSerializer().serializeToString(template.content), type: "text/html" };
			if (address) {
				const refused = (why) => new StetError("fetch", "‘" + address + "’ could not be loaded: " + why + ".", side);
				let response;
				try {
					response = await fetch(new URL(address, this.ownerDocument.baseURI), { credentials: "omit", signal });
				} catch (err) { throw refused(err.message); }
				if (!response.ok) throw refused("status " + response.status);
				return { bytes: await response.arrayBuffer(), type: (response.headers.get("Content-Type") ?? "").split(";")[0] };
			}
			const said = typeof input === "string" || input instanceof Blob ? { content: input } : input ?? {};
			const version = {};
			for (const name of ["type", "title", "label", "url", "captured", "lang"]) if (said[name] != null) version[name] = String(said[name]);
			if (said.content instanceof Blob) return { type: said.content.type, ...version, bytes: await said.content.arrayBuffer() };
			if (typeof said.content !== "string") throw new StetError("input", "A version is a text, a Blob, or an object with a content.", side);
			return { type: /^\s*<(!doctype|[a-z][a-z0-9]*[\s>])/i.test(said.content) ? "text/html" : "text/plain", ...version, text: said.content };
		}

		// open shows the frame and waits for its hello.
		#open() {
			this.#drop(true);
			const frame = document.createElement("iframe");
			frame.setAttribute("part", "frame");
			frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
			frame.setAttribute("allow", "clipboard-write");
			frame.setAttribute("referrerpolicy", "no-referrer");
			frame.title = this.getAttribute("aria-label") || "Stet";
			frame.src = base + "embed#host";
			return new Promise((resolve, reject) => {
				const view = this.ownerDocument.defaultView;
				this.#hello = { resolve, reject };
				const heard = (event) => {
					if (event.source !== frame.contentWindow || event.origin !== "null" || event.data?.stet !== "embed/1" || event.data.ready !== true) return;
					view.removeEventListener("message", heard);
					this.#connect(frame);
				};
				this.#unheard = () => view.removeEventListener("message", heard);
				view.addEventListener("message", heard);
				let loads = 0;
				frame.addEventListener("load", () => {
					if (++loads > 1) return this.#fail(new StetError("frame", "The frame was loaded a second time."));
					this.#wait();
				});
				this.#show(frame);
			});
		}
		// within shows the viewer in the shadow root, and waits for its hello.
		async #within(run) {
			this.#drop(true);
			let viewer;
			try {
				viewer = await import(shadowAt);
			} catch (err) { throw new StetError("engine", "The viewer could not be loaded: " + err.message); }
			if (run !== this.#run) return;
			const port = this.#port = viewer.open(this.shadowRoot, engineBytes);
			port.onmessage = ({ data }) => { if (this.#port === port) this.#heard(data); };
			this.#show(port.element);
			return new Promise((resolve, reject) => { this.#hello = { resolve, reject }; });
		}
		// show puts the viewer on the page, unseen until it has drawn.
		#show(frame) {
			this.#frame = frame;
			frame.classList.add("away");
			frame.inert = true;
			this.shadowRoot.append(frame);
			this.#resize();
		}
		#wait() {
			clearTimeout(this.#clock);
			this.#clock = setTimeout(() => this.#hello?.reject(new StetError("timeout", "The viewer did not answer.")), patience);
		}
		async #connect(frame) {
			const { port1, port2 } = new MessageChannel();
			this.#port = port1;
			port1.onmessage = ({ data }) => { if (this.#port === port1) this.#heard(data); };
			const hail = { target: frame.contentWindow, message: { stet: "embed/1", connect: { versions: [1], engine: true } }, port: port2 };
			this.ownerDocument === document ? post(hail) : relayed(this.ownerDocument, hail);
			this.#wait();
			const bytes = await engineBytes();
			if (this.#port === port1) this.#send({ type: "engine", engine: bytes });
		}

		// drop lets go of the frame and of all that belongs to it.
		#drop(stay = false) {
			clearTimeout(this.#clock);
			this.#abort?.abort();
			this.#unheard?.();
			this.#unheard = null;
			this.#frame?.remove();
			this.#port?.close();
			this.#hello?.reject(aborted());
			this.#frame = this.#port = this.#hello = null;
			this.#sent = {};
			this.#height = 0;
			for (const { reject } of this.#asked.values()) reject(aborted());
			this.#asked.clear();
			this.shadowRoot.querySelector(".fallback").hidden = false;
			if (stay) return;
			this.#run++;
			this.#result = null;
			this.#json = undefined;
			release(this);
		}

		#send(message, transfer = []) { this.#port?.postMessage(message, transfer); }

		// Messages of the frame.

		#heard(data) {
			if (typeof data !== "object" || data === null) return;
			const { type, id, code, message } = data;
			const asked = this.#asked.get(id);
			switch (type) {
			case "hello":
				clearTimeout(this.#clock);
				this.#hello?.resolve();
				this.#hello = null;
				break;
			case "result": return this.#ready(data);
			case "file":
				this.#asked.delete(id);
				return asked?.resolve(data);
			case "error":
				if (code === "engine") return this.#fail(new StetError(code, message));
				if (asked) { this.#asked.delete(id); return asked.reject(new StetError(code, message)); }
				if (this.#hello || id === this.#compared && code !== "cancelled") return this.#fail(new StetError(code, message, data.side));
				if (id === this.#compared && this.#state === "loading") { this.#settle(null, aborted()); return this.#say(this.#result ? "ready" : "idle"); }
				return id === undefined ? this.#tell("notice", { code, message }) : undefined;
			case "progress":
				if (this.#hello) this.#wait();
				return this.#tell("progress", { stage: data.stage, done: data.done, total: data.total });
			case "change": return this.#tell("change", { id, index: data.index, total: data.total, kind: data.kind });
			case "view":
				if (!options.view.includes(data.view)) return;
				this.#reader = true;
				this.view = data.view;
				this.#sent.view = JSON.stringify(data.view);
				this.#reader = false;
				return this.#tell("view", { view: data.view });
			case "notice": return this.#tell("notice", { code, message });
			case "size":
				if (!Number.isFinite(data.height)) return;
				this.#height = Math.min(Math.max(data.height, 0), 20000);
				this.#resize();
				return this.#reveal();
			case "show": return this.#scroll(data);
			case "wake": return void acquire(this).then((runs) => { if (runs) this.#send({ type: "run" }); });
			case "rested":
				return release(this);
			}
		}

		#ready(result) {
			if (result.id !== this.#compared || !Array.isArray(result.changes) || typeof result.stats !== "object") return;
			this.#result = result;
			this.#json = undefined;
			if (result.title && !this.#inside) this.#frame.title = String(result.title);
			this.#reveal();
			this.#say("ready");
			this.#settle(result.stats);
			this.#tell("ready", { stats: result.stats, complete: result.complete });
			for (const note of result.notes ?? []) this.#tell("notice", { code: "note", message: note });
			if (!this.#seen) this[rest]();
			pump();
		}

		// reveal puts the comparison in the place of the fallback, once its height is known.
		#reveal() {
			if (!this.#result || !this.#frame || !this.#inside && this.#auto() && !this.#height) return;
			this.#frame.classList.remove("away");
			this.#frame.inert = false;
			this.shadowRoot.querySelector(".fallback").hidden = true;
			this.shadowRoot.querySelector(".status").hidden = true;
		}

		#fail(err) {
			if (err.name === "AbortError") return;
			const told = err instanceof StetError ? err : new StetError("failed", String(err?.message ?? err));
			this.#drop();
			const status = this.shadowRoot.querySelector(".status");
			status.textContent = told.message;
			status.hidden = false;
			this.#say("failed");
			this.#settle(null, told);
			this.#tell("error", { code: told.code, message: told.message, ...(told.side && { side: told.side }) });
		}

		#settle(stats, err) {
			const wanted = this.#wanted;
			this.#wanted = null;
			err ? wanted?.reject(err) : wanted?.resolve(stats);
		}
		#say(state) {
			this.#state = state;
			if (state === "loading") this.shadowRoot.querySelector(".status").hidden = true;
		}
		#tell(name, detail) { this.dispatchEvent(new CustomEvent("stet-" + name, { detail, bubbles: true, composed: true })); }

		[rest]() {
			if (this.#state === "loading" || resting.has(this) || !live.has(this) || !this.#port) return false;
			resting.add(this);
			this.#send({ type: "rest" });
			return true;
		}

		// Looks.

		#auto() { return this.height === "auto"; }
		#resize() {
			if (!this.#frame) return;
			this.#frame.style.blockSize = !this.#auto() ? this.height : this.#inside ? "" : (this.#height || 320) + "px";
		}

		// scroll brings a change into view: in a frame as high as its text only this page can.
		#scroll({ top, height }) {
			if (!Number.isFinite(top) || !Number.isFinite(height) || !this.#frame) return;
			const mark = document.createElement("span");
			mark.className = "mark";
			mark.style.top = this.#frame.offsetTop + top + "px";
			mark.style.height = Math.min(height, 200) + "px";
			this.shadowRoot.append(mark);
			const box = mark.getBoundingClientRect();
			if (box.top < 80 || box.bottom > this.ownerDocument.documentElement.clientHeight - 40) mark.scrollIntoView({ block: "center", behavior: "instant" });
			mark.remove();
		}

		// options are what the frame is to know, as far as it does not know it yet.
		#options() {
			const style = getComputedStyle(this);
			const all = { height: this.#auto() ? "auto" : "fixed", lang: this.#language(), dir: this.#nearest("dir") ? style.direction : "auto", theme: this.theme === "auto" ? shade(this) : this.theme };
			for (const name of ["view", "grain", "palette", "toolbar"]) all[name] = this[name];
			all.fold = this.fold === "none" ? "none" : Number(this.fold);
			all.ignore = this.#classes();
			all.change = /^[0-9]{1,7}(\.[0-9]{1,7})?$/.test(this.change) ? this.change : null;
			all.style = {};
			const strange = [];
			for (const name of colours) {
				const value = style.getPropertyValue(name).trim();
				all.style[name] = value && takes(name, value) ? value : null;
				if (value && !all.style[name]) strange.push(name);
			}
			this.#warn("properties", strange.join(", "), (names) => "These properties have values that they do not take: " + names + ".");
			const news = {};
			for (const [name, value] of Object.entries(all)) {
				const text = JSON.stringify(value);
				if (this.#sent[name] === text || name === "change" && value === null && !this.#sent.change) continue;
				news[name] = value;
				this.#sent[name] = text;
			}
			return news;
		}
		[dress]() {
			if (!this.#port || this.#hello) return;
			const news = this.#options();
			if (Object.keys(news).length) this.#send({ type: "config", ...news });
		}
		#nearest(name) {
			for (let at = this; at; at = at.parentElement ?? at.getRootNode().host) if (at.hasAttribute(name)) return at.getAttribute(name);
			return "";
		}
		#language() { return /^[A-Za-z0-9-]{1,35}$/.test(this.#nearest("lang")) ? this.#nearest("lang") : "en"; }
		// warn tells of options that are dropped, once for the same ones.
		#warn(what, names, say) {
			if (names && this.#sent[what] !== names) this.#tell("notice", { code: "unknown-option", message: say(names) });
			this.#sent[what] = names;
		}
		#classes() {
			const words = this.ignore.split(/\s+/).filter(Boolean);
			const strange = words.filter((word) => !classes.includes(word));
			this.#warn("strange", strange.join(", "), (names) => "‘ignore’ knows nothing named " + names + ".");
			return words.includes("none") ? [] : words.filter((word) => classes.includes(word));
		}
	}

	// post says to a frame what begins the talk. A frame listens to its parent alone, and in another document than the
	// script's own the script speaks for the wrong one. There a second copy, which does nothing else, says it.
	function post({ target, message, port }) { target.postMessage(message, "*", [port]); }
	function relayed(other, detail) {
		const copy = other.createElement("script");
		copy.dataset.relay = "1";
		copy.addEventListener("load", () => { copy.dispatchEvent(new CustomEvent("stet-relay", { detail })); copy.remove(); });
		copy.src = base + "embed.js";
		(other.head ?? other.documentElement).append(copy);
	}
	function relay(copy) { copy.addEventListener("stet-relay", ({ detail }) => post(detail), { once: true }); }

	// shade is how a page looks behind an element: by the nearest background, else by its colour scheme.
	function shade(element) {
		for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
			const [r, g, b, a = 1] = getComputedStyle(at).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
			if (a > 0.5 && r !== undefined && /^rgb/.test(getComputedStyle(at).backgroundColor)) return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110 ? "dark" : "light";
		}
		const scheme = getComputedStyle(element).colorScheme;
		if (!scheme.includes("dark")) return "light";
		return !scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
	}

	// Properties that are attributes: a value that there is none of is the default.
	const texts = { fold: "1", ignore: "space typography tracking", height: "auto", change: "", oldSrc: "", newSrc: "", src: "" };
	for (const attribute of attributes) {
		const name = camel(attribute);
		if (name === "lang" || name === "dir") continue;
		const fits = {
			fold: (value) => value === "none" || /^[0-9]{1,2}$/.test(value),
			height: (value) => value === "auto" || CSS.supports("height", value) && !/^(auto|inherit|initial|unset|revert|.*content|.*-available)/.test(value),
		}[name] ?? ((value) => options[name] ? options[name].includes(value) : true);
		Object.defineProperty(StetDiff.prototype, name, {
			configurable: true, enumerable: true,
			get() { const value = this.getAttribute(attribute); return value !== null && fits(value) ? value : texts[name] ?? options[name][0]; },
			set(value) { value === null || value === undefined ? this.removeAttribute(attribute) : this.setAttribute(attribute, Array.isArray(value) ? value.join(" ") : String(value)); },
		});
	}

	// enliven gives keys, a counter and a list to a comparison that a server wrote, and makes the links of its moves
	// work: a browser looks for their ends in the page only. No engine is needed for that.
	function enliven(element) {
		const root = element.shadowRoot;
		const main = root.querySelector(".Diff");
		if (!main || root.querySelector(".Steps")) return;
		const [previous, next, changes] = (main.dataset.words ?? "").split("|");
		const make = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text ?? "" });
		const ids = [...new Set([...root.querySelectorAll("[data-change], .Row--moved, .Row--split, .Row--merged, .Row--added, .Row--removed, .Row--restyled")].map((e) => e.dataset.change ?? (e.querySelector("[data-change]")?.dataset.change ?? e.dataset.row + ".0")))];
		const pieces = (id) => {
			const marked = [...root.querySelectorAll('[data-change="' + CSS.escape(id) + '"]')];
			return marked.length ? marked : [root.querySelector('[data-row="' + CSS.escape(id.split(".")[0]) + '"]')];
		};
		const seen = (id) => pieces(id).find((piece) => piece.getClientRects().length) ?? pieces(id)[0];
		const said = (id) => pieces(id).map((piece) => piece.cloneNode(true)).map((copy) => { for (const hidden of copy.querySelectorAll(".Hidden, .Gutter")) hidden.remove(); return copy.textContent.trim().slice(0, 80); }).filter(Boolean).slice(0, 2).join(" → ");
		const bar = make("div", "Steps");
		const back = make("button", "", "‹ " + previous);
		const counter = make("span", "Steps-counter", String(ids.length));
		const on = make("button", "", next + " ›");
		counter.setAttribute("role", "status");
		const list = make("details", "Jumps");
		list.append(make("summary", "", changes + " " + ids.length), document.createElement("ol"));
		let at = -1;
		const show = (to) => {
			if (!ids.length) return;
			at = (to + ids.length) % ids.length;
			for (const marked of root.querySelectorAll(".is-current")) marked.classList.remove("is-current");
			for (const piece of pieces(ids[at])) piece.classList.add("is-current");
			reach(seen(ids[at]));
			counter.textContent = at + 1 + " / " + ids.length;
			for (const [i, item] of [...list.lastChild.children].entries()) item.setAttribute("aria-current", String(i === at));
			element.dispatchEvent(new CustomEvent("stet-change", { detail: { id: ids[at], index: at + 1, total: ids.length, kind: seen(ids[at]).closest(".Row").dataset.kind }, bubbles: true, composed: true }));
		};
		const reach = (piece) => {
			for (let fold = piece.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
			piece.tabIndex = -1;
			piece.focus({ preventScroll: true });
			piece.scrollIntoView({ block: "center" });
		};
		for (const [i, id] of ids.entries()) {
			const item = document.createElement("li");
			const button = make("button", "", said(id));
			button.addEventListener("click", () => show(i));
			item.append(button);
			list.lastChild.append(item);
		}
		for (const button of root.querySelectorAll("button")) button.type = "button";
		back.addEventListener("click", () => show(at < 0 ? -1 : at - 1));
		on.addEventListener("click", () => show(at + 1));
		bar.append(back, counter, on);
		root.querySelector(".Views").after(bar, list);
		root.addEventListener("keydown", (event) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
			if (event.key === "n") show(at + 1);
			else if (event.key === "p") show(at < 0 ? -1 : at - 1);
			else return;
			event.preventDefault();
		});
		root.addEventListener("click", (event) => {
			const row = event.target.closest?.("a[href^='#']")?.getAttribute("href").match(/r[0-9]+$/);
			const target = row && root.getElementById(row[0]);
			if (!target) return;
			event.preventDefault();
			reach(target);
		});
	}

	// A second copy of this script on the page defines nothing and listens to nothing.
	if (!customElements.get("stet-diff")) {
		customElements.define("stet-diff", StetDiff);
		// The page's colours may change at any time: by its own switch, or with the system.
		matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dressAll);
		new MutationObserver(dressAll).observe(document.documentElement, { attributes: true, attributeFilter: ["class", "style", "data-theme", "data-mode", "data-color-mode", "lang", "dir"] });
	}

	// The script's own form: a tag that names what to compare puts an element behind itself.
	if (script && (script.dataset.src || script.dataset.oldSrc && script.dataset.newSrc)) {
		const place = () => {
			const element = document.createElement("stet-diff");
			for (const name of attributes) if (script.hasAttribute("data-" + name)) element.setAttribute(name, script.getAttribute("data-" + name));
			const target = script.dataset.target && document.querySelector(script.dataset.target);
			if (target) target.append(element);
			else script.after(element);
		};
		const waits = script.dataset.target && document.readyState === "loading" && !document.querySelector(script.dataset.target);
		waits ? document.addEventListener("DOMContentLoaded", place, { once: true }) : place();
	}
})();
