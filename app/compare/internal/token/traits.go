package token

import (
	"unicode"
	"unicode/utf8"
)

// Traits are what the rules of readability ask of a token, as bits.
type Traits uint32

// The traits.
const (
	Plain    Traits = 1 << iota // word, number or glyph: it counts as a word
	Light                       // a word that says little: the, of, et, und
	Upper                       // begins with a capital, a digit or a letter without case
	Stop                        // ends a sentence: . ! ? …
	Comma                       // ends a clause: , ; : – —
	Opens                       // an opening quote or bracket
	Closes                      // a closing quote or bracket
	Quote                       // a quotation mark of any kind
	Abbrev                      // a stop after it ends no sentence: Mr, Jan, a single letter
	Digits                      // a number
	Currency                    // $ £ €
	Percent                     // %
	Scale                       // million, bn: belongs to the number before
	Month                       // January, Feb
	Unspaced                    // a glyph, or a stop that needs no space after it
	Rank                        // an abbreviation that a name follows: Mr, Gen
	Speech                      // said, asked: the clause around a quotation goes on
	Money                       // a code that stands for a currency: USD
	Numbered                    // an abbreviation that a number follows: No, Vol, Jan
)

// traits looks at a token once, when its bytes first appear.
func (l *lists) traits(word, lower string, kind Kind) Traits {
	var t Traits
	switch kind {
	case Mark:
		return markTraits(word)
	case Glyph:
		return Plain | Upper | Unspaced
	case Number:
		t = Plain | Upper | Digits
	case Word:
		t = Plain | l.wordTraits(word, lower)
	}
	return t
}

func (l *lists) wordTraits(word, lower string) Traits {
	var t Traits
	r, size := utf8.DecodeRuneInString(word)
	if !unicode.IsLower(r) {
		t |= Upper
	}
	if len(word) == size && t&Upper != 0 || len(lower) == 3 && lower[1] == '.' {
		t |= Abbrev // J, U.S
	}

	if id, ok := l.words.find(lower); ok {
		t |= l.about[id]
	}
	return t
}

// markTraits tells what a mark of punctuation does. Stops of scripts without capitals end a sentence whatever follows.
func markTraits(word string) Traits {
	switch word {
	case "!", "?", "…", "؟", "۔", "⁇", "⁈", "⁉", "‼", "‽", "։":
		return Stop
	case "。", "！", "？", "．", "।", "॥", "။", "។", "៕", "።", "｡":
		return Stop | Unspaced
	case ",", ";", ":", "–", "—", "、", "，", "；", "：", "،", "؛":
		return Comma
	case "(", "[", "{", "（":
		return Opens
	case ")", "]", "}", "）":
		return Closes
	case "“", "‘", "„", "«", "「", "『", "‚", "‹", "《":
		return Opens | Quote
	case "”", "’", "»", "」", "』", "›", "》":
		return Closes | Quote
	case "\"", "'":
		return Quote
	case "$", "£", "€", "¥", "₹", "₽", "₩", "₺", "₴", "₪", "¢":
		return Currency
	case "%", "‰", "°":
		return Percent
	}
	if word[0] == '.' {
		return Stop
	}
	if word[0] == '-' && len(word) > 1 {
		return Comma
	}
	return 0
}
