// A program that uses every part of the types, as a site's own would.
import type { Input, Stats, StetDiffElement, StetEventMap } from "./embed";

const made: StetDiffElement = document.createElement("stet-diff");
const found = document.querySelector("stet-diff");
const older: Input = { content: new Blob(["a"]), type: "text/plain", title: "A", label: "1", url: "https://example.org/", captured: "2025-04-17T09:12:00Z", lang: "en" };

made.oldSrc = "a.html"; made.newSrc = "b.html"; made.src = "c.json";
made.view = "split"; made.grain = "word"; made.ignore = ["space", "case"]; made.fold = 3; made.fold = "none";
made.theme = "dark"; made.palette = "contrast"; made.toolbar = "mini"; made.loading = "eager"; made.height = "40rem"; made.mode = "frame"; made.change = "3.1";
made.lang = "de"; made.dir = "rtl"; made.hidden = false;
made.old = older; made.new = "text"; made.versions = [older, "b", new Blob(["c"])]; made.old = null;

const read: [string, string, number, boolean] = [made.state, made.comparison?.rows[0]?.kind ?? "", made.stats?.words_inserted ?? 0, made.comparison?.complete ?? false];
const promise: Promise<Stats> = made.compare(older, "b", { view: "inline", fold: 2 });
const moved: boolean[] = [made.next(), made.previous(), made.goTo("1.0"), made.expandAll(), made.collapseAll()];
void made.toJSON().then((comparison) => comparison.changes.map((change) => change.before));
void made.export("markdown").then((file) => file.size);
made.cancel(); made.refreshTheme();

made.addEventListener("stet-ready", (event) => event.detail.stats.edited.toFixed());
made.addEventListener("stet-progress", (event) => event.detail.done / event.detail.total);
made.addEventListener("stet-change", (event) => event.detail.id + event.detail.index);
made.addEventListener("stet-view", (event) => { const view: "auto" | "split" | "inline" | "changes" | "old" | "new" = event.detail.view; return view; });
made.addEventListener("stet-notice", (event) => event.detail.message);
made.addEventListener("stet-error", (event) => { const side: "old" | "new" | undefined = event.detail.side; return side; });
made.addEventListener("click", (event) => event.clientX);
const listener = (event: StetEventMap["stet-ready"]) => void event.detail.complete;
made.removeEventListener("stet-ready", listener);
found?.next();

// @ts-expect-error There is no such view.
made.view = "sideways";
// @ts-expect-error The comparison is for reading.
made.comparison = null;
// @ts-expect-error Versions are no numbers.
made.old = 7;

export { read, promise, moved };
