package align

import (
	"cmp"
	"slices"
)

const (
	partners   = 8    // candidates that an old block keeps
	minProbes  = 4096 // index entries that every old block may look at
	everywhere = 4    // words in more than a fourth of many blocks tell nothing
)

// findCandidates fills cand: for each old block without partner the new blocks that share most of its rare words.
func (a *aligner) findCandidates() {
	index := a.newIndex()
	score := make([]int64, a.new.Blocks())
	a.candOf = make([]int32, 1, a.old.Blocks()+1)
	var touched, words []int32
	for i := range int32(a.old.Blocks()) {
		if a.toNew[i] == none {
			words = a.rareFirst(i, index, words[:0])
			touched = a.probe(i, words, index, score, touched[:0])
			a.keepBest(i, score, touched)
			for _, j := range touched {
				score[j] = 0
			}
		}
		a.candOf = append(a.candOf, int32(len(a.cand)))
	}
}

// An index lists, for each word, the new blocks without partner that have it.
type index struct {
	start []int32 // word w has the entries start[w] to start[w+1]
	block []int32
	count []int32
}

func (a *aligner) newIndex() *index {
	b := &a.new.word
	x := &index{start: make([]int32, len(a.words.weight)+1)}
	each := func(do func(j, k int32)) {
		for j := range int32(a.new.Blocks()) {
			for k := b.start[j]; a.toOld[j] == none && k < b.start[j+1]; k++ {
				do(j, k)
			}
		}
	}
	each(func(_, k int32) { x.start[b.id[k]+1]++ })
	for w := 1; w < len(x.start); w++ {
		x.start[w] += x.start[w-1]
	}
	x.block, x.count = make([]int32, x.start[len(x.start)-1]), make([]int32, x.start[len(x.start)-1])
	next := slices.Clone(x.start)
	each(func(j, k int32) {
		at := next[b.id[k]]
		next[b.id[k]]++
		x.block[at], x.count[at] = j, b.count[k]
	})
	return x
}

// rareFirst lists the entries of block i's bag whose words the index knows, rarest first.
func (a *aligner) rareFirst(i int32, x *index, out []int32) []int32 {
	b := &a.old.word
	many := a.new.Blocks() > 64
	for k := b.start[i]; k < b.start[i+1]; k++ {
		n := x.start[b.id[k]+1] - x.start[b.id[k]]
		if n > 0 && !(many && int(n) > a.new.Blocks()/everywhere) {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(p, q int32) int {
		np := x.start[b.id[p]+1] - x.start[b.id[p]]
		nq := x.start[b.id[q]+1] - x.start[b.id[q]]
		return cmp.Or(cmp.Compare(np, nq), cmp.Compare(b.id[p], b.id[q]))
	})
	return out
}

// probe adds up what block i shares with the new blocks, until it has looked at enough of the index.
func (a *aligner) probe(i int32, words []int32, x *index, score []int64, touched []int32) []int32 {
	b := &a.old.word
	left := int64(minProbes + 16*a.old.size[i])
	for _, k := range words {
		word := b.id[k]
		from, to := x.start[word], x.start[word+1]
		if left -= int64(to - from); left < 0 || !a.budget.Candidates.Take(int64(to-from)) {
			break
		}
		weight := int64(a.words.weight[word])
		for e := from; e < to; e++ {
			j := x.block[e]
			if score[j] == 0 {
				touched = append(touched, j)
			}
			score[j] += weight * int64(min(b.count[k], x.count[e]))
		}
	}
	return touched
}

// keepBest adds the best partners of block i to the candidates, with their true likeness.
func (a *aligner) keepBest(i int32, score []int64, touched []int32) {
	var best [partners]pair
	n := 0
	for _, j := range touched {
		p := pair{i, j, dice(score[j], a.old.word.total[i], a.new.word.total[j])}
		at := n
		for at > 0 && worse(best[at-1], p) {
			at--
		}
		if at == partners {
			continue
		}
		n = min(n+1, partners)
		copy(best[at+1:n], best[at:n-1])
		best[at] = p
	}
	a.hold(i)
	for _, p := range best[:n] {
		p.sim = a.like(i, p.j, 0)
		a.cand = append(a.cand, p)
	}
	a.drop(i)
}

// worse reports whether p stands behind q among the partners of one block.
func worse(p, q pair) bool { return p.sim < q.sim || p.sim == q.sim && p.j > q.j }
