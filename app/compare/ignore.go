package compare

import (
	"regexp"
	"regexp/syntax"
	"sort"
	"strconv"

	"github.com/stet-diff/stet/app/article"
)

// The bounds of Options.Patterns.
const (
	maxPatterns     = 32
	maxPatternBytes = 1000
)

// A Dimmer tells which changes a reader wants dimmed. It never hides anything and changes no comparison: with another
// Dimmer the same comparison is painted anew.
type Dimmer struct {
	ignore   Class
	patterns []*regexp.Regexp
}

// NewDimmer returns the dimmer that options ask for, and a sentence for each pattern that cannot be used; the others
// apply.
func NewDimmer(o Options) (*Dimmer, []string) {
	d := &Dimmer{ignore: o.Ignore}
	var refused []string
	for k, pattern := range o.Patterns {
		if k == maxPatterns {
			refused = append(refused, "The patterns after the "+strconv.Itoa(maxPatterns)+"th were not used: there can be no more.")
			break
		}
		compiled, why := compile(pattern)
		if why != "" {
			refused = append(refused, "Pattern "+strconv.Itoa(k+1)+" was not used: "+why+".")
			continue
		}
		d.patterns = append(d.patterns, compiled)
	}
	return d, refused
}

// compile reads one pattern, or says in words why not.
func compile(pattern string) (compiled *regexp.Regexp, why string) {
	if len(pattern) > maxPatternBytes {
		return nil, "it has more than 1,000 bytes"
	}
	compiled, err := regexp.Compile(pattern)
	if err == nil {
		return compiled, ""
	}
	if e, ok := err.(*syntax.Error); ok {
		return nil, e.Code.String() + " at “" + e.Expr + "”"
	}
	return nil, err.Error()
}

// Dims returns for each change of row i, in the order of Row.Numbers, whether it is dimmed: its class is ignored, or
// all that changed lies inside one pattern's matches on both sides. A block that moved, was split or merged is never
// dimmed as such.
func (d *Dimmer) Dims(c Comparison, i int) []bool {
	row := c.Rows[i]
	classes := row.classes()
	out := make([]bool, len(classes))
	open := false
	for n, class := range classes {
		out[n] = class&d.ignore != 0
		open = open || !out[n] && class != 0
	}
	if !open {
		return out
	}
	for _, p := range d.patterns {
		old := covers(p, row, Insert, c.Old.Blocks, row.Old, len(classes))
		new := covers(p, row, Delete, c.New.Blocks, row.New, len(classes))
		for n, class := range classes {
			out[n] = out[n] || class != 0 && old[n] && new[n]
		}
	}
	return out
}

// covers reports for each change of a row whether what it changes on one side lies inside matches of p. Space around
// it does not count; where nothing changed on this side, nothing lies outside.
func covers(p *regexp.Regexp, row Row, leftOut Op, blocks []article.Block, of []int, changes int) []bool {
	inside := make([]bool, changes)
	for n := range inside {
		inside[n] = true
	}
	if row.Kind == Restyled && row.whole() {
		inside[0] = false // the block as a whole, not a part of its text
	}
	k, at := 0, -1
	var matches [][]int
	for s, n := range row.Numbers() {
		span := row.Spans[s]
		if span.Op == leftOut {
			continue
		}
		for at < 0 || k < len(of) && at == len(blocks[of[k]].Text) {
			if at >= 0 {
				k++
			}
			if at = 0; k < len(of) {
				matches = p.FindAllStringIndex(blocks[of[k]].Text, -1)
			}
		}
		if n >= 0 && inside[n] {
			inside[n] = k < len(of) && at+len(span.Text) <= len(blocks[of[k]].Text) && within(matches, blocks[of[k]].Text, at, at+len(span.Text))
		}
		at += len(span.Text)
	}
	return inside
}

// within reports whether the text from start to end, but for the space around it, lies inside one match.
func within(matches [][]int, text string, start, end int) bool {
	for start < end && isSpace(text[start]) {
		start++
	}
	for start < end && isSpace(text[end-1]) {
		end--
	}
	if start == end {
		return true
	}
	k := sort.Search(len(matches), func(k int) bool { return matches[k][0] > start })
	return k > 0 && end <= matches[k-1][1]
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }
