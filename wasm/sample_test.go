//go:build !js

package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/web/sample"
	"github.com/stet-diff/stet/web/words"
)

// sampleVersions are the six versions of the sample article, as the page reads them.
func sampleVersions(t *testing.T) []article.Version {
	t.Helper()
	var versions []article.Version
	for i, page := range sample.Versions() {
		found, err := snapshot.Read(snapshot.Source{Name: fmt.Sprintf("Version %d", i+1), Data: []byte(page), Type: "text/html"}, snapshot.Options{})
		if err != nil {
			t.Fatalf("version %d: %v", i+1, err)
		}
		versions = append(versions, found.Versions[0])
	}
	return versions
}

// comparedAs compares two versions as the page does.
func comparedAs(t *testing.T, old, new article.Version, how compare.Options) compare.Comparison {
	t.Helper()
	x, y, _ := snapshot.Together(old, new)
	c, err := compare.Articles(context.Background(), x, y, how)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sampleCompared is the first version of the sample against the last, which is what the page shows at first.
func sampleCompared(t *testing.T) compare.Comparison {
	t.Helper()
	versions := sampleVersions(t)
	return comparedAs(t, versions[0], versions[5], compare.Options{Ignore: compare.Trifles})
}

// The sample article holds every kind of change: each kind of row, each class, sentences that moved, described changes of
// looks, pictures, and signs that nobody sees.
func TestTheSampleHoldsEveryKindOfChange(t *testing.T) {
	versions := sampleVersions(t)
	for i := 1; i < len(versions); i++ {
		if c := comparedAs(t, versions[i-1], versions[i], compare.Options{}); len(c.Changes()) == 0 {
			t.Errorf("versions %d and %d are the same", i, i+1)
		}
		if !versions[i].Captured.After(versions[i-1].Captured) {
			t.Errorf("version %d was captured at %v, version %d at %v", i, versions[i-1].Captured, i+1, versions[i].Captured)
		}
	}
	c := sampleCompared(t)
	kinds, classes := map[compare.Kind]int{}, map[compare.Class]int{}
	var notes, inserted strings.Builder
	for _, row := range c.Rows {
		kinds[row.Kind]++
		for _, span := range row.Spans {
			notes.WriteString(span.Note + "\n")
			if span.Op == compare.Insert {
				inserted.WriteString(span.Text)
			}
		}
	}
	for _, kind := range []compare.Kind{compare.Kept, compare.Edited, compare.Restyled, compare.Moved, compare.Departed, compare.Split, compare.Merged, compare.Removed, compare.Added} {
		if kinds[kind] == 0 {
			t.Errorf("no row is %s: %v", kind, kinds)
		}
	}
	concerns := compare.Concern(0)
	for _, change := range c.Changes() {
		classes[change.Class]++
		concerns |= change.Concerns
	}
	for class := compare.Space; class <= compare.Text; class <<= 1 {
		if class != compare.Pattern && classes[class] == 0 {
			t.Errorf("no change is of the class %v: %v", class, classes)
		}
	}
	for _, want := range []compare.Concern{compare.Headline, compare.Number, compare.Quotation, compare.Name} {
		if concerns&want == 0 {
			t.Errorf("no change concerns %v", want.Names())
		}
	}
	for _, want := range []string{"style: bold added", "link: added", "link: https://example.org/reports/first → ", "tracking: ", "level: 2 → 3", "; moved "} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("no note says %q:\n%s", want, notes.String())
		}
	}
	told := ""
	for _, note := range render.Looks(c, c.Changes(), words.Words{}) {
		told += note + "\n"
	}
	for _, want := range []string{"image replaced: ", "alternative text changed", "level 2 → 3", "bold added", "link: added", "link: https://example.org/reports/first → "} {
		if !strings.Contains(told, want) {
			t.Errorf("no change is described as %q:\n%s", want, told)
		}
	}
	for _, want := range []string{"\u200b", "\u0430", "\u00a0"} {
		if !strings.Contains(inserted.String(), want) {
			t.Errorf("%q is not inserted", want)
		}
	}
	if t.Failed() {
		for i, row := range c.Rows {
			t.Logf("%d %s %v %v %v", i, row.Kind, row.Old, row.New, row.Spans)
		}
	}
}
