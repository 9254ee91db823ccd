package compare

import (
	"slices"
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/compare/internal/refine"
	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// The rules of sentences that moved.
const (
	minMovedWords = 8   // a run of sentences with fewer is no move: short ones recur by chance
	movedLike     = 819 // 0.80 in 1/1024: how alike the sentence must be here and there
	maxRecurring  = 16  // a pair of words that is in more sentences of a side says nothing
)

// A sentence is a whole one that was deleted or inserted.
type sentence struct {
	row, span  int
	start, end int // its bytes in the span, with the space before it that is there too
	words      int
	pairs      []int32 // numbers of its words and of its pairs of words, sorted
	partner    int32   // the one sentence of the other side that is like it; -1 is none, -2 several
}

// movedSentences notes on the spans which sentences moved: runs of whole sentences that were deleted here, and
// inserted there, within a block or between blocks, almost as they were. Their spans stay what they are, so nothing
// else depends on it. It looks at some of the rows, whose words are compared.
//
//	[A. /]B.[/ A.]  →  [A. /|moved 1]B.[/ A.|moved 1]
func (r *run) movedSentences(rows []Row, among []int) {
	var trie seq.Pairs
	gone := r.sentences(rows, among, Delete, r.half(!r.mirrored), &trie)
	come := r.sentences(rows, among, Insert, r.half(r.mirrored), &trie)
	if len(gone) == 0 || len(come) == 0 || r.meter.Stopped {
		return
	}
	r.pairSentences(rows, gone, come, trie.Len())
	journeys := journeys(rows, gone, come)
	id := 0
	for _, row := range rows {
		id = max(id, row.Move)
	}
	cuts := map[[2]int][]cut{}
	for k, j := range journeys {
		note := "moved " + strconv.Itoa(id+1+k)
		for _, s := range [][]sentence{gone[j.from : j.from+j.n], come[j.to : j.to+j.n]} {
			at := [2]int{s[0].row, s[0].span}
			cuts[at] = append(cuts[at], cut{s[0].start, s[len(s)-1].end, note})
		}
	}
	for _, k := range among {
		noteMoves(&rows[k], k, cuts)
	}
}

// sentences lists the whole sentences in the deleted or inserted spans, in the order of the rows.
func (r *run) sentences(rows []Row, among []int, op Op, h *half, trie *seq.Pairs) []sentence {
	var out []sentence
	leftOut := Insert
	if op == Insert {
		leftOut = Delete
	}
	for _, k := range among {
		row := rows[k]
		of, at := row.Old, 0
		if op == Insert {
			of = row.New
		}
		var block *sentences // where spans are long enough to hold one
		for n, s := range row.Spans {
			if s.Op == leftOut {
				continue
			}
			for len(of) > 1 && at == len(h.blocks[of[0]].Text) {
				of, at, block = of[1:], 0, nil
			}
			if s.Op == op && len(s.Text) > 2*minMovedWords {
				if block == nil {
					block = r.sentencesOf(h, of[0])
				}
				out = append(out, block.inside(at, at+len(s.Text), sentence{row: k, span: n, partner: -1}, trie)...)
			}
			at += len(s.Text)
		}
	}
	return out
}

// sentences are those of one block.
type sentences struct {
	block refine.Piece
	begin []int32 // tokens, and last how many there are
	next  int     // the first sentence that no span so far reaches
}

func (r *run) sentencesOf(h *half, block int) *sentences {
	p := r.pieces([]int{block}, h)[0]
	r.meter.Count(int64(len(p.Tok)))
	return &sentences{block: p, begin: r.scratch.SentenceStarts(p, r.lex)}
}

// inside lists the whole sentences in a span of the block's bytes. Spans come in rising order; s is what the
// sentences of this one have in common.
func (b *sentences) inside(from, to int, s sentence, trie *seq.Pairs) []sentence {
	var out []sentence
	for ; b.next+1 < len(b.begin); b.next++ {
		first, last := b.begin[b.next], b.begin[b.next+1]-1
		if int(b.block.Tok[first].Off) < from {
			continue
		}
		s.start, s.end = max(from, b.block.Tok[first].Start())-from, b.block.Tok[last].End()-from
		if s.end > to-from {
			break
		}
		s.words, s.pairs = measure(b.block.Tok[first:last+1], b.block.Match[first:last+1], trie)
		if len(s.pairs) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// measure counts the words of a sentence and numbers them and their pairs. Two glyphs count as one word.
func measure(tok []token.Token, match []int32, trie *seq.Pairs) (words int, pairs []int32) {
	before, glyphs := int32(-1), 0
	for i, t := range tok {
		switch t.Kind {
		case token.Word, token.Number:
			words++
		case token.Glyph:
			glyphs++
		default:
			continue
		}
		pairs = append(pairs, trie.ID(-1, match[i]))
		if before >= 0 {
			pairs = append(pairs, trie.ID(before, match[i]))
		}
		before = match[i]
	}
	slices.Sort(pairs)
	return words + glyphs/2, pairs
}

// A cut is a part of a span with a note of its own.
type cut struct {
	start, end int
	note       string
}

// noteMoves cuts the spans of a row where sentences moved. Space that stands alone behind the last sentence goes with
// it.
func noteMoves(row *Row, k int, all map[[2]int][]cut) {
	var out []Span
	for n, s := range row.Spans {
		cuts := all[[2]int{k, n}]
		slices.SortFunc(cuts, func(a, b cut) int { return a.start - b.start })
		at := 0
		for _, c := range cuts {
			if at < c.start {
				out = append(out, Span{s.Op, s.Text[at:c.start], s.Note})
			}
			if at = c.end; strings.TrimSpace(s.Text[at:]) == "" {
				at = len(s.Text)
			}
			out = append(out, Span{s.Op, s.Text[c.start:at], withDetail(s.Note, c.note)})
		}
		if at < len(s.Text) {
			out = append(out, Span{s.Op, s.Text[at:], s.Note})
		}
	}
	row.Spans = out
}

// withDetail adds a detail to a note.
func withDetail(note, detail string) string {
	if note == "" {
		note = Text.String()
	}
	return note + "; " + detail
}
