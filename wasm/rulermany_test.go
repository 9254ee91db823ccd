//go:build !js

package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// With five thousand changes the ruler has at most 400 marks, which count them all; keys alone and a finger alone lead
// to any of them.
func TestTheRulerOfManyChanges(t *testing.T) {
	var old, new strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&old, "Item %d is of the year %d and stands in the long list of things.\n\n", i, i*3+1)
		fmt.Fprintf(&new, "Item %d is of the year %d and stands in the long list of things.\n\n", i, i*3+2)
	}
	s := open(t)
	s.carry([]string{"old.txt", "new.txt"}, []byte(old.String()), []byte(new.String()))
	s.run(`letFall()`)
	s.compared()
	const ruler, marks = `document.getElementById("ruler")`, `[...document.querySelectorAll("#ruler .Ruler-mark")]`
	s.waits(ruler + `.ariaValueMax === "5000" && ` + marks + `.reduce((n, mark) => n + Number(mark.dataset.count), 0) === 5000`)
	if got := s.run(`(() => { const n = ` + marks + `.length; return n > 50 && n <= 400 ? "" : String(n); })()`); got != "" {
		t.Errorf("the ruler has %s marks", got)
	}
	at := func(n int) {
		t.Helper()
		s.waits(fmt.Sprintf(ruler+`.ariaValueNow === "%d" && `+ruler+`.ariaValueText.startsWith("Change %d of 5000: paragraph ")`, n, n))
		s.waits(`(() => { const box = document.querySelector("#host .is-current")?.getBoundingClientRect(); return box && box.bottom > 0 && box.top < innerHeight; })()`)
	}
	// By keys alone, from the beginning of the page.
	s.run(`document.activeElement.blur()`)
	s.walksFast(`#ruler`)
	s.press(kb.Home)
	at(1)
	s.press(kb.ArrowDown)
	at(2)
	s.press(kb.End)
	at(5000)
	s.press(kb.ArrowUp)
	at(4999)
	s.press("\r")
	s.waits(`document.activeElement.matches("#host .is-current")`)

	// By touch alone: a tap picks the nearest mark, a drag goes on from there with a label.
	touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		t.Helper()
		s.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
			return err
		}))
	}
	place := func(i int) (x, y float64, first int) {
		found := unquote[[3]float64](t, s.run(fmt.Sprintf(`JSON.stringify((() => { const list = %s, box = list[%d].getBoundingClientRect();
			return [box.left + box.width / 2, box.top + box.height / 2, 1 + list.slice(0, %d).reduce((n, mark) => n + Number(mark.dataset.count), 0)]; })())`, marks, i, i)))
		return found[0], found[1], int(found[2])
	}
	x, y, first := place(40)
	touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: x, Y: y})
	at(first)
	s.waits(`!document.querySelector(".Ruler-label").hidden && document.querySelector(".Ruler-label").textContent.includes("changes")`)
	x, y, first = place(20)
	touch(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: x, Y: y})
	at(first)
	touch(input.DispatchTouchEventTypeTouchEnd)
	s.waits(`document.querySelector(".Ruler-label").hidden`)
	s.clean()
}

// walksFast presses Tab until an element has the focus.
func (s *stage) walksFast(to string) {
	s.t.Helper()
	for range 150 {
		s.press(kb.Tab)
		if s.run(`document.activeElement.matches(`+quote(to)+`)`) == "true" {
			return
		}
	}
	s.t.Fatalf("Tab never comes to %s", to)
}
