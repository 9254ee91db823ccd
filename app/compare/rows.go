package compare

import (
	"slices"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare/internal/align"
	"github.com/stet-diff/stet/app/compare/internal/refine"
)

// rows lists the rows in reading order of the new version. A removed or departed row stands right after the last
// row in place with a smaller old index, before the rows added there. Rows without a partner, and kept ones, have
// their spans; the others are still to be compared.
func (r *run) rows() []Row {
	matches := r.turned()
	var rows []Row
	if n := len(r.old.Blocks) + len(r.new.Blocks); n > 0 {
		rows = make([]Row, 0, n)
	}
	old, new, ids := 0, 0, 0
	matchOfNew := make([]*align.Match, len(r.new.Blocks))
	departs := make([]*align.Match, len(r.old.Blocks))
	moveID := make([]int, len(r.new.Blocks))
	for k := range matches {
		m := &matches[k]
		matchOfNew[m.New[0]] = m
		if m.Moved {
			if k == 0 || !together(matches[k-1], *m) {
				ids++
			}
			departs[m.Old[0]] = m
			moveID[m.New[0]] = ids
		}
	}
	until := func(oldEnd, newEnd int) {
		for ; old < oldEnd; old++ {
			if m := departs[old]; m != nil {
				rows = append(rows, Row{Kind: Departed, Old: []int{old}, Move: moveID[m.New[0]]})
			} else {
				rows = append(rows, Row{Kind: Removed, Old: []int{old}, Spans: []Span{{Op: Delete, Text: r.old.Blocks[old].Text}}})
			}
		}
		for ; new < newEnd; new++ {
			if m := matchOfNew[new]; m != nil {
				rows = append(rows, r.matched(*m, moveID[new]))
			} else {
				rows = append(rows, Row{Kind: Added, New: []int{new}, Spans: []Span{{Op: Insert, Text: r.new.Blocks[new].Text}}})
			}
		}
	}
	for k := range matches {
		if m := matches[k]; !m.Moved {
			until(m.Old[0], m.New[0])
			rows = append(rows, r.matched(m, 0))
			old, new = m.Old[len(m.Old)-1]+1, m.New[len(m.New)-1]+1
		}
	}
	until(len(r.old.Blocks), len(r.new.Blocks))
	return dropEmpty(rows)
}

// together reports whether two moved matches, neighbours in order of new, moved as one: they were neighbours before too.
func together(a, b align.Match) bool {
	return a.Moved && a.New[0]+1 == b.New[0] && a.Old[0]+1 == b.Old[0]
}

// dropEmpty leaves out the spans of blocks that hold no text; readers give none, but the promise is for any input.
func dropEmpty(rows []Row) []Row {
	for k := range rows {
		if len(rows[k].Spans) == 1 && rows[k].Spans[0].Text == "" {
			rows[k].Spans = nil
		}
	}
	return rows
}

// turned returns the matches as old and new, in order of new.
func (r *run) turned() []align.Match {
	if !r.mirrored {
		return r.matches
	}
	out := make([]align.Match, len(r.matches))
	for k, m := range r.matches {
		out[k] = align.Match{Old: m.New, New: m.Old, Moved: m.Moved}
	}
	slices.SortFunc(out, func(a, b align.Match) int { return a.New[0] - b.New[0] })
	return out
}

// matched makes the row of a match. Its kind is final, for equal bytes tell all that is to be told before any word is
// compared; if all is equal it is complete.
func (r *run) matched(m align.Match, move int) Row {
	row := Row{Old: m.Old, New: m.New, Move: move}
	switch {
	case m.Moved:
		row.Kind = Moved
	case len(m.New) > 1:
		row.Kind = Split
	case len(m.Old) > 1:
		row.Kind = Merged
	case r.same(m.Old[0], m.New[0]):
		row.Kind = Kept
	case r.old.Blocks[m.Old[0]].Text == r.new.Blocks[m.New[0]].Text:
		row.Kind = Restyled
	default:
		row.Kind = Edited
	}
	if (row.Kind == Kept || row.Kind == Moved) && r.same(m.Old[0], m.New[0]) {
		row.Spans = []Span{{Op: Keep, Text: r.new.Blocks[m.New[0]].Text}}
	}
	return row
}

// same reports whether two blocks are equal: bytes, role and looks.
func (r *run) same(i, j int) bool {
	a, b := r.old.Blocks[i], r.new.Blocks[j]
	if a.Text != b.Text || a.Role != b.Role || a.Level != b.Level {
		return false
	}
	if slices.Equal(a.Marks, b.Marks) {
		return true
	}
	old, new := r.pieces([]int{i}, r.half(!r.mirrored)), r.pieces([]int{j}, r.half(r.mirrored))
	return refine.SameStyle(old[0], new[0])
}

// noteRole says on the first kept span, or else on the first span, that the role or level changed.
func (r *run) noteRole(row *Row) {
	a, b := r.old.Blocks[row.Old[0]], r.new.Blocks[row.New[0]]
	note := roleNote(a, b)
	if note == "" || len(row.Spans) == 0 {
		return
	}
	for k := range row.Spans {
		if row.Spans[k].Op == Keep {
			row.Spans[k].Note = note
			return
		}
	}
	if s := &row.Spans[0]; s.Note == "" {
		s.Note = "text; " + note
	} else {
		s.Note += "; " + note
	}
}

func roleNote(a, b article.Block) string {
	switch {
	case a.Role != b.Role:
		return "role: " + string(a.Role) + " → " + string(b.Role)
	case a.Level != b.Level:
		return "level: " + digits(a.Level) + " → " + digits(b.Level)
	}
	return ""
}
