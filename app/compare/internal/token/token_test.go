package token

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// drawn cuts a text and joins the tokens with bars; a token's own space shows as "_".
func drawn(text string, code bool) string {
	var parts []string
	for _, t := range Split(text, code) {
		parts = append(parts, strings.Repeat("_", len([]rune(text[t.Start():t.Off])))+t.Of(text))
	}
	return strings.Join(parts, "|")
}

func TestSplitCutsTextAsReadersWould(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing has no tokens", "", ""},
		{"words own the space before them", "one two", "one|_two"},
		{"marks stand alone", "Yes, no.", "Yes|,|_no|."},
		{"runs of dots and hyphens are one", "wait... -- no", "wait|...|_--|_no"},
		{"apostrophes stay inside words", "don't don’t France’s", "don't|_don’t|_France’s"},
		{"quotes at the edge are marks", "‘excellent’ talks", "‘|excellent|’|_talks"},
		{"numbers keep their commas and dots", "1,234.56 and 10:30.", "1,234.56|_and|_10:30|."},
		{"initials hold together", "the U.S. and J.K. Rowling", "the|_U.S|.|_and|_J.K|.|_Rowling"},
		{"a missing space after a stop is no word", "war.The end", "war|.|The|_end"},
		{"hyphens part compounds", "Jean-Noël Barrot", "Jean|-|Noël|_Barrot"},
		{"letters with accents are words", "l’état était Élysée", "l’état|_était|_Élysée"},
		{"a no-break space is space", "5\u00a0km", "5|_km"},
		{"Han is cut by character", "我有很多桌子", "我|有|很|多|桌|子"},
		{"Thai is cut by grapheme", "น้ำดี", "น้ำ|ดี"},
		{"Hangul runs are words", "한국어 문장", "한국어|_문장"},
		{"a flag and a family are one each", "🇫🇷👩‍👧 ok", "🇫🇷|👩‍👧|_ok"},
		{"a combining mark on a space keeps its space", "a \u0301b", "a| \u0301|b"},
		{"space at the end is a token", "end ", "end| "},
		{"a narrow no-break space is space", "répondu\u202f: 5\u2009%", "répondu|_:|_5|_%"},
		{"an ideographic space is space", "我\u3000有", "我|_有"},
		{"full-width forms are words and numbers", "Ａｂ １２", "Ａｂ|_１２"},
		{"Khmer, Lao and Myanmar are cut by grapheme", "កំ ລາວ မြ", "កំ|_ລ|າ|ວ|_မြ"},
		{"Hiragana by grapheme, Katakana by word", "です カタカナ", "で|す|_カタカナ"},
		{"Arabic and Hebrew are words", "سلام عليكم, שלום", "سلام|_عليكم|,|_שלום"},
		{"Hindi words hold their signs", "हिन्दी में।", "हिन्दी|_में|।"},
		{"a joiner holds emoji together", "👩‍👧👩", "👩‍👧|👩"},
		{"an address is cut at its marks", "http://a.example/b?c=d", "http|:|/|/|a|.|example|/|b|?|c|=|d"},
		{"a clock time is one", "10:30 10.30am", "10:30|_10.30am"},
	} {
		if got := drawn(c.text, false); got != c.want {
			t.Errorf("%s: %q gives\n%s, want\n%s", c.name, c.text, got, c.want)
		}
	}
}

func TestSplitKeepsLinesOfCode(t *testing.T) {
	if got, want := drawn("a = 1\r\n\tb\n", true), "a|_=|_1|\r\n|_b|\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// join puts tokens and their gaps together again.
func join(text string, tokens []Token) (string, bool) {
	var b strings.Builder
	at := 0
	for _, t := range tokens {
		if t.Start() != at || t.Len == 0 {
			return "", false
		}
		b.WriteString(text[t.Start():t.End()])
		at = t.End()
	}
	return b.String(), true
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"don’t  stop", "我有 a\u0301 \u0301x", "👩‍👧🇫🇷🇫", "\u0600 1", "a\r\n\u200db", "\u0e33\u0e01"} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, data string, code bool) {
		text := strings.ToValidUTF8(data, "\uFFFD")
		tokens := Split(text, code)
		if got, ok := join(text, tokens); !ok || got != text {
			t.Fatalf("tokens of %q join to %q", text, got)
		}
		edge := map[int]bool{0: true}
		for _, end := range Graphemes(text) {
			edge[end] = true
		}
		for _, tok := range tokens {
			if !edge[tok.Start()] || !edge[tok.End()] {
				t.Fatalf("%q: token %q cuts a grapheme", text, tok.Of(text))
			}
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Don’t", "ﬁ", "İstanbul", "Ａ１", "a\u00adb", "e\u0301", "\u1e9e", "Ǆ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		text := strings.ToValidUTF8(data, "\uFFFD")
		once := Fold(text)
		if twice := Fold(once); twice != once {
			t.Errorf("%q folds to %q, then to %q", text, once, twice)
		}
		if apart := Fold(norm.NFD.String(text)); unicodeVersion == norm.Version && apart != once {
			t.Errorf("%+q folds to %+q, taken apart to %+q", text, once, apart)
		}
		if typeset := Typeset(text); Fold(typeset) != once {
			t.Errorf("%+q folds to %+q, typeset to %+q", text, once, Fold(typeset))
		}
		Unaccented(text)
	})
}
