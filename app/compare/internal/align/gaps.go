package align

import "github.com/stet-diff/stet/app/compare/internal/seq"

// maxGapCells is the largest gap that is solved exactly.
const maxGapCells = 250_000

// smallGap is the largest gap, in pairs, where half of the plain words in common makes a pair: "Test 18_" and "Test
// 18", between pairs that are sure, are one line, though "Test" stands in every line and tells nothing.
const smallGap = 16

// gaps pairs what stands between two pairs in place, in order, when it is alike enough.
func (a *aligner) gaps() {
	all := int64(len(a.Old.Tok) + len(a.New.Tok) + a.old.Blocks() + a.new.Blocks())
	a.unitsPerWord = a.budget.Usual / 2 / (all + 1)
	whole := gap{upToLast(a.old.Blocks()), upToLast(a.new.Blocks())}
	for _, g := range a.between(whole, a.inPlace()) {
		a.fill(g)
	}
}

// A gap is blocks of both sides that stand between the same pairs.
type gap struct{ old, new []int32 }

func upToLast(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

// between cuts a gap at pairs that rise on both sides. Blocks with partners, and gaps with one side, are left out.
func (a *aligner) between(all gap, pairs []pair) []gap {
	var out []gap
	old, new := all.old, all.new
	for _, p := range append(pairs, pair{int32(a.old.Blocks()), int32(a.new.Blocks()), 0}) {
		var g gap
		g.old, old = freeBefore(old, p.i, a.toNew)
		g.new, new = freeBefore(new, p.j, a.toOld)
		if len(g.old) > 0 && len(g.new) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// freeBefore takes the blocks before end off a list and returns those of them that have no partner, and the rest.
func freeBefore(list []int32, end int32, partner []int32) (free, rest []int32) {
	for len(list) > 0 && list[0] < end {
		if partner[list[0]] == none {
			free = append(free, list[0])
		}
		list = list[1:]
	}
	return free, list
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

// fill pairs the blocks of one gap. One that is too large is cut at equal blocks, then at likely pairs.
func (a *aligner) fill(g gap) {
	if a.solve(g) {
		return
	}
	for _, part := range a.between(g, a.equal(g)) {
		if a.solve(part) {
			continue
		}
		for _, rest := range a.between(part, a.likely(part)) {
			a.solve(rest)
		}
	}
}

// solve finds the heaviest pairs of a gap that keep the order, and reports whether the gap was small enough: it may
// cost what its words are worth of half the share, so that all gaps together never cost more.
func (a *aligner) solve(g gap) bool {
	cells := int64(len(g.old)) * int64(len(g.new))
	words := int64(0)
	for _, i := range g.old {
		words += int64(a.old.size[i]) + 1
	}
	for _, j := range g.new {
		words += int64(a.new.size[j]) + 1
	}
	most := min(words*a.unitsPerWord, 64*maxGapCells)
	if cells > maxGapCells || cells > most {
		return false
	}
	cost := cells
	for _, i := range g.old {
		for _, j := range g.new {
			if a.near(i, j, gapFloor/2) {
				cost += int64(a.new.size[j])
			}
		}
	}
	if cost > most || !a.budget.Pairing.Take(cost) {
		return false
	}
	a.best(g, a.likes(g))
	return true
}

// likes returns how alike the blocks of a gap are, row by row of old; 0 is not enough for a pair.
func (a *aligner) likes(g gap) []int32 {
	sims := make([]int32, len(g.old)*len(g.new))
	small := len(sims) <= smallGap
	for y, i := range g.old {
		a.hold(i)
		for x, j := range g.new {
			floor := a.guarded(pair{i, j, 0}, gapFloor)
			sim := a.like(i, j, floor)
			if small && sim < floor {
				sim = max(sim, a.plain(i, j))
			}
			if sim >= floor {
				sims[y*len(g.new)+x] = sim
			}
		}
		a.drop(i)
	}
	return sims
}

// plain is the likeness of the held old block i and new block j when each word counts the same, halved; of rows of a
// table three fourths of it, since their place tells more. Between blocks that are sure the words that all blocks
// share tell something too.
func (a *aligner) plain(i, j int32) int32 {
	like := dice(int64(a.plainCommon(&a.new.word, j)), int64(a.old.word.words[i]), int64(a.new.word.words[j]))
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

// best joins the heaviest pairs that keep the order.
func (a *aligner) best(g gap, sims []int32) {
	width := len(g.new) + 1
	best := make([]int64, (len(g.old)+1)*width) // of the blocks from y and x on
	for y := len(g.old) - 1; y >= 0; y-- {
		for x := len(g.new) - 1; x >= 0; x-- {
			b := max(best[(y+1)*width+x], best[y*width+x+1])
			if sim := sims[y*len(g.new)+x]; sim > 0 {
				b = max(b, best[(y+1)*width+x+1]+a.mass(pair{g.old[y], g.new[x], sim}))
			}
			best[y*width+x] = b
		}
	}
	for y, x := 0, 0; y < len(g.old) && x < len(g.new); {
		p := pair{g.old[y], g.new[x], sims[y*len(g.new)+x]}
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

// equal joins equal blocks of a large gap that stand in the same order, however often they occur, and returns the
// pairs.
func (a *aligner) equal(g gap) []pair {
	in := seq.Input{
		A: make([]int32, len(g.old)), B: make([]int32, len(g.new)), WeightA: make([]int32, len(g.old)),
		EdgeA: make([]uint8, len(g.old)+1), EdgeB: make([]uint8, len(g.new)+1), Words: len(a.old.times),
	}
	for y, i := range g.old {
		in.A[y], in.WeightA[y] = a.old.text[i], 1024*min(a.old.size[i]+1, maxWeighed)
	}
	for x, j := range g.new {
		in.B[x] = a.new.text[j]
	}
	in.ExactA, in.ExactB = in.A, in.B
	var out []pair
	y, x := int32(0), int32(0)
	hunks := seq.Diff(in, &a.budget.Pairing, &seq.Scratch{}).Hunks
	for _, h := range append(hunks, seq.Hunk{A0: int32(len(g.old)), B0: int32(len(g.new))}) {
		for ; y < h.A0; y, x = y+1, x+1 {
			p := pair{g.old[y], g.new[x], 1024}
			a.join(p)
			out = append(out, p)
		}
		y, x = h.A1, h.B1
	}
	return out
}

// maxWeighed is how many words of a block count where equal blocks are weighed against each other.
const maxWeighed = 64

// likely joins the candidates inside a gap that are alike enough, the heaviest chain of the best of each old block.
func (a *aligner) likely(g gap) []pair {
	first, last := g.new[0], g.new[len(g.new)-1]
	var all []pair
	for _, i := range g.old {
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
	chain := a.heaviest(all)
	for _, p := range chain {
		a.join(p)
	}
	return chain
}

// candidates lists the likely partners of an old block.
func (a *aligner) candidates(i int32) []pair { return a.cand[a.candOf[i]:a.candOf[i+1]] }
