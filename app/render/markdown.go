package render

import (
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// Markdown writes what changed as Markdown for a message or a ticket: the summary, then each changed paragraph with what
// became of it in words, ~~removed~~ and <ins>added</ins> text. A block that moved stands at its new place, with both
// numbers. Texts at the edges of signs lose their spaces to the outside.
func Markdown(c compare.Comparison, o Options) []byte {
	w := digestFile{drawing: Begin(c, Inline).In(o.Words).drawing}
	w.head(o)
	for i, row := range c.Rows {
		if row.Kind != compare.Kept && row.Kind != compare.Departed {
			w.index = i
			w.row()
		}
	}
	return []byte(strings.TrimRight(w.out.String(), "\n") + "\n")
}

// A digestFile is a comparison on its way to Markdown.
type digestFile struct {
	*drawing
	out marker
}

// head writes the title, the versions, the summary and the notes.
func (w *digestFile) head(o Options) {
	w.line("# ", headline(w.Comparison, w.words))
	old, new := caption(w.Old, w.words, "older-version"), caption(w.New, w.words, "newer-version")
	w.line("", old+" "+w.words.Say("arrow")+" "+new)
	if link := w.New.URL; link.Leads() {
		w.out.begin(onNew, "<"+w.out.address(link.String())+">")
		w.end()
	}
	w.line("", Digest(w.Digest(w.Changes(), o.How), w.words)+" "+Summary(w.Stats, w.words))
	for _, note := range w.Notes {
		w.line("", w.words.Noted(note))
	}
}

// line writes a line of plain text as a block of its own.
func (w *digestFile) line(prefix, text string) {
	w.out.begin(onNew, prefix)
	w.out.styled(onNew, look{}, strings.Join(strings.Fields(text), " "))
	w.end()
}

func (w *digestFile) end() { w.out.WriteString("\n\n") }

// row writes a changed row: in words what became of it, then its blocks.
func (w *digestFile) row() {
	row := w.Rows[w.index]
	w.out.begin(onNew, "**")
	w.out.text(onNew, w.told(row))
	w.out.sign(onNew, "**")
	w.end()
	lead := newSide
	if len(row.Old) > len(row.New) {
		lead = oldSide
	}
	pieces := w.pieces(w.index)
	for from := 0; from < len(pieces); {
		block, to := pieces[from].at(lead).block, from+1
		for to < len(pieces) && pieces[to].at(lead).block <= block {
			to++
		}
		w.block(row, w.blockOf(row, lead, block), pieces[from:to])
		from = to
	}
}

// told is what became of a row.
func (w *digestFile) told(row compare.Row) string {
	said, at := "", w.paragraph(row.New)
	switch row.Kind {
	case compare.Removed:
		return w.words.Say("row-removed", w.paragraph(row.Old))
	case compare.Added:
		return w.words.Say("row-added", at)
	case compare.Moved:
		said = w.words.Say("row-moved", at, w.paragraph(row.Old))
	case compare.Split:
		said = w.words.Say("row-split", at, w.paragraph(row.New[len(row.New)-1:]))
	case compare.Merged:
		said = w.words.Say("row-merged", at, w.mergedWords(row))
	case compare.Restyled:
		said = w.words.Say("row-restyled", at)
	default:
		said = w.words.Say("row-edited", at)
	}
	return said + w.looksTold(row)
}

// looksTold lists the changes of looks in a row, each once.
func (w *digestFile) looksTold(row compare.Row) string {
	var told []string
	for _, s := range row.Spans {
		note := s.Note
		if s.Op != compare.Restyle || note == "" {
			continue
		}
		if said := noteIn(w.words, note, ofImage(w.Comparison, row)); !listedIn(told, said) {
			told = append(told, said)
		}
	}
	if len(told) == 0 {
		return ""
	}
	return " (" + w.words.Chain(told) + ")"
}

func listedIn(list []string, text string) bool {
	for _, have := range list {
		if have == text {
			return true
		}
	}
	return false
}

// block writes pieces as one block.
func (w *digestFile) block(row compare.Row, b article.Block, pieces []piece) {
	if b.Role == article.Code {
		w.out.begin(onNew, "<pre><code>")
		for _, p := range pieces {
			w.tagged(p, func() { w.out.code(onNew, p.Text) })
		}
		w.out.sign(onNew, "</code></pre>")
		w.end()
		return
	}
	level := b.Level
	if b.Role == article.Title {
		level, b.Role = 2, article.Heading // the title of the file is another
	}
	w.out.begin(onNew, prefix(string(b.Role), max(level, 3), 1))
	for i, p := range pieces {
		switch p.Op {
		case compare.Delete:
			w.deleted(row, p, pieces[i+1:])
		case compare.Insert:
			if w.lead(&p, &p.new) {
				w.tagged(p, func() { w.runs(row, p, newSide) })
			}
		default:
			w.runs(row, p, newSide)
		}
	}
	w.end()
}

// runs writes the text of a piece as it looks on one side.
func (w *digestFile) runs(row compare.Row, p piece, s side) {
	w.strides(row, p, s, func(l look, text string) { w.out.styled(onNew, l, text) })
}

// tagged writes an insertion or a deletion in its HTML element, and anything else bare.
func (w *digestFile) tagged(p piece, write func()) {
	tag := map[compare.Op]string{compare.Insert: "ins", compare.Delete: "del"}[p.Op]
	if tag == "" {
		write()
		return
	}
	w.out.sign(onNew, "<"+tag+">")
	write()
	w.out.sign(onNew, "</"+tag+">")
}

// deleted writes a deletion between tildes where every reader takes them for signs, else in its element.
func (w *digestFile) deleted(row compare.Row, p piece, after []piece) {
	if !w.lead(&p, &p.old) {
		return
	}
	if !w.tildes(row, p, after) {
		w.tagged(p, func() { w.runs(row, p, oldSide) })
		return
	}
	w.out.sign(onNew, "~~")
	w.runs(row, p, oldSide)
	w.out.sign(onNew, "~~")
}

// lead writes the spaces that a marked text begins with in front of its mark, and takes them off the piece, whose place
// on its side is given. It reports false for spaces alone: those are marked, and done.
func (w *digestFile) lead(p *piece, at *place) bool {
	text := strings.TrimLeft(p.Text, " ")
	if text == "" {
		w.tagged(*p, func() { w.out.sign(onNew, p.Text) })
		return false
	}
	n := len(p.Text) - len(text)
	w.out.sign(onNew, p.Text[:n])
	p.Text, at.offset = text, at.offset+n
	return true
}

// tildes reports whether tildes around a text are signs: they touch a letter inside, or, at the end, a point with a space
// or a sign behind it.
func (w *digestFile) tildes(row compare.Row, p piece, after []piece) bool {
	first, _ := utf8.DecodeRuneInString(p.Text)
	last, _ := utf8.DecodeLastRuneInString(p.Text)
	plain := true
	w.strides(row, p, oldSide, func(l look, _ string) { plain = plain && !l.link && l.set == 0 })
	if !plain || !wordy(first) || w.out.ends('~') {
		return false
	}
	if wordy(last) {
		return true
	}
	open := len(after) == 0 || after[0].Op != compare.Keep || strings.HasPrefix(after[0].Text, " ")
	return strings.ContainsRune(".,;:!?", last) && open
}
