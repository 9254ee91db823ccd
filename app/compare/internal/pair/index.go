package pair

import (
	"math/bits"
	"slices"

	"github.com/stet-diff/stet/app/compare/internal/seq"
)

const bestPartners, manyBlocks = 8, 64

// A feature is a word or a pair of neighbouring words, and how often a block has it.
type feature struct{ id, count int32 }

// An index knows the features of every block and how rare they are.
type index struct {
	words, pairs [2][][]feature // of each side's blocks, sorted by id
	wordWeight   []int64        // by id, in 1/1024 bits
	pairWeight   []int64
	sums         [2][2][]int64 // words or pairs, side, block: the weight of all
	inOld, inNew []int32       // in how many blocks of each side a word stands
	common       []bool        // words too frequent to find partners by
	posting      [][]int32     // word → blocks of the new side
	share        []int64       // of each new block, while partners are sought; else 0
}

func newIndex(old, new []Block) *index {
	x := &index{share: make([]int64, len(new))}
	numbers := map[[2]int32]int32{}
	top := int32(0)
	for side, blocks := range [][]Block{old, new} {
		for _, b := range blocks {
			var pairs []int32
			for k := 1; k < len(b.Words); k++ {
				key := [2]int32{b.Words[k-1], b.Words[k]}
				n, ok := numbers[key]
				if !ok {
					n = int32(len(numbers))
					numbers[key] = n
				}
				pairs = append(pairs, n)
			}
			for _, w := range b.Words {
				top = max(top, w+1)
			}
			x.words[side] = append(x.words[side], count(slices.Clone(b.Words)))
			x.pairs[side] = append(x.pairs[side], count(pairs))
		}
	}
	n := len(old) + len(new)
	x.inOld, x.inNew = frequency(x.words[0], top), frequency(x.words[1], top)
	x.wordWeight = weights(x.inOld, x.inNew, n)
	pairTop := int32(len(numbers))
	x.pairWeight = weights(frequency(x.pairs[0], pairTop), frequency(x.pairs[1], pairTop), n)
	for side := range 2 {
		x.sums[0][side], x.sums[1][side] = totals(x.words[side], x.wordWeight), totals(x.pairs[side], x.pairWeight)
	}
	x.common, x.posting = make([]bool, top), make([][]int32, top)
	for w := range x.common {
		x.common[w] = n > manyBlocks && int(x.inOld[w]+x.inNew[w])*4 > n
	}
	for j, features := range x.words[1] {
		for _, f := range features {
			if !x.common[f.id] {
				x.posting[f.id] = append(x.posting[f.id], int32(j))
			}
		}
	}
	return x
}

// count sorts ids and counts equal ones.
func count(ids []int32) []feature {
	slices.Sort(ids)
	var out []feature
	for _, id := range ids {
		if n := len(out); n > 0 && out[n-1].id == id {
			out[n-1].count++
			continue
		}
		out = append(out, feature{id, 1})
	}
	return out
}

func frequency(blocks [][]feature, top int32) []int32 {
	df := make([]int32, top)
	for _, features := range blocks {
		for _, f := range features {
			df[f.id]++
		}
	}
	return df
}

// weights gives each feature log2(1 + n/df), in 1/1024.
func weights(a, b []int32, n int) []int64 {
	out := make([]int64, len(a))
	for id := range out {
		out[id] = log2(1024 + int64(n)*1024/int64(max(a[id]+b[id], 1)))
	}
	return out
}

// log2 is the binary logarithm of x/1024 in 1/1024, bit by bit with whole numbers only.
func log2(x int64) int64 {
	whole := int64(bits.Len64(uint64(x))) - 1
	y := uint64(x) << (31 - whole) // 31 bits after the point
	out := (whole - 10) << 10
	for bit := int64(512); bit > 0; bit >>= 1 {
		y = y * y >> 31
		if y >= 1<<32 {
			y >>= 1
			out += bit
		}
	}
	return out
}

func totals(blocks [][]feature, weight []int64) []int64 {
	out := make([]int64, len(blocks))
	for i, features := range blocks {
		for _, f := range features {
			out[i] += int64(f.count) * weight[f.id]
		}
	}
	return out
}

// shared is the weight of what two sorted lists have in common.
func shared(a, b []feature, weight []int64) int64 {
	sum := int64(0)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += int64(min(a[i].count, b[j].count)) * weight[a[i].id]
			i, j = i+1, j+1
		}
	}
	return sum
}

// sim is how alike an old and a new block are: the mean of Dice's measure over words and over pairs of words.
func (x *index) sim(i, j int) int32 {
	return (x.dice(0, i, j) + x.dice(1, i, j)) / 2
}

func (x *index) dice(kind, i, j int) int32 {
	all := x.sums[kind][0][i] + x.sums[kind][1][j]
	if all == 0 {
		return 0
	}
	return int32(2 * 1024 * x.common2(kind, i, j) / all)
}

func (x *index) common2(kind, i, j int) int64 {
	if kind == 0 {
		return shared(x.words[0][i], x.words[1][j], x.wordWeight)
	}
	return shared(x.pairs[0][i], x.pairs[1][j], x.pairWeight)
}

// contained is how much of the new block stands in the old one, or the other way round.
func (x *index) contained(i, j int, newInOld bool) int32 {
	sum := int32(0)
	for kind := range 2 {
		part := x.sums[kind][0][i]
		if newInOld {
			part = x.sums[kind][1][j]
		}
		if part > 0 {
			sum += int32(1024 * x.common2(kind, i, j) / part)
		}
	}
	return sum / 2
}

// rare counts the words that two blocks share and that stand in at most two blocks of each side.
func (x *index) rare(i, j int) int {
	n := 0
	for a, b := x.words[0][i], x.words[1][j]; len(a) > 0 && len(b) > 0; {
		switch {
		case a[0].id < b[0].id:
			a = a[1:]
		case a[0].id > b[0].id:
			b = b[1:]
		default:
			if x.inOld[a[0].id] <= 2 && x.inNew[a[0].id] <= 2 {
				n++
			}
			a, b = a[1:], b[1:]
		}
	}
	return n
}

// partners returns the free new blocks that are most like old block i, the best eight by shared words.
func (x *index) partners(i int, toOld []int, work *seq.Work) []candidate {
	var seen []int32
	for _, f := range x.words[0][i] {
		if !work.Take(int64(len(x.posting[f.id]))) {
			break
		}
		for _, j := range x.posting[f.id] {
			if toOld[j] < 0 {
				if x.share[j] == 0 {
					seen = append(seen, j)
				}
				x.share[j] += x.wordWeight[f.id]
			}
		}
	}
	var top []ranked
	for _, j := range seen {
		top = insert(top, ranked{x.share[j] * 1024 / (x.sums[0][0][i] + x.sums[0][1][j]), j})
		x.share[j] = 0
	}
	out := make([]candidate, len(top))
	for k, r := range top {
		out[k] = candidate{i, int(r.block), x.sim(i, int(r.block))}
	}
	return out
}

type ranked struct {
	share int64
	block int32
}

// insert keeps the best partners in order; of equal ones the first block.
func insert(top []ranked, r ranked) []ranked {
	k := len(top)
	for k > 0 && (r.share > top[k-1].share || r.share == top[k-1].share && r.block < top[k-1].block) {
		k--
	}
	if k == bestPartners {
		return top
	}
	if len(top) == bestPartners {
		top = top[:bestPartners-1]
	}
	return slices.Insert(top, k, r)
}
