package compare_test

import (
	"os"
	"strconv"
	"sync/atomic"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

// Every pair keeps every promise. STET_PAIRS says how many to try, STET_FIRST from which seed on. Each is compared in
// the plain way and in one of the others, which take turns; two share the work.
func TestRandomPairsKeepEveryPromise(t *testing.T) {
	n := number(t, "STET_PAIRS", 100_000)
	if testing.Short() {
		n = 5_000
	}
	first := number(t, "STET_FIRST", 0)
	var failed atomic.Bool
	for part := range uint64(2) {
		t.Run(strconv.Itoa(int(part)), func(t *testing.T) {
			t.Parallel()
			for seed := first + part; seed < first+n && !failed.Load(); seed += 2 {
				onePair(t, seed, &failed)
				if done := seed - first + 1; done%100_000 < 2 {
					t.Logf("%d pairs", done)
				}
			}
		})
	}
}

// onePair names the seed when its pair fails, and lets the other half of the work end.
func onePair(t *testing.T, seed uint64, failed *atomic.Bool) {
	defer func() {
		if t.Failed() {
			failed.Store(true)
			t.Logf("seed %d", seed)
		}
	}()
	old, new := randomPair(seed)
	comparetest.One(t, old, new, int(seed/2))
}

// randomPair returns the pair of a seed: small ones where anything can happen, and every fiftieth an article edited as
// editors do.
func randomPair(seed uint64) (old, new article.Version) {
	if seed%50 == 49 {
		c := comparetest.NewSource(seed).Case()
		return c.Old, c.New
	}
	return comparetest.NewSource(seed).Pair()
}

// number reads a number from the environment.
func number(t *testing.T, name string, usual uint64) uint64 {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return usual
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}
