//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

// Of the pages that are taken from an archive any two can be the older and the newer one; what else is in it can be taken
// later, and what was compared is not lost by that.
func TestPagesOfAnArchiveAreOldAndNew(t *testing.T) {
	s := open(t)
	s.drop("reports.zip", "application/zip", packed(t, report("harbour"), report("bridge"), report("station"), report("tunnel")))
	s.waits(`document.querySelectorAll(".Chooser-page").length === 4`)
	for i, id := range []string{"page-2", "page-4"} {
		s.click(id)
		s.waits(`document.getElementById("take-pages").textContent === "Take these ` + []string{"2", "3"}[i] + ` pages"`)
	}
	s.click("take-pages")
	s.compared()
	s.waits(`document.getElementById("pair-old-3") && !document.getElementById("pair-old-4")`)
	if got := s.run(`document.querySelector(".Head-versions").textContent`); !strings.Contains(got, "The harbour report") || !strings.Contains(got, "The tunnel report") {
		t.Errorf("the versions are called %q", got)
	}
	sides := func(old, new string) {
		t.Helper()
		s.waits(`(() => {
			if (!document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row")) return false;
			const side = (name) => [...document.querySelectorAll("#host .Cell--" + name)].map((cell) => cell.textContent).join(" ");
			return side("old").includes(` + quote(old) + `) && side("new").includes(` + quote(new) + `);
		})()`)
	}
	// Each version has a button for each side; the one that stands on the other side changes places.
	s.click("pair-old-2")
	sides("The bridge report", "The tunnel report")
	s.click("pair-old-3")
	sides("The tunnel report", "The bridge report")
	s.click("pages-old-head")
	s.waits(`document.getElementById("page-4")?.checked && !document.getElementById("page-3").checked`)
	s.click("page-3")
	s.waits(`document.getElementById("take-pages").textContent === "Take these 4 pages"`)
	s.comparing(func() { s.click("take-pages") })
	s.waits(`document.getElementById("chooser").hidden && document.getElementById("pair-old-4")`)
	s.clean()

	// A message whose page is a set of frames is read from its frame; one with a frame beside its text is one page.
	s.visit("")
	s.carry([]string{"frames.mhtml", "page.mhtml"}, golden(t, "mhtml/frame-only"), golden(t, "mhtml/blink"))
	s.run(`letFall()`)
	sides("A bridge", "A bridge")
	if got := s.run(`document.getElementById("chooser").hidden`); got != "true" {
		t.Error("a message with a frame asks which page is meant")
	}
	s.clean()
}

// An archive that unpacks to more than the limit says so, and its first part can be read.
func TestTheFirstPartOfAnArchive(t *testing.T) {
	if !*frames {
		t.Skip("asked for by -frames, on an idle computer: 64 MB are unpacked twice")
	}
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	line := []byte(strings.Repeat(" 1 river, 2 rivers", 57) + "\n")
	w.Write([]byte("<!doctype html><title>The river</title><article><h1>The river</h1><p>" + strings.Repeat("The river rose again on Monday. ", 20) + "</p><!--"))
	for seed := uint32(1); out.Len() < 1<<20; { // it must not pack so well that it looks like a bomb
		for range 64 {
			for i := 0; i < len(line)-1; i += 18 {
				seed = seed*1664525 + 1013904223
				line[i+1] = '0' + byte(seed>>24)%10
			}
			w.Write(line)
		}
		if out.Len() >= 1<<20 {
			break
		}
	}
	w.Write(bytes.Repeat(line, 64<<20/len(line)))
	w.Write([]byte("--><p>The end.</p></article>"))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t)
	s.drop("river.html.gz", "application/gzip", out.Bytes())
	s.waits(`document.querySelector(".Notice")?.dataset.code === "archive-too-large" && document.querySelector(".Notice").textContent.includes("‘river.html.gz’")`)
	s.offer("Read the first part")
	s.waits(`document.querySelector("[data-side=old] .Card")`)
	if got := s.run(`document.querySelector("[data-side=old] .Card").innerText`); !strings.Contains(got, "The river") || !strings.Contains(got, "first") || strings.Contains(got, "The end.") {
		t.Errorf("the card says\n%s", got)
	}
	s.clean()
}
