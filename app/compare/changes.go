package compare

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// Changes lists what the counter counts, in the order of the rows.
//
// A deletion and the insertion next to it are one change; so is a lone one, and each restyled span. A removed or
// added row is one change. A moved, split or merged row is one, and each change inside it one more; so is a row
// that only changed its role. A departed row has none: its moved row has it.
func (c Comparison) Changes() []Change {
	var out []Change
	read := &reading{c: c}
	for i, row := range c.Rows {
		if row.Kind == Kept || row.Kind == Departed {
			continue
		}
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
		read.concerns(row, out[first:])
	}
	for k := range out {
		out[k].Before, out[k].After = shortened(out[k].Before), shortened(out[k].After)
	}
	return out
}

// concerns fills in the concerns of the changes of a row.
func (r *reading) concerns(row Row, changes []Change) {
	title := false
	for _, side := range []struct {
		of     []int
		blocks []article.Block
	}{{row.Old, r.c.Old.Blocks}, {row.New, r.c.New.Blocks}} {
		for _, i := range side.of {
			if i < 0 || i >= len(side.blocks) {
				return // of a damaged file
			}
			title = title || side.blocks[i].Role == article.Title
		}
	}
	quotes, around := inQuotes(r.c, row, len(changes)), row.around(len(changes))
	for n := range changes {
		c := &changes[n]
		if title && c.Class != 0 {
			c.Concerns |= Headline
		}
		if c.Class == Link {
			c.Concerns |= LinkTarget
		}
		if c.Kind != string(Edited) || c.Class < Digits || c.Class == Tracking {
			continue
		}
		r.ready()
		c.Concerns |= r.of(c.Before, c.After, around[n])
		if quotes[n] {
			c.Concerns |= Quotation
		}
	}
}

// around returns the kept text before and after each change of a row.
func (r Row) around(changes int) [][2]string {
	out := make([][2]string, changes)
	numbers := r.Numbers()
	for k := 1; k < len(numbers); k++ {
		if a, b := numbers[k-1], numbers[k]; a != b {
			if b >= 0 {
				out[b][0] = r.Spans[k-1].Text
			}
			if a >= 0 {
				out[a][1] = r.Spans[k].Text
			}
		}
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
	out := Change{ID: strconv.Itoa(i) + "." + strconv.Itoa(n), Row: i, Kind: string(kind)}
	if len(at) > 0 { // as in all but a damaged file
		out.Block = at[0] + 1
	}
	return out
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
