package render

import (
	"strconv"
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// DOCX writes a comparison as a document of Word (ISO 29500) that holds the new version with every change tracked, by
// the author "Stet": accepting all gives the new text, rejecting all the old one. A block that moved is a named move; its
// whole old text stands at the old place. Where a block was split or merged, the end of a paragraph is the change. Other
// looks and other roles are changes of format; a link that leads elsewhere is removed and added. The times of the
// changes are that of the new version, or none. Equal comparisons give equal bytes.
func DOCX(c compare.Comparison, o Options) []byte {
	w := &docx{drawing: newDrawing(c, Inline), links: map[string]string{}}
	w.marks = ` w:author="Stet"`
	w.dated = w.marks + ` w:date="1980-01-01T00:00:00Z"` // as the files of the archive, which know no time either
	if at := instant(c.New.Captured).in(); !at.IsZero() {
		w.marks += ` w:date="` + at.Truncate(time.Second).Format(time.RFC3339) + `"`
		w.dated = w.marks
	}
	for i := range c.Rows {
		w.index = i
		w.row()
	}
	w.paragraph(0, false)
	return archive(w.parts(o))
}

// A docx is a comparison on its way to a document. Paragraphs are written when their end is known.
type docx struct {
	*drawing
	body     strings.Builder
	runs     strings.Builder // of the paragraph under way
	old, new *article.Block  // what the paragraph is in each version
	id       int             // of the last change
	marks    string          // the attributes of all changes
	dated    string          // those of the ends of moves, which need a time by the schema; no program shows it
	links    map[string]string
	targets  []string // of links, in the order of their first use
}

// row writes the blocks of a row and ends its paragraph.
func (w *docx) row() {
	row, pieces := w.Rows[w.index], w.pieces(w.index)
	old, new := row.Old, row.New
	moves := w.places[w.index] >= 0
	switch row.Kind {
	case compare.Moved:
		old = nil
	case compare.Departed:
		new = nil
	}
	name := ""
	if moves {
		name = w.beginMove(row.Kind)
	}
	at := [2]int{}
	w.stands(row, len(old) > 0, len(new) > 0, at)
	for _, p := range pieces {
		if p.Op != compare.Insert && len(old) > 0 && p.old.block > at[0] {
			at[0] = p.old.block
			w.paragraph(onOld, moves)
			w.stands(row, true, len(new) > 0, at)
		}
		if p.Op != compare.Delete && len(new) > 0 && p.new.block > at[1] {
			at[1] = p.new.block
			w.paragraph(onNew, moves)
			w.stands(row, len(old) > 0, true, at)
		}
		w.piece(row, p, moves)
	}
	if moves {
		w.runs.WriteString(name)
	}
	w.end(old, new, moves)
}

// stands notes what the paragraph under way is in each version.
func (w *docx) stands(row compare.Row, old, new bool, at [2]int) {
	if old {
		b := w.blockOf(row, oldSide, at[0])
		w.old = &b
	}
	if new {
		b := w.blockOf(row, newSide, at[1])
		w.new = &b
	}
}

// end ends the last paragraph of a row on the sides where more text follows: the last paragraph of a version ends with
// the document. Where it ends on neither side, what follows stands in the same paragraph.
func (w *docx) end(old, new []int, moves bool) {
	sides := 0
	if n := len(old); n > 0 && old[n-1] < len(w.Old.Blocks)-1 {
		sides |= onOld
	}
	if n := len(new); n > 0 && new[n-1] < len(w.New.Blocks)-1 {
		sides |= onNew
	}
	if sides > 0 {
		w.paragraph(sides, moves)
	}
}

// paragraph writes the paragraph under way. Its end stands on the sides given; on none, it is the document's.
func (w *docx) paragraph(sides int, moves bool) {
	w.body.WriteString("<w:p><w:pPr>")
	shown := w.new
	if shown == nil {
		shown = w.old
	}
	if shown != nil {
		w.body.WriteString(paragraphLook(*shown))
	}
	switch {
	case sides == onNew && moves:
		w.body.WriteString("<w:rPr>" + w.mark("moveTo", "/>") + "</w:rPr>")
	case sides == onNew:
		w.body.WriteString("<w:rPr>" + w.mark("ins", "/>") + "</w:rPr>")
	case sides == onOld && moves:
		w.body.WriteString("<w:rPr>" + w.mark("moveFrom", "/>") + "</w:rPr>")
	case sides == onOld:
		w.body.WriteString("<w:rPr>" + w.mark("del", "/>") + "</w:rPr>")
	}
	if w.old != nil && w.new != nil && paragraphLook(*w.old) != paragraphLook(*w.new) {
		w.body.WriteString(w.mark("pPrChange", "><w:pPr>") + paragraphLook(*w.old) + "</w:pPr></w:pPrChange>")
	}
	w.body.WriteString("</w:pPr>" + w.runs.String() + "</w:p>")
	w.runs.Reset()
	w.old, w.new = nil, nil
}

// mark is the start of an element that tracks a change.
func (w *docx) mark(element, end string) string {
	w.id++
	return "<w:" + element + ` w:id="` + strconv.Itoa(w.id) + `"` + w.marks + end
}

// beginMove begins the range of a move at one of its ends, and returns what ends it. Both ends have one name.
func (w *docx) beginMove(kind compare.Kind) (end string) {
	element, row := "moveFromRange", w.places[w.index]
	if kind == compare.Moved {
		element, row = "moveToRange", w.index
	}
	w.id++
	id := ` w:id="` + strconv.Itoa(w.id) + `"`
	w.runs.WriteString("<w:" + element + "Start" + id + w.dated + ` w:name="move` + strconv.Itoa(row) + `"/>`)
	return "<w:" + element + "End" + id + "/>"
}

// piece writes the runs of a piece in what tracks them.
func (w *docx) piece(row compare.Row, p piece, moves bool) {
	switch {
	case row.Kind == compare.Departed && moves:
		w.strides(row, p, oldSide, func(l look, text string) { w.run("moveFrom", l, text) })
	case row.Kind == compare.Departed:
		w.strides(row, p, oldSide, func(l look, text string) { w.run("del", l, text) })
	case row.Kind == compare.Moved && p.Op == compare.Delete: // it stands at the old place
	case row.Kind == compare.Moved && (p.Op == compare.Insert || !moves):
		w.strides(row, p, newSide, func(l look, text string) { w.run("ins", l, text) })
	case row.Kind == compare.Moved:
		w.strides(row, p, newSide, func(l look, text string) { w.run("moveTo", l, text) })
	case p.Op == compare.Delete:
		w.strides(row, p, oldSide, func(l look, text string) { w.run("del", l, text) })
	case p.Op == compare.Insert:
		w.strides(row, p, newSide, func(l look, text string) { w.run("ins", l, text) })
	default:
		w.kept(row, p)
	}
}

// kept writes text that stands on both sides. Where it looks otherwise now, the old look stands beside the new one.
func (w *docx) kept(row compare.Row, p piece) {
	before := run{text: p.Text, offset: p.old.offset, strips: w.stripsOf(row, oldSide, p.old.block)}
	after := run{text: p.Text, offset: p.new.offset, strips: w.stripsOf(row, newSide, p.new.block)}
	for from := 0; from < len(p.Text); {
		was, to := before.look(from)
		is, end := after.look(from)
		to = min(to, end)
		text := p.Text[from:to]
		switch from = to; {
		case was.link != is.link || was.target != is.target:
			w.run("del", was, text)
			w.run("ins", is, text)
		case was.set != is.set:
			w.linked(is, func() {
				old := w.mark("rPrChange", "><w:rPr>") + runLook(was) + "</w:rPr></w:rPrChange>"
				w.runs.WriteString("<w:r><w:rPr>" + runLook(is) + old + "</w:rPr>" + runText(text, "w:t") + "</w:r>")
			})
		default:
			w.run("", is, text)
		}
	}
}

// run writes text of one look inside what tracks it, if anything does.
func (w *docx) run(track string, l look, text string) {
	w.linked(l, func() {
		element := "w:t"
		if track == "del" {
			element = "w:delText"
		}
		if track != "" {
			w.runs.WriteString(w.mark(track, ">"))
		}
		w.runs.WriteString("<w:r>")
		if properties := runLook(l); properties != "" {
			w.runs.WriteString("<w:rPr>" + properties + "</w:rPr>")
		}
		w.runs.WriteString(runText(text, element) + "</w:r>")
		if track != "" {
			w.runs.WriteString("</w:" + track + ">")
		}
	})
}

// linked writes runs inside a link, if they look like one.
func (w *docx) linked(l look, write func()) {
	if !l.link || !l.target.Leads() {
		write()
		return
	}
	address := l.target.String()
	id, known := w.links[address]
	if !known {
		w.targets = append(w.targets, address)
		id = "rId" + strconv.Itoa(100+len(w.targets))
		w.links[address] = id
	}
	w.runs.WriteString(`<w:hyperlink r:id="` + id + `">`)
	write()
	w.runs.WriteString("</w:hyperlink>")
}
