package compare

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare/internal/pair"
	"github.com/stet-diff/stet/app/compare/internal/seq"
)

// maxBytes is how much text a side may have.
const maxBytes = 1 << 30

// ErrTooLarge is returned when a side has more than 2³⁰ bytes of text.
var ErrTooLarge = errors.New("compare: a text is larger than 1 GiB")

// Articles compares two versions of an article.
//
// Both texts can be rebuilt from the result, whatever they are and however small the budget. Equal versions give
// kept rows only; swapping the versions mirrors the result; the same input gives the same result on any machine.
// Texts should be valid UTF-8. A cancelled context gives its error and no result.
func Articles(ctx context.Context, old, new article.Version, o Options) (Comparison, error) {
	if bytesOf(old) > maxBytes || bytesOf(new) > maxBytes {
		return Comparison{}, ErrTooLarge
	}
	j := &job{ctx: ctx, options: o, complete: true}
	a, b, swapped := old.Blocks, new.Blocks, false
	if order(b, a) < 0 {
		a, b, swapped = b, a, true
	}
	j.prepare(a, b)
	j.stage(StageAlign, 1)
	total := j.budget()
	matches := pair.Blocks(j.old.shape(), j.new.shape(), &seq.Work{Left: total / 4, Meter: &j.meter})
	j.tick()
	if j.stopped {
		return Comparison{}, ctx.Err()
	}
	edits := j.edits(matches, total*5/8)
	if j.stopped {
		return Comparison{}, ctx.Err()
	}
	if swapped {
		matches, edits = mirror(matches, edits)
		j.old, j.new = j.new, j.old
	}
	c := Comparison{Old: old, New: new, Complete: j.complete, Notes: j.notes()}
	c.Rows = j.rows(matches, edits)
	c.Stats = stats(c)
	return c, nil
}

func bytesOf(v article.Version) int {
	n := 0
	for _, b := range v.Blocks {
		n += len(b.Text)
	}
	return n
}

// order puts two texts in an order that does not depend on which is the old one: by length, then by content.
func order(a, b []article.Block) int {
	size := func(blocks []article.Block) (n int) {
		for _, b := range blocks {
			n += len(b.Text)
		}
		return n
	}
	if c := cmp.Compare(size(a), size(b)); c != 0 {
		return c
	}
	return slices.CompareFunc(a, b, func(x, y article.Block) int {
		return cmp.Or(strings.Compare(x.Text, y.Text), strings.Compare(string(x.Role), string(y.Role)), cmp.Compare(x.Level, y.Level))
	})
}

// mirror swaps the sides of matches and edits; the matches are sorted anew by their first new block.
func mirror(matches []pair.Match, edits [][]seq.Hunk) ([]pair.Match, [][]seq.Hunk) {
	at := make([]int, len(matches))
	for k := range matches {
		at[k] = k
		matches[k].Old, matches[k].New = matches[k].New, matches[k].Old
		for e, h := range edits[k] {
			edits[k][e] = seq.Hunk{A0: h.B0, A1: h.B1, B0: h.A0, B1: h.A1}
		}
	}
	slices.SortFunc(at, func(x, y int) int { return cmp.Compare(matches[x].New[0], matches[y].New[0]) })
	m, e := make([]pair.Match, len(at)), make([][]seq.Hunk, len(at))
	for k, from := range at {
		m[k], e[k] = matches[from], edits[from]
	}
	return m, e
}
