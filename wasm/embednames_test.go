//go:build !js

package main

import (
	"strings"
	"testing"
)

// namedPages are a page of another origin with no viewer yet, and the texts that it can name.
var namedPages = map[string]hostPage{
	"":              {"default-src 'self'; script-src STET; frame-src STET; connect-src 'self' STET", emptyHost},
	"old.html":      {"", `<!doctype html><title>Old</title><article><h1>Talks end</h1><p>The talks ended on Monday without a result.</p><p>It rained all day in the old town.</p></article>`},
	"new.html":      {"", `<!doctype html><title>New</title><article><h1>Talks end</h1><p>The talks ended on Friday without a result.</p><p>It rained all day in the old town.</p></article>`},
	"versions.json": {"", `{"format":"stet/versions/1","versions":[{"title":"First","content":"Ships left the harbour.","type":"text/plain"},{"title":"Second","content":"Ships entered the harbour.","type":"text/plain"}]}`},
}

// Every attribute, property, method and event of the element does what its table says, in a page of another origin.
func TestEveryNameOfTheElement(t *testing.T) {
	s, _ := host(t, namedPages)
	s.run(watched)
	s.run(shadowTexts)
	s.waits(`customElements.get("stet-diff")`)

	// The names are those of the class, and its values by themselves those of the table.
	if got := s.run(`(() => {
		const kind = customElements.get("stet-diff");
		return [kind.observedAttributes.join(" "), Object.getOwnPropertyNames(kind.prototype).filter((name) => !/^constructor$|Callback$/.test(name)).sort().join(" ")].join("\n");
	})()`); got != "old-src new-src src view grain ignore fold theme palette toolbar lang dir loading height mode change\n"+
		"cancel change collapseAll compare comparison expandAll export fold goTo grain height ignore loading mode new newSrc next old oldSrc palette previous refreshTheme src state stats theme toJSON toolbar versions view" {
		t.Errorf("the names are\n%s", got)
	}
	table := `(() => {
		const element = document.createElement("stet-diff"), wrong = [];
		const values = { view: ["auto", "split", "inline", "changes", "old", "new"], grain: ["auto", "sentence", "word", "character"], theme: ["auto", "light", "dark"],
			palette: ["default", "contrast"], toolbar: ["full", "mini", "none"], loading: ["lazy", "eager"], mode: ["frame", "shadow"],
			fold: ["1", "0", "99", "none"], height: ["auto", "20em", "50vh"], ignore: ["space typography tracking", "case diacritics punctuation digits style link", "none"], change: ["", "3.1"], oldSrc: ["", "a"], newSrc: ["", "b"], src: ["", "c"] };
		const named = (name) => name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
		for (const [name, list] of Object.entries(values)) {
			if (element[name] !== list[0]) wrong.push(name + " is " + element[name]);
			for (const value of list) {
				element[name] = value;
				if (element.getAttribute(named(name)) !== value || element[name] !== value) wrong.push(name + "=" + value);
			}
			if (!/Src$|^src$|change|ignore/.test(name)) { element.setAttribute(named(name), "no such value"); if (element[name] !== list[0]) wrong.push(name + " takes anything"); }
			element[name] = null;
			if (element.hasAttribute(named(name))) wrong.push(name + " stays");
		}
		for (const [name, value] of [["old", null], ["new", null], ["versions", null], ["comparison", null], ["stats", null], ["state", "idle"]]) if (element[name] !== value) wrong.push(name + " is " + element[name]);
		return wrong.join();
	})()`
	if got := s.run(table); got != "" {
		t.Errorf("attributes and properties: %s", got)
	}

	// What is compared: addresses as attributes, a file of both, versions, and inputs of every kind.
	read := `[it.comparison.old.title, it.comparison.new.title, it.comparison.new.blocks.at(-1).text].join("|")`
	for _, c := range []struct{ what, how, want string }{
		{"old-src and new-src", `made("it", {}); it.setAttribute("old-src", "old.html"); it.setAttribute("new-src", "new.html")`, "Talks end|Talks end|It rained all day in the old town."},
		{"src", `it.oldSrc = it.newSrc = null; it.src = "versions.json"`, "First|Second|Ships entered the harbour."},
		{"three versions out of order", `it.src = null; it.versions = [{ content: "Late ships left.", captured: "2025-03-01T00:00:00Z" }, { content: "Early ships left.", captured: "2025-01-01T00:00:00Z" }, { content: new Blob(["Ships left between."]), type: "text/plain", captured: "2025-02-01T00:00:00Z" }]`, "||Late ships left."},
		{"old and new", `it.old = new Blob(["<p>Ships left.</p>"], { type: "text/html" }); it.new = "Ships stayed."`, "||Ships stayed."},
		{"all that is said of an input", `it.versions = null; it.old = "Ships left."; it.new = { content: "Ships stay.", type: "text/plain", title: "T", label: "L", url: "https://example.org/a", captured: "2025-04-17T09:12:00Z", lang: "fr" }`, "|T|Ships stay."},
		{"templates", `it.old = it.new = null; it.innerHTML = "<template slot=old><p>Ships left.</p></template><template slot=new><p>Ships came.</p></template>"; it.src = "x"; it.src = null`, "||Ships came."},
	} {
		s.run(`events.length = 0; ` + c.how + `; 1`)
		s.waits(`happened("ready").length === 1 && it.state === "ready"`)
		if got := s.run(read); got != c.want {
			t.Errorf("%s: compared %s, want %s", c.what, got, c.want)
		}
		if c.what == "all that is said of an input" {
			if got := s.run(`(({ title, label, url, captured, language }) => [title, label, url, captured, language].join(" "))(it.comparison.new)`); got != "T L https://example.org/a 2025-04-17T09:12:00Z fr" {
				t.Errorf("%s: %s", c.what, got)
			}
		}
	}

	// How it is shown.
	s.later(`await it.compare(older, newer); return 1`)
	n := s.frameOf("town number 3")
	for _, c := range []struct{ how, shows string }{
		{`it.view = "split"`, `document.querySelector("#host .Section--split .Row")`},
		{`it.view = "inline"`, `document.querySelector("#host .Section--inline .Row")`},
		{`it.view = "changes"`, `document.getElementById("host").dataset.view === "changes"`},
		{`it.view = "old"`, `document.getElementById("host").dataset.view === "old"`},
		{`it.view = "new"`, `document.getElementById("host").dataset.view === "new"`},
		{`it.view = null; it.style.width = "420px"`, `document.querySelector("#host .Section--inline .Row") && !document.querySelector("#host .Section--split")`},
		{`it.fold = "none"`, `document.querySelector("#host .Row") && !document.querySelector("#host .Fold")`},
		{`it.fold = 0`, `document.querySelector("#host .Fold")?.rows.length === 8`},
		{`it.fold = null`, `document.querySelector("#host .Fold")?.rows.length === 6`},
		{`it.grain = "sentence"`, `[...document.querySelectorAll("#host ins")].some((e) => e.textContent.includes("The talks ended on Friday"))`},
		{`it.grain = "character"`, `[...document.querySelectorAll("#host ins")].some((e) => e.textContent === "Fri")`},
		{`it.grain = null`, `[...document.querySelectorAll("#host ins")].some((e) => e.textContent.trim() === "Friday")`},
		{`it.ignore = "text none"`, `document.getElementById("host").dataset.quiet === undefined || document.getElementById("host").dataset.quiet === ""`},
		{`it.ignore = ["style", "case"]`, `document.getElementById("host").dataset.quiet.split(" ").sort().join() === "case,style"`},
		{`it.ignore = null`, `document.getElementById("host").dataset.quiet.includes("typography")`},
		{`it.theme = "dark"`, `document.documentElement.dataset.theme === "dark"`},
		{`it.theme = "light"`, `document.documentElement.dataset.theme === "light"`},
		{`it.theme = null; document.body.style.background = "#111"; it.refreshTheme()`, `document.documentElement.dataset.theme === "dark"`},
		{`document.body.style.background = ""; it.refreshTheme()`, `document.documentElement.dataset.theme === "light"`},
		{`it.palette = "contrast"`, `getComputedStyle(document.documentElement).backgroundColor === "rgb(255, 255, 255)" && document.documentElement.dataset.palette === "contrast"`},
		{`it.palette = null`, `document.documentElement.dataset.palette !== "contrast"`},
		{`it.toolbar = "none"`, `getComputedStyle(document.querySelector(".Toolbar")).display === "none"`},
		{`it.toolbar = "mini"`, `getComputedStyle(document.querySelector(".Toolbar")).display !== "none" && getComputedStyle(document.querySelector(".Head")).display === "none"`},
		{`it.toolbar = null`, `getComputedStyle(document.querySelector(".Head")).display !== "none"`},
		{`it.lang = "fr"`, `document.documentElement.lang === "fr" && document.documentElement.dir === "ltr"`},
		{`it.dir = "rtl"`, `document.documentElement.dir === "rtl"`},
		{`it.removeAttribute("dir"); it.removeAttribute("lang")`, `document.documentElement.lang === "en" && document.documentElement.dir === "ltr"`},
		{`it.height = "333px"`, `innerHeight === 333 && document.documentElement.dataset.height === "fixed"`},
		{`it.height = null`, `document.documentElement.dataset.height === "auto" && innerHeight !== 333`},
		{`it.change = it.comparison.changes.find((c) => c.kind === "removed").id`, `document.querySelector("#host .is-current")?.closest(".Row").dataset.kind === "removed"`},
		{`it.expandAll()`, `!document.querySelector("#host .Fold")`},
		{`it.collapseAll()`, `document.querySelector("#host .Fold")`},
	} {
		s.run(c.how + `; 1`)
		s.waitsInFrame(n, c.shows)
	}

	// Methods and events.
	if got := s.run(`globalThis.kinds = []; for (const name of ["ready", "progress", "change", "view", "notice", "error"]) it.addEventListener("stet-" + name, (e) => kinds.push([name, e.bubbles, e.composed, e.cancelable, e.target === it].join())); events.length = 0; [it.next(), it.previous(), it.goTo(it.comparison.changes[0].id), it.goTo("9.99")].join()`); got != "true,true,true,false" {
		t.Errorf("next, previous, goTo, goTo nowhere: %s", got)
	}
	s.waits(`happened("change").length === 3`)
	if got := s.run(`happened("change").map(({ id, index, total, kind }) => [it.comparison.changes.find((c) => c.id === id).kind === kind, index, total, kind].join(" ")).join()`); got != "true 4 5 restyled,true 3 5 removed,true 1 5 edited" {
		t.Errorf("the changes told: %s", got)
	}
	s.inFrame(n, `document.getElementById("view-split").click()`)
	s.waits(`happened("view").length === 1 && happened("view")[0].view === "split" && it.view === "split"`)
	s.run(`it.ignore = "spaces"`)
	s.waits(`happened("notice").some((e) => e.code === "unknown-option" && e.message.includes("spaces"))`)
	if got := s.later(`
		const figures = await it.compare("One two.", "One three.", { view: "inline", grain: "word", fold: 3, ignore: ["case"] });
		const files = [];
		for (const format of ["json", "text", "html", "md", "critic", "patch", "texts", "docx"]) files.push((await it.export(format)) instanceof Blob);
		const given = it.compare("One two.", "One four.").catch((err) => err.name);
		it.cancel();
		const whole = await it.toJSON();
		return [figures === it.stats && figures.edited, files.join(""), await given, whole.format, whole !== it.comparison, it.state, it.view, it.grain, it.fold, it.ignore].join();`); got != "1,"+strings.Repeat("true", 8)+",AbortError,stet/comparison/1,true,ready,inline,word,3,case" {
		t.Errorf("compare, export, cancel, toJSON: %s", got)
	}
	if got := s.later(`try { await it.compare("", "One."); return "compared"; } catch (err) { const { code, message, side } = happened("error")[0]; return [err.code, code, side, err.message === message, it.state, within(it, ".status").textContent === message, within(it, ".fallback").hidden].join(); }`); got != "empty,empty,old,true,failed,true,false" {
		t.Errorf("an empty text: %s", got)
	}
	if got := s.run(`[...new Set(kinds)].sort().join(" ")`); got != "change,true,true,false,true error,true,true,false,true notice,true,true,false,true progress,true,true,false,true ready,true,true,false,true view,true,true,false,true" {
		t.Errorf("the events are %s", got)
	}

	// The page's parts and properties.
	s.partsApply([]string{"status", "fallback"})
	s.later(`await it.compare(older, newer, { ignore: null, view: "inline" }); return 1`)
	s.partsApply([]string{"frame"})
	n = s.frameOf("town number 3")
	var set, shown, want []string
	for _, p := range propertiesShow {
		set = append(set, quote(p.name)+": "+quote(p.value))
		if p.selector != "" {
			selector := p.selector
			if selector == "ground" {
				selector = "html"
			}
			shown = append(shown, `getComputedStyle(document.querySelector("`+strings.Replace(selector, ".", "#host .", 1)+`")).`+p.style)
			want = append(want, strings.Replace(p.want, "42.5px", "57.5px", 1)) // with the size of the text, which is set too
		}
	}
	s.run(`for (const [name, value] of Object.entries({` + strings.Join(set, ", ") + `})) it.style.setProperty(name, value); it.refreshTheme(); 1`)
	s.waitsInFrame(n, `getComputedStyle(document.querySelector("#host .Row")).borderTopLeftRadius === "13px"`)
	if got := s.inFrame(n, `[`+strings.Join(shown, ", ")+`].join("\n")`); got != strings.Join(want, "\n") {
		t.Errorf("in the frame the properties show as\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	s.waits(`happened("notice").some((e) => e.code === "contrast" && e.message.includes("--stet-text"))`)
	s.run(`events.length = 0; it.style.setProperty("--stet-gap", "wide"); it.style.setProperty("--stet-added", "url(x)"); it.style.setProperty("--stet-radius", "5px"); it.palette = "contrast"; it.refreshTheme(); 1`)
	s.waits(`happened("notice").some((e) => e.code === "unknown-option" && e.message.includes("--stet-added, --stet-gap."))`)
	s.waitsInFrame(n, `getComputedStyle(document.querySelector("#host .Row")).borderTopLeftRadius === "5px" && document.documentElement.dataset.palette === "contrast"`) // the others apply
	if got := s.run(`troubles.join("\n")`); got != "" {
		t.Errorf("the page reported\n%s", got)
	}
}
