// Package lex cuts text into the pieces that are compared: words, numbers, marks, and single characters of
// scripts that are written without spaces.
//
// A token owns the space before it. Space is never a token of its own, unless it ends a text or is too long to be
// counted: it would match everywhere and ruin the alignment. Offsets always point into the text as it was given.
package lex

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// A Token is text[Off-Gap : Off+Len]; the first Gap bytes are space.
type Token struct {
	Off, Len uint32
	Gap      uint16
	Kind     Kind
	Flags    Flags
}

// A Kind says what a token is made of.
type Kind uint8

// The kinds. A Letter is one character of a script without spaces; a Space stands at the end of a text.
const (
	Word Kind = iota
	Number
	Mark
	Letter
	Space
)

// Flags say where a token stands.
type Flags uint8

// EndsSentence and EndsClause are set on the last token of a sentence or clause; Light on words that carry little.
const (
	EndsSentence Flags = 1 << iota
	EndsClause
	Light
)

// Start is where the token begins, its gap included.
func (t Token) Start() int { return int(t.Off) - int(t.Gap) }

// End is where the token ends.
func (t Token) End() int { return int(t.Off) + int(t.Len) }

const maxGap = 1<<16 - 1

// Split cuts a text into tokens. They follow each other without holes and cover the text.
func Split(text string) []Token {
	tokens := make([]Token, 0, len(text)/5+1)
	at := 0
	for at < len(text) {
		gap := gapLen(text[at:])
		if gap > maxGap || at+gap == len(text) {
			tokens = append(tokens, Token{Off: uint32(at), Len: uint32(gap), Kind: Space})
			at += gap
			continue
		}
		tokens, at = piece(tokens, text, at+gap, uint16(gap))
	}
	flag(text, tokens)
	return tokens
}

// piece appends what begins at at: one token, or those of a run outside ASCII.
func piece(tokens []Token, text string, at int, gap uint16) ([]Token, int) {
	if n, kind := asciiLen(text[at:]); n > 0 {
		return append(tokens, Token{Off: uint32(at), Len: uint32(n), Gap: gap, Kind: kind}), at + n
	}
	if r, _ := utf8.DecodeRuneInString(text[at:]); unspaced(r) {
		n := graphemeLen(text[at:])
		return append(tokens, Token{Off: uint32(at), Len: uint32(n), Gap: gap, Kind: Letter}), at + n
	}
	end := at + runLen(text[at:])
	for it := words.FromString(text[at:end]); it.Next(); {
		value := it.Value()
		r, _ := utf8.DecodeRuneInString(value)
		kind := Mark
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			kind = Word
		} else if unicode.IsDigit(r) {
			kind = Number
		}
		tokens = append(tokens, Token{Off: uint32(at), Len: uint32(len(value)), Gap: gap, Kind: kind})
		at, gap = at+len(value), 0
	}
	return tokens, end
}

// asciiLen is the length of the word, number or mark that text begins with, or 0 when it reaches beyond ASCII.
func asciiLen(text string) (int, Kind) {
	c := text[0]
	if c >= utf8.RuneSelf {
		return 0, Mark
	}
	n, kind := 1, Mark
	switch {
	case letter(c):
		kind = Word
		for n < len(text) && (letter(text[n]) || digit(text[n]) || joins(text, n, letter)) {
			n++
		}
	case digit(c):
		kind = Number
		for n < len(text) && (letter(text[n]) || digit(text[n]) || joins(text, n, digit)) {
			n++
		}
	case c == '.' || c == '-':
		for n < len(text) && text[n] == c {
			n++
		}
	}
	if n < len(text) && text[n] >= utf8.RuneSelf && gapLen(text[n:]) == 0 {
		if r, _ := utf8.DecodeRuneInString(text[n:]); kind != Mark && wordy(r) && !unspaced(r) || unicode.IsMark(r) || r == 0x200D {
			return 0, kind
		}
	}
	return n, kind
}

// joins reports whether the byte at n is a mark inside a word or number: an apostrophe between letters, a point,
// comma or colon between digits.
func joins(text string, n int, inside func(byte) bool) bool {
	if n+1 >= len(text) || !inside(text[n-1]) || !inside(text[n+1]) {
		return false
	}
	if digit(text[n-1]) {
		return text[n] == '.' || text[n] == ',' || text[n] == ':'
	}
	return text[n] == '\''
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }

// wordy reports whether a rune carries a word on: a letter, digit or typographic apostrophe.
func wordy(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '’' || r == 0xAD || r == 0x200B || r == 0x2060
}

// unspaced reports whether a rune belongs to a script that is written without spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// runLen is the length of the run without gaps and unspaced letters that text begins with.
func runLen(text string) int {
	for i, r := range text {
		if i > 0 && (r < utf8.RuneSelf && gapLen(text[i:i+1]) > 0 || r >= utf8.RuneSelf && (gapLen(text[i:]) > 0 || unspaced(r))) {
			return i
		}
	}
	return len(text)
}

// graphemeLen is the length of the first grapheme of text.
func graphemeLen(text string) int {
	it := graphemes.FromString(text)
	it.Next()
	return len(it.Value())
}

// gapLen is the length of the space that text begins with. Space that carries a combining mark is no gap.
func gapLen(text string) int {
	for i, r := range text {
		if !isGap(r) {
			return i
		}
	}
	return len(text)
}

func isGap(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' || r == 0x85 || r == 0xA0 || r == 0x1680 || r >= 0x2000 && r <= 0x200A ||
		r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

// Weight is what keeping the token is worth, in 1/1024: a light word a third of another, a mark or a single letter
// half.
func (t Token) Weight() int32 {
	switch {
	case t.Kind == Mark, t.Kind == Letter, t.Kind == Space:
		return 512
	case t.Flags&Light != 0:
		return 358
	}
	return 1024
}
