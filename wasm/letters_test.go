//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// With single letters turned off, no single key of the table does anything; the others do what they did.
func TestLettersTurnedOff(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	s.press("?", chromedp.ModifierShift)
	s.waits(`!document.querySelector(".Keys").hidden`)
	if got := unquote[[]string](t, s.run(`JSON.stringify([...document.querySelectorAll(".Keys td:first-child")].map((cell) => cell.textContent.replace(/\s+/g, "")))`)); len(got) < 24 {
		t.Errorf("the table on the page has %d rows: %v", len(got), got)
	}
	s.press(kb.Escape)
	s.waits(`document.querySelector(".Keys").hidden`)
	s.press(",")
	s.waits(`document.activeElement.id === "settings-first"`)
	s.click("set-letters")
	s.waits(`!document.getElementById("set-letters").checked`)
	s.press(kb.Escape)
	s.waits(`document.getElementById("settings-panel").hidden`)
	s.run(`document.activeElement.blur()`)
	const look = `location.hash + document.getElementById("counter").textContent + document.getElementById("host").dataset.view + document.getElementById("changes").hidden + document.getElementById("ignore").open + document.querySelector(".Keys").hidden +
		document.getElementById("find-panel")?.checkVisibility() + document.getElementById("settings-panel").checkVisibility() + document.querySelector(".Compare").hidden + document.activeElement.localName + document.querySelectorAll("#host .Fold").length + document.getElementById("summary").textContent`
	before := s.run(look)
	taken := s.run(`[..."npjkmvs[]xXgci,/?e"].filter((key) => {
		const press = new KeyboardEvent("keydown", { key, shiftKey: key === "X" || key === "?", bubbles: true, cancelable: true });
		document.body.dispatchEvent(press);
		return press.defaultPrevented;
	}).join("")`)
	for _, key := range strings.Split("npjkmvs[]xXgci,/?e", "") {
		s.press(key)
	}
	if got := s.run(look); taken != "" || got != before {
		t.Errorf("with letters off %q are taken, and the page went from\n%s to\n%s", taken, before, got)
	}
	s.press(kb.F7)
	s.waits(`document.getElementById("counter").textContent.startsWith("1 of")`)
	s.press(kb.End, chromedp.ModifierAlt)
	s.waits(`/^([0-9]+) of \1$/.test(document.getElementById("counter").textContent)`)
	s.clean()
}
