package comparetest_test

import (
	"os"
	"strconv"
	"sync"
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

// The truth of random articles is found: F1 of the links between blocks, precision of moves and of sentences that
// moved. STET_PAIRS sets how many articles there are, as make fuzz does.
func TestTheTruthOfRandomArticlesIsFound(t *testing.T) {
	n := uint64(2_000)
	if set, err := strconv.ParseUint(os.Getenv("STET_PAIRS"), 10, 64); err == nil {
		n = set / 10
	}
	var links, moves, sentences comparetest.Score
	var adding sync.Mutex
	t.Run("articles", func(t *testing.T) {
		for part := range uint64(2) {
			t.Run(strconv.Itoa(int(part)), func(t *testing.T) {
				t.Parallel()
				for seed := part; seed < n; seed += 2 {
					c := comparetest.NewSource(seed).Case()
					found := comparetest.Compare(t, c.Old, c.New, compare.Options{})
					l, m := c.Judge(found)
					adding.Lock()
					links.Add(l)
					moves.Add(m)
					sentences.Add(c.JudgeSentences(found))
					adding.Unlock()
				}
			})
		}
	})
	t.Logf("links: %v", links)
	t.Logf("moves: %v", moves)
	t.Logf("sentences: %v", sentences)
	if links.F1() < 0.99 || moves.Precision() < 0.99 || sentences.Precision() < 0.99 {
		t.Error("want an F1 of the links, and a precision of moves and sentences, of at least 0.99")
	}
}
