//go:build !js

package main

import (
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/web/chrome"
)

// What goes wrong on the way to a viewer leaves the fallback in view: the script is blocked or missing, the engine is
// missing or ends half-way, a text cannot be fetched.
func TestTheFallbackStays(t *testing.T) {
	chrome.Path(t)
	stet, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	// Stet behind a server that breaks the engine: under /missing/ there is none, under /cut/ half of it.
	broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		how, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if how == "missing" && strings.HasSuffix(path, ".wasm") {
			http.NotFound(w, r)
			return
		}
		answer, err := http.Get(stet.address + path)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer answer.Body.Close()
		for name, values := range answer.Header {
			w.Header()[name] = values
		}
		body, _ := io.ReadAll(answer.Body)
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		if how == "cut" && strings.HasSuffix(path, ".wasm") {
			body = body[:len(body)/2]
		}
		w.Write(body)
	}))
	defer broken.Close()
	shadow := func(page string) string {
		return strings.Replace(page, `loading="eager"`, `loading="eager" mode="shadow"`, 1)
	}
	viewer := func(script string) string {
		return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>` + script + `
<stet-diff id="it" loading="eager"><template slot="old"><p>One two.</p></template><template slot="new"><p>One three.</p></template><a href="x">The fallback</a></stet-diff>
<script>globalThis.failures = []; addEventListener("stet-error", (e) => failures.push(e.detail.code));</script>`
	}
	s, address := host(t, map[string]hostPage{
		"":        {"", viewer(`<script src="` + broken.URL + `/missing/embed.js" async></script>`)},
		"cut":     {"", viewer(`<script src="` + broken.URL + `/cut/embed.js" async></script>`)},
		"shadow":  {"", shadow(viewer(`<script src="` + broken.URL + `/missing/embed.js" async></script>`))},
		"half":    {"", shadow(viewer(`<script src="` + broken.URL + `/cut/embed.js" async></script>`))},
		"blocked": {"script-src 'self' 'unsafe-eval' 'unsafe-inline'", viewer(`<script src="STET/embed.js" async></script>`)},
		"none":    {"", viewer(`<script src="STET/no-such-file.js" async></script>`)},
		"fetch":   {"", strings.Replace(viewer(`<script src="STET/embed.js" async></script>`), `loading="eager"`, `loading="eager" old-src="gone.html" new-src="gone.html"`, 1)},
	})
	for _, c := range []struct{ page, want string }{
		{"", "engine"}, {"cut", "engine"}, {"shadow", "engine"}, {"half", "engine"}, {"blocked", ""}, {"none", ""}, {"fetch", "fetch"},
	} {
		s.do(chromedp.Navigate(address + "/" + c.page))
		if c.want != "" {
			s.waits(`failures.length > 0`)
		}
		if got := s.run(`failures.join() + " " + (document.querySelector("a").getClientRects().length > 0)`); got != c.want+" true" {
			t.Errorf("%q: error and fallback in view: %s, want %s true", c.page, got, c.want)
		}
		if c.want == "" {
			continue
		}
		if got := s.run(`it.state + it.shadowRoot.querySelectorAll("iframe, .Frame").length + (it.shadowRoot.querySelector(".status").getClientRects().length > 0) + (it.shadowRoot.querySelector(".status").textContent.length > 10)`); got != "failed0truetrue" {
			t.Errorf("%q: %s", c.page, got)
		}
	}
}

// Fifty viewers on one page, ten of them in frames: nothing of the engine is asked for before the reader comes near;
// then one download for all, at most four workers at a time, all drawn in the end; what is at rest wakes when it is
// needed. A second visit downloads no engine.
func TestManyViewersShareTheEngine(t *testing.T) {
	const many = 50
	var body strings.Builder
	body.WriteString(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Many</title><script async src="STET/embed.js"></script>
<script>globalThis.done = []; addEventListener("stet-ready", (e) => done.push(e.target.id)); addEventListener("stet-error", (e) => done.push(e.target.id + e.detail.message));</script>
<h1>Far above</h1><div id="far"></div><script>document.getElementById("far").style.height = "5000px"</script>`)
	for i := range many {
		mode := "shadow"
		if i%5 == 0 {
			mode = "frame"
		}
		fmt.Fprintf(&body, `<stet-diff id="v%d" toolbar="none" mode="%s"><template slot="old"><p>Number %d met on Monday.</p></template><template slot="new"><p>Number %d met on Friday.</p></template><p>What changed</p></stet-diff>`, i, mode, i, i)
	}
	s, address := hostAlone(t, map[string]hostPage{"": {"", body.String()}})
	engines := func() (n int) { // that the server sent to the page, its frames and workers
		for _, line := range s.server.answers(t) {
			if strings.Contains(line, ".wasm") {
				n++
			}
		}
		return n
	}
	s.waits(`globalThis.v49?.state === "idle"`)
	if n := engines(); n > 0 {
		t.Errorf("before the reader came near, the page asked for %d engines", n)
	}
	if got := s.run(`document.querySelectorAll("stet-diff").length + " " + [...document.querySelectorAll("stet-diff")].filter((e) => e.state === "idle" && !e.shadowRoot.querySelector("iframe, .Frame")).length`); got != "50 50" {
		t.Errorf("all, and those that wait: %s", got)
	}
	// The reader scrolls on as viewers are drawn.
	most := 0
	for deadline := time.Now().Add(120 * time.Second); s.run(`document.querySelector("stet-diff:nth-of-type(" + (done.length + 1) + ")")?.scrollIntoView(), done.length`) != strconv.Itoa(many); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("only these came: %s", s.run(`done.join()`))
		}
		most = max(most, s.workers())
		if most > 4 {
			s.sinksTo(4, s.workers)
		}
	}
	if most == 0 {
		t.Error("no worker was seen: more than four would not be")
	}
	if got := s.run(`new Set(done).size`); got != "50" {
		t.Errorf("%s viewers were drawn: %s", got, s.run(`done.join()`))
	}
	s.waits(`[...document.querySelectorAll("stet-diff")].every((e) => e.state === "ready" && e.shadowRoot.querySelector(".fallback").hidden)`)
	if n := engines(); n != 1 {
		t.Errorf("the page asked for %d engines", n)
	}
	for _, i := range []int{0, 1, 12, 25, 48, 49} { // each wakes for a file
		if got := s.later(fmt.Sprintf(`return (await (await v%d.export("text")).text()).includes("Friday")`, i)); got != "true" {
			t.Errorf("viewer %d writes no text", i)
		}
		s.sinksTo(4, s.workers)
	}
	s.run(`for (const element of [...document.querySelectorAll("stet-diff")]) element.remove()`)
	s.alone()
	s.do(chromedp.Navigate(address))
	s.run(`v0.scrollIntoView()`)
	s.waits(`globalThis.v0?.state === "ready" && v1.state === "ready"`)
	if n := engines(); n != 1 {
		t.Errorf("with a second visit the page asked for %d engines", n)
	}
}

// alone waits until no worker and no frame of a viewer is left.
func (s *stage) alone() {
	s.t.Helper()
	s.sinksTo(0, func() int { return s.workers() + s.frames() })
}

// sinksTo waits until there are at most so many of something. What was ended is counted until the browser has done away
// with it.
func (s *stage) sinksTo(most int, count func() int) {
	s.t.Helper()
	for deadline := time.Now().Add(patience); count() > most; time.Sleep(30 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("there are %d workers and %d frames", s.workers(), s.frames())
		}
	}
}

// workers is how many workers run in the browser, frames how many documents of another origin stand in frames.
func (s *stage) workers() int { s.t.Helper(); return s.targets("worker") }
func (s *stage) frames() int  { s.t.Helper(); return s.targets("iframe") }

func (s *stage) targets(kind string) (n int) {
	s.t.Helper()
	targets, err := chromedp.Targets(s.ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, target := range targets {
		if target.Type == kind {
			n++
		}
	}
	return n
}

// The height that a viewer tells is that of its text to a pixel, for twenty texts at three widths, in at most three
// messages; and after the hello nothing is asked of the network, whatever is compared, shown and written.
func TestHeightsAndSilence(t *testing.T) {
	s, _ := hostAlone(t, map[string]hostPage{"": {"", clientPage}})
	s.later(`globalThis.client = await openStet(STET_AT, {}); client.send({ type: "config", height: "auto" }); return 1`)
	before := len(s.server.answers(t))
	last := `(client.log.filter((m) => m.type === "size").at(-1)?.height ?? 0)`
	settled := func(what string) {
		t.Helper()
		for deadline := time.Now().Add(patience); ; time.Sleep(30 * time.Millisecond) {
			told, _ := strconv.ParseFloat(s.run(last), 64)
			is, _ := strconv.ParseFloat(s.inFrame(0, `document.getElementById("stet").getBoundingClientRect().height`), 64)
			if told > 0 && math.Abs(told-is) <= 1 {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s: told %v, is %v", what, told, is)
			}
		}
		if n, _ := strconv.Atoi(s.run(`client.log.filter((m) => m.type === "size").length`)); n > 3 {
			t.Errorf("%s: %d messages of its height", what, n)
		}
	}
	for i, text := range heightTexts() {
		s.later(fmt.Sprintf(`client.log.length = 0;
			const answer = await client.ask({ type: "compare", id: %d, versions: [{ text: %s }, { text: %s }] });
			await client.until((m) => m.type === "size");
			return answer.type`, 10+i, quote(text[0]), quote(text[1])))
		settled(fmt.Sprintf("text %d", i))
		for _, width := range []int{1200, 420, 800} {
			s.run(fmt.Sprintf(`client.log = client.log.filter((m) => m.type === "size").slice(-1); client.frame.style.width = "%dpx"`, width))
			settled(fmt.Sprintf("text %d at %d px", i, width))
		}
	}
	for _, view := range []string{"old", "new", "changes", "split", "inline"} {
		s.run(`client.log.length = 0; client.send({ type: "config", view: "` + view + `" })`)
		s.waitsInFrame(0, `document.getElementById("host").dataset.view === "`+view+`" && document.querySelector("#host .Row")`)
	}
	if got := s.later(`const files = [];
		for (const format of ["html", "docx", "md", "critic", "patch", "texts", "text", "json"]) files.push((await client.ask({ type: "get", id: 100 + files.length, format })).bytes.length > 100);
		return files.join()`); got != strings.Repeat("true,", 7)+"true" {
		t.Errorf("files: %s", got)
	}
	if after := s.server.answers(t); len(after) > before {
		t.Errorf("after the hello the server was asked:\n%s", strings.Join(after[before:], "\n"))
	}
}

// heightTexts are twenty pairs of texts of many lengths, scripts and shapes.
func heightTexts() (pairs [][2]string) {
	for i := range 6 { // with folds, from none to many rows in one
		text := strings.Repeat(fmt.Sprintf("In town number %d it rained all day and nobody went out to see the fair.\n\n", i), 1+i*i)
		pairs = append(pairs, [2]string{"Before.\n\n" + text + "It ended.", "After that.\n\n" + text + "It ended late."})
	}
	for _, words := range []string{
		"One word.", "A line that is long enough to be broken where the frame is narrow, and not where it is wide. ",
		"Unbreakablewordsthatgoonandonandonandonwithoutanyspaceatallandsomustbebrokensomewhere", "漢字とかなで書かれた文章は、どこでも折り返すことができる。",
		"النص العربي يبدأ من اليمين وينتهي في اليسار.", "नदी के किनारे एक पुराना घर था।",
	} {
		pairs = append(pairs, [2]string{words, words + " " + words}, [2]string{strings.Repeat(words+"\n\n", 9), strings.Repeat(words+" 5\n\n", 9)})
	}
	long := strings.Repeat("A paragraph that fills more than a screen by itself. ", 200)
	return append(pairs, [2]string{long, long + "It has an end."},
		[2]string{"<h1>A head</h1><ul><li>one<li>two</ul><pre>code {\n  more\n}</pre><blockquote><p>said</p></blockquote>", "<h1>A new head</h1><ul><li>one<li>three</ul><pre>code {\n  less\n}</pre><blockquote><p>said so</p></blockquote>"})
}
