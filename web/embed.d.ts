// Types of <stet-diff>. The element is described in docs/embed.md.

/** A version of a text. A plain string is text, or HTML if it begins with a tag. */
export type Input =
	| string
	| Blob
	| { content: string | Blob; type?: string; title?: string; label?: string; url?: string; captured?: string; lang?: string };

export type View = "auto" | "split" | "inline" | "changes" | "old" | "new";
export type Grain = "auto" | "sentence" | "word" | "character";
export type Theme = "auto" | "light" | "dark";
export type Palette = "default" | "contrast";
export type Toolbar = "full" | "mini" | "none";
export type Loading = "lazy" | "eager";
export type Mode = "frame" | "shadow";
export type State = "idle" | "loading" | "ready" | "failed";

/** Figures of a comparison: rows of each kind, and words. */
export interface Stats {
	kept: number; edited: number; restyled: number; moved: number; split: number; merged: number; removed: number; added: number;
	old_words: number; new_words: number; words_deleted: number; words_inserted: number; words_moved: number; quiet: number;
	classes: Record<"space" | "typography" | "case" | "diacritics" | "punctuation" | "digits" | "tracking" | "style" | "link" | "text", number>;
}

export interface Block { role: string; level?: number; text: string; marks?: { start: number; end: number; style: string; target?: string }[] }
export interface Version { title: string; label?: string; url: string; captured: string; when?: string; language?: string; blocks: Block[] }
export interface Row { kind: "kept" | "edited" | "restyled" | "moved" | "split" | "merged" | "removed" | "added" | "departed"; old: number[]; new: number[]; move: number; spans: { op: "keep" | "delete" | "insert" | "restyle"; text: string; note: string }[] }
export interface Change { id: string; row: number; kind: string; class: string; concerns: string[]; before: string; after: string; block: number }

/** What stet/comparison/1 holds. */
export interface Comparison {
	format: "stet/comparison/1"; old: Version; new: Version; rows: Row[]; stats: Stats; summary: string; changes: Change[]; complete: boolean; notes: string[];
}

export interface Options {
	view: View; grain: Grain; ignore: string | string[]; fold: number | string; theme: Theme; palette: Palette; toolbar: Toolbar; height: string; change: string; lang: string; dir: string;
}

export interface StetEventMap {
	"stet-ready": CustomEvent<{ stats: Stats; complete: boolean }>;
	"stet-progress": CustomEvent<{ stage: string; done: number; total: number }>;
	"stet-change": CustomEvent<{ id: string; index: number; total: number; kind: string }>;
	"stet-view": CustomEvent<{ view: View }>;
	"stet-notice": CustomEvent<{ code: string; message: string }>;
	"stet-error": CustomEvent<{ code: string; message: string; side?: "old" | "new" }>;
}

export interface StetDiffElement extends HTMLElement {
	oldSrc: string;
	newSrc: string;
	src: string;
	view: View;
	grain: Grain;
	get ignore(): string;
	set ignore(classes: string | string[]);
	get fold(): string;
	set fold(rows: string | number);
	theme: Theme;
	palette: Palette;
	toolbar: Toolbar;
	loading: Loading;
	height: string;
	mode: Mode;
	change: string;

	old: Input | null;
	new: Input | null;
	versions: Input[] | null;
	readonly comparison: Comparison | null;
	readonly stats: Stats | null;
	readonly state: State;

	/** Compares two versions. A newer call rejects the older one with an AbortError. */
	compare(older: Input, newer: Input, options?: Partial<Options>): Promise<Stats>;
	next(): boolean;
	previous(): boolean;
	goTo(id: string): boolean;
	expandAll(): boolean;
	collapseAll(): boolean;
	toJSON(): Promise<Comparison>;
	export(format: string): Promise<Blob>;
	cancel(): void;
	refreshTheme(): void;

	addEventListener<K extends keyof StetEventMap>(type: K, listener: (this: StetDiffElement, event: StetEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
	addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
	addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
	removeEventListener<K extends keyof StetEventMap>(type: K, listener: (this: StetDiffElement, event: StetEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
	removeEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
	removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
	interface HTMLElementTagNameMap {
		"stet-diff": StetDiffElement;
	}
}
