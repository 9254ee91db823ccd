package words

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// What the engine tells by a code stands in the catalogue word for word, with its places.
func TestWhatTheEngineTells(t *testing.T) {
	english := Texts("en")
	for _, source := range []struct{ file, entry, start string }{
		{"../../app/snapshot/notes.go", `(?m)^([a-z-]+)\|([^|\n]*)$`, "note-"},
		{"../../app/snapshot/error.go", `(?m)^([a-z-]+)\|([^|\n]*)\|([^|\n]*)$`, "error-"},
		{"../../app/engine/engine.go", `Error\{Code: "([a-z-]+)", What: "([^"]*)", Advice: "([^"]*)"`, "error-"},
		{"../../app/engine/engine.go", `Error\{Code: "([a-z-]+)", File: name, What: "([^"]*)", Advice: "([^"]*)"`, "error-"},
		{"../../app/engine/compare.go", `Error\{Code: "([a-z-]+)", What: "([^"]*)",\n\t*Advice: "([^"]*)"`, "error-"},
	} {
		text, err := os.ReadFile(source.file)
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(source.entry).FindAllStringSubmatch(string(text), -1)
		if len(found) == 0 {
			t.Errorf("%s: nothing is told by %s", source.file, source.entry)
		}
		for _, told := range found {
			code := told[1]
			if code == "message" {
				continue // a mistake of our own, told in one way
			}
			key := source.start + code
			if english[key] == "" {
				key += ".other"
			}
			if got := placed(english[key]); got != sample(told[2]) {
				t.Errorf("%s says %q, en.txt has %s = %q", source.file, told[2], key, english[key])
			}
			if len(told) > 3 && english["advice-"+code] != told[3] {
				t.Errorf("%s advises %q, en.txt has advice-%s = %q", source.file, told[3], code, english["advice-"+code])
			}
		}
	}
}

var place = regexp.MustCompile(`\{[a-z]+\}|\$[fn]|\bFILE\b`)

// placed and sample make equal texts of a message and of what the engine says: places are marked alike.
func placed(text string) string { return place.ReplaceAllString(text, "□") }
func sample(text string) string { return placed(strings.ReplaceAll(text, `\"`, `"`)) }

func TestTold(t *testing.T) {
	for _, test := range []struct {
		language, start, code string
		args                  []string
		want                  string
	}{
		{"en", "error-", "empty", []string{"a.html"}, "‘a.html’ is empty."},
		{"en", "error-", "empty", []string{""}, "This text is empty."},
		{"de", "error-", "empty", []string{""}, "Dieser Text ist leer."},
		{"ar", "note-", "undecodable", []string{"3"}, "تعذّر فك ترميز ٣ حروف."},
		{"ja", "note-", "columns-guess", []string{"a.pdf", "2", "10"}, "「a.pdf」の列がつながっていたため、10行中2行を推定で分けました。"},
		{"fr", "error-", "no-such-thing", nil, "as the engine says"},
		{"fr", "error-", "", nil, "as the engine says"},
	} {
		if got := In(test.language).Told(test.start, test.code, "as the engine says", test.args); got != test.want {
			t.Errorf("%v: got %q, want %q", test, got, test.want)
		}
	}
}

func TestRetold(t *testing.T) {
	for english, want := range map[string]string{
		"12 of 340 paragraphs were compared roughly, because these versions are long.":        "12 von 340 Absätzen wurden grob verglichen, weil diese Fassungen lang sind.",
		"1 of 1 paragraph was compared roughly, because these versions are long.":             "1 von 1 Absatz wurde grob verglichen, weil diese Fassungen lang sind.",
		"Some paragraphs were matched roughly, because these versions are long.":              "Einige Absätze wurden grob zugeordnet, weil diese Fassungen lang sind.",
		"Pattern 2 was not used: missing closing ) at “(a”.":                                  "Muster 2 wurde nicht verwendet: schließende ) fehlt bei „(a“.",
		"Something that nobody has said before.":                                              "Something that nobody has said before.",
		"Words that the script does not part were found with a dictionary.":                   "Wörter, die die Schrift nicht trennt, wurden mit einem Wörterbuch gefunden.",
		"3 of 9 paragraphs were shown as a whole, because their comparison failed its check.": "3 von 9 Absätzen werden als Ganzes gezeigt, weil der Vergleich die Prüfung nicht bestand.",
	} {
		if got := In("de").Retold(english); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := (Words{}).Retold(english); got != english {
			t.Errorf("in English got %q, want %q", got, english)
		}
	}
}

// Every sentence that a comparison may add to its notes is one that can be retold.
func TestWhatAComparisonNotes(t *testing.T) {
	text, err := os.ReadFile("../../app/compare/notes.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, found := range regexp.MustCompile(`c\.note\([^"]*"([^"]*)"|Notes, "([^"]*)"`).FindAllStringSubmatch(string(text), -1) {
		sentence := found[2]
		if found[1] != "" {
			sentence = "2 of 3 paragraphs were " + found[1] + "."
		}
		n++
		if In("ja").Retold(sentence) == sentence {
			t.Errorf("nothing retells %q", sentence)
		}
	}
	if n < 5 {
		t.Errorf("found %d sentences only", n)
	}
}

// A note that goes into a file is said in its language, whether the engine told it or the reader of a page did.
func TestNoted(t *testing.T) {
	for note, want := range map[string]string{
		"Changes outside the article, in what frames the pages: 12.":             "Änderungen außerhalb des Artikels, im Rahmen der Seiten: 12.",
		"Only the first 50,000 paragraphs of ‘a.html’ were read.":                "„a.html“: Nur die ersten 50.000 Absätze wurden gelesen.",
		"Some paragraphs were matched roughly, because these versions are long.": In("de").Say("retold-matched"),
		"What nobody has ever said.":                                             "What nobody has ever said.",
	} {
		if got := In("de").Noted(note); got != want {
			t.Errorf("%q is said as %q, want %q", note, got, want)
		}
		if got := In("en").Noted(note); got != note {
			t.Errorf("%q became %q in English", note, got)
		}
	}
}
