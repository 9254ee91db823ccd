package comparetest

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// All compares two versions in every way there is and checks every promise: the comparison itself, the same again,
// the sides swapped, each side with itself, and with budgets that run out. It returns the comparison.
func All(t testing.TB, old, new article.Version) compare.Comparison {
	t.Helper()
	c := Both(t, old, new)
	if again := Compare(t, old, new, compare.Options{}); !reflect.DeepEqual(c, again) {
		t.Errorf("the same versions give another comparison the second time")
	}
	checkStream(t, c)
	checkIgnore(t, c)
	for _, v := range []article.Version{old, new} {
		for i, row := range Compare(t, v, v, compare.Options{}).Rows {
			if row.Kind != compare.Kept {
				t.Errorf("a version compared with itself: row %d is %s", i, row.Kind)
			}
		}
	}
	for _, budget := range []int64{1, 1000, 1_000_000, 1 << 40} {
		cut := Compare(t, old, new, compare.Options{Budget: budget})
		if cut.Complete && c.Complete && !reflect.DeepEqual(cut, c) {
			t.Errorf("a budget of %d gives another comparison, and says it is complete", budget)
		}
	}
	return c
}

// Both compares two versions in both orders, checks the results, and that each is the mirror image of the other. It is
// what a test does that has no time for All.
func Both(t testing.TB, old, new article.Version) compare.Comparison {
	t.Helper()
	c := Compare(t, old, new, compare.Options{})
	checkMirror(t, c, Compare(t, new, old, compare.Options{}))
	return c
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
	Check(t, c)
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
