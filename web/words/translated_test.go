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

// In Arabic and Japanese no English is left but names; in the others no sentence stands as it does in English.
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
	// One word or two may be the same word in both; a sentence is not.
	for _, language := range []string{"de", "fr", "es"} {
		for key, text := range Texts(language) {
			bare := regexp.MustCompile(`\{[a-z]+\}`).ReplaceAllString(text, " ")
			if text == english[key] && len(latin.FindAllString(bare, -1)) > 2 {
				t.Errorf("%s: %s stands there in English: %q", language, key, text)
			}
		}
	}
}

// Each language writes its own quotation marks and apostrophes; French has no plain space before a high sign.
func TestSigns(t *testing.T) {
	for language, foreign := range map[string]string{
		"en": `'"`, "de": `'"‘`, "fr": `'"‘`, "es": `'"‘`, "ar": `'"‘‹?;`, "ja": `'"‘`,
	} {
		for key, text := range Texts(language) {
			if strings.HasPrefix(key, "number-") || strings.HasPrefix(key, "retold-") {
				continue
			}
			if strings.ContainsAny(text, foreign) {
				t.Errorf("%s: %s has a sign of another language: %s", language, key, text)
			}
			if language == "fr" && regexp.MustCompile(` [:;!?»]|« |[^\x{A0}\x{202F}][;!?»]`).MatchString(text) {
				t.Errorf("fr: %s needs a no-break space: %s", key, text)
			}
		}
	}
}
