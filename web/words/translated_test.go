package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// names are what every language writes in Latin letters.
var names = strings.Fields("Stet WebAssembly JavaScript Markdown CriticMarkup DOCX ODT EPUB HTML MHTML PDF JSON UTF-8 docx windows-1252 Wayback Machine id_ " +
	"Chrome Edge Firefox Safari MB ms stet diff patch tray RE2 NBSP Esc Enter Shift Alt Ctrl Tab Home End F7 Word URL CSS GitHub Atom RSS SHA-256 TXT ZIP PNG SVG API EMSP Go " +
	"iPhone iPad macOS Android Windows Linux PC px em")

var latin = regexp.MustCompile(`[A-Za-z][A-Za-z_0-9-]+`)

// In Arabic and Japanese no English is left but names; in the others no message stands as it does in English but those
// whose words are the same.
func TestNothingIsLeftInEnglish(t *testing.T) {
	english := Texts("en")
	for _, language := range []string{"ar", "ja"} {
		for key, text := range Texts(language) {
			bare := regexp.MustCompile(`\{[a-z]+\}`).ReplaceAllString(text, " ")
			for _, word := range latin.FindAllString(bare, -1) {
				if !slices.Contains(names, word) {
					t.Errorf("%s: %s says %q: %s", language, key, word, text)
				}
			}
		}
	}
	same := regexp.MustCompile(`^(number-|date|list-|arrow|labelled|version-numbered|digest$|of$|row-merged|tracking|link-changed)`)
	equal := map[string]string{ // words that are the same
		"de": " feed style-code point-link grain-auto detail ",
		"fr": " versions column-version details list-where style-code point-date digest-dates class-diacritics paragraphs-read ",
		"es": " ",
	}
	for _, language := range []string{"de", "fr", "es"} {
		for key, text := range Texts(language) {
			stem, _, _ := strings.Cut(key, ".")
			if text == english[key] && latin.MatchString(regexp.MustCompile(`\{[a-z]+\}`).ReplaceAllString(text, "")) && !same.MatchString(stem) && !strings.Contains(equal[language], " "+stem+" ") {
				t.Errorf("%s: %s stands there in English: %q", language, key, text)
			}
		}
	}
}
