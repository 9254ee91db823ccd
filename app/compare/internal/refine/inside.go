package refine

import (
	"slices"

	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// The bounds on cutting words.
const (
	mostPieces    = 2   // changes inside one; more are harder to read than the whole
	mostGraphemes = 200 // a side, between equal ends
)

// within adds a change, cut to the graphemes that changed if these are at most two pieces:
//
//	Charakters:  [color/colour]  →  colo[/u]r
func (c *cutter) within(x change) {
	a, b := graphemes(c.r.old.joined[x.a0:x.a1]), graphemes(c.r.new.joined[x.b0:x.b1])
	c.r.work.Meter.Count(int64(len(a) + len(b)))
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	toA, toB := len(a), len(b)
	for toA > from && toB > from && a[toA-1] == b[toB-1] {
		toA, toB = toA-1, toB-1
	}
	hunks := []seq.Hunk{{A0: int32(from), A1: int32(toA), B0: int32(from), B1: int32(toB)}}
	if size := max(toA, toB) - from; toA > from && toB > from && size <= mostGraphemes && c.r.work.Take(int64(4*size*size)) {
		ids := numbered(a[from:toA], b[from:toB])
		if found, ok := seq.Minimal(ids[:toA-from], ids[toA-from:]); ok && len(found) <= mostPieces {
			hunks = found
			for k, h := range hunks {
				n := int32(from)
				hunks[k] = seq.Hunk{A0: h.A0 + n, A1: h.A1 + n, B0: h.B0 + n, B1: h.B1 + n}
			}
		}
	}
	ea, eb := ends(a, x.a0), ends(b, x.b0)
	for _, h := range hunks {
		c.add(change{ea[h.A0], ea[h.A1], eb[h.B0], eb[h.B1]})
	}
}

// graphemes cuts a text.
func graphemes(text string) []string {
	var out []string
	from := 0
	for _, end := range token.Graphemes(text) {
		out = append(out, text[from:end])
		from = end
	}
	return out
}

// ends returns where each grapheme begins, when the first begins at p, and where the last ends.
func ends(graphemes []string, p int) []int {
	out := make([]int, 0, len(graphemes)+1)
	for _, g := range graphemes {
		out = append(out, p)
		p += len(g)
	}
	return append(out, p)
}

// numbered gives equal graphemes of both texts equal numbers, one text after the other.
func numbered(a, b []string) []int32 {
	all := slices.Concat(a, b)
	known := slices.Clone(all)
	slices.Sort(known)
	known = slices.Compact(known)
	ids := make([]int32, len(all))
	for i, g := range all {
		k, _ := slices.BinarySearch(known, g)
		ids[i] = int32(k)
	}
	return ids
}
