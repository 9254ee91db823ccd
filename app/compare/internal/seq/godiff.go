package seq

import (
	"slices"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// goDiff lets go-diff find a minimal result for a region of at most 1,000 tokens a side, which it does fast when
// little changed. It reports whether the region is done; should go-diff's answer not cover both sides, ours does.
//
// The rules that make it safe: no timeout (its results then depend on the machine), few tokens (parts of it are
// quadratic), ids renumbered from 1 so that none is a surrogate, and only operations and lengths are read.
func (d *differ) goDiff(r region) bool {
	a, b := d.A[r.A0:r.A1], d.B[r.B0:r.B1]
	if !d.work.Take(4 * int64(len(a)) * int64(len(b))) {
		return false
	}
	hunks, ok := Minimal(a, b)
	if !ok {
		d.affine(r)
		return true
	}
	for _, h := range hunks {
		d.change(Hunk{r.A0 + h.A0, r.A0 + h.A1, r.B0 + h.B0, r.B0 + h.B1})
	}
	return true
}

// Minimal returns the fewest changes between two short sequences, at most 1,000 tokens each, and whether there is an
// answer: not for longer ones. Weights and edges do not count.
func Minimal(a, b []int32) ([]Hunk, bool) {
	if max(len(a), len(b)) > maxGoDiff {
		return nil, false
	}
	ids := slices.Concat(a, b)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	return hunks(dmp.DiffMainRunes(renumbered(a, ids), renumbered(b, ids), false), int32(len(a)), int32(len(b)))
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

// hunks reads go-diff's answer: operations and how many runes each has, never the runes. An answer that does not
// cover both sides exactly is none.
func hunks(diffs []diffmatchpatch.Diff, n, m int32) ([]Hunk, bool) {
	var out []Hunk
	h := Hunk{}
	for _, diff := range diffs {
		size := int32(utf8.RuneCountInString(diff.Text))
		switch diff.Type {
		case diffmatchpatch.DiffDelete:
			h.A1 += size
		case diffmatchpatch.DiffInsert:
			h.B1 += size
		case diffmatchpatch.DiffEqual:
			if h.A0 < h.A1 || h.B0 < h.B1 {
				out = append(out, h)
			}
			h = Hunk{h.A1 + size, h.A1 + size, h.B1 + size, h.B1 + size}
		}
	}
	if h.A0 < h.A1 || h.B0 < h.B1 {
		out = append(out, h)
	}
	return out, h.A1 == n && h.B1 == m
}
