//go:build !js

package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A page of somebody else with two viewers, under a policy that lets in nothing but Stet.
var twoViewers = map[string]hostPage{
	"": {"default-src 'self'; script-src 'self' STET 'unsafe-eval' 'unsafe-inline'; frame-src STET; connect-src 'self' STET", `<!doctype html><html lang="en"><meta charset="utf-8">
<title>A page of somebody else</title>
<script async src="STET/embed.js"></script>
<h1>Somebody else</h1>
<stet-diff id="one" old-src="old.html" new-src="new.html" view="inline"><a href="changes.html">What changed</a></stet-diff>
<div id="far"></div>
<stet-diff id="two"><template slot="old"><p>The harbour opens on Monday.</p></template><template slot="new"><p>The harbour opens on <b>Tuesday</b>.</p></template>
<a href="changes.html">What changed here</a></stet-diff>
<script>
globalThis.events = [];
for (const name of ["ready", "progress", "change", "view", "notice", "error"]) addEventListener("stet-" + name, (e) => events.push({ ...e.detail, change: e.detail.id, id: e.target.id, name }));
globalThis.troubles = [];
addEventListener("securitypolicyviolation", (e) => troubles.push(e.violatedDirective + " " + e.blockedURI));
addEventListener("error", (e) => troubles.push(e.message));
document.getElementById("far").style.height = "6000px";
globalThis.happened = (id, name) => events.filter((e) => e.id === id && e.name === name);
</script>`},
	"old.html": {"", `<!doctype html><title>Old</title><article><h1>Talks end</h1><p>The talks ended on Monday without a result.</p><p>Nobody spoke.</p><p>It rained all day in the old town.</p></article>`},
	"new.html": {"", `<!doctype html><title>New</title><article><h1>Talks end well</h1><p>The talks ended on Tuesday with a result.</p><p>Nobody spoke.</p><p>It rained all day in the old town.</p></article>`},
}

// Two viewers in a page of another origin: they start near the view, size themselves, follow the page's theme and
// options, tell of what happens, and do what they are asked.
func TestTwoViewersInAnotherPage(t *testing.T) {
	s, _ := host(t, twoViewers)
	s.waits(`happened("one", "ready").length === 1`)
	if got := s.run(`two.state + two.shadowRoot.querySelectorAll("iframe").length + getComputedStyle(two.shadowRoot.querySelector(".fallback")).display`); got != "idle0block" {
		t.Errorf("a viewer far below: %s, want idle, without a frame, its fallback in view", got)
	}
	s.waits(`one.shadowRoot.querySelector("iframe").offsetHeight !== 320`)
	for what, want := range map[string]string{
		`one.state`:                                        "ready",
		`one.stats.edited`:                                 "2",
		`one.comparison.format`:                            "stet/comparison/1",
		`one.comparison.rows.length`:                       "4",
		`one.shadowRoot.querySelector("iframe").title`:     "Talks end well",
		`one.shadowRoot.querySelector(".fallback").hidden`: "true",
		`happened("one", "ready")[0].complete + " " + happened("one", "ready")[0].stats.edited`: "true 2",
		`String(one.getAttribute("role")) + one.getAttribute("tabindex")`:                       "nullnull",
	} {
		if got := s.run(what); got != want {
			t.Errorf("%s is %s, want %s", what, got, want)
		}
	}
	frame := s.run(`one.shadowRoot.querySelector("iframe").offsetHeight`)
	if inner := s.inFrame(0, `Math.ceil(document.getElementById("stet").getBoundingClientRect().height)`); inner != frame {
		t.Errorf("the frame is %s px high, its text %s", frame, inner)
	}

	// The second comes into view, and draws from its templates.
	s.run(`two.scrollIntoView()`)
	s.waits(`happened("two", "ready").length === 1`)
	if got := s.run(`two.comparison.new.blocks[0].text + two.comparison.changes.length`); !strings.HasPrefix(got, "The harbour opens on Tuesday.") {
		t.Errorf("the second compared %s", got)
	}

	// Methods and the events that follow.
	s.run(`one.scrollIntoView()`)
	if got := s.later(`return JSON.stringify([one.next(), one.goTo("99.9"), one.expandAll(), one.collapseAll(), one.goTo(one.comparison.changes[1].id)])`); got != "[true,false,true,true,true]" {
		t.Errorf("next, goTo nowhere, expandAll, collapseAll, goTo: %s", got)
	}
	s.waits(`happened("one", "change").length === 2`)
	if got := s.run(`JSON.stringify(happened("one", "change").map((e) => [e.index, e.total, e.kind, e.change === one.comparison.changes[e.index - 1].id]))`); got != `[[1,2,"edited",true],[2,2,"edited",true]]` {
		t.Errorf("the changes told: %s", got)
	}
	if got := s.later(`
		const text = await (await one.export("text")).text();
		const again = await one.toJSON();
		let refused = "";
		try { await one.export("exe"); } catch (err) { refused = err.code; }
		return [text.includes("Talks end"), again.format, refused].join();`); got != "true,stet/comparison/1,format" {
		t.Errorf("exports: %s", got)
	}
	if got := s.later(`
		const first = one.compare("One two.", "One three.").then(() => "done", (err) => err.name);
		const second = one.compare("Four of them met in the hall on Monday.", "Four of them met in the hall on Friday at noon.", { view: "split", grain: "word" });
		return [await first, (await second).edited, one.comparison.new.blocks[0].text, one.view, one.getAttribute("grain")].join();`); got != "AbortError,1,Four of them met in the hall on Friday at noon.,split,word" {
		t.Errorf("two comparisons at once: %s", got)
	}

	// Options reach the frame; what the reader chooses comes back.
	s.run(`one.view = "inline"; one.toolbar = "mini"; one.palette = "contrast"; one.fold = "none"; one.lang = "de"; one.style.setProperty("--stet-added", "rgb(200, 230, 255)"); one.theme = "dark"; one.refreshTheme()`)
	s.waitsInFrame(s.frameOf("Friday at noon"), `document.documentElement.lang === "de" && document.documentElement.dataset.theme === "dark" && document.querySelector("#host:not([data-coming]) .Section--inline")`)
	if got := s.inFrame(s.frameOf("Friday at noon"), `document.documentElement.dataset.toolbar + document.documentElement.dataset.palette + getComputedStyle(document.querySelector("#host ins")).backgroundColor + getComputedStyle(document.documentElement).backgroundColor`); got != "minicontrastrgb(200, 230, 255)rgb(0, 0, 0)" {
		t.Errorf("the frame wears %s", got)
	}
	s.waits(`happened("one", "notice").some((e) => e.code === "contrast")`)
	const controls = `[...document.querySelectorAll("button, select, summary, input")].filter((e) => !e.closest("#host") && e.checkVisibility() && e.getClientRects().length).map((e) => e.id).join()`
	if got := s.inFrame(s.frameOf("Friday at noon"), controls); got != "previous,next" {
		t.Errorf("the small toolbar shows %s", got)
	}
	s.run(`one.toolbar = "full"`)
	s.waitsInFrame(s.frameOf("Friday at noon"), `document.documentElement.dataset.toolbar === "full"`)
	s.inFrame(s.frameOf("Friday at noon"), `document.getElementById("view-split").click()`)
	s.waits(`happened("one", "view").length === 1 && one.getAttribute("view") === "split"`)

	// Taken out and put back, elsewhere: the same comparison, one frame, no other listener's trouble.
	s.run(`document.querySelector("h1").append(one)`)
	s.waits(`one.state === "ready" && one.shadowRoot.querySelectorAll("iframe").length === 1 && one.comparison.new.blocks[0].text === "Four of them met in the hall on Friday at noon."`)
	s.run(`globalThis.gone = one; one.remove()`)
	if got := s.run(`gone.state + gone.shadowRoot.querySelectorAll("iframe").length`); got != "idle0" {
		t.Errorf("taken out of the page: %s", got)
	}
	if got := s.run(`troubles.join("\n")`); got != "" {
		t.Errorf("the page reported\n%s", got)
	}
}

// frameOf is the number of the frame that shows a text.
func (s *stage) frameOf(text string) int {
	s.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("no frame shows %q", text)
		}
		targets, err := chromedp.Targets(s.ctx)
		if err != nil {
			s.t.Fatal(err)
		}
		n := 0
		for _, target := range targets {
			if target.Type != "iframe" {
				continue
			}
			if s.inFrame(n, `Boolean(document.getElementById("host")?.textContent.includes(`+quote(text)+`))`) == "true" {
				return n
			}
			n++
		}
	}
}

// The example pages for site owners work as they stand, served from another port than Stet.
func TestTheExamplePages(t *testing.T) {
	stetAt := "http://localhost:8080/"
	pages := map[string]hostPage{"": {"", "<title>Start</title>"}}
	for _, name := range []string{"old.html", "new.html", "plain.html", "strict.html", "blog.html"} {
		text, err := os.ReadFile("../web/docs/hosts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = hostPage{"", strings.NewReplacer(stetAt, "STET/", strings.TrimSuffix(stetAt, "/"), "STET-ORIGIN").Replace(string(text))}
	}
	sheet, err := os.ReadFile("../web/docs/hosts/blog.css")
	if err != nil {
		t.Fatal(err)
	}
	pages["blog.html"] = hostPage{"", strings.Replace(pages["blog.html"].body, `<link rel="stylesheet" href="blog.css">`, "<style>"+string(sheet)+"</style>", 1)}
	s, address := host(t, pages)
	for name, page := range pages {
		pages[name] = hostPage{"", strings.ReplaceAll(page.body, "STET-ORIGIN", strings.TrimSuffix(s.address, "/"))}
	}
	pages["unasked.html"] = hostPage{"", strings.Replace(pages["strict.html"].body, "connect-src 'self' "+strings.TrimSuffix(s.address, "/"), "connect-src 'self'", 1)}
	all := func(n string) string {
		return `document.querySelectorAll("stet-diff").length === ` + n + ` && [...document.querySelectorAll("stet-diff")].every((e) => e.state === "ready" && e.shadowRoot.querySelector(".fallback").hidden)`
	}

	s.do(chromedp.Navigate(address + "/plain.html"))
	s.waits(all("1"))
	s.click("next")
	s.waits(`/^1 of [0-9]+$/.test(document.getElementById("said").value)`)
	s.click("view")
	s.waitsInFrame(0, `document.querySelector("#host:not([data-coming]) .Section--split .Row")`)

	for _, strict := range []string{"strict.html", "unasked.html"} {
		s.do(chromedp.Navigate(address + "/" + strict))
		s.run(`globalThis.broken = []; addEventListener("securitypolicyviolation", (e) => broken.push(e.violatedDirective)); 1`)
		s.run(`document.querySelectorAll("stet-diff").forEach((e) => e.loading = "eager")`)
		s.waits(`document.querySelectorAll("stet-diff").length === 2`)
		s.run(`document.querySelectorAll("stet-diff").forEach((e) => e.loading = "eager")`)
		s.waits(all("2"))
		if got := s.run(`broken.filter((each) => each !== "connect-src").join()`); got != "" {
			t.Errorf("%s: the policy was broken: %s", strict, got)
		}
		if got := s.run(`document.querySelector("#below > stet-diff").view + document.querySelector("script + stet-diff").toolbar`); got != "changesmini" {
			t.Errorf("%s: the tags made %s", strict, got)
		}
	}

	s.do(chromedp.Navigate(address + "/blog.html"))
	s.waits(`document.querySelectorAll("stet-diff").length === 2 && document.querySelector("stet-diff").state !== undefined`)
	s.run(`document.querySelectorAll("stet-diff").forEach((e) => e.loading = "eager")`)
	s.waits(all("2"))
	ferry := s.frameOf("The ferry leaves")
	if got := s.inFrame(ferry, `document.documentElement.dataset.theme + getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.querySelector("#host .Block")).color + getComputedStyle(document.querySelector("#host del")).display`); got != "darkrgb(16, 24, 32)rgb(240, 234, 216)inline" {
		t.Errorf("in the blog the viewer wears %s", got)
	}
	if got := s.run(`(() => { const f = document.querySelector("stet-diff").shadowRoot.querySelector("iframe"), s = getComputedStyle(f); return s.borderTopWidth + (f.offsetHeight > 100) + (f.offsetWidth === document.querySelector("stet-diff").offsetWidth); })()`); got != "0pxtruetrue" {
		t.Errorf("the frame in the blog: %s", got)
	}
}
