package align

// maxGapCells is the largest gap that is solved exactly.
const maxGapCells = 250_000

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
	width := len(new) + 1
	sims := make([]int32, len(old)*len(new))
	for y, i := range old {
		a.hold(i)
		for x, j := range new {
			p := pair{i, j, 0}
			floor := a.guarded(p, gapFloor)
			if p.sim = a.like(i, j, floor); p.sim >= floor {
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
