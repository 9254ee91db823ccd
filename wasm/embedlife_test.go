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
		answer, err := http.Get(stet.address + path)
		if err != nil || how == "missing" && strings.HasSuffix(path, ".wasm") {
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
	viewer := func(script string) string {
		return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>` + script + `
<stet-diff id="it" loading="eager"><template slot="old"><p>One two.</p></template><template slot="new"><p>One three.</p></template><a href="x">The fallback</a></stet-diff>
<script>globalThis.failures = []; addEventListener("stet-error", (e) => failures.push(e.detail.code));</script>`
	}
	s, address := host(t, map[string]hostPage{
		"":        {"", viewer(`<script src="` + broken.URL + `/missing/embed.js" async></script>`)},
		"cut":     {"", viewer(`<script src="` + broken.URL + `/cut/embed.js" async></script>`)},
		"blocked": {"script-src 'self' 'unsafe-eval' 'unsafe-inline'", viewer(`<script src="STET/embed.js" async></script>`)},
		"none":    {"", viewer(`<script src="STET/no-such-file.js" async></script>`)},
		"fetch":   {"", strings.Replace(viewer(`<script src="STET/embed.js" async></script>`), `loading="eager"`, `loading="eager" old-src="gone.html" new-src="gone.html"`, 1)},
	})
	for _, c := range []struct{ page, want string }{
		{"", "engine"}, {"cut", "engine"}, {"blocked", ""}, {"none", ""}, {"fetch", "fetch"},
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
		if got := s.run(`it.state + it.shadowRoot.querySelectorAll("iframe").length + (it.shadowRoot.querySelector(".status").getClientRects().length > 0) + (it.shadowRoot.querySelector(".status").textContent.length > 10)`); got != "failed0truetrue" {
			t.Errorf("%q: %s", c.page, got)
		}
	}
}

// Many viewers on one page: one download of the engine, at most four workers at a time, all drawn in the end; what is
// at rest wakes when it is needed. A second visit downloads no engine.
func TestManyViewersShareTheEngine(t *testing.T) {
	var body strings.Builder
	body.WriteString(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Many</title><script async src="STET/embed.js"></script>
<script>globalThis.done = []; addEventListener("stet-ready", (e) => done.push(e.target.id));</script>`)
	const many = 7
	for i := range many {
		fmt.Fprintf(&body, `<stet-diff id="v%d" toolbar="none" loading="eager"><template slot="old"><p>Number %d met on Monday.</p></template><template slot="new"><p>Number %d met on Friday.</p></template></stet-diff>`, i, i, i)
	}
	body.WriteString(`<div id="far"></div><script>document.getElementById("far").style.height = "9000px"</script><stet-diff id="last"><template slot="old"><p>One.</p></template><template slot="new"><p>Two.</p></template></stet-diff>`)
	s, address := host(t, map[string]hostPage{"": {"", body.String()}})
	most := 0
	for deadline := time.Now().Add(90 * time.Second); s.run(`done.length`) != strconv.Itoa(many); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("only these came: %s", s.run(`done.join()`))
		}
		most = max(most, s.workers())
	}
	if most > 4 || most == 0 {
		t.Errorf("%d workers at once, want 1 to 4", most)
	}
	engines := func() (n int) {
		for _, asked := range s.requests() {
			if strings.HasSuffix(asked, ".wasm") {
				n++
			}
		}
		return n
	}
	if n := engines(); n != 1 {
		t.Errorf("the page asked for %d engines", n)
	}
	if got := s.run(`last.state + last.shadowRoot.querySelectorAll("iframe").length`); got != "idle0" {
		t.Errorf("the one far below is %s", got)
	}
	for i := range many { // each wakes for a file
		if got := s.later(fmt.Sprintf(`return (await (await v%d.export("text")).text()).includes("Friday")`, i)); got != "true" {
			t.Errorf("viewer %d writes no text", i)
		}
		if n := s.workers(); n > 4 {
			t.Errorf("%d workers after viewer %d woke", n, i)
		}
	}
	before := len(s.server.answers(t))
	s.do(chromedp.Navigate(address))
	s.waits(`globalThis.v0?.state === "ready"`)
	for _, line := range s.server.answers(t)[before:] {
		if strings.Contains(line, ".wasm") {
			t.Errorf("a second visit: %s", line)
		}
	}
}

// workers is how many workers run in the browser.
func (s *stage) workers() (n int) {
	s.t.Helper()
	targets, err := chromedp.Targets(s.ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, target := range targets {
		if target.Type == "worker" {
			n++
		}
	}
	return n
}

// The height that a viewer tells is that of its text to a pixel, at three widths, in at most three messages; and after
// the hello nothing is asked of the network.
func TestHeightsAndSilence(t *testing.T) {
	s, _ := host(t, map[string]hostPage{"": {"", clientPage}})
	s.later(`globalThis.client = await openStet(STET_AT, {}); client.send({ type: "config", height: "auto" }); return 1`)
	before := len(s.server.answers(t))
	last := `(client.log.filter((m) => m.type === "size").at(-1)?.height ?? 0)`
	settled := func(what string) {
		t.Helper()
		for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(30 * time.Millisecond) {
			told, _ := strconv.ParseFloat(s.run(last), 64)
			is, _ := strconv.ParseFloat(s.inFrame(0, `document.getElementById("stet").getBoundingClientRect().height`), 64)
			if told > 0 && math.Abs(told-is) <= 1 {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s: told %v, is %v", what, told, is)
			}
		}
		if n := s.run(`client.log.filter((m) => m.type === "size").length`); n > "3" {
			t.Errorf("%s: %s messages of its height", what, n)
		}
	}
	for i := range 7 {
		text := strings.Repeat(fmt.Sprintf("In town number %d it rained all day and nobody went out to see the fair.\n\n", i), 1+i*i)
		s.later(fmt.Sprintf(`client.log.length = 0;
			const answer = await client.ask({ type: "compare", id: %d, versions: [{ text: %s }, { text: %s }] });
			await client.until((m) => m.type === "size");
			return answer.type`, 10+i, quote("Before.\n\n"+text+"It ended."), quote("After that.\n\n"+text+"It ended late.")))
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
	if after := s.server.answers(t); len(after) > before {
		t.Errorf("after the hello the server was asked:\n%s", strings.Join(after[before:], "\n"))
	}
}
