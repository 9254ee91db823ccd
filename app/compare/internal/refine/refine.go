// Package refine turns blocks that belong together into spans that people find readable.
//
// The words are compared by package seq. What comes back is right but rough: it cuts sentences at odd places and
// strews small changes around words that happen to recur. The rules here slide changes to better edges, join them
// over small islands, grow them to whole numbers and addresses, say what sort of change each is, and cut kept text
// where its style changed. Every rule takes hunks and gives hunks; text is cut only at the end, from the original
// bytes, so that nothing can be lost on the way.
package refine

import (
	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// A Piece is one block of a match, cut into tokens.
type Piece struct {
	Text         string
	Tok          []token.Token
	Exact, Match []int32
	Marks        []Mark // sorted by Start

}

// A Mark is a style over part of a block.
type Mark struct {
	Start, End    int
	Style, Target string
}

// A Span is a run of text and what became of it.
type Span struct{ Op, Text, Note string }

// The operations of spans.
const (
	Keep    = "keep"
	Delete  = "delete"
	Insert  = "insert"
	Restyle = "restyle"
)

// Input is one match. Mirrored says that Old and New are in truth the other way round: the answer must be the mirror
// image of what it would be otherwise, so everything is decided on these sides and turned at the end.
type Input struct {
	Old, New []Piece
	Lex      *token.Lexicon
	Mirrored bool
}

// A Result is the spans of a match. Coarse says that a share of work ran out, Limited that the hunks may not be the
// fewest.
type Result struct {
	Spans           []Span
	Coarse, Limited bool
}

// Work is the shares of one match.
type Work struct{ Words, Reading seq.Work }

// Spans compares the blocks of a match.
func Spans(in Input, work *Work, scratch *seq.Scratch) Result {
	old, new := newLine(in.Old, in.Lex), newLine(in.New, in.Lex)
	found := seq.Diff(sequences(&old, &new, in.Lex.Words()), &work.Words, scratch)
	r := reader{old: &old, new: &new, hunks: found.Hunks, work: &work.Reading}
	r.improve()
	if in.Mirrored {
		r.mirror()
	}
	spans := r.spans()
	coarse := work.Words.Spent || work.Reading.Spent
	return Result{Spans: spans, Coarse: coarse, Limited: found.Limited}
}

func sequences(old, new *line, words int) seq.Input {
	return seq.Input{
		A: old.match, B: new.match, ExactA: old.exact, ExactB: new.exact,
		WeightA: old.weight, EdgeA: old.edge, EdgeB: new.edge, Words: words,
	}
}

// A reader holds the hunks of one match while the rules work on them.
type reader struct {
	old, new *line
	hunks    []seq.Hunk
	work     *seq.Work
}

// leastKept is the least part of both sides, in per cent, that must stay. Below it scattered words are all that is
// kept, and one change reads better.
const leastKept = 15

// improve applies the rules in their order.
func (r *reader) improve() {
	tokens := int64(len(r.old.tok) + len(r.new.tok))
	if !r.work.Take(16 * tokens) {
		return
	}
	if r.kept()*200 < leastKept*(r.old.total+r.new.total) {
		r.hunks = []seq.Hunk{{A1: int32(len(r.old.tok)), B1: int32(len(r.new.tok))}}
		return
	}
	r.slide()
	r.islands()
	r.grow()
	r.dates()
}

// kept returns the weight of what stays.
func (r *reader) kept() int64 {
	kept := r.old.total
	for _, h := range r.hunks {
		kept -= sum(r.old.weight[h.A0:h.A1])
	}
	return kept
}

// mirror swaps the sides.
func (r *reader) mirror() {
	r.old, r.new = r.new, r.old
	for k, h := range r.hunks {
		r.hunks[k] = seq.Hunk{A0: h.B0, A1: h.B1, B0: h.A0, B1: h.A1}
	}
}

func sum(weights []int32) int64 {
	total := int64(0)
	for _, w := range weights {
		total += int64(w)
	}
	return total
}
