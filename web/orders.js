// Orders: what the page around the viewer may say, message by message, with the size and the form of each part.
//
// stetOrders.check(data) takes what came over the port and answers {order} or {error}. It copies what it knows into
// new objects and leaves the rest behind, so nothing of a stranger's object travels on. It throws nothing, changes
// nothing and works without recursion. The forms are those of stet/embed/1; see docs/embed.md.
"use strict";

const stetOrders = (() => {
	const KiB = 1024;
	const MiB = KiB * KiB;
	const limits = { message: 64 * KiB, string: 2 * KiB, version: 16 * MiB, compare: 64 * MiB, versions: 500, perSecond: 100 };

	const encoder = new TextEncoder();
	const lengthOf = (text) => text.length > limits.compare ? text.length : encoder.encode(text).length;
	const wrong = (code, message, more) => ({ error: { code, message, ...more } });
	const tooLarge = (limit) => wrong("too-large", "This message is larger than " + limit + " bytes.", { limit });
	const isObject = (value) => typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
	const isBytes = (value) => value instanceof ArrayBuffer || value instanceof Uint8Array && value.buffer instanceof ArrayBuffer;

	// measured is the size of a message in bytes, infinite where it holds what JSON cannot say. Bytes that travel beside
	// the message are counted by their owner.
	function measured(value, most) {
		let size = 0;
		const waiting = [[value, 0]];
		while (waiting.length && size <= most) {
			const [item, depth] = waiting.pop();
			if (depth > 16) return Infinity;
			if (typeof item === "string") size += lengthOf(item) + 2;
			else if (item === null || item === undefined || typeof item === "boolean" || Number.isFinite(item)) size += 5;
			else if (isBytes(item)) size += item.byteLength;
			else if (Array.isArray(item)) for (const each of item) waiting.push([each, depth + 1]);
			else if (isObject(item)) for (const key of Object.keys(item)) { size += key.length + 3; waiting.push([item[key], depth + 1]); }
			else return Infinity;
			if (waiting.length > most) return Infinity;
		}
		return size;
	}

	// Forms of values. Each answers whether it takes the value.
	const text = (most) => (value) => typeof value === "string" && lengthOf(value) <= most;
	const oneOf = (...list) => (value) => list.includes(value);
	const like = (pattern) => (value) => typeof value === "string" && value.length <= limits.string && pattern.test(value);
	const isEngine = (value) => value instanceof Blob && value.size <= limits.compare || value instanceof ArrayBuffer && value.byteLength <= limits.compare;
	const isID = (value) => Number.isInteger(value) && value >= 0 && value <= 2 ** 31 - 1;
	const isFold = (value) => value === "none" || Number.isInteger(value) && value >= 0 && value <= 99;
	const changeID = /^[0-9]{1,7}(\.[0-9]{1,7})?$/;
	const isIgnore = (value) => Array.isArray(value) && value.length <= 20 && value.every(text(40));

	const colours = ["text", "page", "panel", "muted", "rule", "accent", "added", "removed", "added-line", "removed-line", "moved-line", "format-line"];
	const styles = Object.fromEntries([
		...colours.map((name) => ["--stet-" + name, "color"]),
		["--stet-font", "font-family"], ["--stet-font-size", "font-size"], ["--stet-line-height", "line-height"],
		["--stet-gap", "padding-top"], ["--stet-radius", "border-top-left-radius"],
	]);
	// A value of a style is one that its property takes and that asks for nothing: no address, nothing of other names.
	const isStyle = (name, value) => value === null || text(limits.string)(value) &&
		!/[;{}\\]|url|image|var\(|env\(|attr\(|element\(/i.test(value) && CSS.supports(styles[name], value);
	const isStyles = (value) => isObject(value) && Object.keys(value).every((name) => !(name in styles) || isStyle(name, value[name]));

	const options = {
		view: oneOf("auto", "split", "inline", "changes", "old", "new"),
		grain: oneOf("auto", "sentence", "word", "character"),
		ignore: isIgnore,
		fold: isFold,
		theme: oneOf("auto", "light", "dark"),
		palette: oneOf("default", "contrast"),
		toolbar: oneOf("full", "mini", "none"),
		lang: like(/^[A-Za-z0-9-]{1,35}$/),
		dir: oneOf("auto", "ltr", "rtl"),
		height: oneOf("auto", "fixed"),
		change: like(changeID),
		style: isStyles,
	};

	// config copies the options that are known. null stands for "as it was by itself".
	function config(given) {
		const kept = {};
		for (const [key, takes] of Object.entries(options)) {
			if (!Object.hasOwn(given, key) || given[key] === undefined) continue;
			if (given[key] !== null && !takes(given[key])) return wrong("value", "The option ‘" + key + "’ has a value that it does not take.", { key });
			kept[key] = given[key];
		}
		if (kept.style) kept.style = Object.fromEntries(Object.entries(kept.style).filter(([name]) => name in styles));
		return { order: { type: "config", config: kept } };
	}

	const fields = { type: text(200), title: text(limits.string), label: text(limits.string), url: text(limits.string), captured: text(100), lang: like(/^[A-Za-z0-9-]{0,35}$/) };

	// version copies one version, and counts what it holds.
	function version(given, number) {
		const refuse = (why) => wrong("value", "Version " + number + " " + why, { version: number });
		if (!isObject(given)) return refuse("is no object.");
		const named = { number };
		for (const [key, takes] of Object.entries(fields)) {
			if (given[key] === undefined || given[key] === null) continue;
			if (!takes(given[key])) return refuse("has a ‘" + key + "’ that cannot be used.");
			named[key] = given[key];
		}
		const size = typeof given.text === "string" ? lengthOf(given.text) : isBytes(given.bytes) ? given.bytes.byteLength : -1;
		if (size < 0 || typeof given.text === "string" && given.bytes !== undefined) return refuse("needs a text, or bytes.");
		if (size > limits.version) return tooLarge(limits.version);
		return { size, version: { ...named, content: given.text ?? given.bytes } };
	}

	function compare(given) {
		const list = given.versions;
		if (!isID(given.id)) return wrong("value", "A ‘compare’ needs a number as its id.");
		if (!Array.isArray(list) || list.length < 1) return wrong("value", "A ‘compare’ needs a list of versions.");
		if (list.length > limits.versions) return wrong("too-large", "These are more than " + limits.versions + " versions.", { limit: limits.versions });
		const versions = [];
		let all = 0;
		for (const [i, each] of list.entries()) {
			const { error, size, version: one } = version(each, i + 1);
			if (error) return { error };
			if ((all += size) > limits.compare) return tooLarge(limits.compare);
			versions.push(one);
		}
		if (given.options !== undefined && (!isObject(given.options) || measured(given.options, limits.message) > limits.message)) return wrong("value", "These options cannot be used.");
		const { error, order } = config(given.options ?? {});
		return error ? { error } : { order: { type: "compare", id: given.id, versions, config: order.config } };
	}

	const names = {
		compare,
		config,
		go: ({ to }) => like(changeID)(to) || oneOf("next", "previous", "expand", "collapse")(to)
			? { order: { type: "go", to } } : wrong("value", "A ‘go’ needs a place to go to."),
		get: ({ id, format }) => isID(id) && like(/^[a-z0-9-]{1,40}$/)(format)
			? { order: { type: "get", id, format } } : wrong("value", "A ‘get’ needs a number as its id, and a format."),
		cancel: ({ id }) => isID(id) ? { order: { type: "cancel", id } } : wrong("value", "A ‘cancel’ needs the id of what it is to stop."),
		engine: ({ engine }) => engine === null || isEngine(engine) ? { order: { type: "engine", engine } } : wrong("value", "This is no engine."),
		rest: () => ({ order: { type: "rest" } }),
		run: () => ({ order: { type: "run" } }),
	};

	// check answers {order}, or {error} with the id of the message where it has one.
	function check(data) {
		if (!isObject(data) || typeof data.type !== "string") return wrong("shape", "A message is an object with a type.");
		const id = isID(data.id) ? { id: data.id } : {};
		if (!Object.hasOwn(names, data.type)) return wrong("unknown", "There is no message of this type.", id);
		if (data.type !== "compare" && data.type !== "engine") {
			const size = measured(data, limits.message);
			if (size === Infinity) return wrong("shape", "A message holds plain values only.", id);
			if (size > limits.message) return wrong("too-large", "This message is larger than " + limits.message + " bytes.", { ...id, limit: limits.message });
		}
		const { error, order } = names[data.type](data);
		return error ? { error: { ...id, ...error } } : { order };
	}

	// connects reports whether a message of the window is the beginning of a talk that this version can hold.
	function connects(data) {
		if (!isObject(data) || data.stet !== "embed/1" || !isObject(data.connect)) return false;
		const { versions, engine } = data.connect;
		const known = Array.isArray(versions) && versions.length <= 16 && versions.every(Number.isInteger) && versions.includes(1);
		return known && (engine === undefined || engine === true || isEngine(engine)); // true: it comes over the port
	}

	return Object.freeze({ check, connects, limits, styles, colours: Object.freeze(colours) });
})();
