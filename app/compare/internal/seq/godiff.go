package seq

import (
	"slices"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// goDiff lets go-diff find a minimal result for a region of at most 1,000 tokens a side, which it does fast when
// little changed. It reports whether the region is done.
//
// The rules that make it safe: no timeout (its results then depend on the machine), few tokens (parts of it are
// quadratic), ids renumbered from 1 so that none is a surrogate, and only operations and lengths are read.
func (d *differ) goDiff(r region) bool {
	a, b := d.A[r.A0:r.A1], d.B[r.B0:r.B1]
	if !d.work.Take(4 * int64(len(a)) * int64(len(b))) {
		return false
	}
	ids := slices.Concat(a, b)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	diffs := dmp.DiffMainRunes(renumbered(a, ids), renumbered(b, ids), false)
	return d.read(r, diffs)
}

// renumbered writes each id as the rune of its place in ids.
func renumbered(tokens, ids []int32) []rune {
	runes := make([]rune, len(tokens))
	for i, id := range tokens {
		k, _ := slices.BinarySearch(ids, id)
		runes[i] = rune(k + 1)
	}
	return runes
}

// read adds the hunks of go-diff's answer. If it does not cover both sides exactly, nothing is added.
func (d *differ) read(r region, diffs []diffmatchpatch.Diff) bool {
	var hunks []Hunk
	h := Hunk{r.A0, r.A0, r.B0, r.B0}
	for _, diff := range diffs {
		n := int32(utf8.RuneCountInString(diff.Text))
		switch diff.Type {
		case diffmatchpatch.DiffDelete:
			h.A1 += n
		case diffmatchpatch.DiffInsert:
			h.B1 += n
		case diffmatchpatch.DiffEqual:
			hunks = append(hunks, h)
			h = Hunk{h.A1 + n, h.A1 + n, h.B1 + n, h.B1 + n}
		}
	}
	if h.A1 != r.A1 || h.B1 != r.B1 {
		return false
	}
	for _, h := range append(hunks, h) {
		d.change(h)
	}
	return true
}
