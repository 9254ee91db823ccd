package compare

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Changes lists what the counter counts, in the order of the rows.
//
// A deletion and the insertion next to it are one change, so is a lone one and each restyled span. A removed or
// added row is one change. A moved, split or merged row is one, and each change inside it one more. A departed row
// has none: its moved row has it.
func (c Comparison) Changes() []Change {
	var out []Change
	for i, r := range c.Rows {
		first, block := len(out), 0
		switch {
		case len(r.New) > 0:
			block = r.New[0] + 1
		case len(r.Old) > 0:
			block = r.Old[0] + 1
		}
		add := func(kind Kind) {
			id := strconv.Itoa(i) + "." + strconv.Itoa(len(out)-first)
			out = append(out, Change{ID: id, Row: i, Kind: string(kind), Block: block})
		}
		if r.wholeChange() {
			add(r.Kind)
			out[first].Before, out[first].After = r.text(Insert), r.text(Delete)
		}
		for k, n := range r.Numbers() {
			if n < 0 || r.Kind == Removed || r.Kind == Added {
				continue
			}
			s := r.Spans[k]
			for len(out)-first <= n {
				add(Edited)
			}
			change := &out[first+n]
			if s.Op == Restyle {
				change.Kind = string(Restyled)
			}
			if s.Op != Insert {
				change.Before += s.Text
			}
			if s.Op != Delete {
				change.After += s.Text
			}
		}
	}
	for i := range out {
		out[i].Before, out[i].After = shorten(out[i].Before), shorten(out[i].After)
	}
	return out
}

// Numbers gives for each span the number of its change within the row, or -1. In moved, split and merged rows the
// row itself is change 0.
func (r Row) Numbers() []int {
	out, next := make([]int, len(r.Spans)), 0
	if r.wholeChange() {
		next = 1
	}
	var last Op // of the change that is open
	for i, s := range r.Spans {
		switch {
		case r.Kind == Removed || r.Kind == Added:
			out[i] = 0
		case s.Op == Keep:
			out[i], last = -1, Keep
		case s.Op == Restyle:
			out[i], last = next, Keep
			next++
		case last == s.Op || last == Delete && s.Op == Insert:
			out[i], last = next-1, s.Op
		default:
			out[i], last = next, s.Op
			next++
		}
	}
	return out
}

// wholeChange reports whether the row as such is a change.
func (r Row) wholeChange() bool {
	switch r.Kind {
	case Moved, Split, Merged, Removed, Added:
		return true
	}
	return false
}

// text joins the spans of a row but those of one operation.
func (r Row) text(but Op) string {
	var b strings.Builder
	for _, s := range r.Spans {
		if s.Op != but {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// shorten trims a text to 80 characters.
func shorten(text string) string {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) <= 80 {
		return text
	}
	runes := []rune(text)
	return string(runes[:79]) + "…"
}
