package comparetest

import (
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// A Shape is a kind of input that is hard to compare. Make returns two versions with about so many tokens a side; the
// same number gives the same versions.
type Shape struct {
	Name string
	Make func(tokens int) (old, new article.Version)
}

// Shapes lists the kinds: sequences of words that mislead, each as one block, as paragraphs of fifty words and as one
// word per block, and texts that are odd in themselves.
func Shapes() []Shape {
	var out []Shape
	for _, s := range sequences {
		for _, layout := range []struct {
			name  string
			words int
		}{{"one block", 1 << 30}, {"paragraphs", 50}, {"one-word blocks", 1}} {
			out = append(out, Shape{s.name + ", " + layout.name, func(n int) (old, new article.Version) {
				a, b := s.make(n)
				return laid(a, layout.words), laid(b, layout.words)
			}})
		}
	}
	return append(out, texts...)
}

// sequences are kinds of two sequences of words.
var sequences = []struct {
	name string
	make func(n int) (a, b []string)
}{
	{"disjoint", func(n int) ([]string, []string) { return numbered("a", n), numbered("b", n) }},
	{"shuffled", func(n int) ([]string, []string) {
		a := numbered("w", n)
		b := append([]string{}, a...)
		NewSource(1).Shuffle(n, func(i, j int) { b[i], b[j] = b[j], b[i] })
		return a, b
	}},
	{"reversed", func(n int) ([]string, []string) {
		a := numbered("w", n)
		b := make([]string, n)
		for i, w := range a {
			b[n-1-i] = w
		}
		return a, b
	}},
	{"halves swapped", func(n int) ([]string, []string) {
		a := numbered("w", n)
		return a, append(append([]string{}, a[n/2:]...), a[:n/2]...)
	}},
	{"one word repeated", func(n int) ([]string, []string) {
		return spelled(n, func(int) int { return 0 }), spelled(n-n/10, func(int) int { return 0 })
	}},
	{"random binary", func(n int) ([]string, []string) {
		s := NewSource(2)
		coin := func(int) int { return s.IntN(2) }
		return spelled(n, coin), spelled(n, coin)
	}},
	{"Zipf over 50 words", func(n int) ([]string, []string) {
		s := NewSource(3)
		zipf := func(int) int { return 50/(1+s.IntN(50)) - 1 }
		return spelled(n, zipf), spelled(n, zipf)
	}},
	{"de Bruijn", func(n int) ([]string, []string) { return register(n, 1), register(n, 1<<15) }},
	{"Fibonacci", func(n int) ([]string, []string) {
		return spelled(n, fibonacci), spelled(n, func(i int) int { return fibonacci(i + n/3) })
	}},
}

func numbered(prefix string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = prefix + strconv.FormatInt(int64(i), 36) + "x"
	}
	return out
}

// spelled makes words of numbers.
func spelled(n int, word func(i int) int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = "w" + strconv.Itoa(word(i)) + "x"
	}
	return out
}

// register walks through all runs of 17 bits by a shift register: as a de Bruijn sequence, it repeats none.
func register(n int, state uint32) []string {
	return spelled(n, func(int) int {
		bit := (state ^ state>>3) & 1
		state = state>>1 | bit<<16
		return int(bit)
	})
}

// fibonacci is letter i of the Fibonacci word: repeats of every length, none of them periodic.
func fibonacci(i int) int {
	const golden = 0x9E3779B97F4A7C15 // 2^64 by the golden ratio
	if uint64(i+1)*golden < golden {
		return 1
	}
	return 0
}

// laid cuts words into blocks of n.
func laid(words []string, n int) article.Version {
	var v article.Version
	for len(words) > 0 {
		k := min(n, len(words))
		v.Blocks = append(v.Blocks, article.Block{Role: article.Para, Text: strings.Join(words[:k], " ")})
		words = words[k:]
	}
	return v
}

// texts are odd in themselves.
var texts = []Shape{
	{"all blocks equal but one", func(n int) (old, new article.Version) {
		words := spelled(n, func(int) int { return 7 })
		old, new = laid(words, 10), laid(words, 10)
		new.Blocks[len(new.Blocks)/2].Text = "another text"
		return old, new
	}},
	{"one long word", func(n int) (old, new article.Version) {
		return block(strings.Repeat("x", 5*n)), block(strings.Repeat("x", 5*n-1) + "y")
	}},
	{"combining marks on one letter", func(n int) (old, new article.Version) {
		return block("a" + strings.Repeat("\u0301", n/2)), block("a" + strings.Repeat("\u0301", n/2-1) + "b")
	}},
	{"open quotes", func(n int) (old, new article.Version) {
		return block(strings.Repeat("“", n)), block(strings.Repeat("“a", n/2))
	}},
	{"only white space", func(n int) (old, new article.Version) {
		return block(strings.Repeat(" ", n)), block(strings.Repeat("\t ", n/2))
	}},
	{"bidi controls", func(n int) (old, new article.Version) {
		return block(strings.Repeat("\u202ea\u2067", n/2)), block(strings.Repeat("\u202e\u2066b", n/2))
	}},
	{"a mark on every letter", func(n int) (old, new article.Version) {
		old, new = block(strings.Repeat("abcd ", n/4)), block(strings.Repeat("abce ", n/4))
		for i := range len(old.Blocks[0].Text) - 1 {
			old.Blocks[0].Marks = append(old.Blocks[0].Marks, article.Inline{Start: i, End: i + 1, Style: article.StrongStyle})
			new.Blocks[0].Marks = append(new.Blocks[0].Marks, article.Inline{Start: i, End: i + 1, Style: article.EmStyle})
		}
		return old, new
	}},
	{"one giant block and many small ones", func(n int) (old, new article.Version) {
		words := numbered("w", n)
		return laid(words, 1), laid(words, n)
	}},
}

func block(text string) article.Version {
	return article.Version{Article: article.Article{Blocks: []article.Block{{Role: article.Para, Text: text}}}}
}
