//go:build !js

package main

import (
	"flag"
	"fmt"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// speed has `make page` measure the page: a very long pair on a desk, and a common one on a slow phone.
var speed = flag.Bool("speed", false, "measure the page with 50,000 paragraphs, and on a phone")

// longPair is a text of so many paragraphs in two versions: one paragraph in twenty is edited, one in a hundred is cut,
// one in a hundred is new.
func longPair(paragraphs int) (old, new []byte) {
	random := rand.New(rand.NewSource(1))
	words := strings.Fields("council road budget mayor vote river bridge school street plan house public meeting report service town winter summer growth price number people work line station market")
	text := func() string {
		var b strings.Builder
		for i := range 7 + random.Intn(12) {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(words[random.Intn(len(words))])
		}
		return b.String() + "."
	}
	var a, b strings.Builder
	for i := range paragraphs {
		said := fmt.Sprintf("Item %d: %s", i, text())
		switch n := random.Intn(100); {
		case n == 0:
			a.WriteString(said + "\n\n")
		case n == 1:
			b.WriteString(said + "\n\n")
		case n < 7:
			a.WriteString(said + "\n\n")
			b.WriteString(strings.Replace(said, " ", " rather ", n) + "\n\n")
		default:
			a.WriteString(said + "\n\n")
			b.WriteString(said + "\n\n")
		}
	}
	return []byte(a.String()), []byte(b.String())
}

// TestSpeed prints how fast the page is, and for each bound whether it holds. None of it is an assertion: figures of one
// run on a busy computer are no verdict.
func TestSpeed(t *testing.T) {
	if !*speed {
		t.Skip("run by make page")
	}
	t.Run("50,000 paragraphs on a desk", func(t *testing.T) {
		s := timed(t)
		old, new := longPair(50_000)
		t.Logf("%d and %d bytes", len(old), len(new))
		s.carry([]string{"old.txt", "new.txt"}, old, new)
		took := s.measure("all rows", "letFall()", `document.querySelector("#host[aria-busy=false] .Row") && !document.getElementById("cancel")`, 300*time.Second)
		s.bound("first rows after the engine's first answer", took.answered, 150)
		s.bound("the longest turn while the rest comes", took.longest, 50)
		s.settled()
		t.Logf("%s rows, %s elements; the tab takes %s", s.run(`document.querySelectorAll("#host .Row").length`), s.run(`document.querySelectorAll("*").length`), s.memory())
		for _, view := range []string{"inline", "changes", "old", "split"} {
			s.run(`[...document.querySelectorAll("#host .Row--edited")].find((row) => row.dataset.row >= 20000).scrollIntoView({ behavior: "instant" })`)
			s.settled()
			s.run(`globalThis.place = JSON.parse(stet.hostPlace("host")); globalThis.off = () => {
				let row = document.getElementById(place.Row);
				while (row && !row.getClientRects().length) row = row.nextElementSibling ?? row.parentElement.nextElementSibling?.firstElementChild;
				return row ? Math.round(Math.abs(row.getBoundingClientRect().top - place.Offset)) : Infinity;
			}`)
			layout := map[bool]string{true: "inline", false: "split"}[view == "inline"] // there is room for two columns
			took := s.measure("the view "+view, `document.getElementById("view-`+view+`").click()`,
				`document.getElementById("host").dataset.view === "`+view+`" && document.getElementById(place.Row)?.closest(".Section--`+layout+`") && off() <= 24`, 60*time.Second)
			s.bound("the reader's rows in the view "+view, took.whole, 200)
			s.settled()
			s.bound("pixels that the reader's row is off, in the end,", unquote[float64](t, s.run(`off()`)), 24)
		}
		t.Logf("the tab takes %s", s.memory())
	})
	t.Run("a link to a piece of folded text", fragmentSpeed)
	t.Run("a phone, slowed four times", func(t *testing.T) {
		s := timed(t)
		s.do(chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile, chromedp.EmulateTouch))
		if _, err := chromedp.Call(s.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}); err != nil {
			t.Fatal(err)
		}
		s.carry([]string{"diff.html"}, seed(t, "newssniffer-diff.html"))
		s.bound("first rows of the seed", s.measure("the seed", "letFall()", `document.querySelector("#host[aria-busy=false] .Row")`, 60*time.Second).first, 1000)
		s.measure("next change", `document.getElementById("next").click()`, `document.querySelector("#host .is-current")`, 10*time.Second)
		s.measure("the view changes", `document.getElementById("view-changes").click()`, `document.getElementById("host").dataset.view === "changes"`, 10*time.Second)
		old, new := longPair(2_000)
		s.click("back")
		s.waits(`!document.querySelector(".Start").hidden`)
		s.carry([]string{"old.txt", "new.txt"}, old, new)
		took := s.measure("2,000 paragraphs", "letFall()", `document.querySelectorAll("#host .Row").length > 1500 && document.querySelector("#host[aria-busy=false] .Row")`, 120*time.Second)
		s.bound("first rows of 2,000 paragraphs", took.first, 1000)
	})
}

// bound prints whether a figure keeps its bound.
func (s *stage) bound(what string, got, most float64) {
	verdict := "holds"
	if !(got <= most) {
		verdict = "DOES NOT HOLD"
	}
	s.t.Logf("BOUND %s: %s %.0f, at most %.0f", verdict, what, got, most)
}

// timed opens the page with a note of when the engine's first answer to a comparison came.
func timed(t *testing.T) *stage {
	s := blank(t)
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	s.server, s.address = server, server.address
	if _, err := chromedp.Call(s.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		const Plain = Worker;
		globalThis.Worker = class extends Plain { constructor(...args) { super(...args); this.addEventListener("message", (event) => { if (event.data.json?.includes('"Aligned"')) globalThis.aligned ??= performance.now(); }); } };`}); err != nil {
		t.Fatal(err)
	}
	s.visit("")
	return s
}

// A pace is how many milliseconds a step took until the first rows, until those since the engine's first answer, and
// until its condition, and the processor's time of the longest turn. What did not happen is no number.
type pace struct{ first, answered, whole, longest float64 }

// measure prints how long it takes from a step until the first rows, the engine's first answer, and a condition, and
// which turns of the page's thread took longest.
func (s *stage) measure(name, step, until string, patience time.Duration) pace {
	s.t.Helper()
	tasks, all := s.tasks(func() {
		s.run(`globalThis.aligned = undefined; globalThis.first = globalThis.whole = 0; globalThis.start = performance.now();
			globalThis.old = document.querySelector("#host .Section");
			const mine = globalThis.run = {};
			const check = () => {
				if (run !== mine) return;
				if (!first && document.querySelector("#host .Section") && document.querySelector("#host .Section") !== old) first = performance.now();
				if (!whole && (` + until + `)) whole = performance.now();
				if (!whole || !first && performance.now() < whole + 1000) requestAnimationFrame(check);
			};
			requestAnimationFrame(check);
			` + step)
		for deadline := time.Now().Add(patience); s.run(`whole`) == "0" && time.Now().Before(deadline); {
			time.Sleep(50 * time.Millisecond)
		}
	})
	long := 0
	for _, task := range tasks {
		if task.cpu > 50*time.Millisecond {
			long++
		}
	}
	number := func(script string) float64 {
		n, err := strconv.ParseFloat(s.run(script), 64)
		if err != nil {
			return math.NaN()
		}
		return math.Round(n)
	}
	took := pace{first: number(`first ? first - start : NaN`), answered: number(`globalThis.aligned && first ? first - aligned : NaN`), whole: number(`whole ? whole - start : NaN`)}
	if len(tasks) > 0 {
		took.longest = math.Round(tasks[0].cpu.Seconds() * 1000)
	}
	s.t.Logf("%s: whole after %.0f ms, first rows after %.0f ms, %.0f ms after the engine's first answer; %d of %d turns over 50 ms, the longest %v; page and worker worked %v",
		name, took.whole, took.first, took.answered, long, len(tasks), tasks[:min(6, len(tasks))], all.Round(time.Millisecond))
	return took
}

// settled waits until no section comes any more.
func (s *stage) settled() {
	s.later(`let n = -1, same = 0; while (same < 3) { const now = document.querySelectorAll("#host .Section, #host .Fold").length; same = now === n ? same + 1 : 0; n = now; await new Promise((then) => setTimeout(then, 700)); }`)
}

// memory is what the processes of the tab take of the computer's memory: the page's, with its worker.
func (s *stage) memory() string {
	most := 0
	statuses, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, name := range statuses {
		command, _ := os.ReadFile(name)
		if !strings.Contains(string(command), "--type=renderer") {
			continue
		}
		status, _ := os.ReadFile(filepath.Dir(name) + "/status")
		for _, line := range strings.Split(string(status), "\n") {
			if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "VmRSS:" {
				n, _ := strconv.Atoi(fields[1])
				most = max(most, n/1024)
			}
		}
	}
	return fmt.Sprintf("%d MB of memory, of which %s MB are JavaScript's", most, s.run(`Math.round((performance.memory?.usedJSHeapSize ?? 0) / 1e6)`))
}
