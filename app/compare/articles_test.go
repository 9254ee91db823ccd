package compare_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

func TestAnEmptySideIsAllAddedOrRemoved(t *testing.T) {
	c := comparetest.All(t, article.Version{}, blocks("One.\n\nTwo words."))
	if c.Stats.Added != 2 || c.Stats.WordsInserted != 3 || len(c.Rows) != 2 {
		t.Errorf("got %+v", c.Stats)
	}
	if c := comparetest.All(t, article.Version{}, article.Version{}); len(c.Rows) != 0 || !c.Complete {
		t.Errorf("two empty versions give %+v", c)
	}
}

func TestACancelledComparisonGivesAnErrorAndNoResult(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	text := blocks(strings.Repeat("a few words that go on and on\n\n", 2000))
	steps := 0
	c, err := compare.Articles(ctx, text, blocks("other words"), compare.Options{Progress: func(string, int, int) {
		if steps++; steps == 3 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || c.Rows != nil {
		t.Errorf("got %d rows and error %v, want none and %v", len(c.Rows), err, context.Canceled)
	}
}

func TestProgressNamesTheStagesInOrderAndChangesNothing(t *testing.T) {
	old, new := comparetest.NewSource(7).Pair()
	var seen []string
	comparetest.Compare(t, old, new, compare.Options{Progress: func(stage string, done, total int) {
		if len(seen) == 0 || seen[len(seen)-1] != stage {
			seen = append(seen, stage)
		}
		if total > 0 && done > total {
			t.Errorf("%s: %d of %d done", stage, done, total)
		}
	}})
	if got, want := strings.Join(seen, ", "), "reading, aligning, comparing words"; got != want {
		t.Errorf("stages %s, want %s", got, want)
	}
}

func TestASmallBudgetLosesNoTextAndSaysSo(t *testing.T) {
	old, new := seed(t)
	for _, budget := range []int64{1, 1000, 100_000} {
		c := comparetest.Compare(t, old, new, compare.Options{Budget: budget})
		if c.Complete || len(c.Notes) == 0 {
			t.Errorf("a budget of %d: complete %v, notes %q", budget, c.Complete, c.Notes)
		}
	}
}

func TestOddInputKeepsEveryPromise(t *testing.T) {
	para := func(text string, marks ...article.Inline) article.Version {
		return article.Version{Article: article.Article{Blocks: []article.Block{{Role: "odd", Text: text, Marks: marks}}}}
	}
	bold := func(start, end int) article.Inline {
		return article.Inline{Start: start, End: end, Style: article.StrongStyle}
	}
	for _, c := range []struct {
		name     string
		old, new article.Version
	}{
		{"marks outside the text are clipped", para("short", bold(-3, 99)), para("short")},
		{"marks that end before they start are nothing", para("short", bold(4, 2)), para("short")},
		{"marks inside a character are moved to its start", para("e\u0301x", bold(1, 3)), para("e\u0301x")},
		{"only white space", para("   "), para("\t")},
		{"an empty block", para(""), para("a")},
		{"two empty blocks", para(""), para("")},
		{"invalid UTF-8", para("a\xffb c"), para("a\xfe c")},
		{"a very wide gap", para("a" + strings.Repeat(" ", 70_000) + "b"), para("a b")},
		{"a very long word", para(strings.Repeat("x", 100_000)), para(strings.Repeat("x", 99_999) + "y")},
		{"many marks on one letter", para("a" + strings.Repeat("\u0301", 10_000)), para("a")},
		{"many open quotes", para(strings.Repeat("“", 10_000)), para(strings.Repeat("“a", 5_000))},
	} {
		t.Run(c.name, func(t *testing.T) { comparetest.All(t, c.old, c.new) })
	}
}

func FuzzArticles(f *testing.F) {
	f.Add("One two.\n\nThree “four” five.", "One two, three.\n\n\n\nThree 'four' 5.")
	f.Add("我有很多桌子", "梅有很多儿子")
	f.Add("a\u0301 👩‍👧\r\n\r\nx", "a 👩‍\n\ny")
	for k, c := range drawnCases(f) {
		if k%4 == 0 {
			f.Add(plainText(c.drawing.Old), plainText(c.drawing.New))
		}
	}
	f.Fuzz(func(t *testing.T, old, new string) {
		valid := func(s string) article.Version { return blocks(strings.ToValidUTF8(s, "\uFFFD")) }
		comparetest.All(t, valid(old), valid(new))
	})
}

func TestAStreamThatIsCancelledEndsAtOnce(t *testing.T) {
	old, new := seed(t)
	ctx, cancel := context.WithCancel(context.Background())
	events := 0
	c, err := compare.Stream(ctx, old, new, compare.Options{}, func(e compare.Event) {
		if events++; events == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || c.Rows != nil || events != 3 {
		t.Errorf("got %d rows, %d events and error %v", len(c.Rows), events, err)
	}
}
