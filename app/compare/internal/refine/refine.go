// Package refine turns blocks that belong together into spans that people find readable.
//
// A row of several sentences is first cut where its sentences pair off. The words of each part are compared by package
// seq. What comes back is right but rough: it cuts sentences at odd places and strews small changes around words that
// happen to recur. The rules here slide changes to better edges, join them over small islands, grow them to whole
// numbers, dates and addresses, say what sort of change each is, and cut kept text where its style changed. Every rule
// takes hunks and gives hunks; text is cut only at the end, from the original bytes, so that nothing can be lost on
// the way.
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

// A Grain says how small a change may be.
type Grain uint8

// The grains. Words is the one that reads best; Sentences marks whole sentences, Characters cuts words.
const (
	Words Grain = iota
	Sentences
	Characters
)

// Input is one match. Mirrored says that Old and New are in truth the other way round: the answer must be the mirror
// image of what it would be otherwise, so everything is decided on these sides and turned at the end.
type Input struct {
	Old, New []Piece
	Lex      *token.Lexicon
	Mirrored bool
	Grain    Grain

	// Breaks, if set, finds the words of scripts without spaces: the offsets in text where words begin or end. It
	// is asked about changed rows only, for at most 1,000 characters at a time. OldLang and NewLang are passed on.
	Breaks           func(lang, text string) []int32
	OldLang, NewLang string
}

// A Result is the spans of a match. Coarse says that a share of work ran out, Limited that the hunks may not be the
// fewest, Broken that Breaks was of use.
type Result struct {
	Spans                   []Span
	Coarse, Limited, Broken bool
}

// Work is the shares of one match.
type Work struct{ Words, Reading seq.Work }

// Scratch is memory that many calls of Spans share. The zero value is ready.
type Scratch struct {
	seq      seq.Scratch
	old, new line
	count    []int32 // by match id, all 0 between calls
	block    line    // of SentenceStarts, for the block whose first token was
	asked    *token.Token
}

// counts returns a slice of zeros for n match ids. Who changes it sets it back to zeros.
func (s *Scratch) counts(n int) []int32 {
	if len(s.count) < n {
		s.count = make([]int32, n+n/4)
	}
	return s.count
}

// Spans compares the blocks of a match.
func Spans(in Input, work *Work, scratch *Scratch) Result {
	r := reader{old: &scratch.old, new: &scratch.new, words: in.Lex.Words() + quoteIds, work: &work.Reading, scratch: scratch, grain: in.Grain}
	r.old.read(in.Old, in.Lex)
	r.new.read(in.New, in.Lex)
	limited := r.compare(&work.Words)
	broken := len(r.hunks) > 0 && in.Breaks != nil && r.useBreaks(in)
	r.improve()
	spans := r.spans(in.Mirrored)
	return Result{Spans: spans, Coarse: work.Words.Spent || work.Reading.Spent, Limited: limited, Broken: broken}
}

// A reader holds the hunks of one match while the rules work on them.
type reader struct {
	old, new *line
	hunks    []seq.Hunk
	words    int // match ids are smaller
	work     *seq.Work
	scratch  *Scratch
	grain    Grain
}

// What must stay, in per cent. Below it scattered words are all that is kept, and one change reads better.
const (
	rowKeeps      = 15 // of a row
	sentenceKeeps = 25 // of sentences that belong together
)

// compare finds the hunks, region by region.
func (r *reader) compare(work *seq.Work) (limited bool) {
	regions := r.regions(work)
	for _, g := range regions {
		if !g.paired {
			r.hunks = append(r.hunks, g.Hunk)
			continue
		}
		found := seq.Diff(seq.Input{
			A: r.old.match[g.A0:g.A1], B: r.new.match[g.B0:g.B1], ExactA: r.old.exact[g.A0:g.A1], ExactB: r.new.exact[g.B0:g.B1],
			WeightA: r.old.weight[g.A0:g.A1], EdgeA: r.old.edge[g.A0 : g.A1+1], EdgeB: r.new.edge[g.B0 : g.B1+1], Words: r.words,
		}, work, &r.scratch.seq)
		limited = limited || found.Limited
		first := len(r.hunks)
		for _, h := range found.Hunks {
			r.hunks = append(r.hunks, seq.Hunk{A0: g.A0 + h.A0, A1: g.A0 + h.A1, B0: g.B0 + h.B0, B1: g.B0 + h.B1})
		}
		if len(regions) > 1 && r.scattered(g.Hunk, r.hunks[first:], sentenceKeeps) {
			r.hunks = append(r.hunks[:first], g.Hunk)
		}
	}
	r.tidy()
	if len(regions) > 1 {
		for k := range r.hunks {
			r.shorten(&r.hunks[k])
		}
		r.tidy()
	}
	return limited
}

// shorten leaves out of a hunk the words that both its sides begin or end with. They meet where a sentence that went
// touches words that came into the next, each compared by itself:
//
//	[A plan is a hope. It/A plan] is made  →  A plan[ is a hope. It/] is made
//
// Where whole sentences were replaced, the words of one have nothing to do with those of the other.
func (r *reader) shorten(h *seq.Hunk) {
	const edge = edgeSentence | edgeBlock
	starts := r.old.edge[h.A0]&edge != 0 && r.new.edge[h.B0]&edge != 0
	if starts && r.old.edge[h.A1]&edge != 0 && r.new.edge[h.B1]&edge != 0 {
		return
	}
	for h.A0 < h.A1 && h.B0 < h.B1 && r.old.match[h.A0] == r.new.match[h.B0] {
		h.A0, h.B0 = h.A0+1, h.B0+1
	}
	for h.A0 < h.A1 && h.B0 < h.B1 && r.old.match[h.A1-1] == r.new.match[h.B1-1] {
		h.A1, h.B1 = h.A1-1, h.B1-1
	}
}

// scattered reports whether the hunks leave less than so many per cent of what the sides of all weigh together, and
// less than half of the lighter side.
func (r *reader) scattered(all seq.Hunk, hunks []seq.Hunk, keeps int64) bool {
	a, b := r.old.between(all.A0, all.A1), r.new.between(all.B0, all.B1)
	kept := a
	for _, h := range hunks {
		kept -= r.old.between(h.A0, h.A1)
	}
	return 200*kept < keeps*(a+b) && 2*kept < min(a, b)
}

// improve applies the rules in their order.
func (r *reader) improve() {
	all := seq.Hunk{A1: r.old.tokens(), B1: r.new.tokens()}
	if !r.work.Take(16 * int64(all.A1+all.B1)) {
		return
	}
	if r.scattered(all, r.hunks, rowKeeps) {
		r.hunks = append(r.hunks[:0], all)
		return
	}
	r.slide()
	r.islands()
	r.respell()
	r.grow()
	r.joinDates()
	if r.grain == Sentences {
		r.widen()
	}
}
