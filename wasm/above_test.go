//go:build !js

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What stands above the rows: sentences whose parts lead on, the names of the columns, and on a phone no more than
// leaves the article in view. A sentence that moved has a link at either end; a notice follows the language.
func TestWhatStandsAboveTheRows(t *testing.T) {
	s := open(t)
	old := "The council and its harbour\n\nThe council met on Monday evening to talk about the harbour and its future. The mayor said that nobody in the town would have to pay more for water next year. It will meet again in two weeks, when the engineers are back.\n\n" +
		"The bridge was built in 1931 by a company from the north.\n\nResidents asked for a delay and for a second opinion. They were told that one had been ordered already by the town."
	new := "The council and its harbour\n\nThe council met on Monday evening to talk about the harbour and its future. It will meet again in two weeks, when the engineers are back.\n\n" +
		"The bridge was built in 1932 by a company from the north.\n\nResidents asked for a delay and for a second opinion. They were told that one had been ordered already by the town. The mayor said that nobody in the town would have to pay more for water next year."
	s.fill("old", old)
	s.fill("new", new)
	s.click("compare")
	s.compared()
	s.click("view-split")
	s.waits(`document.querySelector("#host:not([data-coming]) .Section--split .Row")`)
	if got, want := s.run(`document.getElementById("summary").textContent`), "1 date changed; 2 other edits; 1 sentence moved. 18 words added, 18 removed, 0 moved. Paragraphs: 3 of 4 edited, 1 unchanged. Biggest rewrite: paragraph 2."; got != want {
		t.Errorf("the summary says %q, want %q", got, want)
	}
	s.click("point-digest-dates")
	s.waits(`document.getElementById("counter").textContent === "2 of 3" && document.querySelector("#host .is-current")`)
	// A panel moves nothing, and gives the focus back to the words that had it.
	for _, key := range []string{",", "/"} {
		at := s.run(`scrollY`)
		s.press(key)
		s.waits(`document.activeElement.matches("#settings-first, #find-first")`)
		if got := s.run(`scrollY`); got != at {
			t.Errorf("%s moved the page from %s to %s", key, at, got)
		}
		s.do(chromedp.KeyEvent(kb.Escape))
		s.waits(`document.activeElement.matches("#host .is-current")`)
	}
	if got, want := s.run(`document.querySelector(".Columns").innerText.replace(/\s+/g, " ").trim()`), "Older version Newer version"; got != want {
		t.Errorf("the columns are called %q, want %q", got, want)
	}
	s.run(`document.querySelector("#host .Cell--old .Move.Hidden").focus()`)
	s.do(chromedp.KeyEvent(kb.Enter))
	s.waits(`document.activeElement.closest(".Row")?.dataset.row === "3"`)
	s.do(chromedp.KeyEvent(kb.Escape))
	s.waits(`document.activeElement.closest(".Row")?.dataset.row === "1"`)
	s.click("view-new")
	s.waits(`document.querySelector(".Columns").hidden && document.getElementById("host").dataset.view === "new"`)

	s.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
	s.click("view-inline")
	s.waits(`document.getElementById("more").checkVisibility() && document.querySelector("#host:not([data-coming]) .Section--inline .Block")`)
	s.run(`scrollTo(0, 0)`)
	if got := s.run(`Math.round(document.querySelector("#host .Block").getBoundingClientRect().top)`); atoi(got) > 300 {
		t.Errorf("on a phone the article begins at %s pixels, want 300 at most", got)
	}
	s.click("more")
	s.waits(`document.querySelector("#summary .Point") && document.getElementById("swap").checkVisibility()`)
	if got := s.run(`[...document.querySelectorAll(".Head button")].map((one) => [one, one.getBoundingClientRect()]).filter(([one, box]) => one.checkVisibility() && (box.width < 43.5 || box.height < 43.5)).map(([one, box]) => one.id + " " + box.width + "×" + box.height).join()`); got != "" {
		t.Errorf("too small for a finger: %s", got)
	}
	s.fits("the whole head on a phone")
	s.drop("some.pdf", "application/pdf", []byte("%PDF-1.4 something"))
	s.waits(`document.querySelector(".Notice[data-code=pdf] strong")?.textContent.includes("is a PDF")`)
	s.click("settings")
	s.waits(`document.getElementById("set-language")`)
	s.run(`(() => { const menu = document.getElementById("set-language"); menu.value = "de"; menu.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.waits(`document.querySelector(".Notice[data-code=pdf] strong").textContent.startsWith("„some.pdf“ ist ein PDF") && document.getElementById("language").value === "de"`)
	s.clean()
}
