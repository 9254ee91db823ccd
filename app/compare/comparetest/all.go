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
	c := Compare(t, old, new, compare.Options{})
	if again := Compare(t, old, new, compare.Options{}); !reflect.DeepEqual(c, again) {
		t.Errorf("the same versions give another comparison the second time")
	}
	checkStream(t, c)
	checkIgnore(t, c)
	checkMirror(t, c, Compare(t, new, old, compare.Options{}))
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

// checkMirror: with the sides swapped, the same blocks belong together in the mirrored way, with mirrored spans.
func checkMirror(t testing.TB, c, m compare.Comparison) {
	t.Helper()
	want, got := map[string]string{}, map[string]string{}
	for _, row := range c.Rows {
		if row.Kind != compare.Departed {
			want[fmt.Sprint(row.Old, row.New)] = string(row.Kind) + turned(row.Spans, compare.Delete, compare.Insert)
		}
	}
	for _, row := range m.Rows {
		if row.Kind != compare.Departed {
			got[fmt.Sprint(row.New, row.Old)] = string(mirrored(row.Kind)) + turned(row.Spans, compare.Insert, compare.Delete)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("swapped, the sides give\n%v, want\n%v\nrows %s\nswapped %s", got, want, Rows(c), Rows(m))
	}
	s := c.Stats
	s.Split, s.Merged, s.Removed, s.Added = s.Merged, s.Split, s.Added, s.Removed
	s.OldWords, s.NewWords, s.WordsDeleted, s.WordsInserted = s.NewWords, s.OldWords, s.WordsInserted, s.WordsDeleted
	if m.Stats != s {
		t.Errorf("swapped, the statistics are %+v, want %+v", m.Stats, s)
	}
}

func mirrored(kind compare.Kind) compare.Kind {
	switch kind {
	case compare.Split:
		return compare.Merged
	case compare.Merged:
		return compare.Split
	case compare.Removed:
		return compare.Added
	case compare.Added:
		return compare.Removed
	}
	return kind
}

// turned writes spans so that a row and its mirror image read the same.
func turned(spans []compare.Span, gone, come compare.Op) string {
	var b strings.Builder
	for k := 0; k < len(spans); {
		if op := spans[k].Op; op != gone && op != come {
			fmt.Fprintf(&b, " %s %q", op, spans[k].Text)
			k++
			continue
		}
		var was, is []string
		for ; k < len(spans) && (spans[k].Op == gone || spans[k].Op == come); k++ {
			text := spans[k].Text + "|" + sideless(spans[k].Note)
			if spans[k].Op == gone {
				was = append(was, text)
			} else {
				is = append(is, text)
			}
		}
		fmt.Fprintf(&b, " [%q/%q]", was, is)
	}
	return b.String()
}

// sideless leaves out of a note what depends on which side is old: words about both, and the number of a move. The
// class text is what stands before such details.
func sideless(note string) string {
	var out []string
	for part := range strings.SplitSeq(note, "; ") {
		if strings.Contains(part, " → ") || part == "text" {
			continue
		}
		if strings.HasPrefix(part, "moved ") {
			part = "moved"
		}
		out = append(out, part)
	}
	return strings.Join(out, "; ")
}

// checkIgnore: what is dimmed changes the count of what is dimmed, and nothing else.
func checkIgnore(t testing.TB, c compare.Comparison) {
	t.Helper()
	all := compare.Options{Ignore: compare.Text<<1 - 1, Patterns: []string{"(", "a"}}
	dimmed := Compare(t, c.Old, c.New, all)
	n := c.Stats.Classes
	want := n.Space + n.Typography + n.Case + n.Diacritics + n.Punctuation + n.Digits + n.Tracking + n.Style + n.Link + n.Text
	if dimmed.Stats.Quiet != want || c.Stats.Quiet != 0 {
		t.Errorf("%d changes are dimmed, want %d; with no class ignored %d", dimmed.Stats.Quiet, want, c.Stats.Quiet)
	}
	dimmed.Stats.Quiet, dimmed.Notes = 0, c.Notes
	if !reflect.DeepEqual(dimmed, c) {
		t.Errorf("dimming makes another comparison of\n%s, namely\n%s", Rows(c), Rows(dimmed))
	}
}

// checkStream: the events of Stream come in their order and make up the comparison.
func checkStream(t testing.TB, c compare.Comparison) {
	t.Helper()
	var rows []compare.Row
	next, last, done := -1, -1, false // the row that is next, the last that came again
	streamed, err := compare.Stream(context.Background(), c.Old, c.New, compare.Options{}, func(e compare.Event) {
		switch {
		case done:
			t.Errorf("an event comes after the last: %+v", e)
		case next < 0:
			if e.Rows == nil {
				t.Errorf("the first event has no rows: %+v", e)
			}
			rows, next = append([]compare.Row{}, e.Rows...), 0
		case e.Done != nil:
			if done = true; next != len(rows) || !reflect.DeepEqual(e.Done.Stats, c.Stats) {
				t.Errorf("done after %d rows of %d", next, len(rows))
			}
		default:
			if again := next == len(rows) && e.Row > last; again {
				last = e.Row
			} else if next++; e.Row != next-1 || e.Row >= len(rows) || rows[e.Row].Spans != nil {
				t.Fatalf("row %d of %d comes, want row %d, without spans so far", e.Row, len(rows), next-1)
			}
			rows[e.Row].Spans = e.Spans
		}
	})
	if err != nil || !done {
		t.Errorf("the stream ends with %v, done %v", err, done)
	}
	if len(rows) == 0 {
		rows = nil
	}
	if !reflect.DeepEqual(rows, c.Rows) || !reflect.DeepEqual(streamed, c) {
		t.Errorf("the events make up\n%+v, want\n%+v", rows, c.Rows)
	}
}
