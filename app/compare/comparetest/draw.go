package comparetest

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// Draw writes a comparison as a drawing (see Drawing), one line for each row. What the signs and roles say is left
// out of the notes, and so is the word text before other details.
func Draw(c compare.Comparison) string {
	var b strings.Builder
	for _, row := range c.Rows {
		b.WriteString(drawRow(c, row))
		b.WriteByte('\n')
	}
	return b.String()
}

// drawRow writes one row.
func drawRow(c compare.Comparison, row compare.Row) string {
	sign := "?"
	for _, s := range signs {
		if s.kind == row.Kind {
			sign = s.sign
		}
	}
	if row.Move > 0 {
		sign += strconv.Itoa(row.Move)
	}
	if row.Kind == compare.Departed {
		return sign
	}
	d := drawer{old: cursorOf(c.Old, row.Old), new: cursorOf(c.New, row.New), whole: row.Kind == compare.Removed || row.Kind == compare.Added}
	for _, s := range row.Spans {
		d.span(s)
	}
	d.close()
	return sign + " " + rolesOf(d.old.blocks, d.new.blocks) + "  " + d.out.String()
}

// rolesOf writes the roles of a row as short as they can be.
func rolesOf(old, new []article.Block) string {
	a, b := rolesOfSide(old), rolesOfSide(new)
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return a + "/" + b
}

func rolesOfSide(blocks []article.Block) string {
	var names []string
	same := true
	for _, b := range blocks {
		name := string(b.Role)
		if b.Level != 0 {
			name += strconv.Itoa(b.Level)
		}
		names = append(names, name)
		same = same && name == names[0]
	}
	if same && len(names) > 0 {
		return names[0]
	}
	return strings.Join(names, ",")
}

// A drawer writes the text of a row. An edge of a paragraph is written as late as it can be: before the next text of
// its side.
type drawer struct {
	out      strings.Builder
	old, new cursor
	whole    bool   // the row is one-sided, and needs no brackets
	was, is  string // of the open bracket
	class    string
	isOpen   bool
}

func (d *drawer) span(s compare.Span) {
	note := shownNote(s.Note)
	switch s.Op {
	case compare.Delete:
		d.change(&d.old, s.Text, note, "[¶/]", &d.was, d.is != "")
	case compare.Insert:
		d.change(&d.new, s.Text, note, "[/¶]", &d.is, false)
	default:
		d.kept(s, note)
	}
}

// change adds to the open bracket, or opens one.
func (d *drawer) change(side *cursor, text, note, edge string, to *string, full bool) {
	atEdge := side.next()
	if atEdge || full || d.isOpen && d.class != note {
		d.close()
	}
	if atEdge {
		d.out.WriteString(edge)
	}
	d.isOpen, d.class = true, note
	for _, r := range side.take(text) {
		*to += braced(r.look.head(), escaped(r.text, !d.whole || r.look != look{}))
	}
}

// close writes the open bracket.
func (d *drawer) close() {
	switch {
	case !d.isOpen:
	case d.whole:
		d.out.WriteString(d.was + d.is)
	case d.class != "":
		d.out.WriteString("[" + d.was + "/" + d.is + "|" + d.class + "]")
	default:
		d.out.WriteString("[" + d.was + "/" + d.is + "]")
	}
	d.was, d.is, d.class, d.isOpen = "", "", "", false
}

// kept writes text of both sides, cut where what it has in common changes.
func (d *drawer) kept(s compare.Span, note string) {
	d.close()
	if d.old.next() {
		d.out.WriteString("[¶/]")
	}
	if d.new.next() {
		d.out.WriteString("[/¶]")
	}
	old, new := d.old.looks(s.Text), d.new.looks(s.Text)
	if len(old) != len(s.Text) || len(new) != len(s.Text) {
		fmt.Fprintf(&d.out, "!%q!", s.Text) // does not rebuild: Check says so
		return
	}
	head := func(k int) string {
		l := looks{old: old[k], new: new[k]}
		head := l.common().head()
		if s.Op == compare.Restyle {
			head = joined(head, withAddress(note, l))
		}
		return head
	}
	for from := 0; from < len(s.Text); {
		to := from + 1
		for to < len(s.Text) && (head(to) == head(from) || !utf8.RuneStart(s.Text[to])) {
			to++
		}
		h := head(from)
		d.out.WriteString(braced(h, escaped(s.Text[from:to], h != "")))
		from = to
	}
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// withAddress adds to a note where a link went or goes, unless it is the usual address.
func withAddress(note string, l looks) string {
	if l.old.link == "" && l.new.link != usual {
		note = strings.Replace(note, "link: added", "link: added "+l.new.link, 1)
	}
	if l.new.link == "" && l.old.link != usual {
		note = strings.Replace(note, "link: removed", "link: removed "+l.old.link, 1)
	}
	return note
}

// shownNote leaves out of a note what the drawing shows otherwise.
func shownNote(note string) string {
	var out []string
	for part := range strings.SplitSeq(note, "; ") {
		if part != "text" && !strings.HasPrefix(part, "role: ") && !strings.HasPrefix(part, "level: ") {
			out = append(out, part)
		}
	}
	return strings.Join(out, "; ")
}
