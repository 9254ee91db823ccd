// Each adapter takes two texts and gives an answer of one form: {pieces} of a text, each a sign (= - +) and its words;
// or {html}, a page with marks. Editors give {links} between lines too.
import * as jsdiff from "diff";
import DiffMatchPatch from "diff-match-patch";
import { DefaultLinesDiffComputer } from "monaco-editor/editor/common/diff/defaultLinesDiffComputer/defaultLinesDiffComputer.js";
import nodeHtmldiff from "node-htmldiff";
import htmldiffJs from "htmldiff-js";
import htmlDiffTs from "html-diff-ts";
import createiq from "@createiq/htmldiff";
import { visualDomDiff } from "visual-dom-diff";

const changes = (list) => ({ pieces: list.map((c) => [c.added ? "+" : c.removed ? "-" : "=", c.value]) });
const segmenter = () => ({ intlSegmenter: new Intl.Segmenter("en", { granularity: "word" }) });

const signs = { [-1]: "-", 0: "=", 1: "+" };
const patches = (list) => ({ pieces: list.map((d) => [signs[d[0]], d[1]]) });

function dmp(timeout) {
	const d = new DiffMatchPatch();
	d.Diff_Timeout = timeout;
	return d;
}

function characters(old, now, timeout) {
	const d = dmp(timeout);
	const list = d.diff_main(old, now);
	d.diff_cleanupSemantic(list);
	return patches(list);
}

// words runs diff-match-patch over words, each as one character, as its documentation advises for lines. There are no
// more than 65,535 characters: one word more is an error, never a wrong answer.
function words(old, now, timeout) {
	const ids = new Map(), list = [];
	const encode = (text) => {
		let out = "";
		for (const word of text.match(/\s+|[^\s]+/gu) ?? []) {
			let id = ids.get(word);
			if (id === undefined) {
				id = list.length + (list.length < 0xd800 - 1 ? 1 : 0x801);
				if (id > 0xffff) throw new Error("more than 63,000 different words");
				ids.set(word, id);
				list.push(word);
			}
			out += String.fromCharCode(id);
		}
		return out;
	};
	const a = encode(old), b = encode(now), d = dmp(timeout);
	const diffs = d.diff_main(a, b, false);
	const decode = (s) => {
		let out = "";
		for (let i = 0; i < s.length; i++) {
			const id = s.charCodeAt(i);
			out += list[id < 0xd800 ? id - 1 : id - 0x801];
		}
		return out;
	};
	return { pieces: diffs.map((x) => [signs[x[0]], decode(x[1])]) };
}

// editor runs the differ of VS Code. Its answer is made of ranges: from them come pieces, and links between lines.
function editor(old, now, options) {
	const a = old.split("\n"), b = now.split("\n");
	const result = new DefaultLinesDiffComputer().computeDiff(a, b, options);
	const starts = (lines) => {
		const out = [0];
		for (const line of lines) out.push(out[out.length - 1] + line.length + 1);
		return out;
	};
	const sa = starts(a), sb = starts(b);
	const pieces = [], links = [];
	let at = 0, bt = 0;
	const push = (sign, text) => text && pieces.push([sign, text]);
	const until = (i, j) => {
		push("=", now.slice(bt, j));
		at = i;
		bt = j;
	};
	let line = 1, other = 1;
	const even = (i, j) => {
		for (; line < i && other < j; line++, other++) links.push([line - 1, other - 1, 0]);
		line = i;
		other = j;
	};
	for (const change of result.changes) {
		const o = change.original, m = change.modified;
		even(o.startLineNumber, m.startLineNumber);
		const n = o.endLineNumberExclusive - o.startLineNumber, k = m.endLineNumberExclusive - m.startLineNumber;
		if (n === 1 && k === 1) links.push([o.startLineNumber - 1, m.startLineNumber - 1, 0]);
		line = o.endLineNumberExclusive;
		other = m.endLineNumberExclusive;
		const inner = change.innerChanges ?? [];
		for (const r of inner) {
			const x = r.originalRange, y = r.modifiedRange;
			const i = sa[x.startLineNumber - 1] + x.startColumn - 1, iEnd = Math.min(sa[x.endLineNumber - 1] + x.endColumn - 1, old.length);
			const j = sb[y.startLineNumber - 1] + y.startColumn - 1, jEnd = Math.min(sb[y.endLineNumber - 1] + y.endColumn - 1, now.length);
			until(i, j);
			push("-", old.slice(i, iEnd));
			push("+", now.slice(j, jEnd));
			at = iEnd;
			bt = jEnd;
		}
		if (inner.length === 0) {
			until(sa[o.startLineNumber - 1], sb[m.startLineNumber - 1]);
			const iEnd = Math.min(sa[o.endLineNumberExclusive - 1], old.length), jEnd = Math.min(sb[m.endLineNumberExclusive - 1], now.length);
			push("-", old.slice(at, iEnd));
			push("+", now.slice(bt, jEnd));
			at = iEnd;
			bt = jEnd;
		}
	}
	even(a.length + 1, b.length + 1);
	push("=", now.slice(bt));
	for (const move of result.moves ?? []) {
		const o = move.lineRangeMapping.original, m = move.lineRangeMapping.modified;
		const n = o.endLineNumberExclusive - o.startLineNumber, k = m.endLineNumberExclusive - m.startLineNumber;
		for (let i = 0; i < Math.min(n, k); i++) links.push([o.startLineNumber - 1 + i, m.startLineNumber - 1 + i, 1]);
	}
	return { pieces, links, cut: result.hitTimeout };
}

const editorDefaults = { ignoreTrimWhitespace: true, maxComputationTimeMs: 5000, computeMoves: false };

function dom(markup, document) {
	const host = document.createElement("div");
	host.innerHTML = markup;
	return host;
}

// The settings called "best" lift every limit of time and ask for all the program can tell.
export const adapters = {
	"jsdiff words": { text: { default: (a, b) => changes(jsdiff.diffWords(a, b)), best: (a, b) => changes(jsdiff.diffWords(a, b, segmenter())) } },
	"jsdiff words with space": { text: { default: (a, b) => changes(jsdiff.diffWordsWithSpace(a, b)) } },
	"diff-match-patch characters": { text: { default: (a, b) => characters(a, b, 1), best: (a, b) => characters(a, b, 0) } },
	"diff-match-patch words": { text: { default: (a, b) => words(a, b, 1), best: (a, b) => words(a, b, 0) } },
	"VS Code": {
		text: {
			default: (a, b) => editor(a, b, editorDefaults),
			best: (a, b) => editor(a, b, { ignoreTrimWhitespace: false, maxComputationTimeMs: 0, computeMoves: true }),
		},
	},
	"node-htmldiff": { html: { default: (a, b) => ({ html: nodeHtmldiff(a, b) }) } },
	"htmldiff-js": { html: { default: (a, b) => ({ html: (htmldiffJs.default ?? htmldiffJs).execute(a, b) }) } },
	"html-diff-ts": { html: { default: (a, b) => ({ html: (htmlDiffTs.default ?? htmlDiffTs)(a, b) }) } },
	"@createiq/htmldiff": { html: { default: (a, b) => ({ html: (createiq.default ?? createiq).execute(a, b) }) } },
	"visual-dom-diff": {
		html: {
			default: (a, b) => {
				const host = dom("", document);
				host.append(visualDomDiff(dom(a, document), dom(b, document)));
				return { html: host.innerHTML };
			},
		},
	},
};

// run answers a job: {rival, form, setting, pairs, runs, limit}. With runs it answers the milliseconds of each run over
// all pairs, after runs that warm up, and the processor time of one where that is known. A first run that takes all the
// time counts itself.
export function run(job) {
	const f = adapters[job.rival]?.[job.form]?.[job.setting];
	if (!f) throw new Error(`no adapter ${job.rival}, ${job.form}, ${job.setting}`);
	const answers = [];
	const used = () => (typeof globalThis.process?.cpuUsage !== "function" ? 0 : process.cpuUsage().user + process.cpuUsage().system) / 1000;
	if (!job.runs) {
		const start = performance.now();
		for (const [a, b] of job.pairs) {
			try {
				answers.push(f(a, b));
			} catch (e) {
				answers.push({ error: String(e?.message ?? e) });
			}
		}
		return { answers, ms: [performance.now() - start] };
	}
	const once = () => {
		const start = performance.now(), had = used();
		for (const [a, b] of job.pairs) f(a, b);
		return [performance.now() - start, used() - had];
	};
	const first = once(), list = [];
	let spent = first[0];
	let rounds = 1;
	for (; spent < 300 || (rounds < 50 && spent < 1500 && first[0] < 300); rounds++) spent += once()[0];
	while (list.length < job.runs && spent < (job.limit ?? 60000)) {
		list.push(once());
		spent += list[list.length - 1][0];
		rounds++;
	}
	if (list.length === 0) list.push(first);
	return { answers, rounds, ms: list.map((t) => t[0]), cpu: list.reduce((sum, t) => sum + t[1], 0) / list.length };
}

// names lists the settings of each rival of a form.
export function names(form) {
	return Object.entries(adapters).flatMap(([name, a]) => Object.keys(a[form] ?? {}).map((setting) => [name, setting]));
}
