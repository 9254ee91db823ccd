package comparetest

import (
	"context"
	"reflect"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

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
	next, done := -1, false
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
			if e.Row != next || next >= len(rows) || rows[e.Row].Spans != nil {
				t.Fatalf("row %d of %d comes, want row %d, without spans so far", e.Row, len(rows), next)
			}
			rows[e.Row].Spans = e.Spans
			next++
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
