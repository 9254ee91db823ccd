//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// A page of somebody else that lets in what mode="shadow" asks for, and nothing else: Stet's scripts, its engine, a
// worker from a Blob, WebAssembly, and one policy for trusted types. The frame is for the viewer that stands beside it.
const shadowPolicy = "default-src 'none'; script-src STET 'wasm-unsafe-eval'; connect-src 'self' STET; worker-src blob:; frame-src STET; require-trusted-types-for 'script'; trusted-types stet"

const emptyHost = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><script async src="STET/embed.js"></script><main><h1>Somebody else</h1></main>`

// watched notes what happens on a host's page from now on.
const watched = `globalThis.troubles = []; globalThis.events = [];
	addEventListener("securitypolicyviolation", (e) => troubles.push(e.violatedDirective + " " + e.blockedURI));
	addEventListener("error", (e) => troubles.push(e.message));
	addEventListener("unhandledrejection", (e) => troubles.push(String(e.reason)));
	for (const name of ["ready", "progress", "change", "view", "notice", "error"]) addEventListener("stet-" + name, (e) => events.push({ name, on: e.target.id, ...e.detail }));
	globalThis.happened = (name, on) => events.filter((e) => e.name === name && (!on || e.on === on));
	globalThis.made = (id, set) => { const element = document.createElement("stet-diff"); Object.assign(element, { id, loading: "eager", ...set }); (document.querySelector("main") ?? document.body).append(element); return globalThis[id] = element; };
	globalThis.within = (element, selector) => element.shadowRoot.querySelector(selector);
	1`

// shownIn is a script that answers with the text of the blocks that an element shows, without what is for those who
// listen.
const shownIn = `globalThis.shownIn = (element) => {
	const text = (node) => node.nodeType === 3 ? node.data : node.matches(".Hidden, .Chip") || !node.checkVisibility() ? "" : [...node.childNodes].map(text).join("");
	return [...element.shadowRoot.querySelectorAll(".Block")].filter((b) => b.checkVisibility()).map(text).map((t) => t.trim()).filter(Boolean).join("\n");
}; 1`

// The two texts: an edit, a move, a restyled word, an addition, a removal, a change of quotes, a run that did not change.
const shadowTexts = `(() => {
	const still = Array.from({ length: 8 }, (_, i) => "<p>In town number " + i + " it rained all day and nobody went out.</p>").join("");
	const moved = "<p>The mayor, who had been away for a month, said that he would look into the matter soon.</p>";
	globalThis.older = { content: "<article><h1>Talks end</h1><p>The talks ended on Monday.</p>" + moved + still + "<p>He said “no” to it.</p><p>Ferries no longer cross the wide harbour.</p><p>Nobody spoke to the <b>press</b>.</p></article>", type: "text/html" };
	globalThis.newer = { content: "<article><h1>Talks end</h1><p>The talks ended on Friday.</p>" + still + moved + "<p>He said &quot;no&quot; to it.</p><p>Nobody spoke to the press.</p><p>Tomorrow work begins on all of the seven bridges.</p></article>", type: "text/html", title: "Talks", label: "second" };
})(); 1`

// The viewer in a shadow root draws the same comparison as the frame, writes the same files, and does what the element
// promises, under the policy that the documents name.
func TestTheViewerInAShadowRoot(t *testing.T) {
	s, address := host(t, map[string]hostPage{
		"":        {shadowPolicy, emptyHost},
		"nowasm":  {strings.Replace(shadowPolicy, " 'wasm-unsafe-eval'", "", 1), emptyHost},
		"noblob":  {strings.Replace(shadowPolicy, "worker-src blob:; ", "", 1), emptyHost},
		"nofetch": {strings.Replace(shadowPolicy, "connect-src 'self' STET", "connect-src 'self'", 1), emptyHost},
		"nostet":  {strings.Replace(shadowPolicy, "trusted-types stet", "trusted-types other", 1), emptyHost},
	})
	s.run(watched)
	s.run(shownIn)
	s.run(shadowTexts)
	s.run(`made("it", { mode: "shadow", old: older, new: newer, view: "inline" }); made("framed", { old: older, new: newer, view: "inline" }); 1`)
	s.waits(`it.state === "ready" && framed.state === "ready"`)
	if got := s.run(`[it.shadowRoot.querySelectorAll("iframe").length, within(it, ".fallback").hidden, within(it, ".Frame").inert, within(it, ".Frame").getAttribute("aria-label"), it.comparison.new.title, within(it, ".Steps-counter").textContent, it.shadowRoot.querySelectorAll(".Mark").length > 3].join()`); got != "0,true,false,Talks,Talks,5,true" {
		t.Errorf("the viewer stands there as %s", got)
	}
	if got := s.later(`const wrong = [];
		for (const format of ["json", "text", "html", "md", "critic", "patch", "texts", "docx"]) {
			const [a, b] = await Promise.all([it, framed].map(async (element) => { const blob = await element.export(format); return blob.type + new Uint8Array(await blob.arrayBuffer()).join(); }));
			if (a !== b) wrong.push(format);
		}
		if (JSON.stringify(await it.toJSON()) !== JSON.stringify(framed.comparison) || JSON.stringify(it.stats) !== JSON.stringify(framed.stats)) wrong.push("toJSON");
		try { await it.export("exe"); wrong.push("exe"); } catch (err) { if (err.code !== "format") wrong.push(err.code); }
		return wrong.join();`); got != "" {
		t.Errorf("these files are not those of the frame: %s", got)
	}
	s.run(`framed.remove()`)

	// What did not change is folded, and opens.
	const bars = `[...it.shadowRoot.querySelectorAll(".Unchanged")].map((bar) => bar.open + " " + bar.querySelectorAll(".Row").length + " " + bar.querySelector("summary").textContent).join()`
	if got := s.run(bars); got != "false 6 6 unchanged paragraphs · 72 words" {
		t.Errorf("folded is %s", got)
	}
	if got := s.run(`[it.expandAll(), shownIn(it).includes("town number 3"), it.collapseAll(), shownIn(it).includes("town number 3")].join()`); got != "true,true,true,false" {
		t.Errorf("expandAll and collapseAll: %s", got)
	}
	s.run(`it.fold = 0`)
	s.waits(`within(it, ".Unchanged")?.querySelectorAll(".Row").length === 8`)
	s.run(`it.fold = "none"`)
	s.waits(`!within(it, ".Unchanged")`)

	// Each view shows its text, and only the layouts ask the engine.
	s.run(`globalThis.textOfSide = (side) => it.comparison[side].blocks.map((b) => b.text).join("\n"); 1`)
	for _, side := range []string{"old", "new"} {
		s.run(`it.view = "` + side + `"`)
		s.waits(`within(it, ".Host").dataset.view === "` + side + `" && within(it, ".Section--split") && !within(it, ".Section--inline")`)
		if got, want := s.run(`shownIn(it)`), s.run(`textOfSide("`+side+`")`); got != want {
			t.Errorf("%s only shows\n%s\nwant\n%s", side, got, want)
		}
		if got := s.run(`[...it.shadowRoot.querySelectorAll(".Cell[aria-hidden=true]")].filter((cell) => cell.checkVisibility()).length`); got != "0" {
			t.Errorf("%s only: %s cells show what nobody hears", side, got)
		}
	}
	s.run(`it.view = "changes"`)
	s.waits(`!shownIn(it).includes("town number") && shownIn(it).includes("Talks end") && shownIn(it).includes("Friday")`)
	s.run(`it.view = "auto"; it.style.width = "1150px"`)
	s.waits(`within(it, ".Section--split .Row") && shownIn(it).includes("town number 7")`)
	s.run(`it.style.width = "500px"`)
	s.waits(`within(it, ".Section--inline .Row") && !within(it, ".Section--split")`)

	// From change to change: methods, buttons, keys, the ruler, the links of moves.
	s.run(`events.length = 0`)
	if got := s.run(`[it.next(), it.goTo("77.7"), it.next(), it.previous(), it.goTo(it.comparison.changes.at(-1).id), it.next()].join()`); got != "true,false,true,true,true,true" {
		t.Errorf("next, goTo nowhere, next, previous, goTo, next: %s", got)
	}
	s.waits(`happened("change").length === 5`)
	if got := s.run(`happened("change").map((e) => e.index + "/" + e.total + e.kind).join(" ")`); got != "1/5edited 2/5moved 1/5edited 5/5added 1/5edited" {
		t.Errorf("the changes told: %s", got)
	}
	got := s.run(`(() => {
		const [back, on] = it.shadowRoot.querySelectorAll(".Steps button"), counter = within(it, ".Steps-counter"), said = [];
		on.focus(); on.click(); said.push(counter.textContent, it.shadowRoot.activeElement === on);
		back.click(); said.push(counter.textContent);
		within(it, ".Row").focus();
		for (const key of ["n", "n", "p"]) it.shadowRoot.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
		said.push(counter.textContent, it.shadowRoot.activeElement.closest(".Row").dataset.kind, it.shadowRoot.querySelectorAll(".is-current").length > 0);
		it.shadowRoot.querySelectorAll(".Mark")[0].click(); said.push(counter.textContent);
		const link = within(it, ".Row--departed .Move"); link.click();
		said.push(it.shadowRoot.activeElement.id === link.getAttribute("href").slice(1));
		return said.join();
	})()`)
	if got != "2 of 5,true,1 of 5,2 of 5,moved,true,1 of 5,true" {
		t.Errorf("buttons, keys, the ruler and a link: %s", got)
	}

	// Options that compare or draw anew, and those that only count anew.
	s.run(`events.length = 0; it.ignore = "style"`)
	s.waits(`within(it, ".Steps-counter").textContent.includes("6") && within(it, ".Host").dataset.quiet === "style"`)
	s.run(`it.grain = "sentence"`)
	s.waits(`happened("ready").length === 1 && [...it.shadowRoot.querySelectorAll("ins")].some((e) => e.textContent.includes("The talks ended"))`)
	s.run(`it.lang = "de"; it.toolbar = "none"; it.theme = "dark"; it.palette = "contrast"; it.height = "300px"`)
	s.waits(`within(it, ".Frame").lang === "de" && within(it, ".Move").textContent.includes("Absatz") && it.offsetHeight === 300`)
	if got := s.run(`[getComputedStyle(within(it, ".Steps")).display, getComputedStyle(within(it, ".Frame")).backgroundColor, getComputedStyle(within(it, ".Row--edited .Block")).color, within(it, ".Body").scrollHeight > 300, within(it, ".Steps button").textContent].join()`); got != "none,rgb(0, 0, 0),rgb(255, 255, 255),true,‹ Zurück" {
		t.Errorf("after the options: %s", got)
	}
	s.run(`it.dir = "rtl"; it.lang = "ar"`)
	s.waits(`within(it, ".Frame").lang === "ar" && getComputedStyle(within(it, ".Frame")).direction === "rtl"`)
	s.run(`it.removeAttribute("dir"); it.lang = "en"; for (const name of ["toolbar", "theme", "palette", "height", "grain", "ignore", "fold"]) it[name] = null`)
	s.waits(`within(it, ".Frame").lang === "en" && getComputedStyle(within(it, ".Frame")).direction === "ltr" && within(it, ".Move")?.textContent.includes("paragraph") && within(it, ".Unchanged")`)

	// The parts and the custom properties of the page apply, and nothing else of its style does.
	s.partsApply([]string{"frame", "toolbar", "row", "cell", "ins", "del", "moved", "fold", "ruler", "counter"})
	s.propertiesApply("it.shadowRoot")

	if got := s.run(`(() => {
		const looks = () => ["Steps", "Steps button", "Host", "Section", "Row--edited", "Row--edited .Block", "Row--edited ins", "Row--edited del", "Move", "Unchanged summary", "Gutter", "Mark"].map((name) => {
			const s = getComputedStyle(within(it, "." + name));
			return [name, ...["color", "fontSize", "fontFamily", "fontStyle", "fontWeight", "backgroundColor", "display", "letterSpacing", "wordSpacing", "textTransform", "textAlign", "textIndent", "lineHeight", "marginTop", "paddingTop", "visibility", "whiteSpace", "direction", "cursor", "float", "position"].map((each) => s[each])].join();
		}).join("\n");
		const before = looks(), sheet = new CSSStyleSheet();
		sheet.replaceSync("* { color: lime !important; font: italic 40px fantasy !important; letter-spacing: 9px !important; word-spacing: 9px !important; text-transform: uppercase !important; text-align: right !important; text-indent: 3em !important; white-space: pre !important; cursor: wait !important; visibility: visible } ins, del, div, p, .Row, .Steps, .Section, button { display: none !important; float: left !important } stet-diff { display: block !important; line-height: 9 !important; direction: rtl }");
		document.adoptedStyleSheets = [sheet];
		const after = looks();
		document.adoptedStyleSheets = [];
		return before === after ? "" : before + "\n\n" + after;
	})()`); got != "" {
		t.Errorf("a hostile style sheet got in:\n%s", got)
	}

	// On paper nothing is folded; those who listen, or see little, meet no trouble.
	emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if got := s.run(`[within(it, ".Unchanged").open, shownIn(it).includes("town number 3"), getComputedStyle(within(it, ".Steps")).display].join()`); got != "false,true,none" {
		t.Errorf("on paper: %s", got)
	}
	emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
	t.Run("accessibility", func(t *testing.T) {
		script := axe(t)
		s.run(script + "\ntrue")
		for _, theme := range []string{"light", "dark"} {
			s.run(`it.theme = "` + theme + `"`)
			s.waits(`within(it, ".Frame").dataset.theme === "` + theme + `"`)
			if got := s.later(`const more = {};` + violations); got != "" {
				t.Errorf("%s:\n  %s", theme, got)
			}
		}
		s.run(`it.theme = null`)
	})

	// The worker has no network, and asks for none.
	if got := s.inWorker(`[typeof fetch, typeof XMLHttpRequest, typeof WebSocket, typeof EventSource, typeof self["import" + "Scripts"], typeof indexedDB].join()`); got != "undefined,undefined,undefined,undefined,undefined,undefined" {
		t.Errorf("the worker has %s", got)
	}
	s.requests()
	if got := s.later(`
		const first = it.compare("One two.", "One three.").then(() => "done", (err) => err.name);
		const second = it.compare("Four of them met in the hall on Monday.", "Four of them met in the hall on Friday at noon.", { view: "split", change: "0.0" });
		const figures = await second;
		const third = it.compare(newer, older).catch((err) => err.name);
		it.cancel();
		return [await first, figures.edited, await third, it.state, it.comparison.new.blocks[0].text, it.view, (await (await it.export("text")).text()).includes("Friday at noon")].join();`); got != "AbortError,1,AbortError,ready,Four of them met in the hall on Friday at noon.,split,true" {
		t.Errorf("three comparisons, two given up: %s", got)
	}
	s.waits(`happened("change").at(-1)?.id === "0.0"`)
	if got := s.later(`try { await it.compare("", ""); return "compared"; } catch (err) { return err.code + it.state + within(it, ".fallback").hidden + it.shadowRoot.querySelectorAll(".Frame").length + (within(it, ".status").textContent.length > 10); }`); got != "emptyfailedfalse0true" {
		t.Errorf("two empty texts: %s", got)
	}
	if sent := s.requests(); len(sent) > 0 {
		t.Errorf("after the first comparison the page asked for %v", sent)
	}
	if got := s.run(`troubles.join("\n")`); got != "" {
		t.Errorf("the page reported\n%s", got)
	}
	s.alone()

	// A page that forbids a part of it keeps its fallback, and says so.
	for _, page := range []string{"nowasm", "noblob", "nofetch", "nostet"} {
		s.do(chromedp.Navigate(address + "/" + page))
		s.run(watched)
		s.run(`made("it", { mode: "shadow", old: "One two.", new: "One three.", textContent: "The fallback" }); 1`)
		s.waits(`it.state === "failed"`)
		if got := s.run(`[happened("error").map((e) => e.code).join(), within(it, ".fallback").hidden, within(it, ".status").textContent.length > 10, it.shadowRoot.querySelectorAll(".Frame").length].join()`); got != "engine,false,true,0" {
			t.Errorf("%s: %s", page, got)
		}
	}
}

// partsApply fails the test unless a rule of the page for each part of "it" shows.
func (s *stage) partsApply(parts []string) {
	s.t.Helper()
	for i, part := range parts {
		colour := fmt.Sprintf("rgb(1, 2, %d)", i+1)
		got := s.run(`(() => {
			const sheet = new CSSStyleSheet();
			sheet.replaceSync("stet-diff::part(` + part + `) { outline: 3px solid ` + colour + `; } ins, del, div, p, span, summary { outline: 7px dotted red !important; color: red !important; letter-spacing: 9px !important; }");
			document.adoptedStyleSheets = [sheet];
			const found = [...it.shadowRoot.querySelectorAll("[part~=` + part + `]")].filter((e) => !e.closest("[hidden]"));
			const other = it.shadowRoot.querySelector(".Block");
			const answer = found.length + " " + [...new Set(found.map((e) => getComputedStyle(e).outlineColor + getComputedStyle(e).outlineWidth))].join() + " " + (other ? getComputedStyle(other).outlineStyle + getComputedStyle(other).letterSpacing : "");
			document.adoptedStyleSheets = [];
			return answer;
		})()`)
		if n, rest, _ := strings.Cut(got, " "); n == "0" || rest != colour+"3px nonenormal" && rest != colour+"3px " {
			s.t.Errorf("::part(%s): %s", part, got)
		}
	}
}

// propertiesShow are the custom properties of a page, each with where it shows. Those without a place show in the chrome
// alone, which stands in no shadow root.
var propertiesShow = []struct{ name, value, selector, style, want string }{
	{"--stet-text", "rgb(1, 2, 3)", ".Row--edited .Block", "color", "rgb(1, 2, 3)"},
	{"--stet-page", "rgb(250, 2, 3)", "ground", "backgroundColor", "rgb(250, 2, 3)"},
	{"--stet-added", "rgb(1, 20, 3)", ".Row--edited ins", "backgroundColor", "rgb(1, 20, 3)"},
	{"--stet-removed", "rgb(1, 21, 3)", ".Row--edited del", "backgroundColor", "rgb(1, 21, 3)"},
	{"--stet-added-line", "rgb(1, 22, 3)", ".Row--edited ins", "textDecorationColor", "rgb(1, 22, 3)"},
	{"--stet-removed-line", "rgb(1, 23, 3)", ".Row--edited del", "textDecorationColor", "rgb(1, 23, 3)"},
	{"--stet-moved-line", "rgb(1, 24, 3)", ".Row--moved .Move", "color", "rgb(1, 24, 3)"},
	{"--stet-format-line", "rgb(1, 25, 3)", ".Restyle", "textDecorationColor", "rgb(1, 25, 3)"},
	{"--stet-muted", "rgb(1, 26, 3)", ".Row--edited > .Gutter", "color", "rgb(1, 26, 3)"},
	{"--stet-font", "Courier, monospace", ".Row--edited .Block", "fontFamily", "Courier, monospace"},
	{"--stet-font-size", "23px", ".Section", "fontSize", "23px"},
	{"--stet-line-height", "2.5", ".Section", "lineHeight", "42.5px"},
	{"--stet-gap", "11px", ".Row", "paddingTop", "11px"},
	{"--stet-radius", "13px", ".Row", "borderTopLeftRadius", "13px"},
	{"--stet-panel", "rgb(1, 27, 3)", "", "", ""}, {"--stet-rule", "rgb(1, 28, 3)", "", "", ""}, {"--stet-accent", "rgb(1, 29, 3)", "", "", ""},
}

// propertiesApply fails the test unless each custom property that the page sets, on the element or above it, shows in
// the rows.
func (s *stage) propertiesApply(root string) {
	s.t.Helper()
	for i, p := range propertiesShow {
		if p.selector == "" {
			continue
		}
		on := []string{"it", "document.documentElement"}[i%2]
		selector := p.selector
		if selector == "ground" {
			selector = ".Frame"
		}
		got := s.run(`(() => {
			const style = getComputedStyle(` + root + `.querySelector("` + selector + `")), before = style.` + p.style + `;
			` + on + `.style.setProperty("` + p.name + `", "` + p.value + `");
			const now = style.` + p.style + `;
			` + on + `.style.removeProperty("` + p.name + `");
			return (before !== now) + " " + now + " " + (before === style.` + p.style + `);
		})()`)
		if got != "true "+p.want+" true" {
			s.t.Errorf("%s set on %s: %s", p.name, on, got)
		}
	}
}

// inWorker evaluates in the only worker of the page.
func (s *stage) inWorker(script string) string {
	s.t.Helper()
	targets, err := chromedp.Targets(s.ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, target := range targets {
		if target.Type != "worker" {
			continue
		}
		ctx, cancel := chromedp.NewContext(s.ctx, chromedp.WithTargetID(target.TargetID), chromedp.WithDetachOnCancel())
		defer cancel()
		answer, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
		if err != nil {
			s.t.Fatalf("in the worker: %s: %v", script, err)
		}
		return answer
	}
	s.t.Fatal("there is no worker")
	return ""
}
