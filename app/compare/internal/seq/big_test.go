package seq

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// shapes are pairs of sequences of n tokens that are hard in one way or another.
var shapes = map[string]func(n int) (a, b []int32){
	"all distinct": func(n int) (a, b []int32) {
		for i := range n {
			a, b = append(a, int32(i)), append(b, int32(n+i))
		}
		return a, b
	},
	"one word repeated": func(n int) (a, b []int32) { return make([]int32, n), make([]int32, n-n/10) },
	"two words at random": func(n int) (a, b []int32) {
		return sequence(rand.New(rand.NewPCG(1, 1)), n, 2), sequence(rand.New(rand.NewPCG(2, 2)), n, 2)
	},
	"prose, a tenth changed": func(n int) (a, b []int32) {
		random := rand.New(rand.NewPCG(3, 3))
		a = sequence(random, n, 5000)
		return a, edited(random, a, 5000)
	},
	"halves swapped": func(n int) (a, b []int32) {
		a = sequence(rand.New(rand.NewPCG(4, 4)), n, 5000)
		return a, slices.Concat(a[n/2:], a[:n/2])
	},
	"reversed": func(n int) (a, b []int32) {
		a = sequence(rand.New(rand.NewPCG(5, 5)), n, 5000)
		b = slices.Clone(a)
		slices.Reverse(b)
		return a, b
	},
	"shuffled": func(n int) (a, b []int32) {
		random := rand.New(rand.NewPCG(6, 6))
		a = sequence(random, n, n)
		b = slices.Clone(a)
		random.Shuffle(n, func(i, j int) { b[i], b[j] = b[j], b[i] })
		return a, b
	},
}

// units returns the work of comparing a pair, and checks the answer.
func units(t *testing.T, name string, a, b []int32) int64 {
	in := numbers(a, b)
	work := free()
	check(t, name, in, Diff(in, work, &Scratch{}).Hunks)
	return work.Meter.Used
}

func TestWorkGrowsWithTheLength(t *testing.T) {
	const n = 50_000
	for name, shape := range shapes {
		a, b := shape(n)
		small := units(t, name, a, b)
		a, b = shape(2 * n)
		large := units(t, name, a, b)
		if large > small*23/10+100_000 || large > 320*4*n {
			t.Errorf("%s: %d units for %d tokens, %d for twice as many; want at most 2.3 times, and %d", name, small, n, large, 320*4*n)
		}
	}
}

func BenchmarkDiff(b *testing.B) {
	for _, bench := range []struct {
		name  string
		words int
		shape string
	}{
		{"words=100/changed=10%", 100, "prose, a tenth changed"},
		{"words=10000/changed=10%", 10_000, "prose, a tenth changed"},
		{"words=10000/distinct", 10_000, "all distinct"},
		{"words=10000/shuffled", 10_000, "shuffled"},
	} {
		one, two := shapes[bench.shape](bench.words)
		in, scratch := numbers(one, two), &Scratch{}
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				Diff(in, free(), scratch)
			}
		})
	}
}
