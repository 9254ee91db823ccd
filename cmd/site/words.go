package main

import (
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/stet-diff/stet/web/words"
)

// languageList names the languages for language.js.
func languageList() string {
	text, err := json.Marshal(words.Languages)
	if err != nil {
		panic(err)
	}
	return "const stetLanguages = " + string(text) + ";\n"
}

var saidInScripts = regexp.MustCompile(`(?:stet|words|words\(\))\.(?:say|count)\("([^"]+)"`)

// wordsFor is what words.js speaks with: of English, which is part of the program, the messages that scripts say; of
// the other languages all. They travel with the scripts, not in a file of their own: so the page can say what went
// wrong when nothing else could be loaded, can change its language without a request, and a first visit asks for no
// more files than before.
func wordsFor(scripts string) string {
	all := map[string]map[string]string{"en": englishOf(scripts)}
	for _, language := range words.Languages[1:] {
		texts := words.Texts(language)
		for _, key := range []string{"not-found", "not-found-advice", "boot-noscript"} { // pages say them, where no script does
			delete(texts, key)
		}
		all[language] = texts
	}
	text, err := json.Marshal(all)
	if err != nil {
		panic(err) // strings only
	}
	quoted, err := json.Marshal(string(text)) // a string is read faster than an object
	if err != nil {
		panic(err)
	}
	return "const stetWords = JSON.parse(" + string(quoted) + ");\n"
}

func englishOf(scripts string) map[string]string {
	english, mine := words.Texts("en"), map[string]string{}
	for key, text := range english {
		if strings.HasPrefix(key, "number-") {
			mine[key] = text
		}
	}
	for _, found := range saidInScripts.FindAllStringSubmatch(scripts, -1) {
		for key, text := range english {
			if stem, _, _ := strings.Cut(key, "."); stem == found[1] {
				mine[key] = text
			}
		}
	}
	return mine
}

// said is an English message, for a template.
func said(key string, language ...string) (string, error) {
	text, ok := words.Texts(append(language, "en")[0])[key]
	if !ok {
		return "", fmt.Errorf("%q is no message of web/words", key)
	}
	return html.EscapeString(text), nil
}

// languages are those of the interface, for what is told before a script can choose one.
func languages() []string { return words.Languages }
