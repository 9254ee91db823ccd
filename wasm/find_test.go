//go:build !js

package main

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

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

// hits counts a query in a scope, from the comparison alone.
func hits(c compare.Comparison, scope, query string, cases, accents bool) (n int) {
	in := func(text string) int {
		return strings.Count(plainly(text, cases, accents), plainly(query, cases, accents))
	}
	blocks := c.Old.Blocks
	switch scope {
	case "new":
		blocks = c.New.Blocks
	case "changed":
		for _, row := range c.Rows {
			for _, span := range row.Spans {
				if span.Op != compare.Keep {
					n += in(span.Text)
				}
			}
		}
		return n
	}
	for _, block := range blocks {
		n += in(block.Text)
	}
	return n
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
		const kept = document.getElementById("host").innerHTML;
		globalThis.same = () => document.getElementById("host").innerHTML === kept;
		globalThis.say = (text) => { const field = document.getElementById("find-first"); field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); };
		globalThis.painted = () => [...(CSS.highlights.get("stet-find") ?? [])].map((range) => { const r = document.createRange(); r.setStart(range.startContainer, range.startOffset); r.setEnd(range.endContainer, range.endOffset); return r.toString(); });
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
		s.waits(`document.querySelector("#host .Section--` + view + `") && document.getElementById("host").ariaBusy === "false"`)
		for _, scope := range []string{"old", "new", "changed"} {
			choose(scope)
			for _, query := range []string{"Ukraine", "the", "CAFE", "naive", "don't", "\"naïve\" claim", "fi", "nowhere at all", "Macron hosts", "und"} {
				s.run(`say("")`)
				s.waits(`document.getElementById("find-count").textContent === ""`)
				s.run(`say(` + quote(query) + `)`)
				want := hits(c, scope, query, false, false)
				settled(want)
				texts := unquote[[]string](t, s.run(`JSON.stringify(painted())`))
				if len(texts) != want {
					t.Errorf("%s, %s: %d hits of %q are painted, want %d", view, scope, len(texts), query, want)
				}
				for _, text := range texts {
					if plainly(text, false, false) != plainly(query, false, false) {
						t.Errorf("%s, %s: %q is painted for %q", view, scope, text, query)
					}
				}
			}
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
	settled(hits(c, "old", "cafe", false, true))
	s.click("find-case")
	s.run(`say("Ukraine")`)
	settled(hits(c, "old", "Ukraine", true, true))
	s.run(`document.getElementById("find-first").focus()`)
	all := hits(c, "old", "Ukraine", true, true)
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
