//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// What is set holds, is kept for the next visit, and a broken record costs only what is broken.
func TestTheSettings(t *testing.T) {
	s := open(t)
	s.fill("old", "The council met on Monday.\n\nTicket 1234 was closed.\n\nIt rained.\n\nIt snowed.\n\nIt hailed.\n\nIt was cold.\n\nIt was dark.\n\nIt was late in the day.")
	s.fill("new", "The council met on Tuesday.\n\nTicket 9876 was closed.\n\nIt rained.\n\nIt snowed.\n\nIt hailed.\n\nIt was cold.\n\nIt was dark.\n\nIt was late in the day.")
	s.click("compare")
	s.compared()
	s.waits(`document.querySelector("#host .Fold") && document.getElementById("counter").textContent === "2 changes"`)
	s.press(",")
	s.waits(`document.activeElement.id === "settings-first"`)
	s.run(`(() => { const box = document.getElementById("set-patterns"); box.value = "[0-9]+\n(unclosed"; box.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.waits(`document.getElementById("counter").textContent === "1 change" && document.querySelector("#host ins.is-quiet")`)
	s.waits(`document.getElementById("set-patterns-wrong")?.textContent.includes("Pattern 2")`)
	s.waits(`document.querySelector(".Head").textContent.includes("1 change dimmed")`)
	s.click("set-fold")
	s.waits(`!document.querySelector("#host .Fold")`)
	s.click("set-letters")
	s.waits(`document.getElementById("set-letters").checked === false`)
	s.click("set-case")
	s.waits(`localStorage.getItem("stet-settings").includes("NoLetters")`)
	s.press(kb.Escape)
	s.waits(`document.getElementById("settings-panel").hidden`)
	s.run(`document.activeElement.blur()`)
	s.press("?") // no key any more
	s.press(kb.F7)
	s.waits(`document.getElementById("counter").textContent === "1 of 1" && document.querySelector(".Keys").hidden`)
	s.clean()

	// The record of a visit before: one field is broken, the others count.
	s.run(`localStorage.setItem("stet-settings", localStorage.getItem("stet-settings").replace(/"Grain":[0-9]+,?/, "").replace(/^{/, '{"Grain":"huge","Turned":-7,'))`)
	s.visit("?again")
	s.click("sample")
	s.compared()
	s.click("settings")
	s.waits(`document.getElementById("set-letters")?.checked === false && document.getElementById("set-fold").checked === false && document.getElementById("set-patterns").value.startsWith("[0-9]+")`)
	if got := s.run(`document.getElementById("grain").value`); got != "0" {
		t.Errorf("a grain that is none became %s", got)
	}
	s.clean()

	// A browser that keeps nothing says so, once.
	s.run(`Storage.prototype.setItem = () => { throw new Error("full"); }`)
	s.click("set-wide")
	s.waits(`document.querySelector(".Notice[data-code=settings]")?.textContent.includes("settings") && document.documentElement.classList.contains("is-wide")`)
	s.run(`[...document.querySelectorAll(".Notice button")].at(-1).click()`)
	s.waits(`!document.querySelector(".Notice[data-code=settings]")`)
	s.click("set-fold")
	s.waits(`document.getElementById("set-fold").checked`)
	if got := s.run(`String(Boolean(document.querySelector(".Notice[data-code=settings]")))`); got != "false" {
		t.Error("it is said twice that nothing is kept")
	}
}

// Of every class, what is shown and what is dimmed are all changes together, and the digest follows; whatever is
// dimmed and however fine the detail, the rows are the same and hold both texts.
func TestIgnoringLosesNothing(t *testing.T) {
	s, five, six := openSeed(t)
	const dimmed = `Number(document.querySelector("#ignore summary").textContent.match(/[0-9]+/)?.[0] ?? 0)`
	const shown = `Number(document.getElementById("counter").textContent.match(/[0-9]+/)[0])`
	all := s.run(`String(` + dimmed + ` + ` + shown + `)`)
	s.rebuilt("old", five)
	s.rebuilt("new", six)
	rows := func() string {
		return s.run(`[...document.querySelectorAll("#host .Row")].map((row) => row.dataset.kind).join()`)
	}
	kinds := rows()
	for _, class := range strings.Fields("space typography case diacritics punctuation digits tracking style link") {
		id := "ignore-" + class
		before := s.run(`String(document.getElementById("` + id + `").checked)`)
		s.click(id)
		s.waits(`String(document.getElementById("` + id + `").checked) !== ` + quote(before))
		s.waits(dimmed + ` + ` + shown + ` === ` + all)
		s.waits(`document.querySelector(".Head").textContent.includes("dimmed") === (` + dimmed + ` > 0)`)
	}
	s.rebuilt("old", five)
	s.rebuilt("new", six)
	for _, grain := range []string{"1", "2", "3", "0"} {
		s.run(`document.querySelector("#host .Row").stale = true`) // a property that goes with the row
		s.run(`(() => { const grain = document.getElementById("grain"); grain.value = "` + grain + `"; grain.dispatchEvent(new Event("change", { bubbles: true })); })()`)
		s.waits(`location.hash.includes("grain=") === (` + grain + ` !== 0) && document.getElementById("grain").value === "` + grain + `"`)
		s.waits(`document.querySelector("#host .Row")?.stale !== true`)
		s.compared()
		s.rebuilt("old", five)
		s.rebuilt("new", six)
		if got := rows(); got != kinds {
			t.Errorf("with detail %s the rows are\n%s, with auto\n%s", grain, got, kinds)
		}
	}
	s.clean()
}
