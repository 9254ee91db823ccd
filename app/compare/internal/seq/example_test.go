package seq_test

import (
	"fmt"

	"github.com/stet-diff/stet/app/compare/internal/seq"
)

func ExampleDiff() {
	a, b := []int32{1, 2, 3, 4}, []int32{1, 5, 3, 4, 6}
	weights := []int32{1024, 1024, 1024, 1024}
	in := seq.Input{A: a, B: b, ExactA: a, ExactB: b, WeightA: weights, EdgeA: make([]uint8, 5), EdgeB: make([]uint8, 6), Words: 7}
	work := &seq.Work{Left: 1000, Usual: 1000, Meter: &seq.Meter{}}
	for _, h := range seq.Diff(in, work, &seq.Scratch{}).Hunks {
		fmt.Println(a[h.A0:h.A1], "→", b[h.B0:h.B1])
	}
	// Output:
	// [2] → [5]
	// [] → [6]
}

func ExampleMinimal() {
	hunks, ok := seq.Minimal([]int32{1, 2, 3}, []int32{1, 3})
	fmt.Println(hunks, ok)
	// Output: [{1 2 1 1}] true
}
