//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// What was left out of both articles for a reason is taken into them by a switch, with the keyboard, and left out again;
// the focus stays on the switch. Where it is shown, a single row of it is taken by its button.
func TestWhatWasLeftOutIsTaken(t *testing.T) {
	s := open(t)
	old := strings.Replace(report("harbour"), "</article>", "</article><footer><p>© 2024 The report office</p></footer>", 1)
	later := strings.NewReplacer("All the other reports", "All the older reports", "two years", "ten years").Replace(old)
	s.carry([]string{"a.html", "b.html"}, []byte(old), []byte(later))
	s.run(`letFall()`)
	s.paired("two", "ten")
	s.waits(`document.getElementById("take-navigation")`)
	if got := s.run(`document.getElementById("take-navigation").closest("label").textContent + "|" + document.querySelector("#tray legend").textContent + "|" + document.querySelectorAll("#tray input").length`); got != "navigation|Take into the article|2" {
		t.Errorf("the switch says %q", got)
	}
	marks := `[...document.querySelectorAll("#host ins")].map((ins) => ins.textContent.trim()).join()`
	stands := func(marked, rest string) {
		s.waits(`document.querySelector("#host[aria-busy=false] .Row") && ` + marks + ` === ` + quote(marked) + ` && ` + rest)
	}
	s.run(`document.getElementById("tray").open = true; document.getElementById("take-navigation").focus()`)
	s.do(chromedp.KeyEvent(" "))
	stands("older,ten", `document.getElementById("take-navigation").checked`)
	if got := s.run(`document.activeElement.id + document.getElementById("tray").open`); got != "take-navigationtrue" {
		t.Errorf("after the key the focus and the tray are %s", got)
	}
	if got := s.run(`document.querySelector("#host").textContent.includes("Start page") + document.querySelector("#tray").innerText`); !strings.HasPrefix(got, "true") || strings.Contains(got, "navigation 2") {
		t.Errorf("the menu is not in both articles: %s", got)
	}
	s.do(chromedp.KeyEvent(" "))
	stands("ten", `!document.getElementById("take-navigation").checked`)

	s.click("tray-compare")
	stands("older", `document.getElementById("tray-back")`)
	s.run(`[...document.querySelectorAll("#host .Row")].find((row) => row.textContent.includes("older")).focus()`)
	s.do(chromedp.KeyEvent("j"), chromedp.KeyEvent("k")) // to a row, and its button
	s.waits(`document.querySelector("#host .Row .Take")?.textContent === "Take into the article"`)
	s.run(`[...document.querySelectorAll("#host .Row")].find((row) => row.textContent.includes("older")).dispatchEvent(new PointerEvent("pointerover", { bubbles: true }))`)
	s.waits(`document.querySelector("#host .Row--edited .Take")`)
	if *screens != "" {
		for _, width := range []int64{1440, 390} {
			for _, theme := range []string{"light", "dark"} {
				s.do(chromedp.EmulateViewport(width, 900))
				s.run(`document.documentElement.dataset.theme = ` + quote(theme))
				s.shoot("take-"+theme, width)
			}
		}
		s.do(chromedp.EmulateViewport(1440, 1000))
	}
	s.run(`document.querySelector("#host .Take").click()`)
	stands("", `document.getElementById("tray-leave") && !document.querySelector("#host .Take")`)
	s.click("tray-back")
	stands("older,ten", `document.getElementById("tray-compare") === null && document.getElementById("tray-leave")`)
	if got := s.run(`document.querySelector("#host").textContent.includes("Start page")`); got == "true" {
		t.Error("more than the row was taken")
	}
	s.click("tray-leave")
	stands("ten", `!document.getElementById("tray-leave")`)

	// Other texts are compared as they are.
	s.click("take-navigation")
	stands("older,ten", `document.getElementById("take-navigation").checked`)
	s.carry([]string{"c.html", "d.html"}, []byte(old), []byte(later))
	s.run(`letFall()`)
	stands("ten", `!document.getElementById("take-navigation").checked`)
	s.clean()
}
