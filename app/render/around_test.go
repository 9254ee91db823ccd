package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

func TestGroupsGoOutwardFromTheReader(t *testing.T) {
	for _, c := range []struct {
		starts []int
		row    int
		want   []int
	}{
		{nil, 7, nil},
		{[]int{0}, 7, []int{0}},
		{[]int{0, 50, 100, 150}, 0, []int{0, 1, 2, 3}},
		{[]int{0, 50, 100, 150}, 49, []int{0, 1, 2, 3}},
		{[]int{0, 50, 100, 150}, 50, []int{1, 2, 0, 3}},
		{[]int{0, 50, 100, 150}, 120, []int{2, 3, 1, 0}},
		{[]int{0, 50, 100, 150}, 9_999, []int{3, 2, 1, 0}},
		{[]int{0, 50, 100, 150}, -1, []int{0, 1, 2, 3}},
	} {
		if got := slices.Collect(outward(c.starts, c.row)); !slices.Equal(got, c.want) {
			t.Errorf("from row %d of %v: %v, want %v", c.row, c.starts, got, c.want)
		}
	}
}

// In another layout each group holds the same rows, whatever its length there, so that it can take the other's place.
func TestGroupsHoldTheSameRowsInEveryLayout(t *testing.T) {
	var c compare.Comparison
	for i := range 230 {
		text := fmt.Sprint(i, strings.Repeat(" y", 20+i*i%700))
		if i == 77 {
			text += strings.Repeat(" long", 70_000) // in two columns it takes sections of its own
		}
		c.Old.Blocks = append(c.Old.Blocks, article.Block{Text: text})
		c.New.Blocks = append(c.New.Blocks, article.Block{Text: text})
		c.Rows = append(c.Rows, compare.Row{Kind: compare.Kept, Old: []int{i}, New: []int{i}, Spans: []compare.Span{{Op: compare.Keep, Text: text}}})
	}
	rowsOf := func(html string) (rows []string) {
		for _, part := range strings.Split(html, ` data-row="`)[1:] {
			row, _, _ := strings.Cut(part, `"`)
			rows = append(rows, row)
		}
		return slices.Compact(rows)
	}
	for _, layouts := range [][2]string{{Split, Inline}, {Inline, Split}} {
		first := Begin(c, layouts[0])
		want := map[int][]string{}
		for group, html := range first.Ready(len(c.Rows)) {
			want[group] = slices.Compact(append(want[group], rowsOf(html)...))
		}
		if len(want) != len(first.Groups()) || len(want) < 5 {
			t.Fatalf("%d groups of %d", len(want), len(first.Groups()))
		}
		got := map[int][]string{}
		nearest := -1
		for group, html := range Begin(c, layouts[1]).Around(120, first.Groups()) {
			if nearest < 0 {
				nearest = group
			}
			got[group] = slices.Compact(append(got[group], rowsOf(html)...))
		}
		for group := range want {
			if !slices.Equal(got[group], want[group]) {
				t.Errorf("%s after %s: group %d holds the rows %v, want %v", layouts[1], layouts[0], group, got[group], want[group])
			}
		}
		if !slices.Contains(want[nearest], "120") {
			t.Errorf("the first group holds %v, and not row 120", want[nearest])
		}
	}
}
