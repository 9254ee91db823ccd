package token

//go:generate go test -run TestPackedTables -write

import (
	"slices"
	"sync"
)

// compose returns s in NFC: letters and their marks are one character where Unicode has one, and marks stand in one
// order. The tables are generated from golang.org/x/text/unicode/norm, which would cost eight times as much to ship;
// the tests compare every character with it.
func compose(s string) string {
	if composed(s) {
		return s
	}
	t := unicodeTables()
	runes := make([]rune, 0, len(s))
	for _, r := range s {
		runes = t.apart(runes, r)
	}
	t.order(runes)
	return string(t.together(runes))
}

// composed reports whether every character of s is one that NFC leaves as it is, whatever stands around it.
func composed(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x300:
		case r >= 0x400 && r < 0x483: // Cyrillic
		case r >= 0x2010 && r < 0x2060: // dashes, quotes
		case r >= 0x3001 && r < 0x3099, r >= 0x309B && r < 0x9FFF: // kana, Han
		case r >= 0xAC00 && r <= 0xD7A3: // Hangul
		default:
			return false
		}
	}
	return true
}

// tables is what Unicode says of composition.
type tables struct {
	parts   map[rune]pair // second is 0 when a character is one other
	whole   map[pair]rune
	starts  []rune // from starts[k] on, characters have the combining class classes[k]
	classes []uint8
}

type pair struct{ first, second rune }

// unicodeTables unpacks the tables when they are first needed: most texts never do.
var unicodeTables = sync.OnceValue(func() *tables {
	t := &tables{parts: make(map[rune]pair, 2100), whole: make(map[pair]rune, 1000)}
	r := rune(0)
	for at := 0; at < len(packedPairs); {
		var step, first, second int
		step, at = number(packedPairs, at)
		first, at = number(packedPairs, at)
		second, at = number(packedPairs, at)
		r += rune(step / 2)
		p := pair{r + rune(first>>1^-(first&1)), rune(second)}
		t.parts[r] = p
		if step%2 == 1 {
			t.whole[p] = r
		}
	}
	r = 0
	for at := 0; at < len(packedClasses); at++ {
		var step int
		step, at = number(packedClasses, at)
		r += rune(step)
		t.starts, t.classes = append(t.starts, r), append(t.classes, packedClasses[at])
	}
	return t
})

// number reads a number of seven bits a byte, the lowest first, and returns where it ends.
func number(s string, at int) (n, end int) {
	for shift := 0; ; shift += 7 {
		c := s[at]
		at++
		n |= int(c&0x7F) << shift
		if c < 0x80 {
			return n, at
		}
	}
}

// class returns the combining class of a character: 0 for letters and all that starts anew.
func (t *tables) class(r rune) uint8 {
	if r < 0x300 {
		return 0
	}
	k, found := slices.BinarySearch(t.starts, r)
	if !found {
		k--
	}
	return t.classes[k]
}

// Hangul syllables are composed by arithmetic.
const (
	hangul, leads, vowels, tails = 0xAC00, 0x1100, 0x1161, 0x11A7
	nLead, nVowel, nTail         = 19, 21, 28
)

// apart appends the full decomposition of r.
func (t *tables) apart(out []rune, r rune) []rune {
	if s := r - hangul; s >= 0 && s < nLead*nVowel*nTail {
		out = append(out, leads+s/(nVowel*nTail), vowels+s%(nVowel*nTail)/nTail)
		if s%nTail != 0 {
			out = append(out, tails+s%nTail)
		}
		return out
	}
	var marks [8]rune // the marks of a character, the last one first; none has more than three
	n := 0
	for {
		p, ok := t.parts[r]
		if !ok {
			break
		}
		if r = p.first; p.second != 0 {
			marks[n] = p.second
			n++
		}
	}
	out = append(out, r)
	for n > 0 {
		n--
		if p, ok := t.parts[marks[n]]; ok { // U+0344 alone has marks of marks
			out = append(out, p.first, p.second)
			continue
		}
		out = append(out, marks[n])
	}
	return out
}

// order sorts the marks on each letter by class; equals keep their order.
func (t *tables) order(runes []rune) {
	for i := 0; i < len(runes); i++ {
		j := i
		for j < len(runes) && t.class(runes[j]) != 0 {
			j++
		}
		if j > i+1 {
			slices.SortStableFunc(runes[i:j], func(p, q rune) int { return int(t.class(p)) - int(t.class(q)) })
		}
		i = j
	}
}

// together composes letters and marks, in place.
func (t *tables) together(runes []rune) []rune {
	out := runes[:0]
	letter, last := -1, -1 // where the last letter stands, and the class of what stands behind it, if anything
	for _, r := range runes {
		class := int(t.class(r))
		if letter >= 0 && last < class {
			if whole, ok := t.join(out[letter], r); ok {
				out[letter] = whole
				continue
			}
		}
		if last = class; class == 0 {
			letter, last = len(out), -1
		}
		out = append(out, r)
	}
	return out
}

// join returns the one character that two are.
func (t *tables) join(a, b rune) (rune, bool) {
	if l, v := a-leads, b-vowels; l >= 0 && l < nLead && v >= 0 && v < nVowel {
		return hangul + (l*nVowel+v)*nTail, true
	}
	if s, v := a-hangul, b-tails; s >= 0 && s < nLead*nVowel*nTail && s%nTail == 0 && v > 0 && v < nTail {
		return a + v, true
	}
	whole, ok := t.whole[pair{a, b}]
	return whole, ok
}
