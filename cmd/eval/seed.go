package main

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"golang.org/x/net/html"
)

// What a person's pairing with an optimal word diff marks in the seed article, and what a page's own rows do.
const (
	idealOld, idealNew = 320, 516
	rowsOld, rowsNew   = 519, 715
)

// seedQuality measures pairs, moves and marked words of the seed article.
func seedQuality(s *session) error {
	in, found, err := s.seed()
	if err != nil {
		return err
	}
	t := s.report.table("Seed article: pairs and marked words", "", "pairs right", "false", "missed",
		"moves right", "false", "words marked, old", "new", "touched, old", "new", "ms")
	if !found {
		t.row("Stet")
		s.report.notRun("seed", "the article is not there")
		return nil
	}
	old, new := texts(in.Old), texts(in.New)
	truth, neutral := in.truth()
	d, n := marked(old, new, truth)
	t.row("a person's pairing, optimal words", len(truth), 0, 0, len(moved(truth)), 0, d, n, d, n, "–")
	c, took, err := s.compare(in.Old, in.New)
	if err != nil {
		return err
	}
	links := linksOf(c)
	pairs, moves := scored(links, truth, neutral), scored(moved(links), moved(truth), nil)
	gone, come := spanWords(c)
	oldTouched, newTouched := scriptOf(c).touched()
	t.row("Stet", pairs.Right, pairs.False, pairs.Missed, moves.Right, moves.False, gone, come, oldTouched, newTouched, took)
	for _, p := range []Pairer{{"wikidiff2's rules, optimal words", wikiRules}, {"by position, optimal words", byPosition}} {
		links := p.Pair(old, new)
		pairs, moves := scored(links, truth, neutral), scored(moved(links), moved(truth), nil)
		d, n := marked(old, new, links)
		t.row(p.Name, pairs.Right, pairs.False, pairs.Missed, moves.Right, moves.False, d, n, d, n, "–")
	}
	if d, n, ok := s.pageRows(); ok {
		t.row("the page's own rows, optimal words", "–", "–", "–", "–", "–", d, n, d, n, "–")
	}
	s.seedRivals(t, in)
	t.note("Words are runs between white space; a mark touches a word that it covers in part. “–”: the program pairs no paragraphs.")
	s.report.exactly("seed: pairs right", float64(pairs.Right), float64(len(truth)))
	s.report.exactly("seed: false pairs", float64(pairs.False), 0)
	s.report.exactly("seed: moves right", float64(moves.Right), 1)
	s.report.exactly("seed: false moves", float64(moves.False), 0)
	s.report.atMost("seed: words marked, old", float64(gone), rowsOld)
	s.report.atMost("seed: words marked, new", float64(come), rowsNew)
	return nil
}

// truth is the pairing by hand as links.
func (in seed) truth() (links []Link, neutral map[[2]int]bool) {
	neutral = map[[2]int]bool{}
	for _, p := range in.Pairs {
		links = append(links, Link{p.Old, p.New, p.Kind == string(compare.Moved)})
	}
	for _, p := range in.Neutral {
		neutral[[2]int{p.Old, p.New}] = true
	}
	return links, neutral
}

// texts lists the texts of the blocks.
func texts(v article.Version) []string {
	out := make([]string, len(v.Blocks))
	for i, b := range v.Blocks {
		out[i] = b.Text
	}
	return out
}

// spanWords counts the words in the deleted and inserted spans of a comparison.
func spanWords(c compare.Comparison) (gone, come int) {
	for _, row := range c.Rows {
		for _, s := range row.Spans {
			switch s.Op {
			case compare.Delete:
				gone += len(words(s.Text))
			case compare.Insert:
				come += len(words(s.Text))
			}
		}
	}
	return gone, come
}

// pageRows marks the rows in which the page itself shows the two versions, each with an optimal word diff.
func (s *session) pageRows() (deleted, inserted int, ok bool) {
	page, ok := s.read("seed/newssniffer-diff.html")
	if !ok {
		return 0, 0, false
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return 0, 0, false
	}
	for row := range root.Descendants() {
		if row.Data != "tr" {
			continue
		}
		var sides []string
		for cell := range row.ChildNodes() {
			if cell.Data == "td" || cell.Data == "th" {
				sides = append(sides, visible(cell))
			}
		}
		if len(sides) == 2 {
			d, n := optimum(words(sides[0]), words(sides[1]))
			deleted, inserted = deleted+d, inserted+n
		}
	}
	return deleted, inserted, true
}
