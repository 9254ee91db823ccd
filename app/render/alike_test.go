package render

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

func paragraph(texts ...string) article.Version {
	var v article.Version
	for _, text := range texts {
		v.Blocks = append(v.Blocks, article.Block{Role: article.Para, Text: text})
	}
	return v
}

// drawnOf compares two versions and draws them in both layouts.
func drawnOf(t *testing.T, old, new article.Version) string {
	t.Helper()
	c, err := compare.Articles(context.Background(), old, new, compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(append(Sections(c, Inline), Sections(c, Split)...), "")
}

// Each sign of the table and of the ranges that have a rule is told apart from the sign it looks like, both ways.
func TestSignsThatLookAlike(t *testing.T) {
	pairs := map[rune]rune{}
	for _, group := range strings.Split(alikes, " ") {
		signs := []rune(group)
		for _, r := range signs[1:] {
			pairs[r] = signs[0]
		}
	}
	for r := rune(0xFF21); r <= 0xFF5A; r++ {
		pairs[r] = r - 0xFF01 + '!'
	}
	for i, r := range []rune("𝐀𝐳𝗮𝙕𝚣𝖆𝒶𝔸𝟎𝟗𝟿𝛼𝜶𝚶𝝄") {
		pairs[r] = []rune("AzaZzaaA099aaOo")[i]
	}
	if len(pairs) < 600 {
		t.Fatalf("only %d pairs", len(pairs))
	}
	for sign, plain := range pairs {
		old, new := "The word b"+string(plain)+"q was read.", "The word b"+string(sign)+"q was read."
		for _, pair := range [][2]string{{old, new}, {new, old}} {
			from, to := signName(plain), fmt.Sprintf("U+%04X", sign)
			if pair[0] == new {
				from, to = to, from
			}
			if got, want := Alike(pair[0], pair[1], "→"), from+" → "+to; got != want {
				t.Errorf("U+%04X and %c: %q, want %q", sign, plain, got, want)
			}
		}
	}
	t.Logf("%d pairs", len(pairs))
}

func TestAlike(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"paypal", "pаypаl", "a → U+0430"},
		{"раураl", "paypal", "U+0440 → p, U+0430 → a, U+0443 → y"},
		{"Αθήνα", "Aθήνα", "U+0391 → A"},
		{"later", "Iater", "l → I"},
		{"100", "1OO", "0 → O"},
		{"ο", "о", "U+03BF → U+043E"},
		{"Monday", "Tuesday", ""},
		{"same", "same", ""},
		{"same", "sames", ""},
		{"“all”", "\"all\"", ""},
		{"2010–2012", "2010-2012", ""},
	} {
		if got := Alike(c.old, c.new, "→"); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.old, c.new, got, c.want)
		}
	}
}

// A word whose letters were swapped for others that look the same is labelled, once on each side of the page that shows
// the new text; a word of mixed scripts has the number of the strange letter in front of it when it is changed.
func TestLookAlikesAreLabelled(t *testing.T) {
	const label = `<span class="Chip">looks alike: a → U+0430</span></ins>`
	drawn := drawnOf(t, paragraph("Send the money to paypal now, they said."), paragraph("Send the money to pаypal now, they said."))
	if got := strings.Count(drawn, label); got != 2 {
		t.Errorf("%d labels, want one in each layout: %s", got, drawn)
	}
	for _, c := range []struct{ text, want string }{
		{"Write to pаypal at once.", `p<span class="Chip">U+0430</span>аypal`},
		{"Москвa is far.", `Москв<span class="Chip">U+0061</span>a`},
	} {
		drawn := drawnOf(t, paragraph("The first line stands here, as before."), paragraph("The first line stands here, as before.", c.text))
		if !strings.Contains(drawn, c.want) {
			t.Errorf("%s: not %s in %s", c.text, c.want, drawn)
		}
	}
	for _, plain := range []string{"Naïve şıklık und Straße.", "DVDノート and T恤 and Aさん.", "Москва and Αθήνα and шалом.", "Его PRщик купил DVDшку.", "The α-helix of 5 µm, CO₂."} {
		if drawn := drawnOf(t, paragraph("The first line stands here, as before."), paragraph("The first line stands here, as before.", plain)); strings.Contains(drawn, "Chip") {
			t.Errorf("%s has a chip: %s", plain, drawn)
		}
	}
}
