// Package comparetest checks what every comparison promises, whatever was compared. Tests of any package call Check
// on each comparison they make; All compares a pair of versions in every way there is and checks all of it.
//
// Random makes pairs of versions with a known truth, for tests that need many.
package comparetest

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// Check fails the test when a comparison breaks a promise: both texts can be rebuilt, each block stands in one row,
// moved and departed rows match, rows and spans stand in their order, no change cuts a character or a number, the
// statistics add up, and no row had to be mended.
func Check(t testing.TB, c compare.Comparison) {
	t.Helper()
	check(t, c, compare.Options{})
}

// check is Check of a comparison made with some options.
func check(t testing.TB, c compare.Comparison, o compare.Options) {
	t.Helper()
	checkBlocks(t, c)
	checkOrder(t, c)
	checkMoves(t, c)
	checkPassages(t, c)
	for i, row := range c.Rows {
		checkKind(t, c, i, row)
		checkSpans(t, i, row)
		checkSide(t, i, row, o, compare.Insert, c.Old.Blocks, row.Old)
		checkSide(t, i, row, o, compare.Delete, c.New.Blocks, row.New)
	}
	changes := c.Changes()
	checkStats(t, c, changes)
	checkChanges(t, c, changes)
	for _, note := range c.Notes {
		if strings.Contains(note, "failed its check") {
			t.Errorf("a row did not rebuild: %s", note)
		}
	}
}

// checkBlocks: each block stands in one row, departed rows aside.
func checkBlocks(t testing.TB, c compare.Comparison) {
	t.Helper()
	old, new := make([]int, len(c.Old.Blocks)), make([]int, len(c.New.Blocks))
	for _, row := range c.Rows {
		for _, i := range row.Old {
			if row.Kind != compare.Departed {
				old[i]++
			}
		}
		for _, j := range row.New {
			new[j]++
		}
	}
	for i, n := range old {
		if n != 1 {
			t.Errorf("old block %d stands in %d rows", i, n)
		}
	}
	for j, n := range new {
		if n != 1 {
			t.Errorf("new block %d stands in %d rows", j, n)
		}
	}
}

// checkOrder: rows follow the new version; a removed or departed row stands right after the last row in place with a
// smaller old index, before the rows added there.
func checkOrder(t testing.TB, c compare.Comparison) {
	t.Helper()
	lastNew, placed, gone, added := -1, -1, -1, false
	for i, row := range c.Rows {
		if len(row.New) > 0 {
			if row.New[0] <= lastNew {
				t.Errorf("row %d: new block %d stands after %d", i, row.New[0], lastNew)
			}
			lastNew = row.New[len(row.New)-1]
		}
		switch row.Kind {
		case compare.Removed, compare.Departed:
			if added || row.Old[0] <= placed || row.Old[0] <= gone {
				t.Errorf("row %d: old block %d is not at its place", i, row.Old[0])
			}
			gone = row.Old[0]
		case compare.Added, compare.Moved:
			added = true
		default:
			if row.Old[0] <= placed || row.Old[0] <= gone {
				t.Errorf("row %d: old block %d stands after a later one", i, row.Old[0])
			}
			placed, added = row.Old[len(row.Old)-1], false
		}
	}
}

// checkMoves: each moved row has its departed row; moves are numbered from 1 in order of new, and what has the same
// number stands together at both places.
func checkMoves(t testing.TB, c compare.Comparison) {
	t.Helper()
	places, last := c.Places(), -1
	number := 0
	for i, row := range c.Rows {
		if row.Kind == compare.Departed && places[i] < 0 {
			t.Errorf("row %d departed, and nothing of move %d arrived", i, row.Move)
		}
		if row.Kind != compare.Moved {
			if row.Kind != compare.Departed && row.Move != 0 {
				t.Errorf("row %d is %s and has move %d", i, row.Kind, row.Move)
			}
			continue
		}
		if places[i] < 0 || c.Rows[places[i]].Old[0] != row.Old[0] || places[places[i]] != i {
			t.Errorf("row %d: move %d has no departed row for old block %d", i, row.Move, row.Old[0])
		}
		along := last >= 0 && c.Rows[last].New[0]+1 == row.New[0] && c.Rows[last].Old[0]+1 == row.Old[0]
		if !along {
			number++
		}
		if row.Move != number {
			t.Errorf("row %d has move %d, want %d", i, row.Move, number)
		}
		last = i
	}
}

// checkPassages: a sentence that moved is deleted in one place and inserted in one; their numbers follow those of the
// blocks that moved, in order of new.
func checkPassages(t testing.TB, c compare.Comparison) {
	t.Helper()
	next, gone := 1, map[int]int{}
	for _, row := range c.Rows {
		next = max(next, row.Move+1)
		for _, s := range row.Spans {
			if n := movedNote(s.Note); n > 0 && s.Op == compare.Delete {
				gone[n]++
			}
		}
	}
	for i, row := range c.Rows {
		for _, s := range row.Spans {
			n := movedNote(s.Note)
			switch {
			case n == 0 || s.Op == compare.Delete:
			case s.Op != compare.Insert || gone[n] == 0:
				t.Errorf("row %d: %q is no place to which anything moved: %s", i, s.Text, s.Note)
			case n == next:
				next++
			case n != next-1:
				t.Errorf("row %d: sentence move %d comes, want %d", i, n, next)
			}
		}
	}
	if len(gone) > 0 && gone[next-1] == 0 || gone[next] > 0 {
		t.Errorf("%d sentence moves leave, the last to come is %d", len(gone), next-1)
	}
}

// movedNote returns the number of a sentence move, or 0.
func movedNote(note string) int {
	for detail := range strings.SplitSeq(note, "; ") {
		if number, ok := strings.CutPrefix(detail, "moved "); ok {
			n, _ := strconv.Atoi(number)
			return n
		}
	}
	return 0
}

// checkKind: the kind of a row is what its blocks and spans say.
func checkKind(t testing.TB, c compare.Comparison, i int, row compare.Row) {
	t.Helper()
	var changed, restyled bool
	for _, s := range row.Spans {
		changed = changed || s.Op == compare.Delete || s.Op == compare.Insert
		restyled = restyled || s.Op == compare.Restyle || s.Note != ""
	}
	old, new := len(row.Old), len(row.New)
	ok := false
	switch row.Kind {
	case compare.Kept:
		ok = old == 1 && new == 1 && !changed && !restyled && c.Old.Blocks[row.Old[0]].Text == c.New.Blocks[row.New[0]].Text
	case compare.Edited:
		ok = old == 1 && new == 1 && changed
	case compare.Restyled:
		ok = old == 1 && new == 1 && !changed && restyled
	case compare.Moved:
		ok = old == 1 && new == 1
	case compare.Departed:
		ok = old == 1 && new == 0 && len(row.Spans) == 0
	case compare.Split:
		ok = old == 1 && new > 1
	case compare.Merged:
		ok = old > 1 && new == 1
	case compare.Removed:
		ok = old == 1 && new == 0
	case compare.Added:
		ok = old == 0 && new == 1
	}
	if !ok {
		t.Errorf("row %d is %s, with %d old and %d new blocks, changed %v, restyled %v", i, row.Kind, old, new, changed, restyled)
	}
}

// checkSpans: no span is empty, deletions stand before insertions, equal neighbours are one span (but at the end of
// a block, which the texts themselves show).
func checkSpans(t testing.TB, i int, row compare.Row) {
	t.Helper()
	for k, s := range row.Spans {
		if s.Text == "" {
			t.Errorf("row %d: span %d is empty", i, k)
		}
		if k == 0 {
			continue
		}
		before := row.Spans[k-1]
		if before.Op == compare.Insert && s.Op == compare.Delete {
			t.Errorf("row %d: %q is deleted after %q is inserted", i, s.Text, before.Text)
		}
		if before.Op == s.Op && before.Note == s.Note && len(row.Old) < 2 && len(row.New) < 2 {
			t.Errorf("row %d: %q and %q are one span", i, before.Text, s.Text)
		}
	}
}

// checkSide: the spans of one side join to the texts of its blocks, none crosses the end of a block, none cuts a
// character, and no change ends inside a number.
func checkSide(t testing.TB, i int, row compare.Row, o compare.Options, leftOut compare.Op, blocks []article.Block, of []int) {
	t.Helper()
	if row.Kind == compare.Departed {
		return
	}
	k, at := 0, 0
	var edges, hard []int
	finish := func() {
		checkEdges(t, i, blocks[of[k]], edges, hard)
		k, at, edges, hard = k+1, 0, edges[:0], hard[:0]
	}
	changed := false
	for _, s := range row.Spans {
		isChange := s.Op == compare.Delete || s.Op == compare.Insert
		if s.Op == leftOut {
			changed = true
			continue
		}
		for k < len(of) && at == len(blocks[of[k]].Text) {
			finish()
		}
		if k == len(of) {
			t.Errorf("row %d: %q stands after the last block", i, s.Text)
			return
		}
		if text := blocks[of[k]].Text; !strings.HasPrefix(text[at:], s.Text) {
			t.Errorf("row %d: rebuilt %q, the block goes on with %q", i, s.Text, text[at:])
			return
		}
		if edges = append(edges, at); (isChange || changed) && o.Grain != compare.Character {
			hard = append(hard, at)
		}
		at, changed = at+len(s.Text), isChange
	}
	for k < len(of) && at == len(blocks[of[k]].Text) {
		finish()
	}
	if k < len(of) {
		t.Errorf("row %d: block %d ends after %d bytes of %d", i, of[k], at, len(blocks[of[k]].Text))
	}
}

// checkEdges: no edge of a span lies inside a character, and no hard one inside a number.
func checkEdges(t testing.TB, i int, b article.Block, edges, hard []int) {
	t.Helper()
	if len(edges) < 2 {
		return
	}
	inside := map[int]bool{}
	for _, tok := range token.Split(b.Text, b.Role == article.Code) {
		for p := int(tok.Off) + 1; tok.Kind == token.Number && p < tok.End(); p++ {
			inside[p] = true
		}
	}
	for _, p := range hard {
		if inside[p] {
			t.Errorf("row %d: a change cuts a number before %q", i, b.Text[p:])
		}
	}
	starts := map[int]bool{0: true}
	if !plain(b.Text) {
		for _, end := range token.Graphemes(b.Text) {
			starts[end] = true
		}
	}
	for _, p := range edges {
		if !plain(b.Text) && !starts[p] {
			t.Errorf("row %d: a span begins inside a character, before %q", i, b.Text[p:])
		}
	}
}

// plain reports whether every byte of a text is a character.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf || text[i] == '\r' {
			return false
		}
	}
	return true
}

// checkStats counts again.
func checkStats(t testing.TB, c compare.Comparison, changes []compare.Change) {
	t.Helper()
	var want compare.Stats
	kinds := map[compare.Kind]*int{
		compare.Kept: &want.Kept, compare.Edited: &want.Edited, compare.Restyled: &want.Restyled, compare.Moved: &want.Moved,
		compare.Split: &want.Split, compare.Merged: &want.Merged, compare.Removed: &want.Removed, compare.Added: &want.Added,
	}
	for _, b := range c.Old.Blocks {
		want.OldWords += len(strings.Fields(b.Text))
	}
	for _, b := range c.New.Blocks {
		want.NewWords += len(strings.Fields(b.Text))
	}
	for _, row := range c.Rows {
		if n := kinds[row.Kind]; n != nil {
			*n++
		}
		for _, s := range row.Spans {
			n := len(strings.Fields(s.Text))
			switch {
			case s.Op == compare.Delete:
				want.WordsDeleted += n
			case s.Op == compare.Insert:
				want.WordsInserted += n
			case row.Kind == compare.Moved:
				want.WordsMoved += n
			}
		}
	}
	if want.Quiet = c.Stats.Quiet; want.Quiet < 0 || want.Quiet > len(changes) {
		t.Errorf("%d changes of %d are dimmed", want.Quiet, len(changes))
	}
	want.Classes = c.Stats.Classes // checkChanges counts them
	if c.Stats != want {
		t.Errorf("statistics are %+v, want %+v", c.Stats, want)
	}
}

// checkChanges: the changes of a row are numbered as its spans are.
func checkChanges(t testing.TB, c compare.Comparison, changes []compare.Change) {
	t.Helper()
	count, class := map[int]int{}, map[compare.Class]int{}
	for _, change := range changes {
		count[change.Row]++
		class[change.Class]++
	}
	if moved := c.Stats.Moved + c.Stats.Split + c.Stats.Merged; class[0] != moved {
		t.Errorf("%d changes have no class, %d blocks moved, were split or merged", class[0], moved)
	}
	n := c.Stats.Classes
	counted := map[compare.Class]int{compare.Space: n.Space, compare.Typography: n.Typography, compare.Case: n.Case,
		compare.Diacritics: n.Diacritics, compare.Punctuation: n.Punctuation, compare.Digits: n.Digits,
		compare.Tracking: n.Tracking, compare.Style: n.Style, compare.Link: n.Link, compare.Text: n.Text}
	for k := compare.Space; k <= compare.Text; k <<= 1 {
		if counted[k] != class[k] {
			t.Errorf("%d changes of class %s are counted, %d listed", counted[k], k, class[k])
		}
	}
	for i, row := range c.Rows {
		want, most := 0, -1
		for _, n := range row.Numbers() {
			most = max(most, n)
		}
		want = most + 1
		switch row.Kind {
		case compare.Moved, compare.Split, compare.Merged, compare.Removed, compare.Added, compare.Restyled:
			want = max(want, 1)
		case compare.Kept, compare.Departed:
		default:
			if want == 0 {
				t.Errorf("row %d is %s and has no change", i, row.Kind)
			}
		}
		if count[i] != want {
			t.Errorf("row %d (%s) has %d changes, its spans have %d", i, row.Kind, count[i], want)
		}
	}
}
