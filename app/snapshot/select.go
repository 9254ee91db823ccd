package snapshot

import (
	"slices"
	"sort"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// selectArticle lets each piece of a page be voted for: those of the container with the highest score, and the title,
// standfirst and byline before it. A page where nothing reads like an article is taken whole, but for its frame.
func selectArticle(t *tree, v *article.Version) {
	all := t.all
	core := t.coreOf()
	s := span(all, core, t.quiet)
	for i, p := range all {
		p.Near = i >= s.first && i <= s.last && (core == nil || inside(p.parent, core))
		p.Vote = p.Near && !p.Frame && !p.hidden && s.wants(p)
		if p.Reason == "" {
			reason, rule := t.quiet.reason(p)
			p.Reason = reason
			t.quiet.did(rule)
		}
		p.Vote = p.Vote && p.Reason == ""
	}
	ahead(all, core, s)
	headline(all, s, v)
	aboutAuthor(all, s, v.Meta)
	dropEmptyHeadings(all)
	t.finish(v)
}

// finish writes the pieces into a version: the ones with a vote as its article.
func (t *tree) finish(v *article.Version) {
	kept := 0
	for _, p := range t.all {
		kept += count(p.Vote)
	}
	v.Blocks = slices.Grow(v.Blocks, kept)
	v.Furniture = slices.Grow(v.Furniture, len(t.all)-kept)
	v.Pieces = make([]article.Piece, 0, len(t.all))
	v.Template = make([]uint64, 0, len(t.template))
	for _, p := range t.all {
		switch {
		case p.Vote:
			p.Kept, p.Reason = true, ""
			v.Blocks = append(v.Blocks, p.Block)
		case p.Reason == "":
			p.Reason = article.Unknown
			fallthrough
		default:
			v.Furniture = append(v.Furniture, p.Block)
		}
		v.Pieces = append(v.Pieces, p.Piece)
	}
	for h := range t.template {
		v.Template = append(v.Template, h)
	}
	sort.Sort(rising(v.Template))
}

// rising sorts hashes. Package slices would bring its sort once more, for this one list.
type rising []uint64

func (r rising) Len() int           { return len(r) }
func (r rising) Less(i, k int) bool { return r[i] < r[k] }
func (r rising) Swap(i, k int)      { r[i], r[k] = r[k], r[i] }

// coreOf returns the container that holds the article, or nil: the one with the largest sum of scores, the deepest of
// equals, unless the page names another one that holds half of it.
func (t *tree) coreOf() *html.Node {
	chains := chainsOf(t.all)
	best := -1
	for _, c := range chains.starts {
		for at := c; at >= 0; at = chains.all[at].outer {
			n := &chains.all[at]
			if n.node.Type == html.ElementNode && n.sum > 0 && (best < 0 || n.sum > chains.all[best].sum || n.sum == chains.all[best].sum && n.depth > chains.all[best].depth) {
				best = at
			}
		}
	}
	if best < 0 {
		return nil
	}
	for _, sure := range [][]*html.Node{t.bodies, t.articles} {
		if len(sure) == 1 && chains.sumOf(sure[0])*2 >= chains.all[best].sum {
			return sure[0]
		}
	}
	return chains.all[best].node
}

// A stretch is the run of pieces from the first to the last that read like the article.
type stretch struct {
	first, last int
	main        *html.Node // the container that holds most of it directly
	links       bool       // the article is made of links
}

// span finds the stretch of the article in its container. The end takes in what stands in the same container as the
// last sentence, such as the short lines of a table of results.
func span(all []*placed, core *html.Node, quiet *quieting) stretch {
	s := stretch{first: len(all), last: -1}
	if core == nil {
		return stretch{first: 0, last: len(all) - 1}
	}
	direct := map[*html.Node]int{}
	for i, p := range all {
		if p.score <= 0 || p.Frame || !inside(p.parent, core) {
			continue
		}
		s.first, s.last = min(s.first, i), i
		if direct[p.parent] += p.score; s.main == nil || direct[p.parent] > direct[s.main] {
			s.main = p.parent
		}
	}
	if s.last < 0 {
		return s
	}
	for i, unfit := s.last+1, 0; i < len(all) && unfit < 4; i++ {
		p := all[i]
		if p.parent != all[s.last].parent || p.Linked > 60 || p.Frame || p.Role == article.Heading || quiet.isNoise(p) {
			unfit++
			continue
		}
		s.last, unfit = i, 0
	}
	linked, others := 0, 0
	for _, p := range all[s.first : s.last+1] {
		if p.parent == s.main && !p.Frame && p.Role != article.Image {
			linked, others = linked+count(p.Linked > 60), others+count(p.Linked <= 60)
		}
	}
	s.links = linked*3 > others
	return s
}

// wants says whether a piece inside the stretch is of the article, by its links: texts that are mostly links stay only
// in an article that is made of links.
func (s stretch) wants(p *placed) bool {
	return p.score > -8 || s.links && p.parent == s.main
}

// score says how much a piece reads like the body of an article.
func score(p *placed) int {
	n := lettersOf(p.Text)
	s := -6
	if p.Role == article.Row && strings.Count(p.Text, " | ") >= 2 && p.Linked <= 60 {
		s = 12 // a row of data, with or without a sentence
	}
	switch plain := n * (100 - p.Linked) / 100; {
	case p.Linked > 60 && (plain < 40 || !sentence(p.Text)):
		return -8 - n/20
	case p.Role == article.Heading || p.Role == article.Image || p.Role == article.Caption:
		return 0
	case p.Linked > 60:
		s = plain / 2
	case n >= 80 && sentence(p.Text):
		s = min(plain, 1200)
	case n >= 25 && sentence(p.Text):
		s = 4 * n * (100 - 2*p.Linked) / 1000
	}
	if s > 0 && (p.Role == article.Item || p.Role == article.Row) {
		s = s * 6 / 10
	}
	return s
}

// inside says whether a node is another one or stands under it.
func inside(n, around *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == around {
			return true
		}
	}
	return false
}

// dropEmptyHeadings takes back votes for headings with nothing voted for below them.
func dropEmptyHeadings(all []*placed) {
	below := false
	for i := len(all) - 1; i >= 0; i-- {
		p := all[i]
		if p.Role != article.Heading {
			below = below || p.Vote
		} else if p.Vote {
			p.Vote = below
		}
		if p.Role == article.Heading && p.Level <= 2 {
			below = false
		}
	}
}
