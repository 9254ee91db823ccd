package refine

import (
	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// The rules of sentences. Likeness is twice the weight of the words in common by the weight of both, in 1/1024.
const (
	minSentences = 3       // sentences of one side from which on a row is aligned by them
	sentenceLike = 256     // 0.25: what a pair must be alike, and what it must keep
	staysBonus   = 2048    // what it is worth that a sentence stays, besides its words: two that move are more to read
	twinLike     = 512     // 0.50: the same for a sentence that stands word for word elsewhere on the other side
	partLike     = 512     // 0.50: how much of each part must stand in the whole, for one sentence that became several
	maxSentences = 120     // of a side in one gap, for the exact method
	maxSteps     = 2 << 20 // of comparing the words of sentences in one gap
	wordSteps    = 270     // for each token of a row: what comparing its words may take, and must be left
)

// regions cuts a row into what is compared word by word. A row of few sentences is one region. Others are aligned by
// their sentences first, so that words never match across unrelated ones; sentences without a partner are changes.
func (r *reader) regions(work *seq.Work) []region {
	whole := seq.Hunk{A1: r.old.tokens(), B1: r.new.tokens()}
	r.old.listSentences()
	r.new.listSentences()
	n, m := int32(len(r.old.begin))-1, int32(len(r.new.begin))-1
	parts := len(r.old.pieces) > 1 || len(r.new.pieces) > 1 // what one sentence became is compared with all of it
	if max(n, m) < minSentences || min(n, m) < 1 || min(n, m) == 1 && parts || !work.Take(4*int64(whole.A1+whole.B1)) {
		return []region{{whole, true}}
	}
	s := sentences{r: r, work: work, here: r.scratch.counts(r.words)}
	s.number()
	s.between(seq.Hunk{A1: n, B1: m})
	return s.out
}

// A region is a part of both sides: sentences that belong together, or a change.
type region struct {
	seq.Hunk
	paired bool
}

// listSentences notes where sentences begin, and where the last ends.
func (l *line) listSentences() {
	l.begin, l.plain = l.begin[:0], l.plain[:0]
	words := int64(0)
	for i, e := range l.edge {
		if e&(edgeSentence|edgeBlock) != 0 {
			l.begin, l.plain = append(l.begin, int32(i)), append(l.plain, words)
		}
		if i < len(l.tok) && l.traits[i]&token.Plain != 0 {
			words += int64(l.weight[i])
		}
	}
}

// sentences aligns the sentences of a row.
type sentences struct {
	r        *reader
	work     *seq.Work
	old, new []int32 // a number for each sentence: equal numbers, equal match ids
	count    int
	twins    []uint8 // by number: 3 if such a sentence stands on both sides
	here     []int32 // by match id, scratch
	out      []region
}

// number gives each sentence the number of its words.
func (s *sentences) number() {
	var trie seq.Pairs // of a number and the next word
	read := func(l *line) []int32 {
		out := make([]int32, len(l.begin)-1)
		for k := range out {
			id := int32(-1)
			for _, word := range l.match[l.begin[k]:l.begin[k+1]] {
				id = trie.ID(id, word)
			}
			out[k] = id
		}
		return out
	}
	s.old, s.new = read(s.r.old), read(s.r.new)
	s.count = trie.Len()
	s.twins = make([]uint8, s.count)
	for _, id := range s.old {
		s.twins[id] |= 1
	}
	for _, id := range s.new {
		s.twins[id] |= 2
	}
}

// between aligns the sentences of a range: those that are equal and occur once on each side, then the rest by what
// they have in common.
func (s *sentences) between(g seq.Hunk) {
	for _, a := range append(s.anchors(g), seq.Anchor{A: g.A1, B: g.B1}) {
		if a.A < g.A0 || a.B < g.B0 {
			continue // taken as an equal neighbour of the anchor before
		}
		s.gap(seq.Hunk{A0: g.A0, A1: a.A, B0: g.B0, B1: a.B})
		g.A0, g.B0 = a.A, a.B
		for g.A0 < g.A1 && g.B0 < g.B1 && s.old[g.A0] == s.new[g.B0] {
			s.pair(g.A0, g.A0+1, g.B0, g.B0+1)
			g.A0, g.B0 = g.A0+1, g.B0+1
		}
	}
}

// anchors lists the sentences of at least three words that occur once on each side of the range, the heaviest of them
// that stand in order of both.
func (s *sentences) anchors(g seq.Hunk) []seq.Anchor {
	where, times := make([]int32, s.count), make([]uint8, s.count)
	for i := g.A0; i < g.A1; i++ {
		times[s.old[i]] = min(times[s.old[i]]+1, 2)
	}
	for j := g.B0; j < g.B1; j++ {
		if k := s.new[j]; times[k] < 32 {
			times[k] += 16
			where[k] = j
		}
	}
	var all []seq.Anchor
	for i := g.A0; i < g.A1; i++ {
		if k := s.old[i]; times[k] == 17 && s.r.old.between(s.r.old.begin[i], s.r.old.begin[i+1]) >= 3*wordWeight {
			all = append(all, seq.Anchor{A: i, B: where[k]})
		}
	}
	return heaviest(all, func(a seq.Anchor) int64 { return s.size(s.r.old, a.A, a.A+1) + staysBonus }, g)
}

// gap aligns what stands between equal sentences. When that is too much, it is left to the words.
func (s *sentences) gap(g seq.Hunk) {
	for g.A0 < g.A1 && g.B0 < g.B1 && s.old[g.A0] == s.new[g.B0] {
		s.pair(g.A0, g.A0+1, g.B0, g.B0+1)
		g.A0, g.B0 = g.A0+1, g.B0+1
	}
	end := g
	for g.A0 < g.A1 && g.B0 < g.B1 && s.old[g.A1-1] == s.new[g.B1-1] {
		g.A1, g.B1 = g.A1-1, g.B1-1
	}
	n, m := g.A1-g.A0, g.B1-g.B0
	switch {
	case n == 0 || m == 0:
		s.change(g)
	case n == 1 && m == 1 && !s.twin(g, 0, 0, joins[0]), max(n, m) > maxJoined && s.take(g) && s.inParts(g):
		s.pair(g.A0, g.A1, g.B0, g.B1)
	case max(n, m) <= maxSentences && s.take(g):
		s.exactly(g)
	default:
		s.pair(g.A0, g.A1, g.B0, g.B1)
	}
	for k := int32(0); g.A1+k < end.A1; k++ {
		s.pair(g.A1+k, g.A1+k+1, g.B1+k, g.B1+k+1)
	}
}

// take pays for comparing each old sentence of a gap with each new one.
func (s *sentences) take(g seq.Hunk) bool {
	a := int64(s.r.old.begin[g.A1] - s.r.old.begin[g.A0])
	b := int64(s.r.new.begin[g.B1] - s.r.new.begin[g.B0])
	steps := 3*a + int64(g.A1-g.A0)*3*b
	all := int64(s.r.old.tokens() + s.r.new.tokens())
	return steps <= maxSteps && s.work.Usual-steps >= wordSteps*all && s.work.Take(steps)
}

// pair adds sentences that belong together, change sentences that do not. Ranges are of sentences.
func (s *sentences) pair(a0, a1, b0, b1 int32) {
	h := seq.Hunk{A0: s.r.old.begin[a0], A1: s.r.old.begin[a1], B0: s.r.new.begin[b0], B1: s.r.new.begin[b1]}
	s.out = append(s.out, region{h, true})
}

func (s *sentences) change(g seq.Hunk) {
	if g.A0 == g.A1 && g.B0 == g.B1 {
		return
	}
	s.pair(g.A0, g.A1, g.B0, g.B1)
	s.out[len(s.out)-1].paired = false
}

// SentenceStarts returns where the sentences of a block begin, as indexes of its tokens, and last how many tokens it
// has. The slice is good until the next call for another block; asking again for the same one costs nothing.
func (s *Scratch) SentenceStarts(p Piece, lex *token.Lexicon) []int32 {
	if len(p.Tok) == 0 {
		return []int32{0}
	}
	if s.asked != &p.Tok[0] {
		s.asked = &p.Tok[0]
		s.block.readWords([]Piece{p}, lex)
		s.block.listSentences()
	}
	return s.block.begin
}
