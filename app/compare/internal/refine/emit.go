package refine

import "unicode/utf8"

// spans cuts the texts: what is kept, with its changes of style, and what changed, old before new.
func (r *reader) spans() []Span {
	w := writer{r: r, oldStyles: styles(r.old), newStyles: styles(r.new)}
	a, b := 0, 0
	for _, c := range r.changes() {
		w.keep(a, c.a0, b)
		note := classify(r.old.text(c.a0, c.a1), r.new.text(c.b0, c.b1))
		w.side(Delete, r.old, c.a0, c.a1, note)
		w.side(Insert, r.new, c.b0, c.b1, note)
		a, b = c.a1, c.b1
	}
	w.keep(a, r.old.size, b)
	return w.out
}

// A writer collects spans.
type writer struct {
	r                    *reader
	oldStyles, newStyles *runs
	out                  []Span
}

// side adds the bytes from p to q of one side, cut at the ends of blocks.
func (w *writer) side(op string, l *line, p, q int, note string) {
	for p < q {
		b := l.blockAt(p)
		stop := min(q, l.base[b]+len(l.pieces[b].Text))
		w.out = append(w.out, Span{op, l.pieces[b].Text[p-l.base[b] : stop-l.base[b]], note})
		p = stop
	}
}

// keep adds the kept bytes from a to end of the old side, which are those from b on of the new.
func (w *writer) keep(a, end, b int) {
	for a < end {
		oldBlock, newBlock := w.r.old.blockAt(a), w.r.new.blockAt(b)
		oldStop := w.r.old.base[oldBlock] + len(w.r.old.pieces[oldBlock].Text)
		newStop := w.r.new.base[newBlock] + len(w.r.new.pieces[newBlock].Text)
		n := min(end-a, oldStop-a, newStop-b)
		w.styled(w.r.old.pieces[oldBlock].Text[a-w.r.old.base[oldBlock]:][:n], a, b)
		a, b = a+n, b+n
	}
}

// styled adds kept text of one block of each side, cut where its style changed.
func (w *writer) styled(text string, a, b int) {
	note, from := "", 0
	for at := 0; at < len(text); {
		oldStyle, n := w.oldStyles.at(a + at)
		newStyle, m := w.newStyles.at(b + at)
		next := min(len(text), at+n, at+m)
		now := describe(oldStyle, newStyle)
		if now != "" && allSpace(text[at:next]) {
			now = note // style on space alone is nothing
			if next == len(text) || note == "" {
				now = ""
			}
		}
		if now != note {
			w.kept(text[from:at], note)
			note, from = now, at
		}
		at = next
	}
	w.kept(text[from:], note)
}

func (w *writer) kept(text, note string) {
	switch {
	case text == "":
	case note == "":
		w.out = append(w.out, Span{Keep, text, ""})
	default:
		w.out = append(w.out, Span{Restyle, text, note})
	}
}

func allSpace(s string) bool {
	for _, r := range s {
		if r > ' ' && r != 0xA0 || r == utf8.RuneError {
			return false
		}
	}
	return true
}
