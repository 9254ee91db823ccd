package refine

import (
	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// common returns the weight that each old sentence of a gap has in common with each new one.
func (s *sentences) common(g seq.Hunk) []int64 {
	m := g.B1 - g.B0
	out := make([]int64, (g.A1-g.A0)*m)
	for y := g.A0; y < g.A1; y++ {
		s.hold(y, y+1, 1)
		for x := g.B0; x < g.B1; x++ {
			out[(y-g.A0)*m+x-g.B0] = s.found(x, x+1)
		}
		s.hold(y, y+1, 0)
	}
	return out
}

// hold counts the words of old sentences into scratch, or clears them.
func (s *sentences) hold(a0, a1, by int32) {
	l := s.r.old
	for i := l.begin[a0]; i < l.begin[a1]; i++ {
		s.here[l.match[i]] = by * (s.here[l.match[i]] + 1)
	}
}

// found returns the weight of the held words that new sentences have too.
func (s *sentences) found(b0, b1 int32) int64 {
	l, sum := s.r.new, int64(0)
	from, to := l.begin[b0], l.begin[b1]
	for j := from; j < to; j++ {
		if l.traits[j]&token.Plain == 0 {
			continue
		}
		if s.here[l.match[j]] > 0 {
			sum += int64(l.weight[j])
		}
		s.here[l.match[j]]--
	}
	for j := from; j < to; j++ {
		if l.traits[j]&token.Plain != 0 {
			s.here[l.match[j]]++
		}
	}
	return sum
}

// worth returns what a way to pair sentences keeps, or 0 when they are too little alike.
func (s *sentences) worth(g seq.Hunk, y, x int32, j join, common []int64, m int32) int64 {
	at := func(dy, dx int32) int64 { return common[(y+dy)*m+x+dx] }
	a := s.size(s.r.old, g.A0+y, g.A0+y+j.old)
	b := s.size(s.r.new, g.B0+x, g.B0+x+j.new)
	kept := at(0, 0)
	if j != (join{1, 1}) {
		for d := range max(j.old, j.new) {
			if j.old == 1 && at(0, d)*1024 < partLike*s.size(s.r.new, g.B0+x+d, g.B0+x+d+1) {
				return 0
			}
			if j.new == 1 && at(d, 0)*1024 < partLike*s.size(s.r.old, g.A0+y+d, g.A0+y+d+1) {
				return 0
			}
		}
		if j == (join{2, 2}) && 4*(at(0, 1)+at(1, 0)) < a+b-2*(at(0, 0)+at(1, 1)) {
			return 0 // what they have in common stands in the sentences next to each other
		}
		s.hold(g.A0+y, g.A0+y+j.old, 1)
		kept = s.found(g.B0+x, g.B0+x+j.new)
		s.hold(g.A0+y, g.A0+y+j.old, 0)
		kept -= kept / 16 // pairs of one each are plainer
	}
	floor := int64(sentenceLike)
	if s.twin(g, y, x, j) {
		floor = twinLike
	}
	if 2048*kept < floor*(a+b) {
		return 0
	}
	return kept
}

// twin reports whether one of the sentences stands word for word on the other side, but not here.
func (s *sentences) twin(g seq.Hunk, y, x int32, j join) bool {
	if j == (join{1, 1}) && s.old[g.A0+y] == s.new[g.B0+x] {
		return false
	}
	for d := range max(j.old, j.new) {
		if d < j.old && s.twins[s.old[g.A0+y+d]] == 3 || d < j.new && s.twins[s.new[g.B0+x+d]] == 3 {
			return true
		}
	}
	return false
}

// size returns the weight of the words of sentences, marks aside.
func (s *sentences) size(l *line, from, to int32) int64 { return l.plain[to] - l.plain[from] }
