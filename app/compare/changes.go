package compare

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/compare/internal/token"
)

// Changes lists what the counter counts, in the order of the rows.
//
// A deletion and the insertion next to it are one change; so is a lone one, and each restyled span. A removed or
// added row is one change. A moved, split or merged row is one, and each change inside it one more; so is a row
// that only changed its role. A departed row has none: its moved row has it.
func (c Comparison) Changes() []Change {
	var out []Change
	for i, row := range c.Rows {
		first, classes := len(out), row.classes()
		if row.whole() {
			out = append(out, c.change(i, 0, row.Kind))
			out[first].Before, out[first].After = row.side(Insert), row.side(Delete)
		}
		for k, n := range row.Numbers() {
			if n < 0 || row.Kind == Removed || row.Kind == Added {
				continue
			}
			if first+n == len(out) {
				out = append(out, c.change(i, n, kindOf(row.Spans[k])))
			}
			out[first+n].take(row.Spans[k])
		}
		for n := range out[first:] {
			out[first+n].Class = classes[n]
		}
	}
	for k := range out {
		out[k].Before, out[k].After = shortened(out[k].Before), shortened(out[k].After)
	}
	return out
}

// change returns change n of row i, its words still to come.
func (c Comparison) change(i, n int, kind Kind) Change {
	row := c.Rows[i]
	at := row.New
	if len(at) == 0 {
		at = row.Old
	}
	return Change{ID: strconv.Itoa(i) + "." + strconv.Itoa(n), Row: i, Kind: string(kind), Block: at[0] + 1}
}

// kindOf says what kind of change a span makes inside a row.
func kindOf(s Span) Kind {
	if s.Op == Restyle {
		return Restyled
	}
	return Edited
}

// take adds the words of a span to the change.
func (c *Change) take(s Span) {
	if s.Op != Insert {
		c.Before += s.Text
	}
	if s.Op != Delete {
		c.After += s.Text
	}
}

// Numbers gives for each span the number of its change within the row, or -1 for what did not change. Where the row
// itself is a change (see Changes), that is number 0.
func (r Row) Numbers() []int {
	out, next := make([]int, len(r.Spans)), 0
	if r.whole() {
		next = 1
	}
	before := Keep
	for k, s := range r.Spans {
		switch {
		case r.Kind == Removed || r.Kind == Added:
			out[k] = 0
		case s.Op == Keep:
			out[k] = -1
		case s.Op == Insert && (before == Delete || before == Insert), s.Op == Delete && before == Delete:
			out[k] = next - 1
		default:
			out[k] = next
			next++
		}
		before = s.Op
	}
	return out
}

// whole reports whether the row as such is a change.
func (r Row) whole() bool {
	switch r.Kind {
	case Moved, Split, Merged, Removed, Added:
		return true
	case Restyled:
		for _, s := range r.Spans {
			if s.Op == Restyle {
				return false
			}
		}
		return true
	}
	return false
}

// side joins the spans of a row but those of one operation.
func (r Row) side(leftOut Op) string {
	var b strings.Builder
	for _, s := range r.Spans {
		if s.Op != leftOut && b.Len() <= 8*shownLength {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// shownLength is how many characters of a change are shown in a list.
const shownLength = 80

// shortened trims a text and cuts it to 80 characters, the last of them "…", never inside a grapheme.
func shortened(text string) string {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) <= shownLength {
		return text
	}
	end := 0
	for range shownLength - 1 {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	cut := 0
	for _, edge := range token.Graphemes(text[:min(len(text), end+64)]) {
		if edge <= end {
			cut = edge
		}
	}
	if cut == 0 {
		cut = end
	}
	return strings.TrimSpace(text[:cut]) + "…"
}
