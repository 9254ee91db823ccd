// The viewer in the shadow root of <stet-diff mode="shadow">: the engine in a worker, its rows in the page.
//
// open answers with what embed.js has of a frame too: a port that takes and sends the messages of stet/embed/1
// (docs/embed.md), so embed.js need not know which of the two it talks with. What differs: there is no wall between
// the rows and the page but the renderer, which escapes, and the guard, which checks every character. The worker gets
// no network.
//
// In front of this file cmd/site writes stetAllowed, which the guard holds rows against, and stetShadow: the files that
// belong here, the style sheet, and the English messages.

const classes = ["space", "typography", "case", "diacritics", "punctuation", "digits", "tracking", "pattern", "style", "link", "text"]; // bits of the engine
const grains = ["auto", "sentence", "word", "character"];
const unset = { view: "auto", grain: "auto", ignore: ["space", "typography", "tracking"], fold: 1, theme: "light", palette: "default", toolbar: "mini", lang: "en", dir: "auto", height: "auto", change: null, style: null };
const wide = 56; // em from which two columns fit
const silent = 20000; // milliseconds; a worker that works speaks four times a second
const at = (file) => new URL(file, import.meta.url).href;

class Fault extends Error {
	constructor(code, message) { super(message); this.code = code; }
}

// What all viewers of the page share: the compiled program, the worker's script, the words of each language.
let program = null, script = null;
const languages = new Map();
const shared = (engine) => {
	program ??= engine().then((blob) => blob ? blob.arrayBuffer() : Promise.reject(new Error("it could not be fetched"))).then((bytes) => WebAssembly.compile(bytes));
	script ??= fetch(at(stetShadow.worker), { credentials: "omit" }).then((answer) => answer.ok ? answer.text() : Promise.reject(new Error("status " + answer.status))).then((text) => {
		const address = URL.createObjectURL(new Blob([offline, text], { type: "text/javascript" }));
		stet.allowAddress(address);
		return address;
	});
	return Promise.all([program, script]).catch((err) => {
		program = script = null;
		throw new Fault("engine", "The engine could not be loaded: " + err.message + ".");
	});
};
// The worker shuts its own doors before the program runs.
const offline = `for (let at = self; at; at = Object.getPrototypeOf(at)) for (const name of Object.getOwnPropertyNames(at))
	if (/^(fetch|import|XMLHttp|Web(Socket|Transport)|EventSource|RTC|caches|Broadcast|indexedDB|Worker$|SharedWorker)/.test(name)) delete at[name];
`;
const speaker = async (code) => {
	const language = code.toLowerCase().split("-")[0];
	const file = stetShadow.languages[language];
	if (!file) return { language: "en", file: "", words: stetSpeaker("en", null, stetShadow.english) };
	if (!languages.has(language)) languages.set(language, import(at(file)).then((found) => found.default, () => (languages.delete(language), "")));
	const text = await languages.get(language);
	const own = Object.fromEntries(text.split("\n").map((line) => line.split(/ = (.*)/s)).filter((pair) => pair.length > 1));
	return { language: text ? language : "en", file: text, words: stetSpeaker(text ? language : "en", own, stetShadow.english) };
};

const make = (tag, className, part, attributes = {}) => {
	const made = document.createElement(tag);
	if (className) made.className = className;
	if (part) made.setAttribute("part", part);
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
	return made;
};

export function open(root, engine) {
	const view = root.ownerDocument.defaultView;
	const frame = make("div", "Frame", "frame", { role: "group" });
	const bar = make("div", "Steps", "toolbar", { role: "toolbar" });
	const back = make("button", "", "", { type: "button", "aria-keyshortcuts": "p" });
	const on = make("button", "", "", { type: "button", "aria-keyshortcuts": "n" });
	const counter = make("span", "Steps-counter", "counter", { role: "status" });
	const body = make("div", "Body");
	const host = make("div", "Host");
	const strip = make("div", "Ruler", "ruler", { "aria-hidden": "true" });
	bar.append(back, counter, on);
	body.append(host, strip);
	frame.append(bar, body);
	const sheet = new view.CSSStyleSheet();
	sheet.replaceSync(stetShadow.sheet);
	root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

	let told = { language: "en", file: "", words: stetSpeaker("en", null, stetShadow.english) };
	const rows = stetRows(root, host, () => told.words);
	const ruler = stetRuler(strip, (number) => go(shown[number].id));
	const poor = stetJudge(frame, "--s-");
	const port = { element: frame, onmessage: null, postMessage: (message) => orders[message.type]?.(message), close };
	const send = (data) => queueMicrotask(() => { if (!closed) port.onmessage?.({ data }); });

	let closed = false;
	let options = { ...unset };
	let sources = []; // Blobs, of the comparison that was asked for last
	let asked = 0; // its number
	let turn = 0; // each comparison has one; what belongs to an older one ends
	let busy = false; // a comparison is being made
	let result = null; // {json, rows, sources} of the one in view
	let shown = []; // its changes that count
	let place = ""; // the id of the current change
	let layout = ""; // of the rows in view
	let isWide = false;

	// The worker. Requests are answered one after the other; one that is not done when the worker ends is refused.

	let worker = null, holds = 0, last = 0, wakes = null, clock = 0, fails = null; // holds: the turn whose comparison the worker has
	const waits = new Map(); // number → what waits for its answer
	function end(fault) {
		clearTimeout(clock);
		worker?.terminate();
		worker = null;
		holds = 0;
		fails?.(fault); // it did not live yet
		for (const { reject } of waits.values()) reject(fault);
		waits.clear();
	}
	const stopped = () => end(new Fault("engine-stopped", told.words.say("embed-stopped")));
	const listen = () => { clearTimeout(clock); if (waits.size) clock = setTimeout(stopped, silent); };
	async function start() {
		const [module, address] = await shared(engine);
		if (closed || worker) return;
		const mine = worker = new Worker(stet.scriptAddress(address), { name: "stet" });
		let lives;
		const begun = new Promise((resolve, reject) => { lives = resolve; fails = reject; });
		const dead = () => {
			if (mine !== worker) return;
			fails(new Fault("engine", "The engine could not be started."));
			stopped();
		};
		mine.onerror = (event) => { event.preventDefault(); dead(); };
		mine.onmessage = ({ data }) => {
			if (mine !== worker) return;
			if (data.died !== undefined) return dead();
			if (data.ready) return lives();
			if (data.json === undefined) return listen(); // it says that it is alive
			const answer = JSON.parse(data.json), { each, resolve, reject, fault } = waits.get(answer.ID) ?? {};
			listen();
			if (!each) return;
			if (answer.Err) waits.set(answer.ID, { each, resolve, reject, fault: answer.Err });
			else each(answer, data);
			if (!answer.Done) return;
			waits.delete(answer.ID);
			listen();
			const err = answer.Err ?? fault;
			err ? reject(faultOf(err)) : resolve();
		};
		mine.postMessage({ module });
		if (told.file) ask({ Language: { Code: told.language, File: told.file } }).catch(() => {});
		await begun;
	}
	function faultOf({ Code, What, Advice, Args = [] }) {
		const { told: say } = told.words;
		return new Fault(Code, (say("error-", Code, What, ...Args) + " " + (Advice ? say("advice-", Code, Advice) : "")).trim());
	}
	const ask = (request, each = () => {}, data) => new Promise((resolve, reject) => {
		if (!worker) return reject(new Fault("engine-stopped", told.words.say("embed-stopped")));
		const ID = ++last;
		waits.set(ID, { each, resolve, reject });
		listen();
		worker.postMessage({ json: JSON.stringify({ ID, ...request }), data }, data ? [data.buffer] : []);
	});
	// wake starts a worker where there is none; the page around says when it may run.
	let waking = null;
	const wake = () => worker ? undefined : waking ??= new Promise((resolve) => { wakes = resolve; send({ type: "wake" }); }).then(start).finally(() => { waking = null; });

	// A comparison: the versions are read, two of them compared, the rows drawn, and all of it written as data.

	async function read(mine, sources) {
		const entries = [];
		const notes = [];
		for (const [i, blob] of sources.entries()) {
			const data = new Uint8Array(await blob.arrayBuffer());
			if (mine !== turn) return null;
			const found = [];
			await ask({ Read: { Source: i + 1, Name: "", Type: blob.type } }, (answer) => {
				progress(answer);
				found.push(...answer.Reading?.Entries ?? []);
				notes.push(...answer.Reading?.Notes ?? []);
			}, data).catch((err) => { throw Object.assign(err, { side: i === 0 ? "old" : "new" }); });
			entries.push(...sources.length === 2 ? found.slice(-1) : found); // a page of several versions stands for its newest
		}
		if (entries.length < 2) throw new Fault("one-version", told.words.say("embed-one-version") + " " + told.words.say("embed-one-version-advice"));
		const list = sources.length === 2 ? entries : arranged(entries);
		return { old: list[0], new: list.at(-1), notes };
	}
	// arranged puts versions in the order of their time; those without come last, and two of which one has none stay.
	function arranged(entries) {
		const when = ({ Version: { Captured } }) => !Captured || Captured.startsWith("0001-") ? Infinity : Date.parse(Captured);
		if (entries.length === 2 && entries.some((entry) => when(entry) === Infinity)) return entries;
		return [...entries].sort((a, b) => when(a) === when(b) ? 0 : when(a) - when(b));
	}
	const progress = ({ Progress }) => { if (Progress && busy) hurry({ type: "progress", stage: Progress.Stage, done: Progress.Done, total: Progress.Total }); };
	let spoke = 0;
	const hurry = (message) => { const now = performance.now(); if (now - spoke >= 100) { spoke = now; send(message); } };
	const ignored = () => options.ignore.reduce((bits, name) => bits | 1 << classes.indexOf(name), 0);
	const layoutNow = () => options.view === "split" || options.view === "inline" ? options.view
		: options.view === "old" || options.view === "new" || isWide ? "split" : "inline";

	// compared has the worker compare what it has read, and draw the rows into an element.
	async function compared(pair, into) {
		let found = null;
		layout = layoutNow();
		await ask({ Compare: { Old: pair.old.Ref, New: pair.new.Ref, Options: { Grain: grains.indexOf(options.grain), Ignore: ignored() }, View: { Layout: layout } } }, (answer, { html }) => {
			progress(answer);
			if (html) into && rows.append(into, html);
			found = answer.Result ?? found;
		});
		return found;
	}
	let pair = null;
	async function compare(from) {
		const mine = ++turn;
		const id = asked;
		busy = true;
		try {
			await wake();
			if (mine !== turn) return;
			if (from !== result?.sources || !holds) pair = await read(mine, from);
			if (mine !== turn) return;
			const into = make("div");
			const found = await compared(pair, into);
			const { json, bytes } = await written();
			if (mine !== turn) return;
			holds = mine;
			busy = false;
			result = { json, rows: found.Rows, sources: from };
			host.replaceChildren(...into.childNodes);
			rows.look();
			frame.setAttribute("aria-label", json.new.title || told.words.say("two-versions"));
			place = "";
			rows.fold(options.fold);
			count();
			const notes = [...pair.notes, ...found.Notes ?? []].map((note) => note.Text);
			send({ type: "result", id, stats: json.stats, complete: json.complete, changes: json.changes.map((change) => change.id), title: json.new.title, notes, same: found.SameByte ? "bytes" : found.SameText ? "text" : "", bytes });
			if (options.change) go(options.change);
			if (layoutNow() !== layout) redraw();
		} catch (err) {
			if (mine !== turn) return;
			busy = false;
			send({ type: "error", id, code: err.code ?? "engine", message: err.message, ...(err.side && { side: err.side }) });
		}
	}
	async function file(format) {
		let found = null;
		await ask({ Export: { Format: format, Ignore: ignored(), Layout: layout } }, (answer, { file: bytes }) => { if (answer.File) found = { ...answer.File, bytes }; });
		return found;
	}
	async function written() {
		const { bytes } = await file("json");
		return { bytes, json: JSON.parse(new TextDecoder().decode(bytes)) };
	}
	// held has the worker hold the comparison that is in view, which one that was at rest does not.
	async function held() {
		const mine = turn;
		await wake();
		if (holds) return;
		if (!result) throw new Fault("nothing-compared", told.words.say("embed-nothing") + " " + told.words.say("embed-nothing-advice"));
		pair = await read(mine, result.sources);
		if (mine !== turn) throw new Fault("cancelled", told.words.say("embed-superseded"));
		await compared(pair, null);
		holds = mine;
	}
	async function redraw() {
		const mine = turn;
		if (!result || busy) return;
		try {
			await held();
			const into = make("div");
			const now = layout = layoutNow();
			await ask({ View: { Layout: now } }, (_, { html }) => { if (html) rows.append(into, html); });
			if (mine !== turn || now !== layout) return;
			host.replaceChildren(...into.childNodes);
			rows.look();
			rows.fold(options.fold);
			if (place) rows.mark(place);
		} catch (err) {
			if (mine === turn) send({ type: "notice", code: err.code ?? "engine", message: err.message });
		}
	}

	// The changes that count, and the way from one to the next.

	function count() {
		shown = result ? result.json.changes.filter((change) => !options.ignore.includes(change.class)) : [];
		host.dataset.quiet = options.ignore.join(" ");
		ruler(result?.rows ?? 0, shown);
		point();
	}
	function point() {
		const index = shown.findIndex((change) => change.id === place);
		counter.textContent = index < 0 ? String(shown.length) : told.words.say("of", index + 1, shown.length);
	}
	function go(to) {
		if (!result) return;
		const index = shown.findIndex((change) => change.id === place), n = shown.length;
		if (to === "next" || to === "previous") {
			if (!n) return;
			to = shown[to === "next" ? (index + 1) % n : (Math.max(index, 0) + n - 1) % n].id;
		}
		const change = result.json.changes.find((each) => each.id === to);
		if (!change || !rows.show(to)) return;
		place = to;
		point();
		send({ type: "change", id: to, index: shown.indexOf(change) + 1, total: n, kind: change.kind });
	}
	back.addEventListener("click", () => go("previous"));
	on.addEventListener("click", () => go("next"));
	frame.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
		if (event.key !== "n" && event.key !== "p") return;
		event.preventDefault();
		go(event.key === "n" ? "next" : "previous");
	});
	host.addEventListener("click", (event) => {
		const row = event.target.closest("a[href^='#r']")?.getAttribute("href").slice(1);
		if (!row) return;
		event.preventDefault();
		rows.showRow(row);
	});

	// Options. null restores what they were by themselves.

	async function set(given) {
		const before = options;
		options = { ...before };
		for (const [key, value] of Object.entries(given)) if (key in unset) options[key] = value ?? unset[key];
		const changed = (key) => options[key] !== before[key];
		Object.assign(frame.dataset, { theme: options.theme, palette: options.palette, toolbar: options.toolbar, height: options.height });
		host.dataset.view = options.view;
		rows.look();
		if (typeof options.fold !== "number") options.fold = -1;
		if (options.style && "style" in given) setTimeout(judge);
		if (changed("ignore") && result) count();
		if (changed("lang") || !frame.lang) await speak();
		if (options.dir !== "auto") frame.dir = options.dir;
		if (changed("grain") && result && !busy) return void compare(result.sources);
		if (result && !busy && (layoutNow() !== layout || changed("lang"))) redraw();
		else if (result && changed("fold")) rows.fold(options.fold);
		if (changed("change") && options.change && result && !busy) go(options.change);
	}
	async function speak() {
		const lang = options.lang;
		const found = await speaker(lang);
		if (lang !== options.lang) return;
		told = found;
		frame.lang = told.language;
		frame.dir = options.dir !== "auto" ? options.dir : told.language === "ar" ? "rtl" : "ltr";
		back.textContent = "‹ " + told.words.say("previous");
		on.textContent = told.words.say("next") + " ›";
		bar.setAttribute("aria-label", told.words.say("list"));
		point();
		if (worker) ask({ Language: { Code: told.language, File: told.file } }).catch(() => {});
	}
	function judge() {
		const message = !closed && poor();
		if (message) send({ type: "notice", code: "contrast", message });
	}
	const watch = new view.ResizeObserver(([{ contentRect }]) => {
		if (!contentRect.width) return;
		const now = contentRect.width >= wide * parseFloat(view.getComputedStyle(frame).fontSize);
		if (now === isWide) return;
		isWide = now;
		if (result && layoutNow() !== layout) redraw();
	});
	watch.observe(body);

	const orders = {
		config: ({ type, ...given }) => { ready = ready.then(() => set(given)); },
		compare({ id, versions }) {
			if (busy) send({ type: "error", id: asked, code: "cancelled", message: told.words.say("embed-superseded") });
			sources = versions.map(({ text, bytes, ...version }, i) => {
				const { blob, unsaid } = stetGiven({ ...version, content: text ?? bytes });
				if (unsaid) send(stetUnsaid(i + 1));
				return blob;
			});
			asked = id;
			turn++;
			if (busy) end(new Fault("cancelled", "")); // the worker cannot be told to stop
			busy = false;
			ready = ready.then(() => { if (asked === id) compare(sources); });
		},
		go: ({ to }) => to === "expand" || to === "collapse" ? rows[to]() : go(to),
		async get({ id, format }) {
			try {
				await held();
				const { Format, Type, Name, bytes } = await file(format);
				send({ type: "file", id, format: Format, media: Type, name: Name, bytes });
			} catch (err) {
				send({ type: "error", id, code: err.code ?? "engine", message: err.message });
			}
		},
		cancel({ id }) {
			if (!busy || id !== asked) return;
			turn++;
			busy = false;
			end(new Fault("cancelled", told.words.say("embed-cancelled")));
			send({ type: "error", id, code: "cancelled", message: told.words.say("embed-cancelled") });
		},
		rest() {
			if (busy || waits.size) return void setTimeout(() => { if (!closed) orders.rest(); }, 100);
			end(new Fault("engine-stopped", ""));
			send({ type: "rested" });
		},
		run() { wakes?.(); wakes = null; },
	};
	function close() {
		closed = true;
		turn++;
		end(new Fault("cancelled", ""));
		watch.disconnect();
		frame.remove();
		root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
	}

	// The page around lets the worker run already when it opens this.
	let ready = start().then(() => send({ type: "hello", version: 1 }), (err) => { send({ type: "error", code: "engine", message: err.message }); return new Promise(() => {}); });
	return port;
}
