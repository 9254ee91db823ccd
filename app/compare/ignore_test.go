package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

func TestIgnoredChangesAreDimmedAndCounted(t *testing.T) {
	old := "The “plan” was agreed on Monday by all sides.\n\nUpdated 3 hours ago by the desk.\n\nOne more paragraph stands here."
	new := "The \"plan\" was agreed on Tuesday by all sides.\n\nUpdated 5 hours ago by the desk.\n\nOne more paragraph stands here."
	for _, c := range []struct {
		name     string
		ignore   compare.Class
		patterns []string
		quiet    int
		notes    int
	}{
		{"nothing is ignored", 0, nil, 0, 0},
		{"the kinds of quotes are ignored", compare.Trifles, nil, 2, 0},
		{"a pattern over the change on both sides", 0, []string{`Updated \d+ hours ago`}, 1, 0},
		{"a pattern that fits one side only", 0, []string{`Updated 3 hours ago`}, 0, 0},
		{"a pattern that ends inside the change", 0, []string{`Tues|Mon`}, 0, 0},
		{"a bad pattern is refused and the next applies", 0, []string{`(`, `\d hours`}, 1, 1},
		{"a pattern that is too long", 0, []string{strings.Repeat("a", 1001)}, 0, 1},
		{"too many patterns", 0, strings.Split(strings.Repeat("x ", 39)+"y", " "), 0, 1},
		{"an empty pattern", 0, []string{""}, 0, 0},
	} {
		got := comparetest.Compare(t, blocks(old), blocks(new), compare.Options{Ignore: c.ignore, Patterns: c.patterns})
		if got.Stats.Quiet != c.quiet || len(got.Notes) != c.notes {
			t.Errorf("%s: %d changes are dimmed, notes %q; want %d and %d", c.name, got.Stats.Quiet, got.Notes, c.quiet, c.notes)
		}
	}
}

func TestABadPatternIsNamedByItsPosition(t *testing.T) {
	_, refused := compare.NewDimmer(compare.Options{Patterns: []string{"fine", "a[", `\p{Nope}`}})
	if got := fmt.Sprint(refused); !strings.Contains(got, "Pattern 2 ") || !strings.Contains(got, "Pattern 3 ") || len(refused) != 2 {
		t.Errorf("got %s", got)
	}
}

func TestClassesHaveNames(t *testing.T) {
	for class := compare.Space; class <= compare.Text; class <<= 1 {
		if back, ok := compare.ParseClass(class.String()); !ok || back != class {
			t.Errorf("%q is read as %v, want %v", class.String(), back, class)
		}
	}
	if got := compare.Trifles.String(); got != "space,typography,tracking" {
		t.Errorf("got %s", got)
	}
}
