package refine

import "unicode/utf8"

// spans cuts the texts: what is kept, with its changes of style, and what changed, old before new. Mirrored, the
// sides are swapped first.
func (r *reader) spans(mirrored bool) []Span {
	changes := r.changes()
	if mirrored {
		r.old, r.new = r.new, r.old
		for k, c := range changes {
			changes[k] = change{c.b0, c.b1, c.a0, c.a1}
		}
	}
	w := writer{old: r.old, new: r.new, oldStyles: styles(r.old), newStyles: styles(r.new)}
	w.out = make([]Span, 0, 3*len(changes)+1)
	a, b := 0, 0
	for _, c := range changes {
		w.keep(a, c.a0, b)
		note := classify(r.old.joined[c.a0:c.a1], r.new.joined[c.b0:c.b1])
		w.side(Delete, r.old, c.a0, c.a1, note)
		w.side(Insert, r.new, c.b0, c.b1, note)
		a, b = c.a1, c.b1
	}
	w.keep(a, len(r.old.joined), b)
	return w.out
}

// A writer collects spans.
type writer struct {
	old, new             *line
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
		oldBlock, newBlock := w.old.blockAt(a), w.new.blockAt(b)
		oldStop := w.old.base[oldBlock] + len(w.old.pieces[oldBlock].Text)
		newStop := w.new.base[newBlock] + len(w.new.pieces[newBlock].Text)
		n := min(end-a, oldStop-a, newStop-b)
		w.styled(w.old.pieces[oldBlock].Text[a-w.old.base[oldBlock]:][:n], a, b)
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
