package comparetest

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// All compares two versions in every way there is and checks every promise. It returns the comparison.
func All(t testing.TB, old, new article.Version) compare.Comparison {
	t.Helper()
	c := Compare(t, old, new, compare.Options{})
	for _, way := range ways {
		way(t, c)
	}
	return c
}

// One compares two versions in the plain way and in one other, for tests that compare very many.
func One(t testing.TB, old, new article.Version, way int) compare.Comparison {
	t.Helper()
	c := Compare(t, old, new, compare.Options{})
	ways[way%len(ways)](t, c)
	return c
}

// ways are the other ways to compare the versions of c, and what must come out.
var ways = []func(t testing.TB, c compare.Comparison){
	checkAgain,
	checkStream,
	checkMirror,
	checkIgnore,
	func(t testing.TB, c compare.Comparison) { checkItself(t, c.Old) },
	func(t testing.TB, c compare.Comparison) { checkItself(t, c.New) },
	func(t testing.TB, c compare.Comparison) { checkBudget(t, c, 1) },
	func(t testing.TB, c compare.Comparison) { checkBudget(t, c, 1000) },
	func(t testing.TB, c compare.Comparison) { checkBudget(t, c, 1_000_000) },
	func(t testing.TB, c compare.Comparison) { checkBudget(t, c, 1<<40) },
	func(t testing.TB, c compare.Comparison) { checkGrain(t, c, compare.Character) },
	func(t testing.TB, c compare.Comparison) { checkGrain(t, c, compare.Sentence) },
	checkOptimum,
}

// checkAgain: three runs give the same.
func checkAgain(t testing.TB, c compare.Comparison) {
	t.Helper()
	for range 2 {
		if again := Compare(t, c.Old, c.New, compare.Options{}); !reflect.DeepEqual(c, again) {
			t.Errorf("the same versions give another comparison the second time: %s, then %s", Rows(c), Rows(again))
		}
	}
}

// checkItself: a version compared with itself is all kept.
func checkItself(t testing.TB, v article.Version) {
	t.Helper()
	for i, row := range Compare(t, v, v, compare.Options{}).Rows {
		if row.Kind != compare.Kept {
			t.Errorf("a version compared with itself: row %d is %s", i, row.Kind)
		}
	}
}

// checkBudget: a budget that cuts loses nothing and says so; one that is large enough gives the same.
func checkBudget(t testing.TB, c compare.Comparison, budget int64) {
	t.Helper()
	cut := Compare(t, c.Old, c.New, compare.Options{Budget: budget})
	if cut.Complete && c.Complete && !reflect.DeepEqual(cut, c) {
		t.Errorf("a budget of %d gives another comparison, and says it is complete: %s, want %s", budget, Rows(cut), Rows(c))
	}
	if !cut.Complete && len(cut.Notes) == 0 {
		t.Errorf("a budget of %d cuts, and no note says so", budget)
	}
}

// checkGrain: another grain changes no row, only how much of its words is marked: never less with sentences.
func checkGrain(t testing.TB, c compare.Comparison, grain compare.Grain) {
	t.Helper()
	other := Compare(t, c.Old, c.New, compare.Options{Grain: grain})
	if len(other.Rows) != len(c.Rows) {
		t.Fatalf("grain %d gives %d rows, want %d", grain, len(other.Rows), len(c.Rows))
	}
	for i, row := range other.Rows {
		if row.Kind != c.Rows[i].Kind || !slices.Equal(row.Old, c.Rows[i].Old) || !slices.Equal(row.New, c.Rows[i].New) {
			t.Errorf("grain %d: row %d is %s %v → %v, want %s %v → %v", grain, i, row.Kind, row.Old, row.New, c.Rows[i].Kind, c.Rows[i].Old, c.Rows[i].New)
		}
	}
}

// Compare compares two versions and checks the result.
func Compare(t testing.TB, old, new article.Version, o compare.Options) compare.Comparison {
	t.Helper()
	c, err := compare.Articles(context.Background(), old, new, o)
	if err != nil {
		t.Fatalf("Articles: %v", err)
	}
	if o.Budget == 0 && !c.Complete {
		t.Errorf("the default budget ran out: %v", c.Notes)
	}
	check(t, c, o)
	if t.Failed() {
		t.Logf("old:\n%s\nnew:\n%s\nrows:\n%s", Lines(old), Lines(new), Rows(c))
		t.FailNow()
	}
	return c
}

// Lines writes a version for people who look for a mistake.
func Lines(v article.Version) string {
	var b strings.Builder
	for i, block := range v.Blocks {
		fmt.Fprintf(&b, "%d %s%d %q %v\n", i, block.Role, block.Level, block.Text, block.Marks)
	}
	return b.String()
}

// Rows writes the rows likewise.
func Rows(c compare.Comparison) string {
	var b strings.Builder
	for i, row := range c.Rows {
		fmt.Fprintf(&b, "%d %s %v → %v move %d: %q\n", i, row.Kind, row.Old, row.New, row.Move, row.Spans)
	}
	return b.String()
}
