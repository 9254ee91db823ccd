//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/web/words"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A saying is what a row of the page says of itself besides its text, and what it is.
type saying struct{ Kind, Sign, Says string }

// sayings is what the rows of a comparison have to say in a view.
func sayings(c compare.Comparison) []saying {
	looks := render.Looks(c, c.Changes(), words.Words{})
	signs := map[compare.Kind]string{compare.Kept: "", compare.Edited: "~", compare.Restyled: "Aa", compare.Moved: "↩", compare.Departed: "↪",
		compare.Split: "¶", compare.Merged: "¶", compare.Removed: "−", compare.Added: "+"}
	var all []saying
	for i, row := range c.Rows {
		one := saying{Kind: string(row.Kind), Sign: signs[row.Kind]}
		for _, other := range c.Rows {
			if other.Move == row.Move && row.Kind == compare.Departed && other.Kind == compare.Moved {
				one.Says = fmt.Sprintf("↪ Moved to paragraph %d%d", other.New[0]+1, row.Move)
			}
			if other.Move == row.Move && row.Kind == compare.Moved && other.Kind == compare.Departed {
				one.Says = fmt.Sprintf("↩ Moved from paragraph %d%d", other.Old[0]+1, row.Move)
			}
		}
		switch row.Kind {
		case compare.Split:
			one.Says = fmt.Sprintf("Split into %d paragraphs", len(row.New))
		case compare.Merged:
			one.Says = fmt.Sprintf("%d paragraphs merged", len(row.Old))
		case compare.Restyled:
			for _, span := range row.Spans {
				if strings.HasPrefix(span.Note, "level: ") {
					one.Says = words.Sentence(looks[fmt.Sprint(i, ".0")])
				}
			}
		}
		all = append(all, one)
	}
	return all
}

// Every kind of row that the sample has says on the page what it is, by a sign and in words: where a moved one came from
// or went to, with its number, into how many one was split, of how many one was merged, and what its heading is now. The
// list has an entry for each change, with its number, its paragraph and its kind.
func TestEveryKindOfRow(t *testing.T) {
	c := sampleCompared(t)
	want := sayings(c)
	s := open(t)
	s.click("sample")
	s.compared()
	for _, view := range []string{"split", "inline"} {
		s.click("view-" + view)
		s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--` + view + `") && document.querySelectorAll("#host .Row").length === ` + fmt.Sprint(len(c.Rows)))
		got := unquote[[]saying](t, s.run(`JSON.stringify([...document.querySelectorAll("#host .Row")].map((row) => ({
			Kind: row.dataset.kind, Sign: row.querySelector(".Gutter").textContent, Says: [...row.querySelectorAll(".Move:not(.Hidden), .Label")].map((one) => one.textContent).join(" "),
		})))`))
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: row %d says %+v, want %+v", view, i, got[i], want[i])
			}
		}
	}
	s.inTheList(c)
	s.click("view-split")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--split")`)
	s.described(c)
	s.bothWays()
	s.clean()
}

// inTheList fails the test unless the list has the changes of a comparison, those that are not dimmed.
func (s *stage) inTheList(c compare.Comparison) {
	s.t.Helper()
	var want []string
	looks := render.Looks(c, c.Changes(), words.Words{})
	for _, change := range c.Changes() {
		if change.Class&compare.Trifles != 0 {
			continue
		}
		line := fmt.Sprintf("%d|%s, paragraph %d|", len(want)+1, words.Sentence(change.Kind), change.Block)
		want = append(want, line+words.Sentence(looks[change.ID]))
	}
	s.waits(fmt.Sprintf(`document.querySelectorAll(".List-entry").length === %d`, len(want)))
	got := unquote[[]string](s.t, s.run(`JSON.stringify([...document.querySelectorAll(".List-button")].map((entry) => [".List-number", ".List-what", ".List-looks"].map((part) => entry.querySelector(part)?.textContent ?? "").join("|")))`))
	for i := range want {
		if got[i] != want[i] {
			s.t.Errorf("entry %d of the list says %q, want %q", i+1, got[i], want[i])
		}
	}
}

// described goes to each change of looks: its words have a dotted line, and what became of them is read beside them.
func (s *stage) described(c compare.Comparison) {
	s.t.Helper()
	seen, looks := 0, render.Looks(c, c.Changes(), words.Words{})
	for i, row := range c.Rows {
		numbers := row.Numbers()
		for k, span := range row.Spans {
			if span.Op != compare.Restyle || span.Class()&compare.Trifles != 0 {
				continue
			}
			seen++
			id := fmt.Sprintf("%d.%d", i, numbers[k])
			said := looks[id]
			number := 0
			for n, change := range c.Changes() {
				if change.ID == id {
					number = n + 1
				}
			}
			piece := fmt.Sprintf(`document.querySelector('#host .Cell--new .Restyle[data-change="%s"]')`, id)
			s.run(fmt.Sprintf(`document.querySelector('.List-button[data-number="%d"]').click()`, number))
			s.waits(piece + `?.matches(".is-current")`)
			s.waits(piece + `.nextElementSibling.textContent.includes(` + quote(said) + `) && ` + piece + `.nextElementSibling.getBoundingClientRect().width > 30`)
			if got := s.run(`(() => { const style = getComputedStyle(` + piece + `); return style.textDecorationLine + " " + style.textDecorationStyle; })()`); got != "underline dotted" {
				s.t.Errorf("change %s, %s, has the line %s", id, said, got)
			}
			if got := s.run(piece + `.textContent`); got != span.Text {
				s.t.Errorf("change %s marks %q, want %q", id, got, span.Text)
			}
		}
	}
	s.do(chromedp.EmulateViewport(390, 844))
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--split") && innerWidth === 390 && [...document.querySelectorAll("#host .Restyle.is-current + .Hidden")].every((note) => { const box = note.getBoundingClientRect(); return box.width > 30 && box.left >= 0 && box.right <= innerWidth; })`)
	s.do(chromedp.EmulateViewport(1440, 1000))
	for _, where := range []string{`#host .Cell--new .Restyle + .Hidden`, `.List-looks`} {
		s.waits(`["march,may", "first,second"].every((pair) => [...document.querySelectorAll("` + where + ` strong")].map((one) => one.textContent).join().includes(pair))`)
	}
	if seen < 4 {
		s.t.Errorf("%d changes of looks, want at least 4", seen)
	}
}

// bothWays follows each move from each of its ends, by key, and comes back by Escape to the link that led away; so it does
// for the sentences that moved.
func (s *stage) bothWays() {
	s.t.Helper()
	s.run(`globalThis.ends = [...document.querySelectorAll("#host .Move:not(.Hidden)")]; ends.length`)
	ends := unquote[int](s.t, s.run(`ends.length`))
	if ends != 4 {
		s.t.Errorf("%d ends of moves, want 4", ends)
	}
	for i := range ends {
		from := fmt.Sprintf(`ends[%d]`, i)
		s.run(from + `.focus()`)
		s.press(kb.Enter)
		s.waits(`document.activeElement.closest(".Row") !== ` + from + `.closest(".Row") && document.activeElement.closest(".Row")?.dataset.move === ` + from + `.closest(".Row").dataset.move && document.activeElement.matches(".Move")`)
		s.press(kb.Escape)
		s.waits(`document.activeElement === ` + from)
	}
	for _, pair := range [][2]string{{"del", "ins"}, {"ins", "del"}} {
		from, to := `document.querySelector("#host `+pair[0]+`.Journey")`, `document.querySelector("#host `+pair[1]+`.Journey")`
		s.run(`stet.revealed(` + from + `)`)
		s.waits(`document.activeElement === ` + from)
		s.press(kb.Enter)
		s.waits(`document.activeElement === ` + to)
		s.press(kb.Escape)
		s.waits(`document.activeElement === ` + from + ` || document.activeElement.closest(".Row") === ` + from + `.closest(".Row")`)
	}
}
