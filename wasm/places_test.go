//go:build !js

package main

import (
	"fmt"
	"strconv"
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
	s.comparing(func() { s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html")) })
	s.turns(6)
	s.clean()
}

// turns goes through all switches, each time from a row that is edited, the one of that number.
func (s *stage) turns(edited int) {
	s.t.Helper()
	s.click("view-split")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming])[data-view=split] .Section--split")`)
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

// Next goes to every change that counts, each once and in the order of the page, and says so at the end: by key with all
// kinds, by the button with each kind alone, with one left out, and with more and with less dimmed. Every set of kinds and
// classes is tried in package state.
func TestNextVisitsEachChangeOnce(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	const count = `Number(document.getElementById("counter").textContent.match(/[0-9]+/g).at(-1))`
	all := unquote[int](t, s.run(count))
	s.press(kb.Home, chromedp.ModifierAlt)
	for i := range all {
		if i > 0 {
			s.press("n")
		}
		s.waits(fmt.Sprintf(`document.getElementById("counter").textContent === "%d of %d"`, i+1, all))
	}
	const entry = `(() => { const list = document.getElementById("changes"), entry = list.querySelector("[aria-current=true]"), box = entry?.getBoundingClientRect(); return box && box.top >= list.getBoundingClientRect().top && box.bottom <= innerHeight && entry.textContent.startsWith(%q); })()`
	s.waits(fmt.Sprintf(entry, fmt.Sprint(all))) // the list has followed
	s.press("n")
	s.waits(`document.getElementById("stet-live").textContent.startsWith("Back to the first change")`)
	s.waits(fmt.Sprintf(entry, "1"))

	kinds := unquote[[]string](t, s.run(`JSON.stringify([...document.querySelectorAll(".List-filter input")].map((box) => box.id))`))
	if len(kinds) != 7 {
		t.Fatalf("the filter has %v, want 7 kinds", kinds)
	}
	one, sum := map[string]int{}, 0
	for _, kind := range kinds { // all but this one off, then this one off
		for _, other := range kinds {
			if other != kind {
				s.click(other)
			}
		}
		s.waits(count + ` < ` + fmt.Sprint(all))
		s.waits(fmt.Sprintf(`[...document.querySelectorAll(".List-filter input")].filter((box) => box.checked).length === 1 && %s === document.querySelectorAll(".List-entry").length`, count))
		one[kind] = s.visitsAll("only " + kind)
		sum += one[kind]
		for _, other := range kinds {
			if other != kind {
				s.click(other)
			}
		}
		s.waits(fmt.Sprintf(`%s === %d`, count, all))
	}
	s.click("kind-edited")
	s.waits(fmt.Sprintf(`%s === %d`, count, all-one["kind-edited"]))
	if got := s.visitsAll("without what is edited"); got != all-one["kind-edited"] {
		t.Errorf("without what is edited there are %d changes, want %d of %d", got, all-one["kind-edited"], all)
	}
	s.click("kind-edited")
	s.waits(fmt.Sprintf(`%s === %d`, count, all))
	if sum != all {
		t.Errorf("the kinds have %v changes, %d in all, want %d", one, sum, all)
	}
	for _, class := range []string{"typography", "style"} {
		s.click("ignore-" + class)
		s.waits(fmt.Sprintf(`%s !== %d`, count, all))
		s.visitsAll("with " + class + " turned")
		s.click("ignore-" + class)
		s.waits(fmt.Sprintf(`%s === %d`, count, all))
	}
	s.clean()
}

// visitsAll goes by the button from the first change that counts to the last, and on, and returns how many there are.
// Each is marked on the page in a row behind that of the one before, or in the same row with a higher number; no two are
// the same.
func (s *stage) visitsAll(filter string) int {
	s.t.Helper()
	s.run(`document.activeElement.blur()`)
	s.press(kb.Home, chromedp.ModifierAlt)
	s.waits(`document.getElementById("counter").textContent.startsWith("1 of ")`)
	wrong := s.later(`
		const counter = document.getElementById("counter"), next = document.getElementById("next");
		const all = Number(counter.textContent.match(/[0-9]+/g).at(-1));
		const until = async (holds) => { for (let i = 0; i < 3000 && !holds(); i++) await new Promise((then) => setTimeout(then, 5)); return holds(); };
		const change = () => new URLSearchParams(location.hash.slice(1)).get("change");
		const number = (id) => Number(id.split(".")[1]);
		const seen = [];
		let last = null;
		for (let k = 1; k <= all; k++) {
			if (!await until(() => counter.textContent === k + " of " + all && change() !== seen.at(-1) && document.querySelector("#host .is-current"))) return "the counter says " + counter.textContent + " at change " + k + " of " + all;
			if (!await until(() => document.querySelector("#host .is-current")?.matches('[data-change="' + change() + '"], [data-row="' + change().split(".")[0] + '"]'))) return "what is marked is not " + change();
			const now = document.querySelector("#host .is-current");
			const row = now.closest(".Row"), before = last?.closest(".Row");
			if (before && (row === before ? number(change()) <= number(seen.at(-1)) : !(before.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING))) return change() + " does not stand behind " + seen.at(-1);
			seen.push(change());
			last = now;
			next.click();
		}
		if (all > 1 && !await until(() => counter.textContent === "1 of " + all && change() === seen[0])) return "after the last comes " + counter.textContent;
		return new Set(seen).size === all ? String(all) : "seen were " + seen;`)
	all, err := strconv.Atoi(wrong)
	if err != nil {
		s.t.Fatalf("%s: %s", filter, wrong)
	}
	return all
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
