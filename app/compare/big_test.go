package compare_test

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

// TestWorkGrowsWithTheText counts units, so that the verdict is the same on a busy computer. How the work on the words
// of one block grows, packages seq and refine test; here it must stay within the budget.
func TestWorkGrowsWithTheText(t *testing.T) {
	const size = 20_000
	for _, s := range comparetest.Shapes() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			small, large := units(t, s, size), units(t, s, 2*size)
			if large > small*23/10+1<<20 && !strings.HasSuffix(s.Name, "one block") {
				t.Errorf("%d units, then %d for twice the text; want at most 2.3 times", small, large)
			}
		})
	}
}

// units compares a shape and returns the work that was counted.
func units(t *testing.T, s comparetest.Shape, size int) int64 {
	old, new := s.Make(size)
	c, used, budget, err := compare.Units(old, new)
	if err != nil {
		t.Fatal(err)
	}
	if used > budget || len(c.Rows) == 0 {
		t.Errorf("%d units of %d are used, for %d rows", used, budget, len(c.Rows))
	}
	return used
}

// BenchmarkShapes compares what is hard to compare, 200,000 tokens a side.
func BenchmarkShapes(b *testing.B) {
	for _, s := range comparetest.Shapes() {
		b.Run(s.Name, func(b *testing.B) {
			old, new := s.Make(200_000)
			bench(b, old, new)
		})
	}
}

// BenchmarkGrowth compares versions of 10,000, 100,000 and 1,000,000 words, made of the book or parts of it.
func BenchmarkGrowth(b *testing.B) {
	old, new := blocks(data(b, "book/old.txt")), blocks(data(b, "book/new.txt"))
	for _, c := range []struct {
		name   string
		blocks int // of the old version
		times  int
	}{{"words=10000", 330, 1}, {"words=100000", 3200, 1}, {"words=1000000", len(old.Blocks), 6}} {
		b.Run(c.name, func(b *testing.B) {
			share := len(new.Blocks) * c.blocks / len(old.Blocks)
			bench(b, repeated(old, c.blocks, c.times), repeated(new, share, c.times))
		})
	}
}

// repeated is the beginning of a version, several times, each time with words of its own.
func repeated(v article.Version, blocks, times int) article.Version {
	var out article.Version
	for k := range times {
		for _, b := range v.Blocks[:blocks] {
			if k > 0 {
				b.Text = renamed(b.Text, byte('a'+k))
			}
			out.Blocks = append(out.Blocks, b)
		}
	}
	return out
}

// renamed puts a letter behind every e, so that the words of one repetition are not those of another.
func renamed(text string, letter byte) string {
	out := make([]byte, 0, len(text)+len(text)/8)
	for i := range len(text) {
		if out = append(out, text[i]); text[i] == 'e' {
			out = append(out, letter)
		}
	}
	return string(out)
}
