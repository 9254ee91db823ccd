package comparetest

import (
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// maxOptimum is the largest table that checkOptimum fills.
const maxOptimum = 20_000

// checkOptimum: no row keeps more than two texts can have in common. (That it keeps enough is for people to judge, and
// for the corpora: one change often reads better than three small ones.)
func checkOptimum(t testing.TB, c compare.Comparison) {
	t.Helper()
	for i, row := range c.Rows {
		if row.Kind == compare.Kept || len(row.Old) == 0 || len(row.New) == 0 {
			continue
		}
		old, keptOld := keptTokens(row, compare.Insert, c.Old.Blocks, row.Old)
		new, keptNew := keptTokens(row, compare.Delete, c.New.Blocks, row.New)
		if len(old)*len(new) > maxOptimum {
			continue
		}
		if most := longest(old, new); min(keptOld, keptNew) > most {
			t.Errorf("row %d keeps %d and %d tokens, at most %d can be", i, keptOld, keptNew, most)
		}
	}
}

// keptTokens lists the tokens of one side of a row and counts those that lie in kept spans.
func keptTokens(row compare.Row, leftOut compare.Op, blocks []article.Block, of []int) (all []string, kept int) {
	marked := make([][]bool, len(of)) // by byte
	for k, i := range of {
		marked[k] = make([]bool, len(blocks[i].Text))
	}
	k, at := 0, 0
	for _, s := range row.Spans {
		if s.Op == leftOut {
			continue
		}
		for k < len(of) && at == len(marked[k]) {
			k, at = k+1, 0
		}
		for p := range len(s.Text) {
			marked[k][at+p] = s.Op == compare.Delete || s.Op == compare.Insert
		}
		at += len(s.Text)
	}
	for k, i := range of {
		for _, tok := range token.Split(blocks[i].Text, blocks[i].Role == article.Code) {
			all = append(all, tok.Of(blocks[i].Text))
			whole := true
			for p := int(tok.Off); p < tok.End(); p++ {
				whole = whole && !marked[k][p]
			}
			if whole {
				kept++
			}
		}
	}
	return all, kept
}

// longest is the length of the longest common subsequence.
func longest(a, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			up := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diagonal = up
		}
	}
	return row[len(b)]
}
