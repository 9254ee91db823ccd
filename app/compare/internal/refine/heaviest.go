package refine

import (
	"slices"

	"github.com/stet-diff/stet/app/compare/internal/seq"
)

// heaviest returns the chain of anchors that rise on both sides and weigh most. The anchors are in order of A, and
// stand within the range g.
func heaviest(all []seq.Anchor, weight func(seq.Anchor) int64, g seq.Hunk) []seq.Anchor {
	type link struct {
		sum  int64
		last int32 // index into all
	}
	best := make([]link, g.B1-g.B0+1) // a Fenwick tree over B: the best chain that ends before
	before := make([]int32, len(all))
	top := link{0, -1}
	for k, a := range all {
		at := link{0, -1}
		for j := a.B - g.B0; j > 0; j &= j - 1 {
			if best[j].sum > at.sum {
				at = best[j]
			}
		}
		before[k] = at.last
		at = link{at.sum + weight(a), int32(k)}
		for j := a.B - g.B0 + 1; int(j) < len(best); j += j & -j {
			if at.sum > best[j].sum {
				best[j] = at
			}
		}
		if at.sum > top.sum {
			top = at
		}
	}
	var chain []seq.Anchor
	for k := top.last; k >= 0; k = before[k] {
		chain = append(chain, all[k])
	}
	slices.Reverse(chain)
	return chain
}
