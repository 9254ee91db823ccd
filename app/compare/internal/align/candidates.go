package align

import (
	"cmp"
	"slices"
)

const (
	partners   = 8    // candidates that an old block keeps
	minProbes  = 1024 // index entries that an old block may look at, and some for each of its words
	wordProbes = 8
	everywhere = 4 // words in more than a fourth of many blocks tell nothing
	manyIndex  = 64
)

// findCandidates fills cand: for each old block without partner the new blocks that share most of its rare words.
func (a *aligner) findCandidates() {
	index := a.newIndex()
	score := make([]int64, a.new.Blocks())
	a.candOf = make([]int32, 1, a.old.Blocks()+1)
	reach := a.reach()
	var touched, words []int32
	for i := range int32(a.old.Blocks()) {
		if a.toNew[i] == none && a.old.size[i] > 0 {
			var known int64
			words, known = a.rareFirst(i, index, words[:0])
			touched = a.probe(i, words, known, index, score, touched[:0], reach)
			a.keepBest(i, score, touched)
			for _, j := range touched {
				score[j] = 0
			}
		}
		a.candOf = append(a.candOf, int32(len(a.cand)))
	}
}

// reach returns how many index entries there are to look at for each word of a block, so that half of the share lasts
// for all blocks.
func (a *aligner) reach() int64 {
	words := int64(1)
	for i, size := range a.old.size {
		if a.toNew[i] == none {
			words += int64(size)
		}
	}
	return a.budget.Usual / 2 / words
}

// An index lists, for each word, the new blocks without partner that have it.
type index struct {
	start []int32 // word w has the entries start[w] to start[w+1]
	in    []entry
}

// An entry is a block and how often it has the word.
type entry struct{ block, count int32 }

func (a *aligner) newIndex() *index {
	b := &a.new.key
	x := &index{start: make([]int32, len(a.keys.weight)+1), in: make([]entry, len(b.id))}
	for _, id := range b.id {
		x.start[id+1]++
	}
	for w := 1; w < len(x.start); w++ {
		x.start[w] += x.start[w-1]
	}
	next := slices.Clone(x.start)
	for j := range int32(a.new.Blocks()) {
		for k := b.start[j]; k < b.start[j+1]; k++ {
			x.in[next[b.id[k]]] = entry{j, b.count[k]}
			next[b.id[k]]++
		}
	}
	return x
}

// of returns the entries of a word.
func (x *index) of(word int32) []entry { return x.in[x.start[word]:x.start[word+1]] }

// rareFirst lists the entries of block i's bag whose words are worth to be looked up, rarest first, and returns what
// all the words weigh that the index knows.
func (a *aligner) rareFirst(i int32, x *index, out []int32) (words []int32, known int64) {
	b := &a.old.key
	most := a.new.Blocks()
	if most > manyIndex {
		most /= everywhere
	}
	for k := b.start[i]; k < b.start[i+1]; k++ {
		n := len(x.of(b.id[k]))
		if n == 0 {
			continue
		}
		known += int64(a.keys.weight[b.id[k]]) * int64(b.count[k])
		if n <= most {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(p, q int32) int {
		return cmp.Or(cmp.Compare(len(x.of(b.id[p])), len(x.of(b.id[q]))), cmp.Compare(b.id[p], b.id[q]))
	})
	return out, known
}

// probe adds up what block i shares with the new blocks, until it has looked at enough of the index: at so much of it
// as its size allows, or at so many of its words that no block that shows up in the rest only could be like it.
func (a *aligner) probe(i int32, words []int32, known int64, x *index, score []int64, touched []int32, reach int64) []int32 {
	b := &a.old.key
	left := min(minProbes+wordProbes*int64(a.old.size[i]), reach*int64(a.old.size[i])+16)
	for _, k := range words {
		in := x.of(b.id[k])
		if left -= int64(len(in)); left < 0 || known*needed < b.total[i] || !a.budget.Candidates.Take(int64(len(in))) {
			break
		}
		weight, count := int64(a.keys.weight[b.id[k]]), b.count[k]
		for _, e := range in {
			if score[e.block] == 0 {
				touched = append(touched, e.block)
			}
			score[e.block] += weight * int64(min(count, e.count))
		}
		known -= weight * int64(count)
	}
	return touched
}

// needed: a block that is like another by gapFloor or more has at least a seventh of its weight in common with it.
const needed = 7

// keepBest adds the best partners of block i to the candidates, with their true likeness.
func (a *aligner) keepBest(i int32, score []int64, touched []int32) {
	var best [partners]pair
	n := 0
	own, totals, worst := a.old.key.total[i], a.new.key.total, int64(0)
	for _, j := range touched {
		if score[j]*2048 < worst*(own+totals[j]) || !a.near(i, j, gapFloor) {
			continue
		}
		p := pair{i, j, dice(score[j], own, totals[j])}
		at := n
		for at > 0 && worse(best[at-1], p) {
			at--
		}
		if at == partners {
			continue
		}
		n = min(n+1, partners)
		copy(best[at+1:n], best[at:n-1])
		if best[at] = p; n == partners {
			worst = int64(best[n-1].sim)
		}
	}
	a.hold(i)
	for _, p := range best[:n] {
		if !a.budget.Candidates.Take(int64(a.new.size[p.j]) + 1) {
			break
		}
		p.sim = a.like(i, p.j, 0)
		a.cand = append(a.cand, p)
	}
	a.drop(i)
}

// worse reports whether p stands behind q among the partners of one block.
func worse(p, q pair) bool { return p.sim < q.sim || p.sim == q.sim && p.j > q.j }
