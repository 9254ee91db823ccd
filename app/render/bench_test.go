package render

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// BenchmarkSections draws ten thousand rows of sixty words, every tenth of them edited.
func BenchmarkSections(b *testing.B) {
	text := strings.TrimSpace(strings.Repeat("the word is out & about ", 10))
	var c compare.Comparison
	for i := range 10_000 {
		c.Old.Blocks = append(c.Old.Blocks, article.Block{Role: article.Para, Text: text})
		c.New.Blocks = append(c.New.Blocks, article.Block{Role: article.Para, Text: text + "x"})
		row := compare.Row{Kind: compare.Kept, Old: []int{i}, New: []int{i}, Spans: []compare.Span{{Op: compare.Keep, Text: text}}}
		if i%10 == 0 {
			row.Kind, row.Spans = compare.Edited, append(row.Spans, compare.Span{Op: compare.Insert, Text: "x"})
		}
		c.Rows = append(c.Rows, row)
	}
	for b.Loop() {
		Sections(c, Split)
	}
}
