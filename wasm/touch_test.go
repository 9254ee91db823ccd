//go:build !js

package main

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// spot is the middle of an element, or what keeps a finger from it: it is not there, or something lies over it. A
// reader who does not see it scrolls to it first.
const spot = `(() => {
	const one = document.querySelector(SELECTOR);
	if (!one?.checkVisibility({ visibilityProperty: true })) return "it is not there";
	let box = one.getBoundingClientRect();
	if (box.top < 0 || box.bottom > innerHeight) one.scrollIntoView({ block: "center", behavior: "instant" });
	box = one.getBoundingClientRect();
	const x = box.left + box.width / 2, y = box.top + box.height / 2, hit = document.elementFromPoint(x, y);
	if (!one.contains(hit)) return (hit ? hit.id + " " + hit.className : "nothing") + " lies over it";
	globalThis.where = JSON.stringify([x, y]);
	return "";
})()`

// taps touches the middle of an element with a finger.
func (s *stage) taps(selector string) {
	s.t.Helper()
	if got := s.comesTo(strings.Replace(spot, "SELECTOR", quote(selector), 1)); got != "" {
		s.t.Fatalf("a finger cannot touch %s: %s", selector, got)
	}
	place := unquote[[2]float64](s.t, s.run(`where`))
	s.touches(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: place[0], Y: place[1]})
	s.touches(input.DispatchTouchEventTypeTouchEnd)
}

// touches sends what a finger does.
func (s *stage) touches(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
	s.t.Helper()
	s.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
		return err
	}))
}

// writes taps a field and puts a text there, as the keyboard of a phone does.
func (s *stage) writes(id, text string) {
	s.t.Helper()
	s.taps("#" + id)
	s.waits(`document.activeElement?.id === ` + quote(id))
	if _, err := chromedp.Call(s.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		s.t.Fatal(err)
	}
	s.waits(`document.getElementById(` + quote(id) + `).value.length > 3`)
}

// The whole job by touch alone on a phone of 360 by 740: two texts are put in and compared; the reader steps through the
// changes, goes to one from the list, opens a fold, looks at another view, finds a word, saves, shares, looks at the
// settings, and goes back to the texts. Of the article nothing is stored.
func TestTheWholeJobByTouchAlone(t *testing.T) {
	s := open(t)
	s.do(chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile, chromedp.EmulateTouch))
	s.waits(`innerWidth === 360 && matchMedia("(pointer: coarse)").matches`)
	old, new := thirds()
	s.writes("box-old", old)
	s.writes("box-new", new)
	s.taps("#compare")
	s.compared()
	s.waits(`document.getElementById("host").dataset.view === "inline" && document.querySelectorAll("#host .Fold").length === 4`)

	at := func(counter string) {
		t.Helper()
		s.waits(`document.getElementById("counter").textContent.startsWith(` + quote(counter+" of 3") + `)`)
		s.waits(`(() => { const box = document.querySelector("#host .is-current")?.getBoundingClientRect(); return box && box.top >= 0 && box.bottom <= document.querySelector(".Toolbar").getBoundingClientRect().top + 1; })()`)
	}
	s.taps("#next")
	at("1")
	s.taps("#next")
	at("2")
	s.taps("#previous")
	at("1")
	s.taps("#list")
	s.waits(`document.querySelectorAll("#changes.Sheet .List-button").length === 3 && document.getElementById("changes").contains(document.activeElement)`)
	s.taps("#changes .List-entry:nth-child(3) .List-button")
	s.waits(`!document.querySelector(".Sheet")`)
	at("3")
	s.taps("#list")
	s.waits(`document.querySelector("#changes.Sheet")?.contains(document.activeElement)`)
	s.run(`history.back()`) // a phone's own way back
	s.waits(`!document.querySelector(".Sheet") && !document.getElementById("host").closest("[inert]")`)

	s.taps("#host .Fold .Fold-all")
	s.waits(`document.querySelectorAll("#host .Fold").length === 3`)
	s.taps("#options")
	s.waits(`document.querySelector("#sheet-view.Sheet")?.contains(document.activeElement)`)
	s.taps("#choose-changes")
	s.waits(`!document.querySelector(".Sheet") && document.getElementById("host").dataset.view === "changes"`)
	s.taps("#options")
	s.waits(`document.querySelector("#sheet-view.Sheet")?.contains(document.activeElement)`)
	s.taps("#choose-inline")
	s.waits(`!document.querySelector(".Sheet") && document.getElementById("host").dataset.view === "inline"`)
	s.taps("#options")
	s.waits(`document.querySelector("#sheet-view.Sheet")?.contains(document.activeElement)`)
	s.taps("#find")
	s.writes("find-first", "number 245 ")
	s.waits(`document.getElementById("find-panel").textContent.includes("1 of 1")`)
	s.taps("#find-close")
	s.waits(`!document.getElementById("find-panel")?.checkVisibility()`)

	s.run(`globalThis.called = ""; HTMLAnchorElement.prototype.click = function () { called = this.download; }; true`)
	s.taps("#save > summary")
	s.taps("#save-text")
	s.waits(`called.endsWith(".txt")`)
	s.taps("#share")
	s.waits(`document.getElementById("share-link")?.value.includes("#s=1.")`)
	s.taps("#share-close")
	s.waits(`document.getElementById("share-panel").hidden`)
	s.taps("#settings")
	s.waits(`document.getElementById("settings-panel").checkVisibility()`)
	s.taps("#set-letters")
	s.taps("#settings-close")
	s.waits(`document.getElementById("settings-panel").hidden`)
	s.taps("#back")
	s.waits(`!document.querySelector(".Start").hidden`)
	if got := s.run(`document.getElementById("box-old").value + document.getElementById("box-new").value`); got != old+new {
		t.Errorf("afterwards the boxes hold %d bytes, want %d", len(got), len(old+new))
	}
	if got := s.later(stored); got != "stet-settings" { // recent comparisons are off: only what was set is kept
		t.Errorf("after the whole job the page has stored %q", got)
	}
	s.clean()
}
