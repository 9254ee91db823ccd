package align

// minMoved is the fewest words a block needs to be called moved. Shorter ones ("Photo: AP") recur by chance.
const minMoved = 5

// rareBlocks is in how many blocks a side a word may stand to speak for a move; a move needs rareWords of them.
const (
	rareBlocks = 2
	rareWords  = 2
)

// What tells a move from a block that merely resembles another: no other block of either side is nearly as alike.
// Templates ("Listing 19-1", "Photo: AP") have many near relatives; to move a little they need no more than order.
const (
	margin = 102 // 0.10
	nearby = 2   // pairs in place that a block may cross and still be near its place
)

// rivals knows the two best candidates of every block.
type rivals struct{ ofOld, ofNew [][2]pair }

func (a *aligner) newRivals() rivals {
	r := rivals{make([][2]pair, a.old.Blocks()), make([][2]pair, a.new.Blocks())}
	for _, p := range a.cand {
		r.ofOld[p.i] = better(r.ofOld[p.i], p)
		r.ofNew[p.j] = better(r.ofNew[p.j], p)
	}
	return r
}

func better(best [2]pair, p pair) [2]pair {
	switch {
	case p.sim > best[0].sim:
		return [2]pair{p, best[0]}
	case p.sim > best[1].sim:
		best[1] = p
	}
	return best
}

// clear reports whether a pair has no rival.
func (r rivals) clear(p pair) bool {
	for _, best := range [2][2]pair{r.ofOld[p.i], r.ofNew[p.j]} {
		for _, q := range best {
			if (q.i != p.i || q.j != p.j) && q.sim > p.sim-margin {
				return false
			}
		}
	}
	return true
}

// mayMove reports whether a pair off the chain may be called a move: long enough, and no other block of its side
// has the same text.
func (a *aligner) mayMove(p pair) bool {
	return min(a.old.size[p.i], a.new.size[p.j]) >= minMoved &&
		a.old.times[a.old.text[p.i]] == 1 && a.new.times[a.new.text[p.j]] == 1
}

// moves pairs blocks that no order speaks for: alike, long, unique, with rare words in common. Then the neighbours
// of what moved, which moved along.
func (a *aligner) moves() {
	var all []pair
	rivals := a.newRivals()
	for _, p := range a.cand {
		if a.free(p) && p.sim >= a.guarded(p, moveFloor) && a.mayMove(p) && rivals.clear(p) && a.rareCommon(p) >= rareWords {
			all = append(all, p)
		}
	}
	a.sortBest(all)
	for _, p := range all {
		if a.free(p) {
			a.join(p)
			a.moved[p.i] = true
		}
	}
	for i := range int32(len(a.moved)) {
		if a.moved[i] {
			a.along(i, 1)
			a.along(i, -1)
		}
	}
	a.settle()
}

// rareCommon counts the words in common that stand in few blocks.
func (a *aligner) rareCommon(p pair) int {
	a.words.hold(&a.old.word, p.i)
	defer a.words.drop(&a.old.word, p.i)
	return a.words.rare(&a.new.word, p.j, rareBlocks)
}

// along pairs the blocks next to a moved one, as long as they are alike. A heading may have any length.
func (a *aligner) along(i, step int32) {
	for j := a.toNew[i] + step; ; j += step {
		i += step
		if i < 0 || j < 0 || int(i) >= len(a.toNew) || int(j) >= len(a.toOld) {
			return
		}
		p := pair{i, j, 0}
		head := a.old.blocks[i].Class == Head && a.new.blocks[j].Class == Head
		if !a.free(p) || !head && min(a.old.size[i], a.new.size[j]) < minMoved {
			return
		}
		a.hold(i)
		p.sim = a.like(i, j, 0)
		a.drop(i)
		if p.sim < a.guarded(p, moveFloor) {
			return
		}
		a.join(p)
		a.moved[i] = true
	}
}

// settle takes back the name of a move from pairs that cross no pair in place: what stood in their way is gone.
func (a *aligner) settle() {
	pairs := a.pairs()
	limit := make([]int32, len(pairs)) // of each pair: where the next pair in place stands in new
	next := int32(a.new.Blocks())
	for k := len(pairs) - 1; k >= 0; k-- {
		if limit[k] = next; !a.moved[pairs[k].i] {
			next = pairs[k].j
		}
	}
	last := int32(none)
	for k, p := range pairs {
		if !a.moved[p.i] || p.j > last && p.j < limit[k] {
			a.moved[p.i], last = false, p.j
		}
	}
}
