package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
)

// stats adds up the rows.
func stats(c Comparison, dims *Dimmer) Stats {
	s := Stats{OldWords: blockWords(c.Old.Blocks), NewWords: blockWords(c.New.Blocks)}
	for i, row := range c.Rows {
		s.count(row.Kind)
		if row.Kind != Kept && row.Kind != Departed {
			s.changes(row.classes(), dims.Dims(c, i))
		}
		for _, span := range row.Spans {
			switch {
			case span.Op == Delete:
				s.WordsDeleted += words(span.Text)
			case span.Op == Insert:
				s.WordsInserted += words(span.Text)
			case row.Kind == Moved:
				s.WordsMoved += words(span.Text)
			}
		}
	}
	return s
}

// count counts a row; the departed row of a move is counted with the moved one.
func (s *Stats) count(kind Kind) {
	switch kind {
	case Kept:
		s.Kept++
	case Edited:
		s.Edited++
	case Restyled:
		s.Restyled++
	case Moved:
		s.Moved++
	case Split:
		s.Split++
	case Merged:
		s.Merged++
	case Removed:
		s.Removed++
	case Added:
		s.Added++
	}
}

// changes counts the changes of one row.
func (s *Stats) changes(classes []Class, dimmed []bool) {
	for n, class := range classes {
		if dimmed[n] {
			s.Quiet++
		}
		switch class {
		case Space:
			s.Classes.Space++
		case Typography:
			s.Classes.Typography++
		case Case:
			s.Classes.Case++
		case Diacritics:
			s.Classes.Diacritics++
		case Punctuation:
			s.Classes.Punctuation++
		case Digits:
			s.Classes.Digits++
		case Tracking:
			s.Classes.Tracking++
		case Style:
			s.Classes.Style++
		case Link:
			s.Classes.Link++
		case Text:
			s.Classes.Text++
		}
	}
}

func blockWords(blocks []article.Block) int {
	n := 0
	for _, b := range blocks {
		n += words(b.Text)
	}
	return n
}

// words counts the runs between white space, as strings.Fields cuts them. Spaces that are no ASCII are rare.
func words(text string) int {
	n, before := 0, true
	for i := range len(text) {
		c := text[i]
		if c >= 0xC2 && c <= 0xE3 && oddSpace(text[i:]) {
			return len(strings.Fields(text))
		}
		space := isSpace(c)
		if before && !space {
			n++
		}
		before = space
	}
	return n
}

// oddSpace reports whether a text begins with white space that is no ASCII. Only some bytes can begin it.
func oddSpace(text string) bool {
	switch text[0] {
	case 0xC2, 0xE1, 0xE2, 0xE3:
		r, _ := utf8.DecodeRuneInString(text)
		return unicode.IsSpace(r)
	}
	return false
}
