package refine

import "github.com/stet-diff/stet/app/compare/internal/seq"

// A join is a way to pair some sentences with some others: so many of each side.
type join struct{ old, new int32 }

// joins lists the ways, the plainest first.
var joins = [...]join{{1, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {1, 4}, {4, 1}, {2, 2}}

// exactly finds the alignment of a gap that has most in common, in order. A sentence may become up to four.
func (s *sentences) exactly(g seq.Hunk) {
	n, m := g.A1-g.A0, g.B1-g.B0
	common := s.common(g)
	width := m + 1
	best, way := make([]int64, (n+1)*width), make([]uint8, (n+1)*width) // from sentences y and x on
	for y := n; y >= 0; y-- {
		for x := m; x >= 0; x-- {
			top, how := int64(-1), uint8(0)
			if y == n && x == m {
				top = 0
			}
			if y < n {
				top, how = best[(y+1)*width+x], skipOld
			}
			if x < m && best[y*width+x+1] > top {
				top, how = best[y*width+x+1], skipNew
			}
			for k, j := range joins {
				if y+j.old > n || x+j.new > m {
					continue
				}
				if w := s.worth(g, y, x, j, common, m); w > 0 && best[(y+j.old)*width+x+j.new]+w > top {
					top, how = best[(y+j.old)*width+x+j.new]+w, uint8(k)
				}
			}
			best[y*width+x], way[y*width+x] = top, how
		}
	}
	s.follow(g, way)
}

// The ways to leave a sentence without a partner.
const (
	skipOld = 100
	skipNew = 101
)

// maxJoined is the most sentences of one side in a join.
const maxJoined = 3

// inParts reports whether one sentence of a gap became all those of the other side: a list of points, say, or
// clauses that a semicolon parted and a full stop parts now.
func (s *sentences) inParts(g seq.Hunk) bool {
	if g.A1-g.A0 > 1 && g.B1-g.B0 > 1 {
		return false
	}
	for y := g.A0; y < g.A1; y++ {
		s.hold(y, y+1, 1)
		missing := false
		for x := g.B0; x < g.B1; x++ {
			part := min(s.size(s.r.old, y, y+1), s.size(s.r.new, x, x+1))
			missing = missing || 1024*s.found(x, x+1) < partLike*part
		}
		s.hold(y, y+1, 0)
		if missing {
			return false
		}
	}
	return true
}

// follow adds the regions of the best alignment.
func (s *sentences) follow(g seq.Hunk, way []uint8) {
	n, m := g.A1-g.A0, g.B1-g.B0
	at := seq.Hunk{A0: g.A0, A1: g.A0, B0: g.B0, B1: g.B0} // sentences without a partner since the last pair
	for at.A1 < g.A0+n || at.B1 < g.B0+m {
		switch how := way[(at.A1-g.A0)*(m+1)+at.B1-g.B0]; how {
		case skipOld:
			at.A1++
		case skipNew:
			at.B1++
		default:
			s.change(at)
			a, b := at.A1+joins[how].old, at.B1+joins[how].new
			s.pair(at.A1, a, at.B1, b)
			at = seq.Hunk{A0: a, A1: a, B0: b, B1: b}
		}
	}
	s.change(at)
}
