//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/stet-diff/stet/app/compare"
)

// mouse sends what a mouse does at a place of the window.
func (s *stage) mouse(kind input.DispatchMouseEventType, x, y float64, held int64) {
	s.t.Helper()
	_, err := chromedp.Call(s.ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, Buttons: held, ClickCount: 1})
	if err != nil {
		s.t.Fatal(err)
	}
}

// drags draws the mouse from one place to another with its button held, on a way of twelve steps.
func (s *stage) drags(x1, y1, x2, y2 float64) {
	s.t.Helper()
	s.mouse(input.DispatchMouseEventTypeMouseMoved, x1, y1, 0)
	s.mouse(input.DispatchMouseEventTypeMousePressed, x1, y1, 1)
	for k := 1.0; k <= 12; k++ {
		s.mouse(input.DispatchMouseEventTypeMouseMoved, x1+(x2-x1)*k/12, y1+(y2-y1)*k/12, 1)
	}
	s.mouse(input.DispatchMouseEventTypeMouseReleased, x2, y2, 0)
}

// mayUseTheClipboard lets the page read the clipboard, as a reader can allow it.
func (s *stage) mayUseTheClipboard() {
	s.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		if _, err := chromedp.CallBrowser(s.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted}); err != nil {
			s.t.Fatal(err)
		}
	}
	if _, err := chromedp.Call(s.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		s.t.Fatal(err)
	}
}

// sideText is the text of one side of some rows, as a reader would copy it: paragraphs, with an empty line between. What
// stands in front of from in the first of them is left out.
func sideText(c compare.Comparison, side string, first, last int, from string) string {
	var all []string
	for _, row := range c.Rows[first : last+1] {
		blocks, indexes := c.New.Blocks, row.New
		if side == "old" {
			blocks, indexes = c.Old.Blocks, row.Old
		}
		if side == "old" && row.Kind == compare.Moved || side == "new" && row.Kind == compare.Departed {
			continue // it stands at the other end of the move
		}
		for _, i := range indexes {
			all = append(all, blocks[i].Text)
		}
	}
	text := strings.Join(all, "\n\n")
	return text[strings.Index(text, from):]
}

// A mouse that is drawn over five rows, a split one, a merged one and two that moved among them, selects one side; Ctrl+C
// then puts exactly that side's text on the clipboard: of the old cells, of the new ones, and inline of the text in which
// the selection begins.
func TestDraggingOverFiveRows(t *testing.T) {
	c := sampleCompared(t)
	first, moved := 0, 0
	for i, row := range c.Rows {
		if row.Kind == compare.Split {
			first = i
		}
	}
	last := first + 4
	for _, row := range c.Rows[first : last+1] {
		if row.Kind == compare.Moved {
			moved++
		}
	}
	removed := ""
	for _, span := range c.Rows[first].Spans {
		if span.Op == compare.Delete && removed == "" {
			removed = span.Text
		}
	}
	if c.Rows[first+1].Kind != compare.Merged || moved != 2 || removed == "" {
		t.Fatalf("rows %d to %d are not what this test is about: %v", first, last, c.Rows[first:last+1])
	}
	s := open(t)
	s.do(chromedp.EmulateViewport(1440, 1300))
	s.mayUseTheClipboard()
	s.click("sample")
	s.compared()
	for _, d := range []struct{ view, side, from, to string }{
		{"split", "old", ".Cell--old .Block", ".Cell--old .Block"},
		{"split", "new", ".Cell--new .Block", ".Cell--new .Block"},
		{"inline", "new", ".Block", ".Block"},
		{"inline", "old", "del", ".Block"},
	} {
		name := d.view + ", " + d.side
		s.click("view-" + d.view)
		s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--` + d.view + `") && document.querySelectorAll("#host .Row").length === ` + fmt.Sprint(len(c.Rows)))
		s.stands()
		s.run(`document.activeElement.blur(); getSelection().removeAllRanges(); document.getElementById("r` + fmt.Sprint(first) + `").scrollIntoView({ block: "center", behavior: "instant" })`)
		s.stands()
		place := unquote[[4]float64](t, s.run(fmt.Sprintf(`JSON.stringify((() => {
			const texts = (row, part) => { const walker = document.createTreeWalker(document.querySelectorAll("#r" + row + " " + part)[0], NodeFilter.SHOW_TEXT, (node) => node.parentElement.closest(".Hidden, .Chip") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT); const all = []; while (walker.nextNode()) all.push(walker.currentNode); return all; };
			const box = (node, k) => { const range = document.createRange(); range.setStart(node, k); range.setEnd(node, k + 1); return range.getBoundingClientRect(); };
			const start = texts(%d, %s)[0], end = texts(%d, %s).at(-1), a = box(start, 0), b = box(end, end.length - 1);
			return [a.left + 0.5, a.top + a.height / 2, b.right - 0.5, b.top + b.height / 2];
		})())`, first, quote(d.from), last, quote(d.to))))
		if place[1] < 60 || place[3] > 1290 || place[3] < place[1] {
			t.Fatalf("%s: the rows stand from %v to %v", name, place[1], place[3])
		}
		s.later(`await navigator.clipboard.writeText("nothing yet"); return ""`)
		s.drags(place[0], place[1], place[2], place[3])
		s.waits(`!getSelection().isCollapsed`)
		if got := s.run(`document.getElementById("host").dataset.side`); got != d.side {
			t.Errorf("%s: the selection is of the side %s", name, got)
		}
		s.order("c", "copy")
		s.waitsLater(`return (await navigator.clipboard.readText()) !== "nothing yet"`)
		from := ""
		if d.from == "del" {
			from = removed
		}
		got := strings.ReplaceAll(s.later(`return await navigator.clipboard.readText()`), "\r\n", "\n")
		if want := sideText(c, d.side, first, last, from); got != want {
			t.Errorf("%s: the clipboard holds\n%q\nwant\n%q", name, got, want)
		}
	}
	s.run(`getSelection().removeAllRanges()`)
	s.clean()
}
