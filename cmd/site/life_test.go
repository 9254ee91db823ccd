package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

func TestDeathsAndInputs(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.run(drop)
	s.do(chromedp.SendKeys(chromedp.ID("box-old"), "typed words"))
	s.run("document.activeElement.blur()")
	s.press("k")
	s.waits(`said.join().includes("answer")`)
	s.said()
	for _, c := range []struct{ name, key, want string }{
		{"the worker panics", "4", "worker died: panic: the worker is gone\nready"},
		{"the worker's stack is full", "5", "worker died: RangeError: Maximum call stack size exceeded\nready"},
		{"a worker that hangs is replaced when asked", "6", "ready"},
		{"a callback of the page panics", "3", "fault runtime error: invalid memory address or nil pointer dereference"},
		{"the page's program panics", "1", "start kept=\"a state\" died=\"panic: the page's program is gone\" held=1\nready"},
		{"the page's stack is full", "2", "start kept=\"a state\" died=\"RangeError: Maximum call stack size exceeded\" held=1\nready"},
	} {
		s.press(c.key)
		if c.key == "6" {
			s.press("7")
		}
		last := c.want[strings.LastIndex(c.want, "\n")+1:]
		s.waits(fmt.Sprintf("globalThis.said?.includes(%q)", last))
		if got := s.said(); got != c.want {
			t.Errorf("%s: said\n%s\nwant\n%s", c.name, got, c.want)
		}
		if got := s.run(`document.querySelectorAll("#host").length + document.getElementById("box-old").value`); got != "1typed words" {
			t.Errorf("%s: hosts and text: %s", c.name, got)
		}
	}
	s.requests()
	s.run(drop)
	s.waits(`said.join().includes("answer read 4 bytes")`)
	if asked := s.requests(); len(asked) > 0 {
		t.Errorf("asked for: %v", asked)
	}
	s.clean()
}

func TestAProgramThatDiesAgainAndAgainIsLeftAlone(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	for range 3 {
		s.said()
		s.press("1")
		s.waits(`globalThis.said?.includes("ready")`)
	}
	s.press("1")
	s.waits(`document.documentElement.dataset.stet === "trouble"`)
	s.do(chromedp.Click(chromedp.CSS("[data-trouble=died] [data-again]")))
	s.ready()
}

func TestADeadWorkerIsReplacedQuickly(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.said()
	var worst time.Duration
	for range 20 {
		start := time.Now()
		s.press("4")
		s.waits(`globalThis.said?.includes("ready")`)
		worst = max(worst, time.Since(start))
		s.said()
	}
	t.Logf("the slowest of 20 took %v, the browser's and the test's own part included", worst)
	if worst > time.Second {
		t.Errorf("a new worker took %v, want at most a second", worst)
	}
}

func TestWithoutWebAssemblyThePageSaysSo(t *testing.T) {
	s := openStage(t)
	if _, err := chromedp.Call(s.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: "delete globalThis.WebAssembly"}); err != nil {
		t.Fatal(err)
	}
	s.open("")
	s.waits(`document.documentElement.dataset.stet === "trouble"`)
	got := s.run(`[...document.querySelectorAll("[data-trouble]")].filter((e) => !e.hidden).map((e) => e.innerText).join()`)
	if !strings.Contains(got, "WebAssembly is missing") || !strings.Contains(got, "stet diff") {
		t.Errorf("the page says %q", got)
	}
	s.clean()
}

// A sandboxed frame has an origin of its own, where storage throws and no service worker is allowed.
func TestWithoutStorageThePageRuns(t *testing.T) {
	s := openStage(t)
	s.extra = "sandbox allow-scripts"
	s.open("")
	s.ready()
	if got := s.run(`(localStorage.setItem("a", "b"), localStorage.getItem("a") + localStorage.length + localStorage.key(0) + origin)`); got != "b1anull" {
		t.Errorf("storage and origin: %s", got)
	}
	s.run(drop)
	s.waits(`said.join().includes("answer read 4 bytes")`)
	s.clean()
}

func TestSectionsAndChanges(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.run(`(() => { const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet];
		sheet.replaceSync(".Section { content-visibility: auto; contain-intrinsic-size: auto 700px }") })()`)
	s.press("8")
	s.waits(`document.querySelectorAll("#host .Row").length === 200`)
	s.said()
	s.press("9")
	s.rest()
	got := s.run(`[...document.querySelectorAll(".is-current")].map((e) => [e.dataset.change, e === document.activeElement, e.getBoundingClientRect().top > 0 && e.getBoundingClientRect().bottom < innerHeight])`)
	if got != "120.0,true,true" || s.said() != "show true" {
		t.Errorf("marked, focused, in view: %s", got)
	}
	s.run(`document.querySelector("#r7 a").click()`)
	if got := s.said(); got != "click {Action: Href:#r1 Row:7 Change:}" {
		t.Errorf("a click on a row link said %s", got)
	}
	s.clean()
}

func TestTheReadingPlaceOutlivesNewSections(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.press("8")
	s.waits(`document.querySelectorAll("#host .Row").length === 200`)
	for _, top := range []int{0, 777, 3001} {
		s.run(fmt.Sprintf("scrollTo(0, %d)", top))
		before := s.run(`Math.round(scrollY)`)
		s.said()
		s.press("p")
		s.waits(`document.querySelectorAll("#host .Row").length === 200`)
		s.rest()
		if after := s.run(`Math.round(scrollY)`); after != before {
			t.Errorf("the page stood at %s pixels and now stands at %s; %s", before, after, s.said())
		}
	}
	s.clean()
}

// rest lets the browser draw a few frames.
func (s *stage) rest() {
	s.t.Helper()
	s.run(`new Promise((then) => setTimeout(then, 100))`)
}
