// Package words holds every word that the interface says, in each of its languages, and says them.
//
// A message has a key and one text per language: a line of en.txt, de.txt and so on. English is part of the program.
// The other languages stand beside it as data: cmd/site puts them before the page's scripts, which hand the chosen one
// to the program; a native program has them all, see In.
//
// A text may hold places, as in "{place} of {all}". They are filled in the order in which the English text names
// them, so a translation is free to turn the order around. A message about a number of things has one text for each
// plural form of its language; see Count.
package words

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Languages are the languages of the interface, in the order of its menu.
var Languages = []string{"en", "de", "fr", "es", "ar", "ja"}

//go:embed en.txt
var englishFile string

var english = sync.OnceValue(func() *table { return parse("en", englishFile) })

// Words says messages in one language. The zero value says them in English.
type Words struct{ table *table }

// A table is what one file says.
type table struct {
	language string
	texts    map[string]string
}

// Read takes the text of a language's file. What it does not hold is said in English.
func Read(language, file string) Words {
	if language == "" || language == "en" || file == "" {
		return Words{}
	}
	return Words{parse(language, file)}
}

// parse reads lines of the form "key = text". Blank lines and lines that begin with "#" are for its readers.
func parse(language, file string) *table {
	t := &table{language, make(map[string]string, strings.Count(file, "\n"))}
	for line := range strings.Lines(file) {
		key, text, ok := strings.Cut(strings.TrimRight(line, "\r\n"), " = ")
		if ok && key[0] != '#' {
			t.texts[key] = text
		}
	}
	return t
}

// Language is the language's code: "en", "ar".
func (w Words) Language() string {
	if w.table == nil {
		return "en"
	}
	return w.table.language
}

// Has reports whether a key is one of the catalogue's.
func (w Words) Has(key string) bool { return english().texts[key] != "" }

// Say returns the message of a key, its places filled with the arguments: strings, and whole numbers, which are
// written as the language writes them. A key that no file holds says itself.
func (w Words) Say(key string, args ...any) string {
	return w.fill(w.text(key), places(english().texts[key], ""), args)
}

// Count returns the message of a key for n things: the text for the plural form of n. The place {n} takes the number,
// the other places take the arguments.
func (w Words) Count(key string, n int, args ...any) string {
	text := w.text(key + "." + w.Form(n))
	return w.fill(text, append([]string{"n"}, places(english().texts[key+".other"], "n")...), append([]any{n}, args...))
}

func (w Words) text(key string) string {
	if w.table != nil {
		if text, ok := w.table.texts[key]; ok {
			return text
		}
		if stem, _, plural := strings.Cut(key, "."); plural && w.table.texts[stem+".other"] != "" {
			return w.table.texts[stem+".other"]
		}
	}
	if text, ok := english().texts[key]; ok {
		return text
	}
	if stem, _, plural := strings.Cut(key, "."); plural {
		if text, ok := english().texts[stem+".other"]; ok {
			return text
		}
	}
	return key
}

// places lists the names of a text's places in the order in which they first stand, but one.
func places(text, but string) (names []string) {
	for {
		_, rest, ok := strings.Cut(text, "{")
		if !ok {
			return names
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			return names
		}
		if name != but && index(names, name) < 0 {
			names = append(names, name)
		}
		text = after
	}
}

func index(names []string, name string) int {
	for i, n := range names {
		if n == name {
			return i
		}
	}
	return -1
}

// fill puts the arguments in their places. A place without an argument stays as it is.
func (w Words) fill(text string, names []string, args []any) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		name, after, ok := strings.Cut(rest, "}")
		if i := index(names, name); ok && i >= 0 && i < len(args) {
			out.WriteString(w.argument(args[i]))
		} else {
			out.WriteString("{" + name + "}")
		}
		text = after
	}
}

func (w Words) argument(arg any) string {
	switch arg := arg.(type) {
	case string:
		return arg
	case int:
		return w.Number(arg)
	}
	panic("an argument that is neither a string nor an int")
}

// Sentence makes a sentence of words that may stand inside one: its first letter becomes a capital where the script
// has them.
func Sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Listed joins words as a list does: "a, b, c".
func (w Words) Listed(items []string) string { return w.joined("list-comma", items) }

// Chain joins parts that may have commas themselves: "a, b; c".
func (w Words) Chain(parts []string) string { return w.joined("list-chain", parts) }

func (w Words) joined(key string, items []string) string {
	if len(items) == 0 {
		return ""
	}
	list := items[0]
	for _, item := range items[1:] {
		list = w.Say(key, list, item)
	}
	return list
}

// All joins words as a sentence does: "a, b and c".
func (w Words) All(items []string) string {
	n := len(items)
	if n < 2 {
		return w.Listed(items)
	}
	return w.Say("list-and", w.Listed(items[:n-1]), items[n-1])
}
