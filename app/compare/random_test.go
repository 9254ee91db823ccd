package compare_test

import (
	"testing"

	"github.com/stet-diff/stet/app/compare/comparetest"
)

func TestRandomPairsKeepEveryPromise(t *testing.T) {
	n := uint64(10_000)
	if testing.Short() {
		n = 1_000
	}
	for seed := range n {
		old, new := comparetest.NewSource(seed).Pair()
		comparetest.All(t, old, new)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
