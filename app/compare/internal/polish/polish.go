// Package polish turns the edits of a row into spans that read well: edits that begin and end where sentences and
// clauses do, no islands of a word or two between changes, and a class for every change that is none of the words.
package polish

import (
	"github.com/stet-diff/stet/app/compare/internal/lex"
	"github.com/stet-diff/stet/app/compare/internal/seq"
)

// A Side is the tokens of one side of a row: of one block, or of several that were split or merged.
type Side struct {
	Tokens []lex.Token
	Match  []int32
	Weight []int32
	Block  []int // which of the row's blocks a token stands in
}

// Edits slides and joins edits, and replaces the whole when next to nothing would be kept.
func Edits(a, b Side, edits []seq.Hunk, forced bool) []seq.Hunk {
	edits = islands(a, slide(a, b, edits))
	if kept, all := keeps(a, b, edits); kept*100 < all*15 || forced && kept*100 < all*15 {
		if len(a.Tokens) == 0 && len(b.Tokens) == 0 {
			return nil
		}
		return []seq.Hunk{{A0: 0, A1: int32(len(a.Tokens)), B0: 0, B1: int32(len(b.Tokens))}}
	}
	return edits
}

// keeps returns the weight of what both sides keep, and of the heavier side.
func keeps(a, b Side, edits []seq.Hunk) (kept, all int64) {
	wa, wb := weigh(a.Weight), weigh(b.Weight)
	kept = wa
	for _, e := range edits {
		kept -= weigh(a.Weight[e.A0:e.A1])
	}
	return kept, max(wa, wb)
}

func weigh(weights []int32) int64 {
	sum := int64(0)
	for _, w := range weights {
		sum += int64(w)
	}
	return sum
}

const maxSlide = 100

// slide moves one-sided edits along equal text to the best edge: a sentence's, a clause's, the rightmost.
func slide(a, b Side, edits []seq.Hunk) []seq.Hunk {
	for k := range edits {
		low, high := int32(0), int32(len(a.Tokens)) // how far the old side lets it go
		lowB, highB := int32(0), int32(len(b.Tokens))
		if k > 0 {
			low, lowB = edits[k-1].A1, edits[k-1].B1
		}
		if k+1 < len(edits) {
			high, highB = edits[k+1].A0, edits[k+1].B0
		}
		e := &edits[k]
		switch {
		case e.B0 == e.B1:
			d := shift(a, e.A0, e.A1, max(-maxSlide, low-e.A0, lowB-e.B0), min(maxSlide, high-e.A1, highB-e.B1))
			*e = seq.Hunk{A0: e.A0 + d, A1: e.A1 + d, B0: e.B0 + d, B1: e.B1 + d}
		case e.A0 == e.A1:
			d := shift(b, e.B0, e.B1, max(-maxSlide, low-e.A0, lowB-e.B0), min(maxSlide, high-e.A1, highB-e.B1))
			*e = seq.Hunk{A0: e.A0 + d, A1: e.A1 + d, B0: e.B0 + d, B1: e.B1 + d}
		}
	}
	return edits
}

// shift returns by how much the run from:to is best moved, within low and high.
func shift(s Side, from, to, low, high int32) int32 {
	best, at := edge(s, from)+edge(s, to), int32(0)
	for d := int32(1); d <= high && s.Match[from+d-1] == s.Match[to+d-1]; d++ {
		if v := edge(s, from+d) + edge(s, to+d); v >= best {
			best, at = v, d
		}
	}
	for d := int32(-1); d >= low && s.Match[from+d] == s.Match[to+d]; d-- {
		if v := edge(s, from+d) + edge(s, to+d); v > best {
			best, at = v, d
		}
	}
	return at
}

// edge is how good a place before token i is for an edit to begin or end.
func edge(s Side, i int32) int {
	if i == 0 || int(i) == len(s.Tokens) || s.Block[i] != s.Block[i-1] {
		return 100
	}
	switch flags := s.Tokens[i-1].Flags; {
	case flags&lex.EndsSentence != 0:
		return 100
	case flags&lex.EndsClause != 0:
		return 30
	case s.Tokens[i].Gap > 0:
		return 10
	}
	return 0
}

// islands joins edits over a kept run that is too light to stand between them: under 0.3 of the lighter one. The
// largest gain goes first; no run with the end of a sentence or block is joined over.
func islands(a Side, edits []seq.Hunk) []seq.Hunk {
	for len(edits) > 1 && len(edits) <= 400 {
		best, at := int64(0), -1
		for k := 1; k < len(edits); k++ {
			if gain := gain(a, edits[k-1], edits[k]); gain > best {
				best, at = gain, k
			}
		}
		if at < 0 {
			break
		}
		edits[at-1].A1, edits[at-1].B1 = edits[at].A1, edits[at].B1
		edits = append(edits[:at], edits[at+1:]...)
	}
	return edits
}

// gain is how much lighter the run between two edits is than it should be.
func gain(a Side, left, right seq.Hunk) int64 {
	for i := left.A1; i < right.A0; i++ {
		if a.Tokens[i].Flags&lex.EndsSentence != 0 || i > 0 && a.Block[i] != a.Block[i-1] {
			return 0
		}
	}
	own := weigh(a.Weight[left.A1:right.A0])
	return min(size(left), size(right))*307 - own // 0.3 for each token
}

func size(e seq.Hunk) int64 { return int64(max(e.A1-e.A0, e.B1-e.B0)) }
