// Messages that must have no effect. Each case is a name, what is sent, and the code of the error that answers it.
"use strict";

const port = () => new MessageChannel();
const deep = (levels) => { let value = 1; for (let i = 0; i < levels; i++) value = { value }; return value; };
const ring = () => { const value = { type: "config" }; value.self = value; return value; };

// Before the talk: posted to the frame's window by its host. None of them may begin it.
globalThis.beforeCases = [
	["nothing", null], ["a number", 7], ["a text", "embed/1"], ["a list", []], ["an empty object", {}], ["true", true],
	["a name alone", { stet: "embed/1" }], ["another name", { stet: "embed", connect: { versions: [1] } }],
	["a later form", { stet: "embed/2", connect: { versions: [1] } }], ["a name in capitals", { stet: "EMBED/1", connect: { versions: [1] } }],
	["a name in a list", { stet: ["embed/1"], connect: { versions: [1] } }], ["a connect that is nothing", { stet: "embed/1", connect: null }],
	["a connect that is true", { stet: "embed/1", connect: true }], ["a connect that is a list", { stet: "embed/1", connect: [1] }],
	["a connect that is a text", { stet: "embed/1", connect: "versions" }], ["no versions", { stet: "embed/1", connect: {} }],
	["versions as a number", { stet: "embed/1", connect: { versions: 1 } }], ["versions as a text", { stet: "embed/1", connect: { versions: "1" } }],
	["versions as an object", { stet: "embed/1", connect: { versions: { 0: 1, length: 1 } } }], ["an empty list of versions", { stet: "embed/1", connect: { versions: [] } }],
	["a version of the future", { stet: "embed/1", connect: { versions: [2] } }], ["a version as a text", { stet: "embed/1", connect: { versions: ["1"] } }],
	["half a version", { stet: "embed/1", connect: { versions: [1, 1.5] } }], ["a version that is no number", { stet: "embed/1", connect: { versions: [1, NaN] } }],
	["seventeen versions", { stet: "embed/1", connect: { versions: Array(17).fill(1) } }], ["a million versions", { stet: "embed/1", connect: { versions: Array(1e6).fill(1) } }],
	["an engine that is a text", { stet: "embed/1", connect: { versions: [1], engine: "wasm" } }], ["an engine that is null", { stet: "embed/1", connect: { versions: [1], engine: null } }],
	["an engine that is a number", { stet: "embed/1", connect: { versions: [1], engine: 1 } }], ["an engine that is an object", { stet: "embed/1", connect: { versions: [1], engine: { byteLength: 8 } } }],
	["an engine that is a view", { stet: "embed/1", connect: { versions: [1], engine: new Uint8Array(8) } }], ["an engine that is too large", { stet: "embed/1", connect: { versions: [1], engine: new Blob([new Uint8Array(65 << 20)]) } }],
	["a map", new Map([["stet", "embed/1"]])], ["a set", new Set(["embed/1"])], ["a date", new Date(0)], ["an error", new Error("embed/1")], ["an expression", /embed/],
	["an object sixty deep", deep(60)], ["a ring", ring()], ["ready, as if from the frame", { stet: "embed/1", ready: true }],
	["an order without a talk", { type: "compare", id: 1, versions: [{ text: "a" }, { text: "b" }] }],
];

const compare = (versions, more) => ({ type: "compare", id: 5, versions, ...more });
const two = (version) => compare([version, { text: "b" }]);
const many = (n) => Array.from({ length: n }, () => ({ text: "a" }));
const large = (n) => "a".repeat(n);
const config = (key, value) => [key + " is " + (typeof value === "string" ? value.slice(0, 30) : JSON.stringify(value)?.slice(0, 30)), { type: "config", [key]: value }, "value"];
const style = (name, value) => [name + ": " + String(value).slice(0, 40), { type: "config", style: { [name]: value } }, "value"];

// During the talk: posted over the port.
globalThis.duringCases = [
	["nothing", null, "shape"], ["undefined", undefined, "shape"], ["a number", 7, "shape"], ["a text", "next", "shape"], ["a list", ["go"], "shape"], ["true", true, "shape"],
	["no type", {}, "shape"], ["a type that is a number", { type: 1 }, "shape"], ["a type that is a list", { type: ["go"] }, "shape"], ["a type that is nothing", { type: null }, "shape"],
	["a map", new Map([["type", "go"]]), "shape"], ["a date", new Date(0), "shape"], ["an error", new Error("go"), "shape"], ["bytes", new ArrayBuffer(8), "shape"],
	...["", " ", "GO", "go ", "Compare", "hello", "result", "file", "error", "progress", "connect", "ready", "eval", "constructor", "__proto__", "toString", "hasOwnProperty", "prototype", "size", "wake", "rested", "view", "change", "notice", "show"].map((type) => ["the type " + JSON.stringify(type), { type, id: 3 }, "unknown"]),
	["a ring", ring(), "shape"], ["an object sixty deep", { type: "go", to: "next", more: deep(60) }, "shape"], ["a map inside", { type: "go", to: "next", more: new Map() }, "shape"],
	["no number inside", { type: "go", to: "next", more: NaN }, "shape"], ["endless inside", { type: "go", to: "next", more: Infinity }, "shape"], ["a big number inside", { type: "go", to: "next", more: 1n }, "shape"], ["an expression inside", { type: "config", view: /inline/ }, "shape"],
	["65 KiB of text", { type: "go", to: "next", more: large(65 * 1024) }, "too-large"], ["65 KiB of two-byte letters", { type: "config", more: "é".repeat(33 * 1024) }, "too-large"], ["65 KiB of keys", { type: "config", ...Object.fromEntries(Array.from({ length: 9000 }, (_, i) => ["key" + i, 1])) }, "too-large"], ["65 KiB of bytes", { type: "get", id: 3, format: "json", more: new ArrayBuffer(65 * 1024) }, "too-large"], ["a long list", { type: "cancel", id: 3, more: Array(70000).fill(1) }, "shape too-large"],
	...[undefined, true, "wasm", 7, {}, new Uint8Array(8)].map((engine) => ["an engine that is " + String(engine), { type: "engine", engine }, "value"]),
	["go nowhere", { type: "go" }, "value"], ...[7, null, true, [], {}, "", "NEXT", "first", "r1", "1.0.0", "-1.0", "1.x", "../1", "<b>", "1.0\u0000", large(3000), "12345678.0"].map((to) => ["go to " + String(JSON.stringify(to)).slice(0, 20), { type: "go", to }, "value"]),
	...[undefined, "3", 3.5, -1, NaN, null, {}, [3], 2 ** 31, true].map((id) => ["get as " + String(id), { type: "get", id, format: "json" }, Number.isNaN(id) ? "shape" : "value"]),
	...[undefined, 1, null, {}, [], "", "JSON", "../json", "j".repeat(41), "json\n"].map((format) => ["get " + String(JSON.stringify(format)).slice(0, 20), { type: "get", id: 3, format }, "value"]),
	["a format that there is none of", { type: "get", id: 3, format: "exe" }, "format"],
	...[undefined, "x", null, -5, {}].map((id) => ["cancel " + String(id), { type: "cancel", id }, "value"]),
	config("view", "sideways"), config("view", 1), config("view", ["inline"]), config("view", {}), config("view", ""), config("view", "Inline"), config("grain", "letter"), config("grain", 2), config("grain", true),
	config("ignore", "space"), config("ignore", [1]), config("ignore", { 0: "space" }), config("ignore", Array(21).fill("space")), config("ignore", [large(41)]),
	config("fold", "1"), config("fold", -1), config("fold", 100), config("fold", 1.5), config("fold", "all"), config("fold", []), config("theme", "sepia"), config("theme", 0), config("palette", "red"), config("palette", {}),
	config("toolbar", "big"), config("toolbar", false), config("lang", "e n"), config("lang", "x".repeat(36)), config("lang", "en\"><b>"), config("lang", 1), config("dir", "up"), config("dir", 1), config("height", "100px"), config("height", 100),
	config("change", 1), config("change", "r1"), config("change", "1.0 "), config("style", "color:red"), config("style", []), config("style", 1),
	style("--stet-text", "red;background:url(x)"), style("--stet-text", "url(https://stet.invalid/a)"), style("--stet-page", "var(--x)"), style("--stet-page", "expression(1)"), style("--stet-added", "image-set('a.png' 1x)"), style("--stet-added", "}html{display:none}"),
	style("--stet-removed", "linear-gradient(red, blue)"), style("--stet-removed", "12px"), style("--stet-font", "x; } * { display: none"), style("--stet-font", "url(a.woff)"), style("--stet-font-size", "red"), style("--stet-font-size", "\\75rl(a)"), style("--stet-gap", "-1px"),
	style("--stet-radius", "calc(1px + var(--a))"), style("--stet-line-height", "env(safe)"), style("--stet-muted", 7), style("--stet-muted", {}), style("--stet-text", "a".repeat(3000)), style("--stet-text", ""),
	["a compare without versions", { type: "compare", id: 5 }, "value"], ["no version", compare([]), "value"], ["versions that are no list", compare({ 0: { text: "a" }, length: 1 }), "value"], ["versions that are a text", compare("ab"), "value"],
	["a compare without id", { type: "compare", versions: [{ text: "a" }, { text: "b" }] }, "value"], ["an id that is a text", { type: "compare", id: "5", versions: [{ text: "a" }, { text: "b" }] }, "value"], ["an id below nothing", { type: "compare", id: -1, versions: [{ text: "a" }, { text: "b" }] }, "value"],
	["a version that is nothing", two(null), "value"], ["a version that is a text", two("a"), "value"], ["a version that is a list", two(["a"]), "value"], ["an empty version", two({}), "value"], ["a text that is a number", two({ text: 1 }), "value"], ["a text that is a list", two({ text: ["a"] }), "value"],
	["bytes that are a text", two({ bytes: "a" }), "value"], ["bytes that are a list", two({ bytes: [97] }), "value"], ["bytes that are words", two({ bytes: new Uint16Array(2) }), "value"], ["text and bytes", two({ text: "a", bytes: new ArrayBuffer(1) }), "value"], ["a version as a date", two(new Date(0)), "value"], ["a version as a map", two(new Map([["text", "a"]])), "value"],
	["a type that is an object", two({ text: "a", type: {} }), "value"], ["a type that is long", two({ text: "a", type: large(201) }), "value"], ["a title that is a number", two({ text: "a", title: 1 }), "value"], ["a title that is long", two({ text: "a", title: large(2049) }), "value"], ["a label that is a list", two({ text: "a", label: [] }), "value"], ["an address that is an object", two({ text: "a", url: {} }), "value"], ["an address that is long", two({ text: "a", url: "https://" + large(2048) }), "value"], ["a time that is a number", two({ text: "a", captured: 1 }), "value"], ["a time that is long", two({ text: "a", captured: large(101) }), "value"], ["a language that is none", two({ text: "a", lang: "<b>" }), "value"],
	["501 versions", compare(many(501)), "too-large"], ["a version of 17 MiB", two({ text: large((16 << 20) + 1) }), "too-large"], ["bytes of 17 MiB", two({ bytes: new ArrayBuffer((16 << 20) + 1) }), "too-large"], ["70 MiB in all", compare(Array(5).fill({ text: large(14 << 20) })), "too-large"], ["9 MiB of two-byte letters", two({ text: "é".repeat((8 << 20) + 1) }), "too-large"],
	["options that are a list", compare([{ text: "a" }, { text: "b" }], { options: [] }), "value"], ["options that are a text", compare([{ text: "a" }, { text: "b" }], { options: "inline" }), "value"], ["an option that there is none of", compare([{ text: "a" }, { text: "b" }], { options: { view: "sideways" } }), "value"], ["options of 65 KiB", compare([{ text: "a" }, { text: "b" }], { options: { more: large(65 * 1024) } }), "value"], ["options with a ring", compare([{ text: "a" }, { text: "b" }], { options: ring() }), "value"],
];

// Each of them goes out, and then a question whose answer must be what it was before. What else came is an effect.
globalThis.tryDuring = async (client) => {
	const wrong = [];
	const ask = async (id) => {
		for (;;) {
			const answer = await client.ask({ type: "get", id, format: "json" });
			if (answer.code !== "busy") return answer.type === "file" ? textOf(answer) : "no file: " + answer.code;
			await new Promise((then) => setTimeout(then, 1000));
		}
	};
	const before = await ask(1000);
	for (const [i, [name, message, codes]] of duringCases.entries()) {
		let after, came;
		do {
			client.log.length = 0;
			client.send(message);
			after = await ask(1001 + i);
			came = client.log.filter((m) => m.type !== "file" || m.id !== 1001 + i);
			if (came.some((m) => m.code === "busy")) await new Promise((then) => setTimeout(then, 1000));
		} while (came.some((m) => m.code === "busy"));
		if (after !== before) wrong.push(name + ": another comparison");
		const said = came.map((m) => m.type === "error" ? m.code : m.type).join(" ");
		if (!codes.split(" ").includes(said)) wrong.push(name + ": answered by [" + said + "], want " + codes);
	}
	return wrong;
};
