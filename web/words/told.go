package words

import (
	"slices"
	"strconv"
	"strings"
)

// Told says what the engine tells by a code: the message whose key begins with start, as "note-", and goes on with the code. The arguments are
// those of the engine: names of files, which stand in quotation marks and where "" is a text without a name, and numbers.
// Without such a message the fallback is said, which is English.
func (w Words) Told(start, code, fallback string, args []string) string {
	key := start + code
	text := english().texts[key]
	count := text == ""
	if count {
		text = english().texts[key+".other"]
	}
	if code == "" || text == "" {
		return fallback
	}
	names, given := places(text, ""), make([]any, len(args))
	for i, arg := range args {
		switch n, err := strconv.Atoi(arg); {
		case i < len(names) && strings.HasPrefix(names[i], "file"):
			given[i] = w.File(arg)
		case err == nil:
			given[i] = n
		default:
			given[i] = arg
		}
	}
	if n, ok := first(given).(int); ok && count {
		return Sentence(w.Count(key, n, given[1:]...))
	}
	return Sentence(w.Say(key, given...))
}

func first(args []any) any {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// File is the name of a file as a sentence has it; a text without a name is "this text".
func (w Words) File(name string) string {
	if name == "" {
		return w.Say("this-text")
	}
	return w.Say("quoted", name)
}

// Retold says an English sentence of the engine in the language: the message of a key "retold-…" whose English text it
// is, whatever stands in its places. A sentence of none comes back as it is.
func (w Words) Retold(sentence string) string {
	if w.table == nil {
		return sentence
	}
	var keys []string
	for key := range english().texts {
		if strings.HasPrefix(key, "retold-") {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		found, ok := matched(english().texts[key], sentence)
		if !ok {
			continue
		}
		args := make([]any, len(found))
		for i, text := range found {
			args[i] = w.Retold(text)
			if n, err := strconv.Atoi(text); err == nil {
				args[i] = n
			}
		}
		if stem, _, plural := strings.Cut(key, "."); plural && len(args) > 0 {
			if n, ok := args[0].(int); ok {
				return w.Count(stem, n, args[1:]...)
			}
		}
		return w.Say(key, args...)
	}
	return sentence
}

// Noted says in the language a note of a comparison, which the engine and the readers of pages tell in English.
func (w Words) Noted(note string) string {
	said := w.Retold(note)
	if said == note && w.table != nil {
		return w.Again(Words{}, note)
	}
	return said
}

// matched returns what stands in the places of a pattern where a sentence is one.
func matched(pattern, sentence string) (found []string, ok bool) {
	before, rest, more := strings.Cut(pattern, "{")
	sentence, ok = strings.CutPrefix(sentence, before)
	for ok && more {
		_, after, _ := strings.Cut(rest, "}")
		var next string
		next, rest, more = strings.Cut(after, "{")
		at := strings.Index(sentence, next)
		if !more && next == "" {
			at = len(sentence)
		} else if !more {
			at = strings.LastIndex(sentence, next)
		}
		if at < 0 {
			return nil, false
		}
		found, sentence = append(found, sentence[:at]), sentence[at+len(next):]
	}
	return found, ok && sentence == ""
}
