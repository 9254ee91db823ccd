package compare

import (
	"context"
	"errors"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare/internal/align"
	"github.com/stet-diff/stet/app/compare/internal/refine"
	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// maxBytes is the most text a version may have.
const maxBytes = 1 << 30

// ErrTooLarge says that a version has more text than can be compared.
var ErrTooLarge = errors.New("a version has more than 1,073,741,824 bytes of text")

// Articles compares two versions. Whatever they hold, both texts can be rebuilt from the result, byte for byte; the
// same input gives the same result on every machine; with the sides swapped it is the mirror image. It fails only
// when ctx is cancelled or a version is over a gigabyte.
func Articles(ctx context.Context, old, new article.Version, o Options) (Comparison, error) {
	return Stream(ctx, old, new, o, nil)
}

func size(v article.Version) int {
	n := 0
	for _, b := range v.Blocks {
		n += len(b.Text)
	}
	return n
}

// A run is one comparison under way. Its first side is that of the smaller text, so that comparing the versions the
// other way round does the same work and gives the mirror image.
type run struct {
	old, new     article.Version
	mirrored     bool // first is new, second is old
	lex          *token.Lexicon
	first        half
	second       half
	matches      []align.Match // of first and second
	echoes       align.Echoes  // of first and second
	budget       budget
	meter        seq.Meter
	stage        string
	options      Options
	done, total  int
	scratch      refine.Scratch
	coarse, near int  // rows whose share ran out, rows that may not be minimal
	broken       bool // Options.Breaks was of use
	mended       int  // rows that did not pass the check
}

// A half is one side: its blocks and their tokens.
type half struct {
	blocks []article.Block
	side   token.Side
}

func newRun(ctx context.Context, old, new article.Version, o Options) *run {
	r := &run{old: old, new: new, lex: token.NewLexicon(), options: o}
	r.first.blocks, r.second.blocks = old.Blocks, new.Blocks
	if before(new.Blocks, old.Blocks) {
		r.mirrored = true
		r.first.blocks, r.second.blocks = new.Blocks, old.Blocks
	}
	r.meter.Tick = func() bool {
		if o.Progress != nil {
			o.Progress(r.stage, r.done, r.total)
		}
		return ctx.Err() == nil
	}
	return r
}

// begin names the stage for Progress.
func (r *run) begin(stage string, total int) {
	r.stage, r.done, r.total = stage, 0, total
	r.meter.Tick()
}

// tokens cuts both texts.
func (r *run) tokens() {
	r.begin(StageTokens, len(r.first.blocks)+len(r.second.blocks))
	for _, h := range []*half{&r.first, &r.second} {
		texts, code := make([]string, len(h.blocks)), make([]bool, len(h.blocks))
		for i, b := range h.blocks {
			texts[i], code[i] = b.Text, b.Role == article.Code
		}
		h.side = token.NewSide(texts, code, r.lex, func(tokens int) {
			r.done++
			r.meter.Count(int64(tokens))
		})
	}
	r.lex.Lighten(r.first.side, r.second.side)
	r.budget = newBudget(r.options.Budget, len(r.first.side.Tok)+len(r.second.side.Tok), &r.meter)
}

// align finds which block became which.
func (r *run) align() {
	r.begin(StageAlign, 0)
	in := align.Input{
		Old: r.first.side, New: r.second.side, Lex: r.lex,
		OldBlocks: classes(r.first.blocks), NewBlocks: classes(r.second.blocks), Single: single,
	}
	r.matches, r.echoes = align.Blocks(in, &r.budget.align)
}

// single reports whether an article has one block of a role: a rewritten headline is a headline still.
func single(role string) bool {
	switch article.Role(role) {
	case article.Title, article.Standfirst, article.Byline, article.Image:
		return true
	}
	return false
}

func classes(blocks []article.Block) []align.Block {
	out := make([]align.Block, len(blocks))
	for i, b := range blocks {
		out[i] = align.Block{Role: string(b.Role), Class: classOf(b.Role)}
		if b.Role == article.Image && len(b.Marks) > 0 {
			out[i].Key = b.Marks[0].Target.String()
		}
	}
	return out
}

func classOf(role article.Role) align.Class {
	switch role {
	case article.Title, article.Standfirst, article.Byline, article.Heading:
		return align.Head
	case article.Caption, article.Image:
		return align.Caption
	case article.Row:
		return align.Table
	case article.Code:
		return align.Code
	}
	return align.Body
}

// compare fills in the spans of one row. Its kind stays what it is.
func (r *run) compare(row *Row) {
	switch {
	case row.Kind == Departed || len(row.Spans) > 0:
		return // without spans, or complete since the rows were made
	case len(row.Old) == 0 || len(row.New) == 0:
		return // of an empty block
	}
	old, new := r.pieces(row.Old, r.half(!r.mirrored)), r.pieces(row.New, r.half(r.mirrored))
	if len(old) == 1 && len(new) == 1 && old[0].Text == new[0].Text {
		row.Spans = spansOf(refine.Looks(old[0], new[0]))
	} else {
		row.Spans = r.words(old, new)
	}
	r.check(row)
	r.noteRole(row)
}

// words compares the words of two groups of blocks.
func (r *run) words(old, new []refine.Piece) []Span {
	in := refine.Input{
		Old: old, New: new, Lex: r.lex, Mirrored: r.mirrored, Grain: grains[r.options.Grain&3],
		Breaks: r.options.Breaks, OldLang: r.old.Language, NewLang: r.new.Language,
	}
	if r.mirrored {
		in.Old, in.New, in.OldLang, in.NewLang = new, old, r.new.Language, r.old.Language
	}
	result := refine.Spans(in, r.budget.of(in), &r.scratch)
	r.broken = r.broken || result.Broken
	if result.Coarse {
		r.coarse++
	} else if result.Limited {
		r.near++
	}
	return spansOf(result.Spans)
}

// grains are those of package refine, in the order of ours.
var grains = [4]refine.Grain{refine.Words, refine.Sentences, refine.Words, refine.Characters}

func spansOf(spans []refine.Span) []Span {
	var out []Span
	for _, s := range spans {
		out = append(out, Span{Op(s.Op), s.Text, s.Note})
	}
	return out
}

// half returns the first or the second side.
func (r *run) half(first bool) *half {
	if first {
		return &r.first
	}
	return &r.second
}

// pieces lists blocks as package refine wants them.
func (r *run) pieces(blocks []int, h *half) []refine.Piece {
	out := make([]refine.Piece, len(blocks))
	for k, i := range blocks {
		from, to := h.side.Start[i], h.side.Start[i+1]
		out[k] = refine.Piece{
			Text: h.blocks[i].Text, Tok: h.side.Tok[from:to],
			Exact: h.side.Exact[from:to], Match: h.side.Match[from:to], Marks: marks(h.blocks[i]),
		}
	}
	return out
}

func marks(b article.Block) []refine.Mark {
	var out []refine.Mark
	for _, m := range b.Marks {
		out = append(out, refine.Mark{Start: m.Start, End: m.End, Style: string(m.Style), Target: m.Target.String()})
	}
	return out
}
