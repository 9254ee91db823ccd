package token

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// complex cuts a stretch of text by the Unicode rules. The stretch ends at the next plain mark or space that starts
// a grapheme of its own.
func (s *splitter) complex(p int) int {
	end := s.stretch(p)
	segment := s.text[p:end]
	word, cluster := words.FromString(segment), graphemes.FromString(segment)
	start, edge := 0, 0
	for word.Next() {
		for edge < word.End() && cluster.Next() {
			edge = cluster.End()
		}
		if edge != word.End() {
			continue // the Unicode word ends inside a grapheme
		}
		s.piece(p+start, p+edge)
		start = edge
	}
	if start < len(segment) {
		s.piece(p+start, end)
	}
	return end
}

// stretch returns where the stretch that begins at p ends.
func (s *splitter) stretch(p int) int {
	text, e := s.text, p
	for e < len(text) {
		if classes[text[e]] <= isDigit {
			e++
			continue
		}
		size := 1
		if text[e] >= 0x80 {
			if _, size = simple(text[e:]); size == 0 {
				_, size = utf8.DecodeRuneInString(text[e:])
				e += size
				continue
			}
		}
		if e > p && s.boundary(e) && !s.inside(e) {
			break
		}
		e += size
	}
	return e
}

// inside reports whether the apostrophe or dot at e stands inside a word or number: of Zoë’s, of ３.５.
func (s *splitter) inside(e int) bool {
	size := apostrophe(s.text[e:])
	if size == 0 || e+size >= len(s.text) {
		return false
	}
	before, _ := last(s.text, e)
	after, _ := utf8.DecodeRuneInString(s.text[e+size:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// boundary reports whether a grapheme begins at p, where at least one of the characters around p is a plain one.
func (s *splitter) boundary(p int) bool {
	if p == 0 || p >= len(s.text) {
		return true
	}
	if s.text[p-1] < 0x80 && s.text[p] < 0x80 {
		return s.text[p-1] != '\r' || s.text[p] != '\n'
	}
	_, before := last(s.text, p)
	_, after := utf8.DecodeRuneInString(s.text[p:])
	pair := graphemes.FromString(s.text[p-before : p+after])
	return pair.Next() && pair.End() == before
}

// piece emits one Unicode word. White space is left to be the gap of what follows.
func (s *splitter) piece(start, end int) {
	text := s.text[start:end]
	if blank(text) {
		return
	}
	r, _ := utf8.DecodeRuneInString(text)
	kind := Mark
	switch {
	case unspaced(r):
		kind = Glyph
	case unicode.IsDigit(r):
		kind = Number
	case unicode.IsLetter(r), unicode.IsMark(r), r == '_':
		kind = Word
	}
	s.emit(start, end, kind)
}

// blank reports whether a text is white space only.
func blank(text string) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// Graphemes returns the offsets at which the graphemes of text end, in order.
func Graphemes(text string) []int {
	var ends []int
	for g := graphemes.FromString(text); g.Next(); {
		ends = append(ends, g.End())
	}
	return ends
}
