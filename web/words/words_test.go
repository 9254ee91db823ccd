package words

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// keysOf lists the keys of a file in its order, headings among them.
func keysOf(t *testing.T, language string) (keys []string, texts map[string]string) {
	texts = map[string]string{}
	for n, line := range strings.Split(File(language), "\n") {
		switch key, text, ok := strings.Cut(line, " = "); {
		case strings.HasPrefix(line, "#") && n > 0:
			keys = append(keys, line)
		case line == "" || strings.HasPrefix(line, "#"):
		case !ok, text == "", strings.ContainsAny(key, " ={}"), key != strings.ToLower(key):
			t.Errorf("%s.txt, line %d is no message: %q", language, n+1, line)
		default:
			if _, twice := texts[key]; twice {
				t.Errorf("%s.txt, line %d: %s stands there twice", language, n+1, key)
			}
			if key != strings.TrimSpace(key) || text != strings.Trim(text, " ") || strings.Count(text, "{") != strings.Count(text, "}") {
				t.Errorf("%s.txt, line %d: spaces at an end, or a brace alone: %q", language, n+1, line)
			}
			texts[key] = text
			if stem, _, plural := strings.Cut(key, "."); !plural {
				keys = append(keys, key)
			} else if !slices.Contains(keys, stem+".") {
				keys = append(keys, stem+".")
			}
		}
	}
	return keys, texts
}

// Every language has the messages of English, in the same order, with the same places and all its plural forms.
func TestTheLanguagesSayTheSame(t *testing.T) {
	keys, english := keysOf(t, "en")
	for _, language := range Languages {
		have, texts := keysOf(t, language)
		for i := 0; i < max(len(have), len(keys)); i++ {
			if i >= len(have) || i >= len(keys) || have[i] != keys[i] {
				t.Errorf("%s.txt: at message %d stands %q, in English %q", language, i+1, at(have, i), at(keys, i))
				break
			}
		}
		for _, key := range keys {
			stem, plural := strings.CutSuffix(key, ".")
			if strings.HasPrefix(key, "#") || !plural && texts[key] == "" {
				continue
			}
			if !plural {
				samePlaces(t, language, key, texts[key], english[key])
				continue
			}
			for _, form := range Forms(language) {
				text := texts[stem+"."+form]
				if text == "" {
					t.Errorf("%s.txt: %s.%s is missing", language, stem, form)
					continue
				}
				if few := form == "zero" || form == "one" || form == "two"; few && !strings.Contains(text, "{n}") {
					text += "{n}"
				}
				samePlaces(t, language, stem+"."+form, text, english[stem+".other"])
			}
		}
		for key := range texts {
			if _, form, plural := strings.Cut(key, "."); plural && !slices.Contains(Forms(language), form) {
				t.Errorf("%s.txt: %s is no plural form of the language", language, key)
			}
		}
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "(nothing)"
}

func samePlaces(t *testing.T, language, key, text, english string) {
	got, want := places(text, ""), places(english, "")
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s.txt: %s has the places %v, in English %v", language, key, got, want)
	}
}

func TestPluralForms(t *testing.T) {
	for language, want := range map[string]string{
		"en": "0 words|1 word|2 words|3 words|11 words|100 words",
		"de": "0 Wörter|1 Wort|2 Wörter|3 Wörter|11 Wörter|100 Wörter",
		"fr": "0 mot|1 mot|2 mots|3 mots|11 mots|100 mots",
		"es": "0 palabras|1 palabra|2 palabras|3 palabras|11 palabras|100 palabras",
		"ar": "لا كلمات|كلمة واحدة|كلمتان|٣ كلمات|١١ كلمة|١٠٠ كلمة",
		"ja": "0語|1語|2語|3語|11語|100語",
	} {
		var got []string
		for _, n := range []int{0, 1, 2, 3, 11, 100} {
			got = append(got, In(language).Count("words", n))
		}
		if joined := strings.Join(got, "|"); joined != want {
			t.Errorf("%s: got %s, want %s", language, joined, want)
		}
	}
	for n, want := range map[int]string{5: "few", 10: "few", 99: "many", 102: "other", 103: "few", 111: "many", 200: "other", 1000: "other"} {
		if got := In("ar").Form(n); got != want {
			t.Errorf("ar: %d is %q, want %q", n, got, want)
		}
	}
	if got := In("fr").Count("words", 2_000_000); got != "2\u202f000\u202f000 de mots" {
		t.Errorf("fr: two million are %q", got)
	}
}

func TestNumbersAndDates(t *testing.T) {
	when := time.Date(2025, 4, 17, 9, 5, 0, 0, time.UTC)
	for language, want := range map[string][3]string{
		"en": {"1234", "12,345", "17 April 2025, 09:05"},
		"de": {"1234", "12.345", "17. April 2025, 09:05"},
		"fr": {"1234", "12\u202f345", "17 avril 2025 à 09:05"},
		"es": {"1234", "12.345", "17 de abril de 2025, 09:05"},
		"ar": {"١٢٣٤", "١٢٬٣٤٥", "١٧ أبريل ٢٠٢٥، ٠٩:٠٥"},
		"ja": {"1,234", "12,345", "2025年4月17日 09:05"},
	} {
		w := In(language)
		if got := [3]string{w.Number(1234), w.Number(12345), w.Date(when)}; got != want {
			t.Errorf("%s: got %q, want %q", language, got, want)
		}
	}
	if got := In("de").Tenths(12345) + In("en").Number(-1234567); got != "1234,5-1,234,567" {
		t.Errorf("got %q", got)
	}
}

func TestLists(t *testing.T) {
	for n, want := range []string{"", "a", "a and b", "a, b and c"} {
		if got := (Words{}).All([]string{"a", "b", "c"}[:n]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := Sentence("élan"); got != "Élan" {
		t.Errorf("got %q", got)
	}
}

// What a file does not hold is said in English; what none holds says its key.
func TestWhatIsMissing(t *testing.T) {
	w := Read("de", "close = Schließen\n")
	if got := w.Say("close") + " " + w.Say("cancel") + " " + w.Say("nothing-such") + " " + w.Count("words", 1); got != "Schließen Cancel nothing-such 1 word" {
		t.Errorf("got %q", got)
	}
}
