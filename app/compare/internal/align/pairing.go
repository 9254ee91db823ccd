package align

import (
	"cmp"
	"slices"
	"sort"
)

// The least likeness, in 1/1024.
const (
	sureFloor = 512 // 0.50: a pair wherever it stands
	gapFloor  = 256 // 0.25: a pair where the order speaks for it; the seed's weakest true pair has 0.31
	moveFloor = 358 // 0.35: a move, with other evidence
	guard     = 102 // 0.10 more when the blocks differ in class, or only one ends a sentence
)

// guarded returns what a pair needs when floor is the rule.
func (a *aligner) guarded(p pair, floor int32) int32 {
	if a.old.blocks[p.i].Class != a.new.blocks[p.j].Class || a.old.ends[p.i] != a.new.ends[p.j] {
		return floor + guard
	}
	return floor
}

// roles pairs the blocks of a role that an article has once, for a rewritten headline shares no words with the old,
// and the pictures that show the same.
func (a *aligner) roles() {
	single := func(b Block) string {
		if b.Role == "" || !a.Single(b.Role) {
			return ""
		}
		return b.Role
	}
	a.byName(func(b Block) string { return b.Key })
	a.byName(single)
}

// byName pairs the free blocks whose name each side has once. Blocks without a name are left alone.
func (a *aligner) byName(name func(Block) string) {
	old, new := once(a.old.blocks, name), once(a.new.blocks, name)
	for i, b := range a.old.blocks {
		n := name(b)
		if n == "" || old[n] < 0 || new[n] <= 0 {
			continue
		}
		if p := (pair{int32(i), new[n] - 1, 0}); a.free(p) {
			a.hold(p.i)
			p.sim = a.like(p.i, p.j, 0)
			a.drop(p.i)
			a.join(p)
		}
	}
}

// once returns for each name the index of its block, counted from 1, or -1 if there are several.
func once(blocks []Block, name func(Block) string) map[string]int32 {
	at := map[string]int32{}
	for i, b := range blocks {
		switch n := name(b); {
		case n == "":
		case at[n] == 0:
			at[n] = int32(i) + 1
		default:
			at[n] = -1
		}
	}
	return at
}

// sure pairs the most alike blocks first, wherever they stand. Of equals the one nearest to its old place wins.
func (a *aligner) sure() {
	var all []pair
	for _, p := range a.cand {
		if p.sim >= a.guarded(p, sureFloor) {
			all = append(all, p)
		}
	}
	a.sortBest(all)
	for _, p := range all {
		if a.free(p) {
			a.join(p)
		}
	}
}

// sortBest puts the most alike first, then those whose relative places are nearest, then by index.
func (a *aligner) sortBest(all []pair) {
	n, m := int64(a.old.Blocks()), int64(a.new.Blocks())
	slices.SortFunc(all, func(p, q pair) int {
		return cmp.Or(-cmp.Compare(p.sim, q.sim),
			cmp.Compare(abs(int64(p.i)*m-int64(p.j)*n), abs(int64(q.i)*m-int64(q.j)*n)),
			cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j))
	})
}

func abs(x int64) int64 { return max(x, -x) }

// chain decides which of the pairs stay in place. Those that cross them moved, if they may; else they are parted.
func (a *aligner) chain() {
	stays := make([]bool, a.old.Blocks())
	pairs := a.pairs()
	chain := a.heaviest(pairs)
	for _, p := range chain {
		stays[p.i] = true
	}
	rivals := a.newRivals()
	for _, p := range pairs {
		if stays[p.i] {
			continue
		}
		if a.mayMove(p) && (p.sim == 1024 || crossed(chain, p) <= nearby || rivals.clear(p)) {
			a.moved[p.i] = true
		} else {
			a.part(p.i)
		}
	}
}

// crossed returns how many pairs of the chain a pair crosses.
func crossed(chain []pair, p pair) int {
	before := sort.Search(len(chain), func(k int) bool { return chain[k].i > p.i })
	above := sort.Search(len(chain), func(k int) bool { return chain[k].j > p.j })
	return max(before-above, above-before)
}

// pairs lists the pairs in order of old.
func (a *aligner) pairs() []pair {
	var all []pair
	for i, j := range a.toNew {
		if j != none {
			all = append(all, pair{int32(i), j, a.sims[i]})
		}
	}
	return all
}
