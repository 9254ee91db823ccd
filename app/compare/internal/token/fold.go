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
	var b strings.Builder
	b.Grow(len(s))
	emoji := hasEmoji(s)
	for _, r := range s {
		foldRune(&b, r, emoji)
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
func foldRune(b *strings.Builder, r rune, emoji bool) {
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
	case 0x200D:
		if emoji {
			b.WriteRune(r)
		}
	default:
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		}
		b.WriteRune(unicode.ToLower(unicode.ToUpper(r)))
	}
}

// hasEmoji reports whether s holds a pictograph, which a zero-width joiner may tie to the next.
func hasEmoji(s string) bool {
	for _, r := range s {
		if r >= 0x1F000 && r < 0x20000 || r >= 0x2190 && r < 0x2C00 {
			return true
		}
	}
	return false
}

// Typeset is Fold without its change of case: what is left when only kinds of quotes, dashes, spaces, widths and
// invisible characters are put aside.
func Typeset(s string) string {
	var b strings.Builder
	emoji := hasEmoji(s)
	for _, r := range s {
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			b.WriteRune(r)
		} else {
			foldRune(&b, r, emoji)
		}
	}
	return compose(b.String())
}

// Unaccented returns s without the marks on its letters: é and e are one.
func Unaccented(s string) string {
	var b strings.Builder
	for _, r := range s {
		if base, ok := baseOf(r); ok {
			r = base
		}
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
