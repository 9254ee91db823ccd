package compare

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// stats adds the rows up.
func stats(c Comparison) Stats {
	s := Stats{OldWords: wordsOf(c.Old.Blocks), NewWords: wordsOf(c.New.Blocks)}
	counter := map[Kind]*int{Kept: &s.Kept, Edited: &s.Edited, Restyled: &s.Restyled, Moved: &s.Moved, Split: &s.Split,
		Merged: &s.Merged, Removed: &s.Removed, Added: &s.Added}
	for _, r := range c.Rows {
		if n := counter[r.Kind]; n != nil {
			*n++
		}
		for _, span := range r.Spans {
			n := len(strings.Fields(span.Text))
			switch {
			case span.Op == Delete:
				s.WordsDeleted += n
			case span.Op == Insert:
				s.WordsInserted += n
			case r.Kind == Moved:
				s.WordsMoved += n
			}
		}
	}
	return s
}

func wordsOf(blocks []article.Block) int {
	n := 0
	for _, b := range blocks {
		n += len(strings.Fields(b.Text))
	}
	return n
}
