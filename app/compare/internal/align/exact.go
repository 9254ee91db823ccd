package align

import "slices"

// minExact is the fewest words of a block that is an anchor for being equal: "Advertisement" recurs by chance.
const minExact = 3

// exact pairs blocks with equal text that occurs once on each side, as far as they stand in the same order, then
// their equal neighbours, which may occur more often.
func (a *aligner) exact() {
	where := filled(len(a.new.times), none)
	for j, id := range a.new.text {
		where[id] = int32(j)
	}
	var all []pair
	for i, id := range a.old.text {
		if a.old.times[id] == 1 && a.new.times[id] == 1 && a.old.size[i] >= minExact {
			all = append(all, pair{int32(i), where[id], 1024})
		}
	}
	for _, p := range a.heaviest(all) {
		a.join(p)
	}
	a.extend()
	for _, p := range all {
		if a.free(p) && a.mayMove(p) {
			a.join(p)
		}
	}
}

// extend pairs equal blocks next to pairs, and at both ends of the versions.
func (a *aligner) extend() {
	n, m := int32(a.old.Blocks()), int32(a.new.Blocks())
	grow := func(i, j, step int32) {
		for ; i >= 0 && i < n && j >= 0 && j < m; i, j = i+step, j+step {
			p := pair{i, j, 1024}
			if a.old.text[i] != a.new.text[j] || !a.free(p) {
				return
			}
			a.join(p)
		}
	}
	for i := range n {
		if a.toNew[i] != none {
			grow(i+1, a.toNew[i]+1, 1)
		}
	}
	grow(0, 0, 1)
	for i := n - 1; i >= 0; i-- {
		if a.toNew[i] != none {
			grow(i-1, a.toNew[i]-1, -1)
		}
	}
	grow(n-1, m-1, -1)
}

// heaviest returns the pairs of the heaviest chain that rises on both sides. The pairs are in order of old.
func (a *aligner) heaviest(pairs []pair) []pair {
	type link struct {
		weight int64
		last   int32 // index into pairs
	}
	if len(pairs) == 0 {
		return nil
	}
	low, high := pairs[0].j, pairs[0].j
	for _, p := range pairs {
		low, high = min(low, p.j), max(high, p.j)
	}
	best := make([]link, high-low+2) // a Fenwick tree over new blocks from low on: the best chain that ends before
	for k := range best {
		best[k].last = none
	}
	before := make([]int32, len(pairs))
	top := link{0, none}
	for k, p := range pairs {
		at := link{0, none}
		for j := p.j - low; j > 0; j &= j - 1 {
			if best[j].weight > at.weight {
				at = best[j]
			}
		}
		before[k] = at.last
		at = link{at.weight + a.mass(p), int32(k)}
		for j := p.j - low + 1; int(j) < len(best); j += j & -j {
			if at.weight > best[j].weight {
				best[j] = at
			}
		}
		if at.weight > top.weight {
			top = at
		}
	}
	var chain []pair
	for k := top.last; k != none; k = before[k] {
		chain = append(chain, pairs[k])
	}
	slices.Reverse(chain)
	return chain
}

// mass is what a pair weighs when two cross: its likeness times its words.
func (a *aligner) mass(p pair) int64 {
	return int64(max(p.sim, 1)) * int64(a.old.size[p.i]+a.new.size[p.j]+1)
}
