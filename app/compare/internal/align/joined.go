package align

import "slices"

// The rules of splits and merges.
const (
	maxParts  = 4   // blocks that one block can become
	minPart   = 3   // words of each, but for parts that leave almost nothing of the whole
	contained = 614 // 0.60 of each must stand in the whole
	leftOver  = 5   // shorter parts must stand there wholly, and all parts leave at most a fifth of it
)

// joined returns the matches: pairs, and the splits and merges that grow out of pairs in place.
func (a *aligner) joined() []Match {
	var matches []Match
	for _, p := range a.pairs() {
		m := Match{Old: []int{int(p.i)}, New: []int{int(p.j)}, Moved: a.moved[p.i]}
		if !m.Moved && p.sim < 1024 {
			if from, to := a.parts(&a.old, p.i, &a.new, p.j, a.toOld); to-from > 1 {
				m.New = upTo(from, to)
			} else if from, to := a.parts(&a.new, p.j, &a.old, p.i, a.toNew); to-from > 1 {
				m.Old = upTo(from, to)
			}
		}
		matches = append(matches, m)
	}
	slices.SortFunc(matches, func(p, q Match) int { return p.New[0] - q.New[0] })
	return matches
}

func upTo(from, to int32) []int {
	out := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		out = append(out, int(i))
	}
	return out
}

// parts returns the range of blocks around p that block w of the other side was made of: p itself, and neighbours
// without a partner whose words stand in w and not yet in p, in the same order. A sentence and the list it became
// are parts too, however short its items, if nearly all of the sentence stands there.
func (a *aligner) parts(whole *half, w int32, parts *half, p int32, partner []int32) (from, to int32) {
	around := p > 0 && a.fits(whole, w, parts, p-1, partner) || int(p)+1 < parts.Blocks() && a.fits(whole, w, parts, p+1, partner)
	if !around {
		return p, p + 1
	}
	a.number(whole, w)
	from, to, left := a.partsOf(whole, w, parts, p, partner, 1)
	if slices.Min(parts.size[from:to]) < minPart && left*leftOver > whole.size[w] {
		from, to, _ = a.partsOf(whole, w, parts, p, partner, minPart)
	}
	for k := from; k < to; k++ {
		if k != p {
			partner[k] = w
		}
	}
	return from, to
}

// partsOf looks for parts of so many words and more. left is how many words of the whole stand in none.
func (a *aligner) partsOf(whole *half, w int32, parts *half, p int32, partner []int32, least int32) (from, to, left int32) {
	from, to = p, p+1
	a.words.hold(&whole.word, w)
	defer a.words.drop(&whole.word, w)
	place, ok := a.takeOut(whole, w, parts, p)
	if !ok || parts.size[p] < least {
		return from, to, whole.size[w]
	}
	fits := func(k int32) bool { return parts.size[k] >= least && a.fits(whole, w, parts, k, partner) }
	for last := place; int(to) < parts.Blocks() && to-from < maxParts && fits(to); to++ {
		at, ok := a.takeOut(whole, w, parts, to)
		if !ok || at <= last {
			break
		}
		last = at
	}
	for last := place; from > 0 && to-from < maxParts && fits(from-1); from-- {
		at, ok := a.takeOut(whole, w, parts, from-1)
		if !ok || at >= last {
			break
		}
		last = at
	}
	for k := whole.word.start[w]; k < whole.word.start[w+1]; k++ {
		left += a.words.here[whole.word.id[k]]
	}
	return from, to, left
}

// fits reports whether block p may be a part of block w: without partner, not empty and of the same class.
func (a *aligner) fits(whole *half, w int32, parts *half, p int32, partner []int32) bool {
	return partner[p] == none && parts.size[p] > 0 && parts.blocks[p].Class == whole.blocks[w].Class
}

// takeOut takes the words of part p out of the held whole, if enough of them stand there. place is where in the
// whole they stand on average, in 1/1024 of a word.
func (a *aligner) takeOut(whole *half, w int32, parts *half, p int32) (place int64, ok bool) {
	b := &parts.word
	common := a.words.common(b, p)
	if common == 0 || common*1024 < contained*b.total[p] || parts.size[p] < minPart && common < b.total[p] {
		return 0, false
	}
	sum, n := int64(0), int64(0)
	for k := b.start[p]; k < b.start[p+1]; k++ {
		id := b.id[k]
		if a.words.here[id] > 0 {
			sum, n = sum+int64(a.at[id])*int64(a.words.weight[id]), n+int64(a.words.weight[id])
			a.words.here[id] -= min(a.words.here[id], b.count[k])
		}
	}
	return 1024 * sum / max(n, 1), true
}

// number notes for each word of block w how many other words of it come first.
func (a *aligner) number(whole *half, w int32) {
	if a.at == nil {
		a.at = make([]int32, len(a.words.weight))
	}
	for k := whole.word.start[w]; k < whole.word.start[w+1]; k++ {
		a.at[whole.word.id[k]] = k - whole.word.start[w]
	}
}
