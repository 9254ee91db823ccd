package compare_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

// Every pair keeps every promise. STET_PAIRS says how many to try, STET_FIRST from which seed on. Beyond ten thousand
// only every tenth is compared in every way there is, the others in both orders.
func TestRandomPairsKeepEveryPromise(t *testing.T) {
	n := number(t, "STET_PAIRS", 10_000)
	if testing.Short() {
		n = 1_000
	}
	first := number(t, "STET_FIRST", 0)
	for seed := first; seed < first+n; seed++ {
		old, new := randomPair(seed)
		if n <= 10_000 || seed%10 == 9 {
			comparetest.All(t, old, new)
		} else {
			comparetest.Both(t, old, new)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
		if done := seed - first + 1; done%100_000 == 0 {
			t.Logf("%d pairs", done)
		}
	}
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
