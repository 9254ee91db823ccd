package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/cmd/eval/work"
)

// An htmlPair is two versions of a small page: as balanced markup, as text, as looks of words.
type htmlPair struct {
	Name               string
	Old, New           string
	oldText, newText   string
	oldLooks, newLooks string
}

// htmlPairs reads the pairs of pages.
func (s *session) htmlPairs() ([]htmlPair, error) {
	var in struct{ Cases []htmlPair }
	if found, err := s.decode("htmlpairs/daisydiff.json", &in); !found || err != nil {
		return nil, err
	}
	for i := range in.Cases {
		p := &in.Cases[i]
		for _, side := range []struct{ markup, text, looks *string }{
			{&p.Old, &p.oldText, &p.oldLooks}, {&p.New, &p.newText, &p.newLooks},
		} {
			body, err := parsed(*side.markup)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p.Name, err)
			}
			*side.text, *side.looks = visible(body), looks(body)
			if *side.markup, err = inner(body); err != nil {
				return nil, fmt.Errorf("%s: %w", p.Name, err)
			}
		}
	}
	return in.Cases, nil
}

// styleOnly reports whether the words of both sides are equal and do not all look the same.
func (p htmlPair) styleOnly() bool {
	return slices.Equal(tokens(p.oldText), tokens(p.newText)) && p.oldLooks != p.newLooks
}

// A drawn is the answer of a program to an htmlPair, read back.
type drawn struct {
	markup   string
	old, new string // the text of each side
	marked   int    // words and signs in marks
	shown    bool   // something is marked or described
	failed   error
}

// An htmlScore sums up how a program drew all pairs.
type htmlScore struct {
	pairs, failed, recovered, wellFormed    int
	unmarked, changed                       int // words and signs: that differ without a mark, that differ at least
	marked, optimal                         int // of the pairs that can be read back
	styleOnly, styleShown, equal, disturbed int
	misses                                  []string // what went wrong, for -v
}

// add counts one pair.
func (h *htmlScore) add(p htmlPair, d drawn) {
	h.pairs++
	miss := func(what string) { h.misses = append(h.misses, p.Name+": "+what) }
	if p.styleOnly() {
		h.styleOnly++
	}
	if d.failed != nil {
		h.failed++
		miss(d.failed.Error())
		return
	}
	deleted, inserted := optimum(tokens(p.oldText), tokens(p.newText))
	h.changed += deleted + inserted
	if err := balanced(d.markup); err == nil {
		h.wellFormed++
	} else {
		miss(err.Error())
	}
	lost := 0
	for _, side := range [][2]string{{d.old, p.oldText}, {d.new, p.newText}} {
		gone, come := optimum(tokens(unbarred(side[0])), tokens(unbarred(side[1])))
		lost += gone + come
	}
	h.unmarked += min(lost, deleted+inserted)
	if same(d.old, p.oldText) && same(d.new, p.newText) {
		h.recovered++
		h.marked += d.marked
		h.optimal += deleted + inserted
		if d.marked > deleted+inserted {
			miss(fmt.Sprintf("%d words marked, %d would do", d.marked, deleted+inserted))
		}
	} else {
		miss(fmt.Sprintf("read back %q and %q, want %q and %q", oneLine(d.old), oneLine(d.new), oneLine(p.oldText), oneLine(p.newText)))
	}
	switch {
	case p.styleOnly() && d.shown:
		h.styleShown++
	case p.styleOnly():
		miss("other markup is not shown: " + oneLine(p.Old) + " → " + oneLine(p.New))
	case p.oldLooks == p.newLooks:
		h.equal++
		if d.shown {
			h.disturbed++
		}
	}
}

// htmlQuality measures how HTML pairs are drawn.
func htmlQuality(s *session) error {
	pairs, err := s.htmlPairs()
	if err != nil {
		return err
	}
	t := s.report.table("HTML pairs: what the drawn result says", "", "pairs", "failed", "both texts read back %",
		"well-formed %", "changed, unmarked %", "marked / optimal", "restyled pairs", "shown %")
	if pairs == nil {
		t.row("Stet")
		s.report.notRun("html", "the pairs are not there")
		return nil
	}
	var score htmlScore
	for _, p := range pairs {
		score.add(p, s.draw(p))
	}
	score.row(t, "Stet")
	for _, m := range score.misses {
		s.say("  %s", m)
	}
	if err := s.htmlRivals(t, pairs); err != nil {
		return err
	}
	t.note("Each program gets the body of the page, balanced. Its result is read without insertions and without " +
		"deletions; white space aside, that must be the two texts. “Changed, unmarked”: words that differ and have no " +
		"mark, in per cent of the words that differ. “Marked / optimal”: words in marks by the fewest possible, over the " +
		"pairs that can be read back. “Restyled pairs”: equal words, some of them in other elements or links.")
	s.report.exactly("html: both texts read back %", share(score.recovered, score.pairs), 100)
	s.report.exactly("html: well-formed %", share(score.wellFormed, score.pairs), 100)
	s.report.atMost("html: changed but unmarked %", share(score.unmarked, score.changed), 1)
	s.report.atMost("html: marked / optimal", ratio(score.marked, score.optimal), 1.05)
	s.report.atLeast("html: other markup shown %", share(score.styleShown, score.styleOnly), 97)
	return nil
}

func (h htmlScore) row(t *Table, name string) {
	t.row(name, h.pairs, h.failed, share(h.recovered, h.pairs), share(h.wellFormed, h.pairs),
		share(h.unmarked, h.changed), ratio(h.marked, h.optimal), h.styleOnly, share(h.styleShown, h.styleOnly))
}

// same reports whether two texts are equal but for white space and the bars between cells, which are no text.
func same(a, b string) bool { return bare(unbarred(a)) == bare(unbarred(b)) }

func unbarred(text string) string { return strings.ReplaceAll(text, "|", "") }

// oneLine writes markup without its line breaks.
func oneLine(markup string) string { return strings.Join(strings.Fields(markup), " ") }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// draw compares a pair and draws it in one column.
func (s *session) draw(p htmlPair) (d drawn) {
	old, err := work.Fragment(p.Old)
	if err != nil {
		return drawn{failed: err}
	}
	new, err := work.Fragment(p.New)
	if err != nil {
		return drawn{failed: err}
	}
	c, _, err := s.compare(old, new)
	if err != nil {
		return drawn{failed: err}
	}
	for _, row := range c.Rows {
		d.shown = d.shown || row.Kind != compare.Kept
	}
	d.markup = strings.Join(render.Sections(c, render.Inline), "")
	return d.readStet()
}
