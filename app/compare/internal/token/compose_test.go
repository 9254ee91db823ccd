package token

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestComposeAgreesWithUnicodeOnEveryCharacter(t *testing.T) {
	if unicodeVersion != norm.Version {
		t.Skipf("the tables are of Unicode %s, the library's of %s", unicodeVersion, norm.Version)
	}
	for r := rune(1); r < 0x30000; r++ {
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		if r >= 0x3400 && r < 0xF900 && r%16 != 0 {
			continue // Han and Hangul are all alike
		}
		for _, s := range []string{string(r), "e" + string(r), string(r) + "\u0301", "a\u0323" + string(r)} {
			if got, want := compose(s), norm.NFC.String(s); got != want {
				t.Fatalf("%+q composes to %+q, want %+q", s, got, want)
			}
		}
	}
}

func TestComposeAgreesWithUnicodeOnRandomText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	pieces := []rune("aeoAÅ\u0300\u0301\u0302\u0308\u0323\u0327\u0345\u0344αωΩ각ᄀ\u1161\u11a8かは\u3099\u309A\u0f71\u0f72\u0f74אשׁ\u05bc\u05c1क\u093c\u09c7\u09beﬁ豈")
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteRune(pieces[random.IntN(len(pieces))])
		}
		if got, want := compose(b.String()), norm.NFC.String(b.String()); got != want {
			t.Fatalf("%+q composes to %+q, want %+q", b.String(), got, want)
		}
	}
}

func TestFoldForgetsHowLettersAreComposed(t *testing.T) {
	for r := rune(0xA0); r < 0x30000; r++ {
		apart := norm.NFD.String(string(r))
		if apart == string(r) || apart == "" {
			continue
		}
		if got, want := Fold(apart), Fold(string(r)); got != want {
			t.Errorf("%+q folds to %+q, %+q to %+q", apart, got, string(r), want)
		}
	}
}

func TestUnaccentedForgetsMarksOnLettersOnly(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain", "plain"},
		{"Élysée", "Elysee"},
		{"e\u0301te\u0301", "ete"},
		{"Łódź", "Lodz"},
		{"Århus, Ørsted", "Arhus, Orsted"},
		{"tiếng Việt", "tieng Viet"},
		{"שָׁלוֹם", "שלום"},
		{"Αθήνα", "Αθηνα"},
		{"한국어", "한국어"},
		{"हिन्दी", "हिन्दी"},
		{"น้ำ", "น้ำ"},
		{"が", "か"},
	} {
		if got := Unaccented(c.text); got != c.want {
			t.Errorf("%q without accents is %q, want %q", c.text, got, c.want)
		}
	}
}

func TestManyMarksOnOneLetterAreComposedInTime(t *testing.T) {
	text := "a" + strings.Repeat("\u0301\u0323", 100_000)
	if got, want := compose(text), "ạ\u0301"; !strings.HasPrefix(got, "ạ") || len(got) > len(text) {
		t.Errorf("composed to %d bytes that begin with %+q, want %+q", len(got), got[:8], want)
	}
}
