//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The address says what is shown; typed, reloaded and stepped back it leads there again. Nothing is ever in the query,
// and no word of the article in the address.
func TestTheAddress(t *testing.T) {
	s := open(t)
	s.visit("?#x=keep&view=inline&change=4.0&grain=word")
	s.click("sample")
	s.compared()
	s.waits(`document.querySelector("#host .is-current")?.closest(".Row").dataset.row === "4"`)
	if got := s.run(`location.hash + " " + document.getElementById("view-inline").ariaPressed + " " + document.getElementById("grain").value`); got != "#x=keep&view=inline&change=4.0&grain=word&pair=1-6 true 2" {
		t.Errorf("the page shows %s", got)
	}
	entries := func() string { return s.run(`String(history.length)`) }
	before := entries()
	s.do(chromedp.KeyEvent("n"), chromedp.KeyEvent("n"))
	s.waits(`!location.hash.includes("change=4.0&") && location.hash.includes("&change=")`)
	if got := entries(); got != before {
		t.Errorf("two steps to the next change made the history %s entries long, %s before", got, before)
	}
	s.click("view-old")
	s.waits(`location.hash.includes("view=old") && document.getElementById("host").dataset.view === "old"`)
	s.click("view-changes")
	s.waits(`location.hash.includes("view=changes") && document.getElementById("host").dataset.view === "changes"`)
	s.do(chromedp.KeyEvent("?"))
	s.waits(`location.hash.includes("open=keys") && !document.querySelector(".Keys").hidden`)
	s.run(`history.back()`)
	s.waits(`document.querySelector(".Keys").hidden && !location.hash.includes("open=")`)
	s.run(`history.back()`)
	s.waits(`document.getElementById("host").dataset.view === "old"`)
	s.run(`history.back()`)
	s.waits(`document.getElementById("host").dataset.view === "inline" && document.querySelector("#host:not([data-coming]) .Section--inline")`)
	s.run(`history.forward()`)
	s.waits(`document.getElementById("host").dataset.view === "old"`)
	s.run(`history.go(-2)`) // the texts, which are all still there
	s.waits(`document.querySelector(".Compare").hidden && !document.querySelector(".Start").hidden`)
	s.run(`history.forward()`)
	s.waits(`!document.querySelector(".Compare").hidden && document.querySelector("#host .Row")`)

	last := s.run(`[...document.querySelectorAll("#host [data-change]")].at(-1).dataset.change`)
	s.run(`location.hash = "view=upside&grain=word&x=keep&change=` + last + `"`) // typed
	s.waits(`document.querySelector(".Notice[data-code=address]")?.textContent.includes("view=upside")`)
	s.waits(`location.hash.includes("x=keep") && !location.hash.includes("upside") && document.querySelector("#host .is-current")?.dataset.change === "` + last + `"`)
	if got := s.run(`location.search + location.hash`); strings.ContainsAny(got, "?% ") {
		t.Errorf("the address is %s", got)
	}
	s.run(`navigator.clipboard.writeText = (text) => { globalThis.copied = text; return Promise.resolve(); }`)
	s.click("copy-link")
	s.waits(`globalThis.copied === location.href && copied.includes("change=` + last + `")`)
	s.waits(`document.getElementById("stet-live").textContent.includes("Copied")`)
	s.clean()
}
