// Package comparetest checks what every comparison promises, whatever was compared.
package comparetest

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// Check fails the test when a comparison breaks a promise: both texts can be rebuilt, every block stands in one row,
// moved and departed rows match, rows and spans stand in order, and no row was given up.
func Check(t testing.TB, c compare.Comparison) {
	t.Helper()
	rebuild(t, c, "old", c.Old.Blocks, func(r compare.Row) []int { return r.Old }, compare.Insert)
	rebuild(t, c, "new", c.New.Blocks, func(r compare.Row) []int { return r.New }, compare.Delete)
	moves(t, c)
	order(t, c)
	for i, r := range c.Rows {
		spans(t, i, r, c)
		numbers(t, i, r)
	}
}

// rebuild joins the spans of each row and compares them with its blocks.
func rebuild(t testing.TB, c compare.Comparison, side string, blocks []article.Block, of func(compare.Row) []int, but compare.Op) {
	t.Helper()
	seen := make([]int, len(blocks))
	for i, r := range c.Rows {
		if r.Kind == compare.Departed {
			continue
		}
		var got, want strings.Builder
		for _, s := range r.Spans {
			if s.Op != but {
				got.WriteString(s.Text)
			}
		}
		for _, b := range of(r) {
			seen[b]++
			want.WriteString(blocks[b].Text)
		}
		if got.String() != want.String() {
			t.Fatalf("row %d (%s): the %s text is %q, rebuilt %q", i, r.Kind, side, want.String(), got.String())
		}
	}
	for b, n := range seen {
		if n != 1 {
			t.Fatalf("%s block %d stands in %d rows", side, b, n)
		}
	}
}

// moves checks that ids count from 1 in new order, and that each departed row has its moved row.
func moves(t testing.TB, c compare.Comparison) {
	t.Helper()
	next := 0
	old := map[int][]int{}
	for i, r := range c.Rows {
		switch r.Kind {
		case compare.Moved:
			if r.Move != next && r.Move != next+1 {
				t.Fatalf("row %d: move %d after move %d", i, r.Move, next)
			}
			next = r.Move
			old[r.Move] = append(old[r.Move], r.Old...)
		default:
			if (r.Move != 0) != (r.Kind == compare.Departed) {
				t.Fatalf("row %d (%s) has move %d", i, r.Kind, r.Move)
			}
		}
	}
	for i, r := range c.Rows {
		if r.Kind != compare.Departed {
			continue
		}
		if list := old[r.Move]; len(list) == 0 || len(r.Spans) > 0 || len(r.New) > 0 {
			t.Fatalf("row %d departed without its moved row, or with text of its own", i)
		}
		old[r.Move] = old[r.Move][1:]
	}
	for id := 1; id <= next; id++ {
		if len(old[id]) != 0 {
			t.Fatalf("move %d has no departed row", id)
		}
	}
}

// order checks that new blocks rise, and old blocks that did not move rise too.
func order(t testing.TB, c compare.Comparison) {
	t.Helper()
	lastOld, lastNew := -1, -1
	for i, r := range c.Rows {
		for _, b := range r.New {
			if b <= lastNew {
				t.Fatalf("row %d: new block %d after %d", i, b, lastNew)
			}
			lastNew = b
		}
		for _, b := range r.Old {
			if r.Kind == compare.Moved {
				continue
			}
			if b <= lastOld {
				t.Fatalf("row %d (%s): old block %d after %d", i, r.Kind, b, lastOld)
			}
			lastOld = b
		}
	}
}

// spans checks one row: no empty span, deletions before insertions, neighbours joined, kinds as they should be.
func spans(t testing.TB, i int, r compare.Row, c compare.Comparison) {
	t.Helper()
	ends := blockEnds(r, c)
	oldAt, newAt, changed := 0, 0, false
	for k, s := range r.Spans {
		if s.Text == "" {
			t.Fatalf("row %d: span %d is empty", i, k)
		}
		if strings.Contains(s.Note, "not compared") {
			t.Fatalf("row %d was given up", i)
		}
		if k > 0 {
			p := r.Spans[k-1]
			if p.Op == compare.Insert && s.Op == compare.Delete {
				t.Fatalf("row %d: insertion before deletion at span %d", i, k)
			}
			if p.Op == s.Op && p.Note == s.Note && !ends[0][oldAt] && !ends[1][newAt] {
				t.Fatalf("row %d: spans %d and %d are alike: %+v", i, k-1, k, r.Spans)
			}
		}
		if s.Op != compare.Insert {
			oldAt += len(s.Text)
		}
		if s.Op != compare.Delete {
			newAt += len(s.Text)
		}
		changed = changed || s.Op != compare.Keep
	}
	if r.Kind == compare.Kept && changed {
		t.Fatalf("row %d is kept but has changes", i)
	}
}

func blockEnds(r compare.Row, c compare.Comparison) [2]map[int]bool {
	ends := [2]map[int]bool{{}, {}}
	at := 0
	for _, b := range r.Old {
		at += len(c.Old.Blocks[b].Text)
		ends[0][at] = true
	}
	at = 0
	for _, b := range r.New {
		at += len(c.New.Blocks[b].Text)
		ends[1][at] = true
	}
	return ends
}

// numbers checks that changes are counted without holes.
func numbers(t testing.TB, i int, r compare.Row) {
	t.Helper()
	top := -1
	if r.Kind == compare.Moved || r.Kind == compare.Split || r.Kind == compare.Merged {
		top = 0
	}
	for k, n := range r.Numbers() {
		if (n < 0) != (r.Spans[k].Op == compare.Keep) || n > top+1 || n >= 0 && n < top {
			t.Fatalf("row %d: span %d has number %d after %d", i, k, n, top)
		}
		top = max(top, n)
	}
}
