package words

import (
	"strconv"
	"strings"
)

// Again says in this language what other has said: the message of whose text the sentence is made, whatever stands in its
// places. Of two that fit, the one with more letters of its own is taken. Of a sentence that is no message, and of what
// stands in places, nothing is lost: it comes back as it is.
func (w Words) Again(other Words, sentence string) string {
	texts := english().texts
	if other.table != nil {
		texts = other.table.texts
	}
	best, own := "", fewest
	var args []any
	for key := range english().texts {
		found, ok := matched(texts[key], sentence)
		if letters := len(sentence) - len(strings.Join(found, "")); ok && (letters > own || letters == own && key < best) {
			best, own, args = key, letters, other.given(key, texts[key], found)
		}
	}
	for i, arg := range args {
		if said, ok := arg.(string); ok {
			if name, ok := matched(other.text("quoted"), said); ok {
				args[i] = w.Say("quoted", name[0])
			}
		}
	}
	stem, _, plural := strings.Cut(best, ".")
	if n, ok := first(args).(int); ok && plural {
		return w.Count(stem, n, args[1:]...)
	}
	if best == "" || plural {
		return sentence
	}
	return w.Say(best, args...)
}

// fewest is how many bytes of its own are too few for a message to be known again: "{place} of {all}" fits anything.
const fewest = 8

// given are what stands in the places of a text, in the order of the English one: numbers as such, the n things first.
func (w Words) given(key, text string, found []string) []any {
	names := places(text, "")
	stem, _, plural := strings.Cut(key, ".")
	order := places(english().texts[key], "")
	if plural {
		order = append([]string{"n"}, places(english().texts[stem+".other"], "n")...)
	}
	args := make([]any, len(order))
	for i, name := range order {
		args[i] = ""
		if k := index(names, name); k >= 0 && k < len(found) {
			args[i] = found[k]
			if n, err := strconv.Atoi(w.plain(found[k])); err == nil {
				args[i] = n
			}
		}
	}
	return args
}

// plain writes a number with the digits 0 to 9 and without groups.
func (w Words) plain(number string) string {
	own := []rune(w.text("number-digits"))
	number = strings.ReplaceAll(number, w.text("number-group"), "")
	return strings.Map(func(r rune) rune {
		for value, digit := range own {
			if r == digit {
				return '0' + rune(value)
			}
		}
		return r
	}, number)
}
