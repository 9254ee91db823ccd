package refine

import "github.com/stet-diff/stet/app/compare/internal/seq"

// maxSlide is the longest hunk that is slid.
const maxSlide = 100

// What an edge of a hunk is worth when it stands at each kind of place.
const (
	atSentence = 100
	atQuote    = 40
	atClause   = 30
	atUnit     = 10
)

// slide moves one-sided hunks over equal tokens to the best edges, for the same words can be marked in many ways:
//
//	He went[ home. He went] away.  →  [He went home. ]He went away.
func (r *reader) slide() {
	for k := range r.hunks {
		h := &r.hunks[k]
		a, b := h.A1-h.A0, h.B1-h.B0
		if a > 0 && b > 0 || a+b > maxSlide {
			continue
		}
		back, on := r.room(k)
		if a > 0 {
			d := slideBy(r.old, h.A0, h.A1, r.new, h.B0, back, on)
			*h = seq.Hunk{A0: h.A0 + d, A1: h.A1 + d, B0: h.B0 + d, B1: h.B1 + d}
		} else {
			d := slideBy(r.new, h.B0, h.B1, r.old, h.A0, back, on)
			*h = seq.Hunk{A0: h.A0 + d, A1: h.A1 + d, B0: h.B0 + d, B1: h.B1 + d}
		}
	}
	r.tidy()
}

// room returns how many kept tokens stand before and after hunk k.
func (r *reader) room(k int) (back, on int32) {
	back, on = r.hunks[k].A0, r.old.tokens()-r.hunks[k].A1
	if k > 0 {
		back -= r.hunks[k-1].A1
	}
	if k+1 < len(r.hunks) {
		on = r.hunks[k+1].A0 - r.hunks[k].A1
	}
	return back, on
}

// misspelt is what a kept token costs whose partner has other letters or marks: worse than any edge, for it is marked.
//
//	[He/He went where he] won  →  He[/ went where he] won
const misspelt = 150

// slideBy returns by how many tokens the run from i to j of l moves best. The other side stands at k. Of equals the
// last wins.
func slideBy(l *line, i, j int32, other *line, k, back, on int32) int32 {
	differ := func(x, y int32) int32 {
		if l.exact[x] == other.exact[y] {
			return 0
		}
		return misspelt
	}
	at, best, cost := int32(0), l.score(i)+l.score(j), int32(0)
	for d := int32(0); d < on && l.match[i+d] == l.match[j+d]; d++ {
		cost += differ(i+d, k+d) - differ(j+d, k+d)
		if s := l.score(i+d+1) + l.score(j+d+1) - cost; s >= best {
			best, at = s, d+1
		}
	}
	cost = 0
	for d := int32(-1); -d <= back && l.match[i+d] == l.match[j+d]; d-- {
		cost += differ(j+d, k+d) - differ(i+d, k+d)
		if s := l.score(i+d) + l.score(j+d) - cost; s > best {
			best, at = s, d
		}
	}
	return at
}

// score says how good an edge place i is.
func (l *line) score(i int32) int32 {
	switch e := l.edge[i]; {
	case e&(edgeSentence|edgeBlock|edgeInner) != 0:
		return atSentence
	case e&edgeQuote != 0:
		return atQuote
	case e&edgeClause != 0:
		return atClause
	case inside(l.strict, i) < 0 && inside(l.loose, i) < 0:
		return atUnit
	}
	return 0
}

// tidy joins hunks that touch or overlap, and drops empty ones.
func (r *reader) tidy() {
	out := r.hunks[:0]
	for _, h := range r.hunks {
		if h.A0 == h.A1 && h.B0 == h.B1 {
			continue
		}
		if k := len(out) - 1; k >= 0 && out[k].A1 >= h.A0 && out[k].B1 >= h.B0 {
			out[k].A1, out[k].B1 = max(out[k].A1, h.A1), max(out[k].B1, h.B1)
			continue
		}
		out = append(out, h)
	}
	r.hunks = out
}
