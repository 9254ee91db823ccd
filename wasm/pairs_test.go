//go:build !js

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// An address that names two of several versions opens them, and the way back and forward leads from pair to pair. The
// parts of the summary lead to their changes, words and moved sentences too; what is dimmed is listed by class, and the
// one that the reader goes to shows whole. Each line of a mark begins where the other lines do.
func TestPairsAndTheSummary(t *testing.T) {
	s := open(t)
	s.visit("?#pair=2-3")
	s.click("sample")
	shows := func(old, new string) {
		t.Helper()
		s.waits(`!document.querySelector(".Compare").hidden && document.querySelector("#host[aria-busy=false] .Row") && document.querySelector(".Bead[data-on=old]")?.textContent === "` + old +
			`" && document.querySelector(".Bead[data-on=new]")?.textContent === "` + new + `" && document.querySelector(".Head-versions").textContent.includes("Version ` + new + `") && location.hash.includes("pair=` + old + `-` + new + `")`)
	}
	shows("2", "3")
	s.do(chromedp.KeyEvent("]"))
	shows("3", "4")
	s.run(`history.back()`)
	shows("2", "3")
	s.run(`history.forward()`)
	shows("3", "4")
	s.run(`location.hash = "pair=1-9"`) // typed
	s.waits(`document.querySelector(".Notice[data-code=address]")?.textContent.includes("pair=1-9")`)
	shows("3", "4")
	s.run(`location.hash = "pair=1-6"`)
	shows("1", "6")
	s.waits(`document.getElementById("point-digest-sentences") && document.getElementById("point-dimmed")`)
	at := `document.querySelector("#host .is-current`
	for _, c := range []struct{ point, leads string }{
		{"digest-sentences", at + `.Journey")`},
		{"words-moved", at + `")?.closest(".Row--moved")`},
		{"words-added", `[...document.querySelectorAll("#host .is-current")].some((one) => one.matches("ins") || one.closest(".Row--added"))`},
		{"words-removed", `[...document.querySelectorAll("#host .is-current")].some((one) => one.matches("del") || one.closest(".Row--removed"))`},
	} {
		s.click("point-" + c.point)
		s.waits(c.leads)
	}
	s.click("point-dimmed")
	s.waits(`document.activeElement.id === "list-dimmed" && document.activeElement.checked && document.querySelector(".List-dimmed .List-entry")`)
	if got := s.run(`document.querySelectorAll(".List-dimmed .List-entry").length === Number(document.getElementById("point-dimmed").textContent.match(/[0-9]+/)[0])`); got != "true" {
		t.Error("the list does not show each dimmed change")
	}
	s.run(`document.querySelector(".List-dimmed .List-button").click()`)
	s.waits(at + `[class*=Of-]") && document.querySelector(".List-dimmed [aria-current=true]")`)
	s.waits(`document.getElementById("stet-live").textContent.startsWith("Dimmed change: paragraph ")`)
	if got := s.run(`getComputedStyle(` + at + `[class*=Of-]")).textDecorationStyle + [...document.querySelectorAll("#host [class*=Of-]:is(ins, del):not(.is-current)")].some((one) => one.matches(".Of-space, .Of-typography") && getComputedStyle(one).textDecorationStyle !== "dotted")`); got != "solidfalse" {
		t.Errorf("the dimmed change that the reader went to is %s", got)
	}
	s.click("list-dimmed")
	s.waits(`!document.querySelector(".List-dimmed .List-entry")`)

	s.do(chromedp.EmulateViewport(390, 844))
	s.waits(`document.querySelector("#host .Section--inline .Row--edited ins")`)
	s.waits(`[...document.querySelectorAll("#host .Row--edited .Block > :is(ins, del)")].some((mark) => mark.getClientRects().length > 1)`)
	if got := s.run(`[...document.querySelectorAll("#host .Row--edited .Block > :is(ins, del)")].flatMap((mark) => [...mark.getClientRects()].slice(1).map((line) =>
		line.left + parseFloat(getComputedStyle(mark).paddingLeft) - mark.parentElement.getBoundingClientRect().left - parseFloat(getComputedStyle(mark.parentElement).paddingLeft) - mark.parentElement.clientLeft)).filter((away) => Math.abs(away) > 0.6).join()`); got != "" {
		t.Errorf("lines of marks begin so many pixels further in: %s", got)
	}
	s.clean()
}
