package render

import (
	"strings"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// Text writes a comparison for a terminal: the whole text, one row after the other, with the row's sign at the left,
// [-removed-] and {+added+} words in the rows that have both, and the words of moves, splits and merges in
// parentheses, in a language. Control characters show as pictures: no text of an article reaches the terminal as a command.
func Text(c compare.Comparison, w words.Words) string {
	d := Begin(c, Inline).In(w).drawing
	var out strings.Builder
	for i, row := range c.Rows {
		sign := signs[row.Kind]
		out.WriteString(sign)
		out.WriteString(strings.Repeat(" ", max(1, 3-len([]rune(sign)))))
		out.WriteString(d.remark(i))
		whole := row.Kind == compare.Added || row.Kind == compare.Removed
		lead, block := newSide, 0
		if len(row.Old) > len(row.New) {
			lead = oldSide
		}
		for _, p := range d.pieces(i) {
			if at := p.at(lead).block; at > block {
				block = at
				out.WriteString("\n   ")
			}
			out.WriteString(bracketed(p.Span, whole))
		}
		out.WriteString("\n\n")
	}
	return out.String()
}

// remark is what a row says about itself in words.
func (d *drawing) remark(index int) string {
	row := d.Rows[index]
	said := ""
	switch row.Kind {
	case compare.Departed:
		if to := d.places[index]; to >= 0 {
			said = d.words.Say("moved-to", d.paragraph(d.Rows[to].New))
		}
	case compare.Moved:
		if from := d.places[index]; from >= 0 {
			said = d.words.Say("moved-from", d.paragraph(d.Rows[from].Old))
		}
	case compare.Split:
		said = d.splitWords(row)
	case compare.Merged:
		said = d.mergedWords(row)
	}
	if said == "" {
		return ""
	}
	return "(" + said + ") "
}

func bracketed(s compare.Span, whole bool) string {
	text := plain(s.Text)
	switch {
	case s.Op == compare.Delete && !whole:
		return "[-" + text + "-]"
	case s.Op == compare.Insert && !whole:
		return "{+" + text + "+}"
	}
	return text
}

// plain replaces what a terminal would act upon by pictures of it. Line feeds and tabs stay.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r < ' ':
			return 0x2400 + r
		case r == 0x7F:
			return 0x2421
		case r > 0x7F && r < 0xA0:
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}
