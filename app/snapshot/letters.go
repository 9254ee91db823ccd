package snapshot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lettersOf counts letters; those of scripts that write words in one or two count double.
func lettersOf(text string) (n int) {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			if c|0x20 >= 'a' && c|0x20 <= 'z' {
				n++
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r >= 0x0E00 && r <= 0x0E7F, r >= 0x3040 && r <= 0x30FF, r >= 0x3400 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7A3:
			n += 2
		case unicode.IsLetter(r):
			n++
		}
	}
	return n
}

// sentence says whether a text has the punctuation of a sentence, of any script.
func sentence(text string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '.' || c == '!' || c == '?':
			return true
		case c >= utf8.RuneSelf:
			return strings.ContainsAny(text[i:], ".!?…。！？،؟۔।")
		}
	}
	return false
}

// isWordRune says whether a character is part of a word.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isGlyph says whether a character is of a script that writes without spaces.
func isGlyph(r rune) bool { return r >= 0x0E00 && r <= 0x0EFF || r >= 0x3040 && r <= 0x9FFF }
