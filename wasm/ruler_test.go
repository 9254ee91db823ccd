//go:build !js

package main

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The ruler has a mark for every change that counts, and leads to each by keys, by mouse and by finger.
func TestTheRuler(t *testing.T) {
	s := open(t)
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.compared()
	const marks = `[...document.querySelectorAll("#ruler .Ruler-mark")]`
	const total = marks + `.reduce((n, mark) => n + Number(mark.dataset.count), 0)`
	s.waits(marks + `.length > 5`)
	all := s.run(`document.getElementById("ruler").ariaValueMax`)
	s.waits(total + ` === ` + all)
	s.run(`document.getElementById("ruler").focus()`)
	at := func(n string) {
		t.Helper()
		s.waits(`document.getElementById("ruler").ariaValueNow === ` + quote(n) + ` && document.getElementById("ruler").ariaValueText.includes(` + quote(" "+n+" ") + `) && document.activeElement.id === "ruler"`)
	}
	s.press(kb.Home)
	at("1")
	s.press(kb.ArrowDown)
	at("2")
	s.press(kb.ArrowRight)
	at("3")
	s.press(kb.ArrowUp)
	at("2")
	s.press(kb.End)
	at(all)
	s.waits(`(() => { const box = document.querySelector("#host .is-current")?.getBoundingClientRect(); return box && box.top >= 0 && box.top < innerHeight; })()`)
	s.press("\r")
	s.waits(`document.activeElement.matches("#host .is-current")`)

	// What is left out of the counter has no mark.
	s.click("kind-edited")
	s.waits(total + ` === Number(document.getElementById("ruler").ariaValueMax) && ` + total + ` < ` + all)
	s.click("kind-edited")
	s.waits(total + ` === ` + all)

	where := func(i int) (x, y float64) {
		place := unquote[[2]float64](t, s.run(fmt.Sprintf(`JSON.stringify((() => { const box = %s[%d].getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]; })())`, marks, i)))
		return place[0], place[1]
	}
	number := func(i int) string { // of the first change under a mark
		return s.run(fmt.Sprintf(`String(1 + %s.slice(0, %d).reduce((n, mark) => n + Number(mark.dataset.count), 0))`, marks, i))
	}
	x, y := where(3)
	s.do(chromedp.MouseClickXY(x, y))
	at(number(3))
	// A finger picks what is at most 24 pixels away, and scrubs with a label.
	touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		t.Helper()
		s.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
			return err
		}))
	}
	x, y = where(1)
	touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: x, Y: y})
	s.waits(`document.getElementById("ruler").ariaValueNow === ` + quote(number(1)) + ` && !document.querySelector(".Ruler-label").hidden && document.querySelector(".Ruler-label").textContent.length > 10`)
	x, y = where(5)
	touch(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: x, Y: y})
	s.waits(`document.getElementById("ruler").ariaValueNow === ` + quote(number(5)))
	touch(input.DispatchTouchEventTypeTouchEnd)
	s.waits(`document.querySelector(".Ruler-label").hidden`)
	s.clean()
}
