package comparetest_test

import (
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

func TestTheTruthOfRandomArticlesIsFound(t *testing.T) {
	var links, moves comparetest.Score
	for seed := range uint64(3_000) {
		c := comparetest.NewSource(seed).Case()
		found := comparetest.Compare(t, c.Old, c.New, compare.Options{})
		l, m := c.Judge(found)
		links.Add(l)
		moves.Add(m)
	}
	t.Logf("links: %v", links)
	t.Logf("moves: %v", moves)
	if links.F1() < 0.99 || moves.Precision() < 0.99 {
		t.Error("want an F1 of the links and a precision of the moves of at least 0.99")
	}
}
