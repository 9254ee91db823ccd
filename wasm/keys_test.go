//go:build !js

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// press presses a key, with what is held down with it.
func (s *stage) press(key string, held ...chromedp.Modifier) {
	s.t.Helper()
	s.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(held...)))
}

// Every key of the table does what the table says, in the page; none does anything in a field or while a word is
// composed.
func TestTheKeys(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	const row = `document.activeElement.closest("#host .Row")?.dataset.row`
	const counter = `document.getElementById("counter").textContent`
	type keys struct {
		key  string
		held chromedp.Modifier
		then string
	}
	shift, alt := chromedp.ModifierShift, chromedp.ModifierAlt
	try := func(steps []keys) {
		t.Helper()
		for _, step := range steps {
			s.press(step.key, step.held)
			s.waits(step.then)
		}
	}
	try([]keys{
		{"n", 0, counter + `.startsWith("1 of")`},
		{kb.F7, 0, counter + `.startsWith("2 of")`},
		{kb.ArrowDown, alt, counter + `.startsWith("3 of")`},
		{"p", 0, counter + `.startsWith("2 of")`},
		{kb.F7, shift, counter + `.startsWith("1 of")`},
		{kb.End, alt, `/^([0-9]+) of \1$/.test(` + counter + `)`},
		{kb.Home, alt, counter + `.startsWith("1 of")`},
		{kb.ArrowUp, alt, `document.getElementById("stet-live").textContent.includes("Back to the last change")`},
		{kb.Home, alt, counter + `.startsWith("1 of")`},
	})
	s.waits(row)
	first := s.run(`String(` + row + `)`)
	try([]keys{
		{"j", 0, row + ` !== ` + quote(first)},
		{"k", 0, row + ` === ` + quote(first)},
		{kb.ArrowRight, shift, `document.activeElement.matches(".Cell--new")`},
		{kb.ArrowLeft, shift, `document.activeElement.matches(".Cell--old")`},
		{kb.F6, 0, `!document.activeElement.closest("#host") && document.activeElement !== document.body`},
		{"m", 0, `location.hash.includes("view=inline") && document.querySelector("#host .Section--inline")`},
		{"m", 0, `location.hash.includes("view=split") && document.querySelector("#host .Section--split")`},
		{"v", 0, `location.hash.includes("view=inline") && document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--inline")`},
		{"c", 0, `document.getElementById("changes").hidden`},
		{"c", 0, `!document.getElementById("changes").hidden`},
		{"i", 0, `document.getElementById("ignore").open && document.activeElement.closest("#ignore")`},
		{kb.Escape, 0, `!document.getElementById("ignore").open && document.activeElement.closest("#ignore summary")`},
		{"/", 0, `document.activeElement.id === "find-first"`},
	})
	// A field takes all letters as letters.
	const letters = "npjkmvsxXgcie,?/"
	at := s.run(`location.hash`)
	s.press(letters)
	s.waits(`document.getElementById("find-first").value === ` + quote(letters))
	s.press(kb.F7)
	s.press(kb.F6)
	if got := s.run(`location.hash`); got != at {
		t.Errorf("keys in a field made the address %s of %s", got, at)
	}
	try([]keys{
		{kb.Escape, 0, `document.getElementById("find-panel").hidden`},
		{"?", shift, `!document.querySelector(".Keys").hidden && document.activeElement.id === "keys-first"`},
		{kb.Escape, 0, `document.querySelector(".Keys").hidden`},
		{"g", 0, `location.hash.includes("grain=sentence") && document.querySelector("#host[aria-busy=false]:not([data-coming])")`},
	})
	s.compared()
	// While a word is composed, keys are the word's.
	if got := s.run(`[..."` + letters + `"].concat("F7", "F6", "Escape").filter((key) => {
		const press = new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true });
		document.body.dispatchEvent(press);
		return press.defaultPrevented;
	}).join()`); got != "" {
		t.Errorf("while a word is composed these are taken: %s", got)
	}
	const summary = `document.getElementById("summary").textContent`
	before := s.run(summary)
	s.press("s")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming])") && ` + summary + ` !== ` + quote(before))
	s.compared()
	s.press("e")
	s.waits(`document.querySelector(".Compare").hidden`)
	s.press("n") // means nothing here
	s.run(`history.back()`)
	s.waits(`!document.querySelector(".Compare").hidden`)
	s.clean()
}

// x opens the fold where the reader is, and Shift+X all of them.
func TestKeysOfFolds(t *testing.T) {
	s := open(t)
	old, new := "", ""
	for i := range 60 {
		text := "This paragraph says nothing new about town " + string(rune('A'+i%26)) + string(rune('a'+i/26)) + " at all.\n\n"
		old += text
		if i%20 == 10 {
			text = "Nothing" + text[4:]
		}
		new += text
	}
	s.fill("old", old)
	s.fill("new", new)
	s.click("compare")
	s.compared()
	s.waits(`document.querySelectorAll("#host .Fold").length === 4`)
	s.press("n")
	s.waits(`document.activeElement.closest("#host .Row")?.dataset.row === "10"`)
	s.press("j")
	s.waits(`document.activeElement.closest("#host .Row")?.dataset.row === "11"`)
	s.press("j")
	s.waits(`document.activeElement.closest(".Fold")`)
	s.press("x")
	s.waits(`document.querySelectorAll("#host .Fold").length === 3 && document.activeElement.closest("#host .Row")?.dataset.row === "12"`)
	s.press("X", chromedp.ModifierShift)
	s.waits(`document.querySelectorAll("#host .Fold").length === 0`)
	s.clean()
}
