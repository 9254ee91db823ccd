package compare

import (
	"slices"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare/internal/pair"
	"github.com/stet-diff/stet/app/compare/internal/seq"
)

// rows writes the rows in reading order of the new side. Removed and departed rows stand after the last row in
// place with a smaller old index, before the added rows of that gap.
func (j *job) rows(matches []pair.Match, edits [][]seq.Hunk) []Row {
	ofNew, ofOld := make([]int, len(j.new.blocks)), make([]int, len(j.old.blocks))
	for _, list := range [][]int{ofNew, ofOld} {
		for i := range list {
			list[i] = -1
		}
	}
	moves, next := make([]int, len(matches)), 0
	for k, m := range matches {
		for _, i := range m.Old {
			ofOld[i] = k
		}
		for _, i := range m.New {
			ofNew[i] = k
		}
		if m.Moved {
			next++
			moves[k] = next
		}
	}
	w := &rowWriter{job: j, ofOld: ofOld, matches: matches, moves: moves}
	w.away(0)
	for n := 0; n < len(ofNew); {
		k := ofNew[n]
		if k < 0 {
			w.rows = append(w.rows, Row{Kind: Added, New: []int{n}, Spans: whole(Insert, j.new.blocks, n)})
			n++
			continue
		}
		w.rows = append(w.rows, j.matched(matches[k], edits[k], moves[k]))
		n = matches[k].New[len(matches[k].New)-1] + 1
		if !matches[k].Moved {
			w.away(slices.Max(matches[k].Old) + 1)
		}
	}
	return w.rows
}

type rowWriter struct {
	job     *job
	ofOld   []int
	matches []pair.Match
	moves   []int
	rows    []Row
}

// away writes the old blocks from i on that have no row in place.
func (w *rowWriter) away(i int) {
	for ; i < len(w.ofOld); i++ {
		switch k := w.ofOld[i]; {
		case k < 0:
			w.rows = append(w.rows, Row{Kind: Removed, Old: []int{i}, Spans: whole(Delete, w.job.old.blocks, i)})
		case w.moves[k] > 0:
			w.rows = append(w.rows, Row{Kind: Departed, Old: []int{i}, Move: w.moves[k]})
		default:
			return
		}
	}
}

// whole is a block as one span.
func whole(op Op, blocks []article.Block, i int) []Span {
	if blocks[i].Text == "" {
		return nil
	}
	return []Span{{Op: op, Text: blocks[i].Text}}
}

// matched writes the row of a match, checks that it rebuilds its blocks, and names its kind.
func (j *job) matched(m pair.Match, edits []seq.Hunk, move int) Row {
	r := Row{Old: m.Old, New: m.New, Move: move}
	a, b := j.old.row(m.Old), j.new.row(m.New)
	r.Spans = newSpeller(j, m, a, b).spell(edits)
	if !rebuilds(r, j.old.blocks, j.new.blocks) {
		r.Spans = replaced(r, j.old.blocks, j.new.blocks)
	}
	r.Kind = j.kind(r)
	return r
}

func (j *job) kind(r Row) Kind {
	text, style := false, false
	for _, s := range r.Spans {
		text = text || s.Op == Delete || s.Op == Insert
		style = style || s.Op == Restyle || s.Note != ""
	}
	switch {
	case r.Move > 0:
		return Moved
	case len(r.New) > 1:
		return Split
	case len(r.Old) > 1:
		return Merged
	case text:
		return Edited
	case style || rolesDiffer(j.old.blocks[r.Old[0]], j.new.blocks[r.New[0]]):
		return Restyled
	}
	return Kept
}

func rolesDiffer(a, b article.Block) bool { return a.Role != b.Role || a.Level != b.Level }

// rebuilds reports whether the spans of a row join to its blocks.
func rebuilds(r Row, old, new []article.Block) bool {
	a, b := r.text(Insert), r.text(Delete)
	for _, i := range r.Old {
		if len(a) < len(old[i].Text) || a[:len(old[i].Text)] != old[i].Text {
			return false
		}
		a = a[len(old[i].Text):]
	}
	for _, i := range r.New {
		if len(b) < len(new[i].Text) || b[:len(new[i].Text)] != new[i].Text {
			return false
		}
		b = b[len(new[i].Text):]
	}
	return a == "" && b == ""
}

// noteReplaced marks a row that the engine failed to compare. No text is lost, but a test fails on it.
const noteReplaced = "text; not compared"

func replaced(r Row, old, new []article.Block) []Span {
	var spans []Span
	for _, i := range r.Old {
		spans = append(spans, Span{Op: Delete, Text: old[i].Text, Note: noteReplaced})
	}
	for _, i := range r.New {
		spans = append(spans, Span{Op: Insert, Text: new[i].Text, Note: noteReplaced})
	}
	return spans
}
