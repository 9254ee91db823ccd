package token

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// traitsOf reads the traits of each token of a text.
func traitsOf(text string) []Traits {
	lex := NewLexicon()
	var out []Traits
	for _, t := range Split(text, false) {
		exact, _ := lex.Ids(t.Of(text), t.Kind)
		out = append(out, lex.Traits(exact))
	}
	return out
}

func TestTraits(t *testing.T) {
	for _, c := range []struct {
		word string
		has  Traits
		not  Traits
	}{
		{"the", Plain | Light, Upper},
		{"The", Plain | Light | Upper, Stop},
		{"Mr", Plain | Abbrev | Rank | Upper, Light},
		{"Jan", Abbrev | Numbered | Month | Upper, Rank},
		{"etc", Abbrev, Rank | Numbered},
		{"J", Abbrev | Upper, Light},
		{"U.S", Abbrev | Upper, Light},
		{"a", Light, Abbrev | Upper},
		{"million", Scale | Plain, Light},
		{"USD", Money, Light},
		{"said", Speech | Light, Upper},
		{"5", Digits | Plain, Light},
		{"我", Unspaced | Plain | Upper, Light},
		{".", Stop, Unspaced | Comma},
		{"...", Stop, 0},
		{"。", Stop | Unspaced, 0},
		{",", Comma, Stop},
		{"--", Comma, 0},
		{"-", 0, Comma | Stop},
		{"(", Opens, Quote},
		{"“", Opens | Quote, Closes},
		{"’", Closes | Quote, Opens},
		{"\"", Quote, Opens | Closes},
		{"€", Currency, Plain},
		{"%", Percent, Plain},
		{"März", Month | Upper, Abbrev},
	} {
		got := traitsOf(c.word)
		if len(got) != 1 || got[0]&c.has != c.has || got[0]&c.not != 0 {
			t.Errorf("%q has the traits %b, want %b and not %b", c.word, got, c.has, c.not)
		}
	}
}

func TestIdsTellBytesFromWhatTheySay(t *testing.T) {
	lex := NewLexicon()
	for _, c := range []struct {
		a, b        string
		exact, same bool
	}{
		{"word", "word", true, true},
		{"Word", "word", false, true},
		{"don’t", "don't", false, true},
		{"café", "cafe\u0301", false, true},
		{"café", "cafe", false, false},
		{"co\u00adop", "coop", false, true},
		{"Ａ", "a", false, true},
		{"…", "...", false, true},
		{"–", "-", false, true},
		{"“", "„", false, true},
		{"“", "'", false, false},
		{"👩\u200d👧", "👩👧", false, false},
		{"a\u200db", "ab", false, true},
	} {
		e1, m1 := lex.Ids(c.a, Word)
		e2, m2 := lex.Ids(c.b, Word)
		if (e1 == e2) != c.exact || (m1 == m2) != c.same {
			t.Errorf("%q and %q: exact %v, match %v, want %v, %v", c.a, c.b, e1 == e2, m1 == m2, c.exact, c.same)
		}
	}
}

func TestWordsInManyBlocksAreLight(t *testing.T) {
	sideOf := func(lex *Lexicon, blocks int) Side {
		var texts []string
		for i := range blocks {
			text := fmt.Sprintf("word%d 1999", i)
			if i%4 == 0 {
				text += " Rubio"
			}
			if i == 0 {
				text += " Witkoff"
			}
			texts = append(texts, text)
		}
		return NewSide(texts, make([]bool, blocks), lex, func(int) {})
	}
	for _, c := range []struct {
		blocks int
		word   string
		light  bool
	}{{20, "Rubio", true}, {20, "rubio", true}, {20, "Witkoff", false}, {20, "1999", false}, {16, "Rubio", false}} {
		lex := NewLexicon()
		a, b := sideOf(lex, c.blocks), sideOf(lex, c.blocks)
		exact, _ := lex.Ids(c.word, Word)
		lex.Lighten(a, b)
		if got := lex.Traits(exact)&Light != 0; got != c.light && c.word != "rubio" {
			t.Errorf("%q in %d blocks: light %v, want %v", c.word, c.blocks, got, c.light)
		}
	}
}

func TestATableKeepsWhatItNumbers(t *testing.T) {
	var table Table
	random := rand.New(rand.NewPCG(1, 1))
	known := map[string]int32{}
	for range 20_000 {
		s := strings.Repeat(string(rune('a'+random.IntN(26))), random.IntN(12)) + fmt.Sprint(random.IntN(3000))
		id, fresh := table.ID(s)
		want, seen := known[s]
		if fresh == seen || seen && id != want {
			t.Fatalf("%q has number %d, new %v; want %d, new %v", s, id, fresh, want, !seen)
		}
		known[s] = id
	}
	if table.Len() != len(known) {
		t.Errorf("%d numbers for %d strings", table.Len(), len(known))
	}
}

func BenchmarkSplit(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"script=ascii", "The council met on Monday, and it didn't vote. "},
		{"script=typographic", "The council’s “plan” – 1,234.56 pounds – failed… "},
		{"script=accents", "L’été dernier, à Élancourt, la mairie a été fermée. "},
		{"script=han", "我有很多桌子，也有很多椅子。"},
		{"script=thai", "เขาเดินทางไปเชียงใหม่เมื่อวานนี้ "},
	} {
		text := strings.Repeat(c.text, 2000)
		var out []Token
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				out = Append(out[:0], text, false)
			}
		})
	}
}
