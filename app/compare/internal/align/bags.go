package align

import (
	"math/bits"

	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// A bag lists the distinct words (or pairs of words) of each block, and how often each occurs there.
type bag struct {
	start []int32 // block i has the entries start[i] to start[i+1]
	id    []int32
	count []int32
	total []int64 // of each block: the weight of all its words; set by newWeights
}

// newBags lists the words of each block, marks left out, and the pairs of neighbouring words.
func newBags(side token.Side, lex *token.Lexicon, pairs *seq.Pairs) (words, grams bag) {
	n := side.Blocks()
	words.start, grams.start = make([]int32, 1, n+1), make([]int32, 1, n+1)
	var wordAt, gramAt places
	for i := range n {
		before := int32(none)
		for k := side.Start[i]; k < side.Start[i+1]; k++ {
			if lex.Traits(side.Exact[k])&token.Plain == 0 {
				continue
			}
			word := side.Match[k]
			words.add(word, &wordAt)
			if before != none {
				grams.add(pairs.ID(before, word), &gramAt)
			}
			before = word
		}
		words.start, grams.start = append(words.start, int32(len(words.id))), append(grams.start, int32(len(grams.id)))
	}
	return words, grams
}

// places says where in a bag each id stands.
type places struct{ at []int32 }

// add counts one more id in the last block.
func (b *bag) add(id int32, p *places) {
	if int(id) >= len(p.at) {
		p.at = append(p.at, make([]int32, max(int(id)+1-len(p.at), len(p.at)))...)
	}
	at := p.at[id] - 1
	if at >= b.start[len(b.start)-1] && int(at) < len(b.id) && b.id[at] == id {
		b.count[at]++
		return
	}
	b.id, b.count = append(b.id, id), append(b.count, 1)
	p.at[id] = int32(len(b.id))
}

// weights says how telling each id is: the logarithm of how rare it is among the blocks of both sides.
type weights struct {
	blocks []int32 // by id: in how many blocks of both sides
	weight []int32 // by id, in 1/1024
	here   []int32 // scratch, by id: how often in the block that others are compared with
}

func newWeights(ids, blocks int, old, new *bag) weights {
	w := weights{make([]int32, ids), make([]int32, ids), make([]int32, ids)}
	for _, b := range []*bag{old, new} {
		for _, id := range b.id {
			w.blocks[id]++
		}
	}
	whole := log2(uint64(blocks) + 1)
	for id, n := range w.blocks {
		w.weight[id] = whole - log2(uint64(max(n, 1)))
	}
	for _, b := range []*bag{old, new} {
		b.total = make([]int64, len(b.start)-1)
		for i := range b.total {
			for k := b.start[i]; k < b.start[i+1]; k++ {
				b.total[i] += int64(w.weight[b.id[k]]) * int64(b.count[k])
			}
		}
	}
	return w
}

// log2 returns the logarithm of n in 1/1024, rounded down. Floats would differ between machines.
func log2(n uint64) int32 {
	whole := bits.Len64(n) - 1
	x := n << (63 - whole) >> 32 // between 2^31 and 2^32
	out := int32(whole) << 10
	for bit := int32(512); bit > 0; bit /= 2 {
		x = x * x >> 31
		if x >= 1<<32 {
			x >>= 1
			out += bit
		}
	}
	return out
}

// hold puts the words of block i of b into scratch; drop takes them out again.
func (w *weights) hold(b *bag, i int32) {
	for k := b.start[i]; k < b.start[i+1]; k++ {
		w.here[b.id[k]] = b.count[k]
	}
}

func (w *weights) drop(b *bag, i int32) {
	for k := b.start[i]; k < b.start[i+1]; k++ {
		w.here[b.id[k]] = 0
	}
}

// common returns the weight of the words that block j of b has in common with the held one.
func (w *weights) common(b *bag, j int32) int64 {
	sum := int64(0)
	for k := b.start[j]; k < b.start[j+1]; k++ {
		if n := w.here[b.id[k]]; n != 0 {
			sum += int64(w.weight[b.id[k]]) * int64(min(n, b.count[k]))
		}
	}
	return sum
}

// dice is twice the common weight by the weight of both, in 1/1024.
func dice(common, a, b int64) int32 {
	if a+b == 0 {
		return 0
	}
	return int32(2048 * common / (a + b))
}

// hold readies the likeness of old block i with others; every hold has a drop.
func (a *aligner) hold(i int32) {
	a.words.hold(&a.old.word, i)
	a.grams.hold(&a.old.gram, i)
}

func (a *aligner) drop(i int32) {
	a.words.drop(&a.old.word, i)
	a.grams.drop(&a.old.gram, i)
}

// like returns the likeness of the held old block i and new block j, in 1/1024: the mean of the words and the pairs
// of words in common. Equal texts are wholly alike. Below least, any value below least may come back.
func (a *aligner) like(i, j, least int32) int32 {
	if a.old.text[i] == a.new.text[j] {
		return 1024
	}
	words := dice(a.words.common(&a.new.word, j), a.old.word.total[i], a.new.word.total[j])
	if words < least/2 {
		return 0
	}
	if a.old.gram.total[i]+a.new.gram.total[j] == 0 {
		return words
	}
	grams := dice(a.grams.common(&a.new.gram, j), a.old.gram.total[i], a.new.gram.total[j])
	return (words + grams) / 2
}
