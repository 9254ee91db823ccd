package token

import "unicode/utf8"

// The classes of bytes. Word characters come first, so that one comparison finds them.
const (
	isWord uint8 = iota
	isDigit
	isMark
	isSpace
	isHigh
)

// classes says of each byte what it can begin.
var classes = allClasses()

func allClasses() (all [256]uint8) {
	for c := range all {
		all[c] = classOf(byte(c))
	}
	return all
}

func classOf(c byte) uint8 {
	switch {
	case c >= 0x80:
		return isHigh
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
		return isWord
	case c >= '0' && c <= '9':
		return isDigit
	case c == ' ', c >= '\t' && c <= '\r':
		return isSpace
	}
	return isMark
}

// simple returns the kind and size of a character that needs no Unicode rules though it is no ASCII: the quotes,
// dashes and ellipsis of everyday text, and spaces of every width. Size 0 means any other character.
func simple(s string) (Kind, int) {
	if len(s) >= 2 && s[0] == 0xC2 {
		switch s[1] {
		case 0xA0: // no-break space
			return Space, 2
		case 0xAB, 0xBB, 0xA3: // « » £
			return Mark, 2
		}
	}
	if len(s) >= 3 && s[0] == 0xE2 {
		if s[1] == 0x80 {
			if s[2] <= 0x8A || s[2] == 0xAF { // spaces of other widths, and the narrow one that does not break
				return Space, 3
			}
			switch s[2] {
			case 0x93, 0x94, 0x98, 0x99, 0x9A, 0x9C, 0x9D, 0x9E, 0xA6, 0xA2: // – — ‘ ’ ‚ “ ” „ … •
				return Mark, 3
			}
		}
		if s[1] == 0x82 && s[2] == 0xAC { // €
			return Mark, 3
		}
	}
	return Word, 0
}

// apostrophe returns the size of an apostrophe at the start of s, straight or typographic, or 0.
func apostrophe(s string) int {
	if len(s) > 0 && s[0] == '\'' {
		return 1
	}
	if len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x80 && s[2] == 0x99 {
		return 3
	}
	return 0
}

// unspaced reports whether r belongs to a script that writes no spaces between words.
func unspaced(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r < 0x0F00: // Thai, Lao
		return r != 0x0E3F
	case r >= 0x1000 && r < 0x10A0, r >= 0x1780 && r < 0x1800, r >= 0x19E0 && r < 0x1A00: // Myanmar, Khmer
		return true
	case r >= 0xA9E0 && r < 0xAA00, r >= 0xAA60 && r < 0xAA80: // Myanmar
		return true
	case r >= 0x2E80 && r < 0x2FE0, r >= 0x3005 && r <= 0x3007, r >= 0x3021 && r <= 0x3029, r >= 0x3038 && r <= 0x303B:
		return true
	case r >= 0x3041 && r <= 0x309F: // Hiragana
		return true
	}
	return r >= 0x3400 && r < 0x4DC0 || r >= 0x4E00 && r < 0xA000 || r >= 0xF900 && r < 0xFB00 || r >= 0x20000 && r < 0x40000
}

// last returns the last rune before p.
func last(text string, p int) (rune, int) { return utf8.DecodeLastRuneInString(text[:p]) }
