package render

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/stet-diff/stet/app/compare"
)

// mostAlike is how many pairs of signs a label names.
const mostAlike = 4

// Alike says which signs of two texts look the same and are not, as "U+0430 → a" with that arrow. It says nothing
// unless the texts are as long as each other, differ, and look the same from the first sign to the last.
func Alike(old, new, arrow string) string {
	var pairs []string
	to := []rune(new)
	n := 0
	for _, r := range old {
		if n == len(to) || r != to[n] && shape(r) != shape(to[n]) {
			return ""
		}
		if pair := signName(r) + " " + arrow + " " + signName(to[n]); r != to[n] && len(pairs) < mostAlike && !slices.Contains(pairs, pair) {
			pairs = append(pairs, pair)
		}
		n++
	}
	if n < len(to) {
		return ""
	}
	return strings.Join(pairs, ", ")
}

// signName is a sign of ASCII itself, and of others the number that Unicode gives them.
func signName(r rune) string {
	if r > ' ' && r < 0x7F {
		return string(r)
	}
	return fmt.Sprintf("U+%04X", r)
}

// The signs of mathematics: thirteen alphabets of Latin letters from here, five of Greek ones, five times the digits.
const (
	mathLatin  = 0x1D400
	mathGreek  = 0x1D6A8
	mathDigits = 0x1D7CE
)

// shape is the sign of ASCII that a sign looks like, or else the sign itself.
func shape(sign rune) rune {
	r := sign
	switch {
	case r >= 0xFF01 && r <= 0xFF5E: // full width
		r -= 0xFF01 - '!'
	case r >= mathLatin && r < mathLatin+13*52:
		r = (r - mathLatin) % 52
		if r += 'A'; r > 'Z' {
			r += 'a' - 'Z' - 1
		}
	case r == 0x1D6A4:
		return 'i'
	case r >= mathGreek && r < mathGreek+5*58:
		r = 0x391 + (r-mathGreek)%58
		if r > 0x3A9 {
			r += 6 // the nabla stands where no letter is; small letters come behind it
		}
	case r >= mathDigits && r <= 0x1D7FF:
		r = '0' + (r-mathDigits)%10
	}
	switch r {
	case 'l', '1', '|':
		return 'I'
	case '0':
		return 'O'
	}
	if r < 0x80 {
		return r
	}
	at := strings.IndexRune(alikes, r)
	if at < 0 {
		return sign
	}
	return rune(alikes[strings.LastIndexByte(alikes[:at], ' ')+1])
}

// strangers are the places in a text of letters that look like those of the rest of their word and are of another
// script: in a Latin word letters that look Latin, in a Cyrillic or Greek one those that are Latin. Words that mix
// scripts openly, as "DVD" with Japanese or "PR" with Russian behind it, have none.
func strangers(text string) map[int]bool {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x370 }) {
		return nil
	}
	found := map[int]bool{}
	word := scripts{foreign: true}
	for i, r := range text {
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			word.latin = append(word.latin, i)
			word.foreign = word.foreign && hasDouble(r)
		case !unicode.IsLetter(r):
			word.end(found)
		case !isLatin(r):
			word.others = append(word.others, i)
			word.open = word.open || shape(r)|0x20 < 'a' || shape(r)|0x20 > 'z'
			word.far = word.far || r > 0x52F
		}
	}
	word.end(found)
	return found
}

// scripts are the places of a word's letters, by script.
type scripts struct {
	latin, others []int
	open          bool // one of the others looks like no Latin letter
	far           bool // one of the others is neither Greek nor Cyrillic
	foreign       bool // each of the Latin ones looks like a Greek or Cyrillic letter
}

// end notes the strangers of the word, and begins another.
func (w *scripts) end(found map[int]bool) {
	var few []int
	switch {
	case len(w.latin) >= len(w.others) && !w.open:
		few = w.others
	case len(w.latin) < len(w.others) && !w.far && w.foreign:
		few = w.latin
	}
	for _, at := range few {
		if len(w.latin) > 0 {
			found[at] = true
		}
	}
	*w = scripts{latin: w.latin[:0], others: w.others[:0], foreign: true}
}

// hasDouble reports whether a letter of ASCII looks like a Greek or Cyrillic one.
func hasDouble(letter rune) bool {
	_, group, _ := strings.Cut(" "+alikes, " "+string(shape(letter)))
	group, _, _ = strings.Cut(group, " ")
	return strings.ContainsFunc(group, func(r rune) bool { return r >= 0x370 && r <= 0x52F })
}

// isLatin reports whether a letter beyond ASCII is of the Latin script, as in "naïve" or "şıklık".
func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) && r < 0xFF00 }

// compareAlike notes with the last insertion of each change which of its signs look like those they took the place of.
func compareAlike(pieces []piece, arrow string) {
	for i := 0; i < len(pieces); {
		var old, new strings.Builder
		last, at := -1, i
		for ; i < len(pieces) && (i == at || pieces[i].number == pieces[at].number); i++ {
			switch pieces[i].Op {
			case compare.Delete:
				old.WriteString(pieces[i].Text)
			case compare.Insert:
				new.WriteString(pieces[i].Text)
				last = i
			}
		}
		if last >= 0 && old.Len() > 0 && pieces[at].number >= 0 {
			pieces[last].alike = Alike(old.String(), new.String(), arrow)
		}
	}
}
