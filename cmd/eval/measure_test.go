package main

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTokensAreWordsAndSigns(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil}, {" \n", nil}, {"one", []string{"one"}},
		{"Don’t stop, 2.5%", []string{"Don", "’", "t", "stop", ",", "2", ".", "5", "%"}},
		{"e\u0301té λέξη", []string{"e\u0301té", "λέξη"}},
	} {
		if got := tokens(c.text); !slices.Equal(got, c.want) {
			t.Errorf("tokens(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// The optimum is that of the plain table of lengths, on random lists over few words.
func TestTheOptimumIsThatOfTheWholeTable(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	list := func() []string {
		out := make([]string, r.IntN(12))
		for i := range out {
			out[i] = string(rune('a' + r.IntN(3)))
		}
		return out
	}
	for range 5000 {
		a, b := list(), list()
		kept := len(equalBlocks(a, b))
		if d, n := optimum(a, b); d != len(a)-kept || n != len(b)-kept {
			t.Fatalf("optimum(%q, %q) = %d, %d, want %d, %d", a, b, d, n, len(a)-kept, len(b)-kept)
		}
	}
}

func TestSharesOfNothingAreWhole(t *testing.T) {
	if got := share(0, 0); got != 100 {
		t.Errorf("share(0, 0) = %v", got)
	}
	if got := share(1, 4); got != 25 {
		t.Errorf("share(1, 4) = %v", got)
	}
}
