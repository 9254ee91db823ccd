//go:build !js

package main

import (
	"strings"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/app/snapshot"
)

// A book in two revisions, 162,484 and 182,151 words, is compared while the page goes on answering, and both texts
// stand on the page to the last letter.
func TestABook(t *testing.T) {
	old, new := corpus.File(t, "book/old.txt"), corpus.File(t, "book/new.txt")
	s := open(t)
	s.run(`globalThis.frames = globalThis.worst = globalThis.first = 0; let last = performance.now();
		requestAnimationFrame(function frame(now) { frames++; worst = Math.max(worst, now - last); last = now; requestAnimationFrame(frame); })`)
	s.carry([]string{"old.txt", "new.txt"}, old, new)
	tasks, all := s.tasks(func() {
		s.run(`globalThis.start = performance.now(); frames = worst = 0;
			new MutationObserver((_, observer) => { if (document.querySelector("#host .Row")) { first ||= performance.now() - start; observer.disconnect(); } }).observe(document.body, { childList: true, subtree: true });
			letFall()`)
		s.waits(`document.getElementById("time")?.textContent.includes("ms")`) // at most 30 s
		s.later(`let n = -1; while (n !== document.querySelectorAll("#host .Section").length) { n = document.querySelectorAll("#host .Section").length; await new Promise((then) => setTimeout(then, 200)); }
			globalThis.took = performance.now() - start - 200`)
	})
	took := unquote[float64](t, s.run(`took`))
	t.Logf("all rows after %.0f ms, the first after %s ms; %s %s frames, the longest %s ms", took,
		s.run(`Math.round(first)`), s.run(`document.getElementById("time").textContent`), s.run(`frames`), s.run(`Math.round(worst)`))
	t.Logf("%d turns of the page's thread, the longest: %v", len(tasks), tasks[:min(8, len(tasks))])
	t.Logf("page and worker worked for %v", all)
	if slowness() > 1 {
		t.Log("on a page made slow the bounds do not hold")
	} else if all < time.Second || all > 10*time.Second {
		t.Errorf("page and worker worked for %v, want at most 10 s (and at least one, or the trace is not whole)", all)
	}
	if len(tasks) < 100 || slowness() == 1 && tasks[0].cpu > 100*time.Millisecond {
		t.Errorf("of %d turns the longest kept the page busy for %v, want less than 100 ms", len(tasks), tasks[0].cpu)
	}
	s.rebuilt("old", old)
	s.rebuilt("new", new)
	s.clean()
}

// carry leaves letFall() on the page, which drops files.
func (s *stage) carry(names []string, files ...[]byte) {
	s.t.Helper()
	s.run(`globalThis.carried = new DataTransfer(); globalThis.letFall = () => document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }))`)
	for i, name := range names {
		s.run(`carried.items.add(new File([Uint8Array.from(atob(` + quote(base64(files[i])) + `), (c) => c.charCodeAt(0))], ` + quote(name) + `, { type: "text/plain" }))`)
	}
}

// rebuilt fails the test unless the page's rows hold the text of a side whole: each block in its order.
func (s *stage) rebuilt(side string, text []byte) {
	s.t.Helper()
	found, err := snapshot.Read(snapshot.Source{Name: side + ".txt", Data: text}, snapshot.Options{})
	if err != nil {
		s.t.Fatal(err)
	}
	var want []string
	for _, block := range found.Versions[0].Blocks {
		want = append(want, block.Text)
	}
	got := s.later(`
		const side = ` + quote(side) + `, texts = [];
		const textOf = (cell) => {
			const copy = cell.cloneNode(true);
			for (const extra of copy.querySelectorAll(".Hidden, .Chip, .Label, .Move, " + (side === "old" ? "ins" : "del"))) extra.remove();
			return [...copy.querySelectorAll(".Block")].map((block) => block.textContent).filter((text) => text);
		};
		for (const row of document.querySelectorAll("#host .Row")) {
			for (const cell of row.querySelectorAll(".Cell--" + side)) {
				if (side === "old" && row.dataset.kind === "moved") continue;
				texts.push(...textOf(cell));
			}
		}
		return JSON.stringify(texts);`)
	same(s.t, side, got, want)
}

func same(t *testing.T, side, got string, want []string) {
	t.Helper()
	texts := unquote[[]string](t, got)
	for i := range min(len(texts), len(want)) {
		if texts[i] != want[i] {
			t.Fatalf("%s block %d parts from what it should be at\n%.200q, want\n%.200q", side, i, parting(texts[i], want[i]), parting(want[i], texts[i]))
		}
	}
	if len(texts) != len(want) || strings.Join(texts, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s: %d blocks, want %d", side, len(texts), len(want))
	}
}
