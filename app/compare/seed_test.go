package compare_test

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

func TestTheSeedArticleIsPairedAsByHand(t *testing.T) {
	old, new := seed(t)
	want := seedTruth(t)
	c := comparetest.All(t, old, new)
	kinds := map[[2]int]string{}
	for _, p := range want.Pairs {
		kinds[[2]int{p.Old, p.New}] = p.Kind
	}
	neutral := map[[2]int]bool{}
	for _, p := range want.Neutral {
		neutral[[2]int{p.Old, p.New}] = true
	}
	found := 0
	for _, row := range c.Rows {
		for _, i := range row.Old {
			for _, j := range row.New {
				pair := [2]int{i, j}
				if kind, ok := kinds[pair]; ok {
					found++
					if string(row.Kind) != kind {
						t.Errorf("old %d → new %d is %s, want %s", i, j, row.Kind, kind)
					}
				} else if !neutral[pair] {
					t.Errorf("old %d → new %d is no pair", i, j)
				}
			}
		}
	}
	if found != len(want.Pairs) {
		t.Errorf("found %d of %d pairs", found, len(want.Pairs))
	}
	if c.Stats.Moved != 1 {
		t.Errorf("%d blocks moved, want 1", c.Stats.Moved)
	}
}

func TestTheSeedArticleIsMarkedSparingly(t *testing.T) {
	old, new := seed(t)
	c := comparetest.Compare(t, old, new, compare.Options{})
	if c.Stats.WordsDeleted > 325 || c.Stats.WordsInserted > 520 {
		t.Errorf("marked %d + %d words, want at most 325 + 520", c.Stats.WordsDeleted, c.Stats.WordsInserted)
	}
	gone, come := touched(c)
	if gone > 345 || come > 545 {
		t.Errorf("marks touch %d + %d words, want at most 345 + 545", gone, come)
	}
	t.Logf("marked %d + %d words; marks touch %d + %d", c.Stats.WordsDeleted, c.Stats.WordsInserted, gone, come)
}

// touched counts the words of both sides that a mark touches at all.
func touched(c compare.Comparison) (gone, come int) {
	for _, row := range c.Rows {
		gone += touchedSide(row, compare.Delete, compare.Insert, c.Old.Blocks, row.Old)
		come += touchedSide(row, compare.Insert, compare.Delete, c.New.Blocks, row.New)
	}
	return gone, come
}

func touchedSide(row compare.Row, marked, leftOut compare.Op, blocks []article.Block, of []int) int {
	var text, mark strings.Builder // mark has an x below each marked byte
	for _, s := range row.Spans {
		if s.Op == leftOut {
			continue
		}
		sign := " "
		if s.Op == marked {
			sign = "x"
		}
		text.WriteString(s.Text)
		mark.WriteString(strings.Repeat(sign, len(s.Text)))
	}
	n, at := 0, 0
	for _, word := range strings.Fields(text.String()) {
		at += strings.Index(text.String()[at:], word)
		if strings.Contains(mark.String()[at:at+len(word)], "x") {
			n++
		}
		at += len(word)
	}
	return n
}

func TestTheBookIsComparedWordByWord(t *testing.T) {
	old, new := blocks(data(t, "book/old.txt")), blocks(data(t, "book/new.txt"))
	c := comparetest.Compare(t, old, new, compare.Options{})
	if c.Stats.WordsDeleted > 25_000 || c.Stats.WordsInserted > 46_000 {
		t.Errorf("marked %d + %d words, want at most 25,000 + 46,000", c.Stats.WordsDeleted, c.Stats.WordsInserted)
	}
	if len(c.Notes) > 0 {
		t.Errorf("notes %q, want none", c.Notes)
	}
	t.Logf("%+v", c.Stats)
}
