//go:build !js

package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// stands waits until the reader's place has been the same for twenty frames: the page comes back to a place in several,
// as rows take their height.
func (s *stage) stands() {
	s.t.Helper()
	s.later(`
		for (let place = "", same = 0; same < 20; ) {
			await new Promise(requestAnimationFrame);
			const now = stet.hostPlace("host") + document.querySelectorAll(".Fold").length;
			same = now === place ? same + 1 : 0;
			place = now;
		}
		return "";`)
}

// circuit is a way through all 20 switches from a view to another: each begins where the one before has led.
var circuit = func() (way []string) {
	views := []string{"split", "inline", "changes", "old", "new"}
	for _, n := range []int{0, 1, 0, 2, 0, 3, 0, 4, 1, 2, 1, 3, 1, 4, 2, 3, 2, 4, 3, 4, 0} {
		way = append(way, views[n])
	}
	return way
}()

// Every switch from a view to another keeps the row at the top where it stands, and the current change: in the sample,
// and in an article that is longer.
func TestViewsKeepThePlace(t *testing.T) {
	s := open(t)
	s.do(chromedp.EmulateViewport(1440, 700))
	s.click("sample")
	s.compared()
	s.turns(3)
	s.do(chromedp.EmulateViewport(1440, 1000))
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.waits(`document.getElementById("host").textContent.includes("Macron")`)
	s.compared()
	s.turns(6)
	s.clean()
}

// turns goes through all switches, each time from a row that is edited, the one of that number.
func (s *stage) turns(edited int) {
	s.t.Helper()
	s.click("view-split")
	s.waits(`document.querySelector("#host[aria-busy=false][data-view=split] .Section--split")`)
	s.run(`document.activeElement.blur()`)
	s.press(kb.Home, chromedp.ModifierAlt)
	s.press("n")
	s.waits(`document.getElementById("counter").textContent.startsWith("2 of")`)
	change := s.run(`new URLSearchParams(location.hash.slice(1)).get("change")`)
	is := func(view string) string {
		section := map[bool]string{true: "inline", false: "split"}[view == "inline"]
		return `document.getElementById("host").dataset.view === "` + view + `" && document.querySelectorAll("#host .Section--` + section + ` .Row").length > 30`
	}
	switches := map[string]bool{}
	for i, to := range circuit {
		if i == 0 {
			continue
		}
		switches[circuit[i-1]+" "+to] = true
		s.stands()
		// A place that each view shows: an edited paragraph, some way down.
		s.run(fmt.Sprintf(`(() => { const row = [...document.querySelectorAll("#host .Row--edited")][%d]; row.scrollIntoView({ block: "start", behavior: "instant" }); scrollBy({ top: 20, behavior: "instant" }); })()`, edited))
		s.stands()
		place := s.run(`stet.hostPlace("host")`)
		s.click("view-" + to)
		s.waits(is(to))
		near := `(() => {
			const place = ` + place + `;
			let row = document.getElementById(place.Row);
			while (row && !row.getClientRects().length) row = row.nextElementSibling;
			return row && Math.abs(row.getBoundingClientRect().top - place.Offset) <= 24;
		})()`
		s.waits(near)
		s.waits(`location.hash.includes("change=` + change + `") && document.querySelector("#host .is-current")?.closest("[data-change='` + change + `']")`)
		if place := s.run(`stet.hostPlace("host")`); place == "{}" {
			s.t.Errorf("in the view %s nobody knows where the reader stands", to)
		}
	}
	if len(switches) != 20 {
		s.t.Errorf("%d switches were tried, want 20", len(switches))
	}
}

// Next goes to every change that counts, each once and in the order of the page, whatever is left out.
func TestNextVisitsEachChangeOnce(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	kinds := unquote[[]string](t, s.run(`JSON.stringify([...document.querySelectorAll(".List-filter input")].map((box) => box.id))`))
	const count = `Number(document.getElementById("counter").textContent.match(/[0-9]+/g).at(-1))`
	whole := s.run(count)
	for _, out := range append([]string{""}, kinds...) {
		if out != "" {
			s.click(out)
			s.waits(count + ` < ` + whole)
		}
		all := unquote[int](t, s.run(count))
		s.run(`document.activeElement.blur()`)
		s.press(kb.Home, chromedp.ModifierAlt)
		last := ""
		for i := range all {
			if i > 0 {
				s.press("n")
			}
			s.waits(fmt.Sprintf(`document.getElementById("counter").textContent === "%d of %d"`, i+1, all))
			at := s.run(`new URLSearchParams(location.hash.slice(1)).get("change")`)
			if later := s.run(`String((() => { const [a, b] = [` + quote(last) + `, ` + quote(at) + `].map((id) => id.split(".").map(Number)); return !` + quote(last) + ` || a[0] < b[0] || a[0] === b[0] && a[1] < b[1]; })())`); later != "true" {
				t.Errorf("without %q: change %s comes after %s", out, at, last)
			}
			last = at
		}
		if out != "" {
			s.click(out)
			s.waits(count + ` === ` + whole)
		}
	}
	s.clean()
}

// In the view of one version a bar shows the other text, at a press or with the focus; a paragraph that is only in the
// other version has a bar too.
func TestABarShowsTheOtherText(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	s.click("view-new")
	s.waits(`document.getElementById("host").dataset.view === "new"`)
	for _, kind := range []string{"edited", "removed"} {
		row := `document.querySelector("#host .Row--` + kind + `")`
		other := row + `.querySelector(".Cell--old").getClientRects().length > 0`
		s.waits(row + `.getClientRects().length > 0 && !(` + other + `)`)
		s.run(row + `.querySelector(".Gutter").click()`)
		s.waits(other)
		s.run(row + `.querySelector(".Gutter").click()`)
		s.waits(`!(` + other + `)`)
		s.run(row + `.focus()`)
		s.waits(other)
		s.run(`document.activeElement.blur()`)
	}
	s.clean()
}
