package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold returns what a token is matched by: simple case, plain quotes, dashes and dots, ASCII for full-width forms,
// letters apart from their accents as they are composed in NFC, no invisible characters. Fold(Fold(s)) is Fold(s).
func Fold(s string) string {
	if folded(s) {
		return s
	}
	s = compose(s) // first: a mark can have a case of its own
	var b strings.Builder
	b.Grow(len(s))
	before := rune(0)
	for i, r := range s {
		foldRune(&b, r, before, s[i:])
		before = r
	}
	return compose(b.String())
}

// folded reports whether s is ASCII without capitals: most words are, and they fold to themselves.
func folded(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return false
		}
	}
	return true
}

// foldRune writes the folded form of one character.
// before is the character before it; rest begins with it.
func foldRune(b *strings.Builder, r, before rune, rest string) {
	switch r {
	case '’', '‘', '‛', '‚', '′', '＇':
		b.WriteByte('\'')
	case '“', '”', '„', '«', '»', '‟', '″', '＂':
		b.WriteByte('"')
	case '‐', '‑', '‒', '–', '—', '―', '−', '－':
		b.WriteByte('-')
	case '…':
		b.WriteString("...")
	case 0xAD, 0x200B, 0x2060, 0xFEFF:
	case joiner:
		after, _ := utf8.DecodeRuneInString(rest[len("\u200d"):])
		if pictograph(before) && pictograph(after) {
			b.WriteRune(r)
		}
	default:
		b.WriteRune(unicode.ToLower(unicode.ToUpper(narrow(r))))
	}
}

// narrow returns the ASCII character that a full-width one is.
func narrow(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}

// joiner is the zero-width joiner, which ties pictographs to one. Elsewhere it is invisible.
const joiner = 0x200D

// pictograph reports whether r is an emoji, or a mark on one: the colour of skin, the shape of the sign. The minus
// stands among them and is none: it folds to a hyphen.
func pictograph(r rune) bool {
	return r >= 0x1F000 && r < 0x20000 || r >= 0x2190 && r < 0x2C00 && r != 0x2212 || r == 0xFE0F || r == 0xA9 || r == 0xAE
}

// Typeset is Fold without its change of case: what is left when only kinds of quotes, dashes, spaces, widths and
// invisible characters are put aside.
func Typeset(s string) string {
	if ascii(s) {
		return s
	}
	s = compose(s)
	var b strings.Builder
	before := rune(0)
	for i, r := range s {
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			b.WriteRune(narrow(r))
		} else {
			foldRune(&b, r, before, s[i:])
		}
		before = r
	}
	return compose(b.String())
}
