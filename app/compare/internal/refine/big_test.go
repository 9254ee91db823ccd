package refine

import (
	"fmt"
	"strings"
	"testing"
)

// shapes are pairs of texts of n words that are hard to make readable.
var shapes = map[string]func(n int) (old, new string){
	"one word repeated":    func(n int) (old, new string) { return strings.Repeat("x ", n), strings.Repeat("x ", n-n/10) },
	"every other word new": func(n int) (old, new string) { return spaced(n, 2, "old"), spaced(n, 2, "new") },
	"every third word new": func(n int) (old, new string) { return spaced(n, 3, "old"), spaced(n, 3, "new") },
	"sentences reversed": func(n int) (old, new string) {
		for i := range n / 5 {
			old += fmt.Sprintf("This is sentence %d here. ", i)
			new = fmt.Sprintf("This is sentence %d here. ", i) + new
		}
		return old, new
	},
	"sentences all new": func(n int) (old, new string) {
		var a, b strings.Builder
		for i := range n / 5 {
			fmt.Fprintf(&a, "This is sentence a%d here. ", i)
			fmt.Fprintf(&b, "This was paragraph b%d there. ", i)
		}
		return a.String(), b.String()
	},
	"one compound": func(n int) (old, new string) { return strings.Repeat("x-y-", n/2), strings.Repeat("x-z-", n/2) },
	"one address": func(n int) (old, new string) {
		return "http://" + strings.Repeat("x/y.", n/2), "http://" + strings.Repeat("x/z.", n/2)
	},
	"open brackets": func(n int) (old, new string) { return strings.Repeat("(x", n), strings.Repeat("(y", n) },
	"quotations":    func(n int) (old, new string) { return strings.Repeat("“a” ", n), strings.Repeat("“b” ", n) },
	"dates": func(n int) (old, new string) {
		return strings.Repeat("17 April 2025, ", n/3), strings.Repeat("18 April 2026, ", n/3)
	},
	"numbers": func(n int) (old, new string) {
		return strings.Repeat("$5 million ", n/2), strings.Repeat("$6 million ", n/2)
	},
	"other letters": func(n int) (old, new string) { return strings.Repeat("Ab ", n), strings.Repeat("aB ", n) },
	"Han": func(n int) (old, new string) {
		return strings.Repeat("我有很多", n/4), strings.Repeat("我没很少", n/4)
	},
	"one endless word": func(n int) (old, new string) { return strings.Repeat("xy", n), strings.Repeat("xz", n) },
}

// spaced is a text whose every k-th word is another.
func spaced(n, k int, other string) string {
	var b strings.Builder
	for i := range n {
		if i%k == 0 {
			fmt.Fprintf(&b, "%s%d ", other, i)
		} else {
			fmt.Fprintf(&b, "w%d ", i)
		}
	}
	return b.String()
}

func TestWorkGrowsWithTheLength(t *testing.T) {
	const n = 10_000
	units := func(name string, n int) int64 {
		in := input(shapes[name](n))
		work := ample()
		draw(t, in, Spans(in, work, &Scratch{}).Spans)
		return work.Words.Meter.Used
	}
	for name := range shapes {
		small, large := units(name, n), units(name, 2*n)
		if large > small*24/10+500_000 || large > 2*320*2*n {
			t.Errorf("%s: %d units for %d words, %d for twice as many", name, small, n, large)
		}
	}
}

func BenchmarkSpans(b *testing.B) {
	for _, name := range []string{"every third word new", "dates", "Han"} {
		for _, n := range []int{100, 10_000} {
			in, scratch := input(shapes[name](n)), &Scratch{}
			b.Run(fmt.Sprintf("words=%d/%s", n, strings.ReplaceAll(name, " ", "-")), func(b *testing.B) {
				for b.Loop() {
					Spans(in, ample(), scratch)
				}
			})
		}
	}
}
