package align

// What makes it worth to look for sentences that moved between two blocks, or within one: so many pairs of words, each
// of them in few blocks, that left the one and came to the other. A sentence of eight words has seven pairs.
const (
	echoPairs  = 3
	echoBlocks = 8
)

// Echoes says of each block whether a part of it may have come from, or gone to, another place of the versions than
// the match it stands in has.
type Echoes struct{ Old, New []bool }

// echoes looks for them. Blocks that are paired for being equal have none.
func (a *aligner) echoes(matches []Match) Echoes {
	e := Echoes{make([]bool, a.old.Blocks()), make([]bool, a.new.Blocks())}
	if !a.budget.Pairing.Take(int64(len(a.old.gram.id) + len(a.new.gram.id))) {
		return e
	}
	within := make([]int32, len(a.grams.weight))
	for _, m := range matches {
		if a.turnsRound(m, within) {
			for _, i := range m.Old {
				e.Old[i] = true
			}
			for _, j := range m.New {
				e.New[j] = true
			}
		}
	}
	a.across(matches, e)
	return e
}

// turnsRound reports whether pairs of words stand in another order on the other side of a match.
func (a *aligner) turnsRound(m Match, at []int32) bool {
	n, b := int32(0), &a.new.gram
	for _, j := range m.New {
		for k := b.start[j]; k < b.start[j+1]; k++ {
			n++
			at[b.id[k]] = n
		}
	}
	var tails []int32 // of rising chains, by their length
	common := 0
	b = &a.old.gram
	for _, i := range m.Old {
		for k := b.start[i]; k < b.start[i+1]; k++ {
			if p := at[b.id[k]]; p > 0 {
				common++
				tails = rise(tails, p)
			}
		}
	}
	b = &a.new.gram
	for _, j := range m.New {
		for k := b.start[j]; k < b.start[j+1]; k++ {
			at[b.id[k]] = 0
		}
	}
	return common-len(tails) >= echoPairs
}

// rise puts p into the list of least ends of rising chains. Most of the time it is the greatest.
func rise(tails []int32, p int32) []int32 {
	if n := len(tails); n == 0 || tails[n-1] < p {
		return append(tails, p)
	}
	low, high := 0, len(tails)-1
	for low < high {
		if mid := (low + high) / 2; tails[mid] < p {
			low = mid + 1
		} else {
			high = mid
		}
	}
	tails[low] = p
	return tails
}

// across marks the blocks of different matches where what left the one may have come to the other.
func (a *aligner) across(matches []Match, e Echoes) {
	come := a.only(&a.new, matches, func(m Match) ([]int, []int) { return m.New, m.Old }, &a.old)
	gone := a.only(&a.old, matches, func(m Match) ([]int, []int) { return m.Old, m.New }, &a.new)
	where := index{start: make([]int32, len(a.grams.weight)+1), in: make([]entry, len(come))}
	for _, c := range come {
		where.start[c.count+1]++
	}
	for g := 1; g < len(where.start); g++ {
		where.start[g] += where.start[g-1]
	}
	next := append([]int32{}, where.start...)
	for _, c := range come {
		where.in[next[c.count]] = c
		next[c.count]++
	}
	seen := make([]int32, a.new.Blocks()) // how many pairs of words of the old block at hand came to each new one
	for from := 0; from < len(gone); {
		to := from
		for ; to < len(gone) && gone[to].block == gone[from].block; to++ {
			for _, c := range where.of(gone[to].count) {
				if seen[c.block]++; seen[c.block] == echoPairs {
					e.Old[gone[from].block], e.New[c.block] = true, true
				}
			}
		}
		for ; from < to; from++ {
			for _, c := range where.of(gone[from].count) {
				seen[c.block] = 0
			}
		}
	}
}

// only lists the rare pairs of words of the blocks of one side that are not on the other side of their match: each as
// an entry of the block and the pair, the pairs of one block together.
func (a *aligner) only(h *half, matches []Match, sides func(Match) (own, other []int), far *half) []entry {
	var out []entry
	there := make([]int32, len(a.grams.weight)) // by pair: the match, from 1, on whose other side it was seen last
	paired := make([]bool, h.Blocks())
	take := func(block int, m int32) {
		for k := h.gram.start[block]; k < h.gram.start[block+1]; k++ {
			if id := h.gram.id[k]; a.grams.blocks[id] <= echoBlocks && (m == 0 || there[id] != m) {
				out = append(out, entry{int32(block), id})
			}
		}
	}
	for k, m := range matches {
		own, other := sides(m)
		for _, i := range other {
			for g := far.gram.start[i]; g < far.gram.start[i+1]; g++ {
				there[far.gram.id[g]] = int32(k) + 1
			}
		}
		for _, i := range own {
			paired[i] = true
			take(i, int32(k)+1)
		}
	}
	for i := range paired {
		if !paired[i] {
			take(i, 0)
		}
	}
	return out
}
