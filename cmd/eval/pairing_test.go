package main

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func link(i, j int) Link { return Link{Old: i, New: j} }

func TestPairingByPosition(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new string
		want     []Link
	}{
		{"equal blocks pair", "a b", "a b", []Link{link(0, 0), link(1, 1)}},
		{"between them one by one", "a x y b", "a z b", []Link{link(0, 0), link(1, 1), link(3, 2)}},
		{"after the last likewise", "a x", "a y z", []Link{link(0, 0), link(1, 1)}},
		{"nothing pairs with nothing", "", "a", nil},
	} {
		if got := byPosition(strings.Fields(c.old), strings.Fields(c.new)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTheRulesOfWikidiff2(t *testing.T) {
	const long = "the council met on Monday to vote on the budget for the coming year"
	for _, c := range []struct {
		name     string
		old, new []string
		want     []Link
	}{
		{"a line pairs with one that is alike", []string{"x", long}, []string{"x", long + " again"}, []Link{link(0, 0), link(1, 1)}},
		{"not with one that is not", []string{"one two three four five six"}, []string{"seven eight nine ten six"}, nil},
		{"a line of two halves is split", []string{"alpha beta gamma delta epsilon zeta"}, []string{"alpha beta gamma", "delta epsilon zeta"},
			[]Link{link(0, 0), link(0, 1)}},
		{"a removed line is found where it was added", []string{long, "x", "y"}, []string{"x", "y", long + " again"},
			[]Link{link(1, 0), link(2, 1), {0, 2, true}}},
	} {
		if got := wikiRules(c.old, c.new); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestLinksAreScoredAgainstTheTruth(t *testing.T) {
	truth := []Link{link(0, 0), link(1, 2), {2, 1, true}}
	got := scored([]Link{link(0, 0), link(1, 1), link(3, 3), {2, 1, true}}, truth, map[[2]int]bool{{3, 3}: true})
	if want := (Score{Right: 2, False: 1, Missed: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if p, r, f := got.Precision(), got.Recall(), got.F1(); text(p) != "0.667" || text(r) != "0.667" || text(f) != "0.667" {
		t.Errorf("precision %v, recall %v, F1 %v, want two thirds each", p, r, f)
	}
	if got := moved(truth); len(got) != 1 || got[0].Old != 2 {
		t.Errorf("moved links are %v", got)
	}
}

func TestLinkedBlocksAreMarkedTogether(t *testing.T) {
	old, new := []string{"a b c d", "gone now"}, []string{"a b", "c d e", "come"}
	links := []Link{link(0, 0), link(0, 1)}
	if got, want := groups(2, 3, links), []group{{[]int{0}, []int{0, 1}}, {[]int{1}, nil}, {nil, []int{2}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("groups are %v, want %v", got, want)
	}
	if d, n := marked(old, new, links); d != 2 || n != 2 {
		t.Errorf("marked %d + %d words, want 2 + 2", d, n)
	}
}
