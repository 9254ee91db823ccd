package align

// maxGapCells is the largest gap that is solved exactly.
const maxGapCells = 250_000

// smallGap is the largest gap, in pairs, where half of the plain words in common makes a pair: "Test 18_" and "Test
// 18", between pairs that are sure, are one line, though "Test" stands in every line and tells nothing.
const smallGap = 16

// gaps pairs what stands between two pairs in place, in order, when it is alike enough.
func (a *aligner) gaps() {
	var old, new []int32
	i, j := int32(0), int32(0)
	for _, p := range append(a.inPlace(), pair{int32(a.old.Blocks()), int32(a.new.Blocks()), 0}) {
		old, new = old[:0], new[:0]
		for ; i < p.i; i++ {
			if a.toNew[i] == none {
				old = append(old, i)
			}
		}
		for ; j < p.j; j++ {
			if a.toOld[j] == none {
				new = append(new, j)
			}
		}
		if len(old) > 0 && len(new) > 0 {
			a.gap(old, new)
		}
		i, j = p.i+1, p.j+1
	}
}

// plain is the likeness of the held old block i and new block j when each word counts the same, halved; of rows of a
// table three fourths of it, since their place tells more. Between blocks that are sure the words that all blocks
// share tell something too.
func (a *aligner) plain(i, j int32) int32 {
	like := dice(int64(a.plainCommon(&a.new.word, j)), int64(a.old.size[i]), int64(a.new.size[j]))
	if a.old.blocks[i].Class == Table && a.new.blocks[j].Class == Table {
		return like * 3 / 4
	}
	return like / 2
}

// plainCommon returns how many words block j of b has in common with the held one.
func (a *aligner) plainCommon(b *bag, j int32) int32 {
	common := int32(0)
	for k := b.start[j]; k < b.start[j+1]; k++ {
		common += min(a.words.here[b.id[k]], b.count[k])
	}
	return common
}

// inPlace lists the pairs that did not move.
func (a *aligner) inPlace() []pair {
	var all []pair
	for _, p := range a.pairs() {
		if !a.moved[p.i] {
			all = append(all, p)
		}
	}
	return all
}

// gap solves one gap. A large one, or one whose share is spent, is left to the candidates.
func (a *aligner) gap(old, new []int32) {
	words := int64(0)
	for _, j := range new {
		words += int64(a.new.size[j]) + 1
	}
	if len(old)*len(new) > maxGapCells || !a.budget.Pairing.Take(words*int64(len(old))) {
		a.greedyGap(old, new)
		return
	}
	width, small := len(new)+1, len(old)*len(new) <= smallGap
	sims := make([]int32, len(old)*len(new))
	for y, i := range old {
		a.hold(i)
		for x, j := range new {
			p := pair{i, j, 0}
			floor := a.guarded(p, gapFloor)
			if p.sim = a.like(i, j, floor); small && p.sim < floor {
				p.sim = max(p.sim, a.plain(i, j))
			}
			if p.sim >= floor {
				sims[y*len(new)+x] = p.sim
			}
		}
		a.drop(i)
	}
	best := make([]int64, (len(old)+1)*width) // of the blocks from y and x on
	for y := len(old) - 1; y >= 0; y-- {
		for x := len(new) - 1; x >= 0; x-- {
			b := max(best[(y+1)*width+x], best[y*width+x+1])
			if sim := sims[y*len(new)+x]; sim > 0 {
				b = max(b, best[(y+1)*width+x+1]+a.mass(pair{old[y], new[x], sim}))
			}
			best[y*width+x] = b
		}
	}
	for y, x := 0, 0; y < len(old) && x < len(new); {
		p := pair{old[y], new[x], sims[y*len(new)+x]}
		switch b := best[y*width+x]; {
		case p.sim > 0 && b == best[(y+1)*width+x+1]+a.mass(p):
			a.join(p)
			y, x = y+1, x+1
		case b == best[(y+1)*width+x]:
			y++
		default:
			x++
		}
	}
}

// greedyGap pairs candidates inside a gap, the heaviest chain of those that are alike enough.
func (a *aligner) greedyGap(old, new []int32) {
	if len(new) == 0 {
		return
	}
	first, last := new[0], new[len(new)-1]
	var all []pair
	for _, i := range old {
		best := pair{i, none, 0}
		for _, p := range a.candidates(i) {
			if p.j >= first && p.j <= last && p.sim >= a.guarded(p, gapFloor) && a.free(p) && p.sim > best.sim {
				best = p
			}
		}
		if best.j != none {
			all = append(all, best)
		}
	}
	for _, p := range a.heaviest(all) {
		a.join(p)
	}
}

// candidates lists the likely partners of an old block.
func (a *aligner) candidates(i int32) []pair { return a.cand[a.candOf[i]:a.candOf[i+1]] }
