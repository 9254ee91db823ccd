package align

import "math/bits"

// weights says how telling each id is: the logarithm of how rare it is among the blocks of both sides.
type weights struct {
	blocks []int32 // by id: in how many blocks of both sides
	inOld  []int32 // by id: in how many old blocks
	weight []int32 // by id, in 1/1024
	here   []int32 // scratch, by id: how often in the block that others are compared with
}

func newWeights(c *counter, blocks int, old, new *bag) weights {
	n := len(c.blocks)
	w := weights{blocks: c.blocks, weight: make([]int32, n), here: make([]int32, n)}
	whole := log2(uint64(blocks) + 1)
	for id, n := range w.blocks {
		if n > 0 {
			w.weight[id] = whole - log2(uint64(n))
		}
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

// rare counts the words of block j of b that the held block has too and that stand in at most most blocks a side.
func (w *weights) rare(b *bag, j, most int32) int {
	n := 0
	for k := b.start[j]; k < b.start[j+1]; k++ {
		if id := b.id[k]; w.here[id] != 0 && w.inOld[id] <= most && w.blocks[id]-w.inOld[id] <= most {
			n++
		}
	}
	return n
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
	if !a.near(i, j, least/2) {
		return 0
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

// near reports whether two blocks are of such sizes that their words can be as alike as least.
func (a *aligner) near(i, j, least int32) bool {
	p, q := a.old.word.total[i], a.new.word.total[j]
	return 2048*min(p, q) >= int64(least)*(p+q)
}
