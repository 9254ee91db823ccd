//go:build !js

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// When the layout turns, the rows that the reader looks at come first, and each section's take the place of their like:
// never are all rows gone, nor many taken away in one go. What was unfolded, the current change and the focus stay.
func TestSectionsTakeEachOthersPlace(t *testing.T) {
	s := open(t)
	old, new := longPair(700)
	s.carry([]string{"old.txt", "new.txt"}, old, new)
	s.run(`letFall()`)
	s.compared()
	all := s.run(`document.querySelectorAll("#host .Row").length`)
	s.waits(`document.querySelectorAll("#host .Fold").length > 20`)
	s.stands()
	s.press(kb.Home, chromedp.ModifierAlt)
	for range 9 {
		s.press("n")
	}
	s.waits(`document.querySelector("#host .is-current")?.closest("[data-change]") && document.activeElement.closest("#host .Row")`)
	// A fold that the reader opened in part, and one that they opened whole.
	s.run(`document.querySelectorAll(".Fold-down")[3].click(); document.querySelectorAll(".Fold-all")[6].click()`)
	const folds = `JSON.stringify([...document.querySelectorAll("#host .Fold")].map((bar) => [bar.nextElementSibling.id, bar.rows.length, bar.rows.every((row) => row.isConnected && row.hidden && row.fold === bar), bar.textContent]))`
	s.run(`document.querySelectorAll("#host .Section")[8].querySelector(".Row:not([hidden])").scrollIntoView({ block: "start", behavior: "instant" })`)
	s.stands()
	before := s.run(folds)
	current := s.run(`document.querySelector("#host .is-current").dataset.change + " " + document.activeElement.closest(".Row").id`)
	if s.run(`document.activeElement.closest(".Row") && document.activeElement.closest(".Section") !== document.querySelectorAll("#host .Section")[8]`) != "true" {
		t.Fatal("the focus should be elsewhere than the reader")
	}
	for _, view := range []string{"inline", "split"} {
		s.run(`globalThis.place = stet.hostPlace("host"); globalThis.near = document.getElementById(JSON.parse(place).Row).closest(".Section");
			globalThis.came = []; globalThis.least = globalThis.most = 0; globalThis.seen?.disconnect();
			globalThis.seen = new MutationObserver((changes) => {
				for (const change of changes) {
					const section = change.target.closest(".Section");
					if ([...change.addedNodes].some((node) => node.matches?.(".Row"))) came.push(section);
					most = Math.max(most, [...change.removedNodes].filter((node) => node.matches?.(".Row, .Section")).length);
					if (!section) came.push(null); // a section came or went
				}
			});
			seen.observe(document.getElementById("host"), { childList: true, subtree: true });
			least = Infinity;
			const look = () => { least = Math.min(least, document.querySelectorAll("#host .Row").length); if (!globalThis.enough) setTimeout(look); };
			globalThis.enough = false; look()`)
		s.click("view-" + view)
		s.waits(`document.querySelectorAll("#host .Section").length === document.querySelectorAll("#host .Section--` + view + `").length`)
		s.stands()
		s.run(`enough = true`)
		if got := s.run(`[least, document.querySelectorAll("#host .Row").length, new Set([...document.querySelectorAll("#host .Row")].map((row) => row.id)).size].join(" ")`); got != all+" "+all+" "+all {
			t.Errorf("%s: rows at the fewest, at last, and their ids: %s; want %s", view, got, all)
		}
		if got := s.run(`[most <= 50, came[0].contains(document.getElementById(JSON.parse(place).Row)), new Set(came).size === came.length && came.length === document.querySelectorAll("#host .Section").length].join(" ")`); got != "true true true" {
			t.Errorf("%s: rows of one section gone in one go, the reader's first, each section took others once: %s", view, got)
		}
		if got := s.run(`[...document.querySelectorAll("#host .Row")].every((row, i) => Number(row.dataset.row) === i)`); got != "true" {
			t.Errorf("%s: the rows are out of order", view)
		}
		if got := s.run(folds); got != before {
			t.Errorf("%s: the folds are\n%s, and were\n%s", view, got, before)
		}
		if got := s.run(`document.querySelector("#host .is-current").dataset.change + " " + document.activeElement.closest(".Row")?.id`); got != current {
			t.Errorf("%s: the current change and the focus are at %s, and were at %s", view, got, current)
		}
		if off := s.run(`Math.abs(document.getElementById(JSON.parse(place).Row).getBoundingClientRect().top - JSON.parse(place).Offset)`); unquote[float64](t, off) > 24 {
			t.Errorf("%s: the reader's row is off by %s pixels", view, off)
		}
	}
	s.rebuilt("old", old)
	s.rebuilt("new", new)
	s.clean()
}
