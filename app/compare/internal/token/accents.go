package token

import (
	"slices"
	"unicode/utf8"
)

// Unaccented returns s without the marks on its letters: é and e are one, ø and o, but not the vowel signs of Indic
// scripts, which make another word.
func Unaccented(s string) string {
	if ascii(s) {
		return s
	}
	t := unicodeTables()
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if r >= hangul && r < hangul+nLead*nVowel*nTail {
			out = append(out, r)
			continue
		}
		if k := slices.Index(stroked, r); k >= 0 {
			r = unstroked[k]
		}
		first := len(out)
		out = t.apart(out, r)
		out = append(out[:first], slices.DeleteFunc(out[first:], accent)...)
	}
	return string(out)
}

// Letters with a stroke that Unicode does not take apart, and what is left without it.
var (
	stroked   = []rune("øØłŁđĐħĦŧŦı")
	unstroked = []rune("oOlLdDhHtTi")
)

// accent reports whether r is a mark over or under a letter, a Hebrew point or an Arabic vowel mark.
func accent(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r < 0x370, r >= 0x591 && r < 0x5C8, r >= 0x64B && r < 0x660, r == 0x670:
		return true
	}
	return r >= 0x1AB0 && r < 0x1B00 || r >= 0x1DC0 && r < 0x1E00 || r >= 0x20D0 && r < 0x2100 || r == 0x3099 || r == 0x309A
}

// ascii reports whether every byte of s is a character.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
