package render

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// Critic writes a comparison as CriticMarkup in Markdown: {--removed--}, {++added++}, {~~old~>new~~}. With all changes
// accepted the file is the new version, with all rejected the old one. A block that moved is removed at its old place and
// added at the new one, each with a comment that has the number of the move. Signs of CriticMarkup and Markdown in the
// text are escaped; code stands in HTML, where both can be.
func Critic(c compare.Comparison, in words.Words) []byte {
	w := critic{drawing: Begin(c, Inline).In(in).drawing}
	w.out.critic = true
	for i := range c.Rows {
		w.index = i
		w.row()
		w.out.WriteString("\n\n")
	}
	return []byte(strings.TrimRight(w.out.String(), "\n") + "\n")
}

// A critic is a comparison on its way to CriticMarkup.
type critic struct {
	*drawing
	out   marker
	depth [2]int // of each side: how deep the item before stands; 0 is no item
}

// row writes a row: its blocks with their changes, or where both sides have nothing in common, one after the other.
func (w *critic) row() {
	row, pieces := w.Rows[w.index], w.pieces(w.index)
	old, new := row.Old, row.New
	switch row.Kind {
	case compare.Moved:
		old = nil
	case compare.Departed:
		new = nil
	}
	switch {
	case len(old) == 0:
		w.oneSide(newSide, new)
	case len(new) == 0:
		w.oneSide(oldSide, old)
	case anyCode(w.Old.Blocks, old) != anyCode(w.New.Blocks, new) || anyCode(w.New.Blocks, new) && len(old)+len(new) > 2:
		w.oneSide(oldSide, old)
		w.out.WriteString("\n\n")
		w.oneSide(newSide, new)
	default:
		w.both(row, pieces)
	}
	w.comment()
}

// comment numbers both ends of a move.
func (w *critic) comment() {
	row, place := w.Rows[w.index], w.places[w.index]
	switch {
	case row.Kind == compare.Moved && place >= 0:
		w.out.WriteString("{>>" + w.words.Say("critic-from", row.Move, w.paragraph(w.Rows[place].Old)) + "<<}")
	case row.Kind == compare.Departed && place >= 0:
		w.out.WriteString("{>>" + w.words.Say("critic-to", row.Move, w.paragraph(w.Rows[place].New)) + "<<}")
	}
}

func anyCode(all []article.Block, blocks []int) bool {
	for _, i := range blocks {
		if blockAt(all, i).Role == article.Code {
			return true
		}
	}
	return false
}

// oneSide writes blocks of one side, each in a mark of its own.
func (w *critic) oneSide(s side, blocks []int) {
	all, sides, start, end := w.New.Blocks, onNew, "{++", "++}"
	if s == oldSide {
		all, sides, start, end = w.Old.Blocks, onOld, "{--", "--}"
	}
	for k, i := range blocks {
		if k > 0 {
			w.out.WriteString("\n\n")
		}
		b := blockAt(all, i)
		w.out.WriteString(start)
		w.out.begin(sides, w.prefix(sides, b, b))
		if b.Role == article.Code {
			w.out.WriteString("<pre><code>")
			w.out.code(sides, b.Text)
			w.out.WriteString("</code></pre>")
		} else {
			w.block(sides, b)
		}
		w.out.WriteString(end)
	}
}

// block writes the text of a block with its looks.
func (w *critic) block(sides int, b article.Block) {
	r := run{text: b.Text, strips: stripsFrom(b.Marks)}
	for from := 0; from < len(r.text); {
		l, to := r.look(from)
		w.out.styled(sides, l, r.text[from:to])
		from = to
	}
}

// prefix is what a block begins with, and notes how deep it stands.
func (w *critic) prefix(sides int, b, other article.Block) string {
	if b.Role != article.Item {
		w.deep(sides, 0)
		return prefix(string(b.Role), b.Level, 0)
	}
	depth := max(b.Level, 1)
	for i := range w.depth {
		if sides>>i&1 == 1 {
			depth = min(depth, w.depth[i]+1)
		}
	}
	if other.Role != article.Item {
		depth = 1
	}
	w.deep(sides, depth)
	return prefix("item", 0, depth)
}

func (w *critic) deep(sides, depth int) {
	for i := range w.depth {
		if sides>>i&1 == 1 {
			w.depth[i] = depth
		}
	}
}

// both writes a row that stands on both sides. Where a block ends on one side only, the line ends are a change.
func (w *critic) both(row compare.Row, pieces []piece) {
	old, new := w.blockOf(row, oldSide, 0), w.blockOf(row, newSide, 0)
	w.open(old, new)
	code := old.Role == article.Code
	if code {
		w.out.WriteString("<pre><code>")
	}
	at := [2]int{}
	for i := 0; i < len(pieces); i++ {
		p := pieces[i]
		if p.Op != compare.Insert && p.old.block > at[0] {
			at[0] = p.old.block
			w.split(onOld, w.blockOf(row, oldSide, at[0]))
		}
		if p.Op != compare.Delete && p.new.block > at[1] {
			at[1] = p.new.block
			w.split(onNew, w.blockOf(row, newSide, at[1]))
		}
		if next := i + 1; p.Op == compare.Delete && next < len(pieces) && pieces[next].Op == compare.Insert && pieces[next].new.block == at[1] {
			w.out.WriteString("{~~")
			w.piece(row, p, onOld, code)
			w.out.WriteString("~>")
			w.piece(row, pieces[next], onNew, code)
			w.out.WriteString("~~}")
			i++
			continue
		}
		w.change(row, p, code)
	}
	if code {
		w.out.WriteString("</code></pre>")
	}
}

// open writes what a row begins with: twice if it differs.
func (w *critic) open(old, new article.Block) {
	same := old.Role == new.Role
	if same && (old.Level == new.Level || old.Role == article.Item) {
		w.out.begin(onOld|onNew, w.prefix(onOld|onNew, new, old))
		return
	}
	before, after := w.prefix(onOld, old, old), w.prefix(onNew, new, new)
	if before == after {
		w.out.begin(onOld|onNew, after)
		return
	}
	for _, of := range []struct {
		sides              int
		start, prefix, end string
	}{{onOld, "{--", before, "--}"}, {onNew, "{++", after, "++}"}} {
		if of.prefix != "" {
			w.out.WriteString(of.start + of.prefix + of.end)
		}
		w.out.begin(of.sides, "")
	}
}

// split ends a block on one side and begins the next.
func (w *critic) split(sides int, b article.Block) {
	start, end := "{++", "++}"
	if sides == onOld {
		start, end = "{--", "--}"
	}
	w.out.WriteString(start + "\n\n")
	w.out.begin(sides, w.prefix(sides, b, b))
	w.out.WriteString(end)
}

// change writes one piece in the mark that it needs. Text that looks otherwise now is removed and added again.
func (w *critic) change(row compare.Row, p piece, code bool) {
	switch p.Op {
	case compare.Delete:
		w.out.WriteString("{--")
		w.piece(row, p, onOld, code)
		w.out.WriteString("--}")
	case compare.Insert:
		w.out.WriteString("{++")
		w.piece(row, p, onNew, code)
		w.out.WriteString("++}")
	case compare.Restyle:
		if code {
			w.piece(row, p, onOld|onNew, code)
			return
		}
		w.out.WriteString("{~~")
		w.piece(row, p, onOld, code)
		w.out.WriteString("~>")
		w.piece(row, p, onNew, code)
		w.out.WriteString("~~}")
	default:
		w.piece(row, p, onOld|onNew, code)
	}
}

// piece writes the text of a piece as it looks on the side given, the new one if it stands on both.
func (w *critic) piece(row compare.Row, p piece, sides int, code bool) {
	if code {
		w.out.code(sides, p.Text)
		return
	}
	s := newSide
	if sides == onOld {
		s = oldSide
	}
	w.strides(row, p, s, func(l look, text string) { w.out.styled(sides, l, text) })
}
