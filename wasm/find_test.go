//go:build !js

package main

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/snapshot"
	"golang.org/x/text/unicode/norm"
)

// natively compares two texts as the page does.
func natively(t *testing.T, old, new string) compare.Comparison {
	t.Helper()
	a, b := readText(t, old), readText(t, new)
	x, y, _ := snapshot.Together(a, b)
	c, err := compare.Articles(context.Background(), x, y, compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func readText(t *testing.T, text string) article.Version {
	t.Helper()
	found, err := snapshot.Read(snapshot.Source{Data: []byte(text)}, snapshot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return found.Versions[0]
}

var accent = regexp.MustCompile(`[\x{300}-\x{36f}]`)
var dash = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "\u00a0", " ")

// plainly is a text as find looks at it.
func plainly(text string, cases, accents bool) string {
	text = dash.Replace(text)
	if !cases {
		text = strings.ToLower(text)
	}
	if !accents {
		text = norm.NFC.String(accent.ReplaceAllString(norm.NFD.String(text), ""))
	}
	return text
}

// A hit is one place where a text was found: the row, the words with what stands around them in their paragraph (in
// their mark, where only changes are searched).
type hit struct {
	Row         int
	Around, Hit string
	at          [2]int // the span in which it starts, and where in it
}

// founds are the places of a query in a text, as find counts them: from, to.
func founds(text, query string, cases, accents bool) (places [][2]int) {
	var all strings.Builder
	var from []int
	for at := 0; at < len(text); {
		_, size := utf8.DecodeRuneInString(text[at:])
		end := at + size
		for end < len(text) {
			next, size := utf8.DecodeRuneInString(text[end:])
			if !unicode.Is(unicode.M, next) {
				break
			}
			end += size
		}
		part := plainly(text[at:end], cases, accents)
		all.WriteString(part)
		for range len(part) {
			from = append(from, at)
		}
		at = end
	}
	from = append(from, len(text))
	query = plainly(query, cases, accents)
	for at := 0; ; {
		i := strings.Index(all.String()[at:], query)
		if i < 0 {
			return places
		}
		places = append(places, [2]int{from[at+i], from[at+i+len(query)]})
		at += i + len(query)
	}
}

func aroundOf(text string, place [2]int) string {
	before, after := []rune(text[:place[0]]), []rune(text[place[1]:])
	return string(before[max(0, len(before)-12):]) + "|" + string(after[:min(12, len(after))])
}

// inSide are the hits in one side of a row, with the places of their starts among the row's spans.
func inSide(c compare.Comparison, i int, other compare.Op, query string, cases, accents bool) (hits []hit, within [][2]int) {
	row, blocks, indexes := c.Rows[i], c.New.Blocks, c.Rows[i].New
	if other == compare.Insert {
		blocks, indexes = c.Old.Blocks, row.Old
	}
	base := 0 // of the block in the row's text of that side
	for _, b := range indexes {
		text := blocks[b].Text
		for _, place := range founds(text, query, cases, accents) {
			h := hit{Row: i, Around: aroundOf(text, place), Hit: text[place[0]:place[1]]}
			left := base + place[0]
			for k, span := range row.Spans {
				if span.Op == other {
					continue
				}
				if left < len(span.Text) {
					h.at = [2]int{k, left}
					break
				}
				left -= len(span.Text)
			}
			hits, within = append(hits, h), append(within, [2]int{base + place[0], base + place[1]})
		}
		base += len(text)
	}
	return hits, within
}

// hits are the places of a query in a scope, in the order in which they stand in a view, from the comparison alone.
func hits(c compare.Comparison, view, scope, query string, cases, accents bool) (all []hit) {
	for i, row := range c.Rows {
		together := view == "inline" || row.Kind == compare.Moved // old and new stand in one cell
		switch scope {
		case "old":
			if row.Kind != compare.Moved {
				found, _ := inSide(c, i, compare.Insert, query, cases, accents)
				all = append(all, found...)
			}
		case "new":
			if row.Kind != compare.Departed {
				found, _ := inSide(c, i, compare.Delete, query, cases, accents)
				all = append(all, found...)
			}
		case "changed":
			order := [][]compare.Op{{compare.Delete}, {compare.Insert, compare.Restyle}}
			if together {
				order = [][]compare.Op{{compare.Delete, compare.Insert, compare.Restyle}}
			}
			for _, ops := range order {
				for _, span := range row.Spans {
					if slices.Contains(ops, span.Op) {
						for _, place := range founds(span.Text, query, cases, accents) {
							all = append(all, hit{Row: i, Around: aroundOf(span.Text, place), Hit: span.Text[place[0]:place[1]]})
						}
					}
				}
			}
		case "all":
			all = append(all, inBoth(c, i, together, query, cases, accents)...)
		}
	}
	for i := range all {
		all[i].at = [2]int{}
	}
	return all
}

// inBoth are the hits in both sides of a row: those in the old text only where they touch words that were removed.
func inBoth(c compare.Comparison, i int, together bool, query string, cases, accents bool) []hit {
	row := c.Rows[i]
	var both []hit
	if row.Kind != compare.Departed {
		old, within := inSide(c, i, compare.Insert, query, cases, accents)
		for n, h := range old {
			at := 0
			for _, span := range row.Spans {
				if span.Op == compare.Insert {
					continue
				}
				if span.Op == compare.Delete && within[n][0] < at+len(span.Text) && within[n][1] > at {
					both = append(both, h)
					break
				}
				at += len(span.Text)
			}
		}
	}
	if row.Kind != compare.Departed {
		new, _ := inSide(c, i, compare.Delete, query, cases, accents)
		both = append(both, new...)
	}
	if together {
		slices.SortStableFunc(both, func(a, b hit) int { return slices.Compare(a.at[:], b.at[:]) })
	}
	return both
}

// Find counts and paints what is there, in every scope, across marks and inside folds, and changes nothing on the page.
func TestFind(t *testing.T) {
	five, six := seed(t, "version-5.txt"), seed(t, "version-6.txt")
	const extra = "\n\nThe Café Zürich ﬁled a “naïve” claim; cafe\u0301 owners said: don’t.\n\n"
	var quiet strings.Builder // paragraphs that fold
	for i := range 9 {
		fmt.Fprintf(&quiet, "Paragraph %d tells of the Ukraine and of nothing that changed.\n\n", i)
	}
	old, new := string(five)+extra+quiet.String()+"Über alles stands here before.", string(six)+extra+quiet.String()+"Über alles stands here after."
	c := natively(t, old, new)
	s := open(t)
	s.fill("old", old)
	s.fill("new", new)
	s.click("compare")
	s.compared()
	s.waits(`document.querySelector("#host .Fold")`)
	s.run(`(() => {
		globalThis.elements = () => [...document.querySelectorAll("#host .Row")].map((row) => row.dataset.row + row.innerHTML.replaceAll(" is-found", "")).join("\n");
		// A hit, with what stands around it in its unit: a paragraph of one side, or a mark.
		globalThis.described = (range, scope) => {
			const r = document.createRange();
			r.setStart(range.startContainer, range.startOffset);
			r.setEnd(range.endContainer, range.endOffset);
			const start = range.startContainer.parentElement, row = start.closest(".Row");
			const pieces = [...row.querySelectorAll("del")].filter((del) => r.intersectsNode(del) && (() => { const inside = document.createRange(); inside.selectNodeContents(del); return r.compareBoundaryPoints(Range.END_TO_START, inside) < 0 && r.compareBoundaryPoints(Range.START_TO_END, inside) > 0; })());
			const old = scope === "old" || scope === "all" && pieces.length > 0;
			const unit = scope === "changed" ? start.closest("ins, del, .Restyle") : start.closest(".Block");
			const joined = unit.closest(".Cell--both") && row.dataset.kind === (old ? "split" : "merged");
			const units = scope !== "changed" && joined ? [...unit.parentElement.querySelectorAll(".Block")] : [unit];
			const extra = ".Hidden, .Chip" + (scope === "changed" ? "" : old ? ", ins" : ", del");
			let before = "", hit = "", after = "";
			for (const one of units) {
				const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
				while (walker.nextNode()) {
					const node = walker.currentNode;
					if (node.parentElement.closest(extra)) continue;
					for (let k = 0; k < node.length; k++) {
						const place = r.comparePoint(node, k), on = place === 0 && !(node === range.endContainer && k >= range.endOffset);
						if (on) hit += node.data[k];
						else if (!hit) before += node.data[k];
						else after += node.data[k];
					}
				}
			}
			return { Row: Number(row.dataset.row), Around: [...before].slice(-12).join("") + "|" + [...after].slice(0, 12).join(""), Hit: hit };
		};
		globalThis.say = (text) => { const field = document.getElementById("find-first"); field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); };
	})()`)
	s.do(chromedp.KeyEvent("/"))
	s.waits(`document.activeElement?.id === "find-first"`)
	settled := func(want int) {
		t.Helper()
		text := "Not found"
		if want > 0 {
			text = fmt.Sprintf(" of %d", want)
		}
		s.waits(`document.getElementById("find-count").textContent.endsWith(` + quote(text) + `)`)
	}
	choose := func(scope string) {
		s.run(`(() => { const scope = document.getElementById("find-scope"); scope.value = ` + quote(scope) + `; scope.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	}
	for _, view := range []string{"split", "inline"} {
		s.click("view-" + view)
		s.waits(`document.querySelector("#host:not([data-coming]) .Section--` + view + `") && document.getElementById("host").ariaBusy === "false"`)
		before := s.run(`elements()`)
		for _, scope := range []string{"old", "new", "changed", "all"} {
			choose(scope)
			for _, query := range []string{"Ukraine", "the", "CAFE", "naive", "don't", "\"naïve\" claim", "fi", "nowhere at all", "Macron hosts", "und"} {
				s.run(`say("")`)
				s.waits(`document.getElementById("find-count").textContent === ""`)
				s.run(`say(` + quote(query) + `)`)
				want := hits(c, view, scope, query, false, false)
				settled(len(want))
				got := unquote[[]hit](t, s.run(`JSON.stringify([...(CSS.highlights.get("stet-find") ?? [])].map((range) => described(range, `+quote(scope)+`)))`))
				if len(got) != len(want) {
					t.Errorf("%s, %s: %d hits of %q are painted, want %d", view, scope, len(got), query, len(want))
					continue
				}
				for i := range got {
					if got[i] != want[i] {
						t.Errorf("%s, %s: hit %d of %q is painted over %+v, want %+v", view, scope, i+1, query, got[i], want[i])
						break
					}
				}
			}
		}
		if s.run(`elements()`) != before {
			t.Errorf("%s: searching changed the elements of rows", view)
		}
	}
	choose("old")
	s.run(`say("Zürich")`)
	settled(1)
	if got := s.run(`document.getElementById("host").getClientRects().length > 0 && CSS.highlights.has("stet-find-current")`); got != "true" {
		t.Error("the current hit is not painted")
	}
	s.click("find-accents")
	s.run(`say("cafe")`)
	settled(len(hits(c, "inline", "old", "cafe", false, true)))
	s.click("find-case")
	s.run(`say("Ukraine")`)
	settled(len(hits(c, "inline", "old", "Ukraine", true, true)))
	s.run(`document.getElementById("find-first").focus()`)
	all := len(hits(c, "inline", "old", "Ukraine", true, true))
	s.waits(fmt.Sprintf(`/^\d+ of %d$/.test(document.getElementById("find-count").textContent)`, all))
	first := unquote[int](t, s.run(`parseInt(document.getElementById("find-count").textContent)`))
	for i := range all { // once around, and each is in view
		s.do(chromedp.KeyEvent("\r"))
		s.waits(fmt.Sprintf(`document.getElementById("find-count").textContent === "%d of %d"`, (first+i)%all+1, all))
		s.waits(`(() => { const [range] = CSS.highlights.get("stet-find-current"); const row = range.startContainer.parentElement.closest(".Row"); const box = row.getBoundingClientRect(); return !row.hidden && box.bottom > 0 && box.top < innerHeight; })()`)
	}
	s.do(chromedp.KeyEvent("\r", chromedp.KeyModifiers(8))) // Shift
	s.waits(fmt.Sprintf(`document.getElementById("find-count").textContent === "%d of %d"`, (first-1-1+all)%all+1, all))
	s.do(chromedp.KeyEvent("\u001b"))
	s.waits(`document.getElementById("find-panel").hidden && !CSS.highlights.has("stet-find") && document.activeElement.closest("#host .Row")`)
	s.clean()
}
