package align

import "slices"

// The rules of splits and merges.
const (
	maxParts  = 4   // blocks that one block can become
	minPart   = 3   // words of each
	contained = 512 // 0.50 of each must stand in the whole
	rewritten = 307 // 0.30 is enough for the part that is paired with the whole: it is alike already, and may have words of its own
	leftOver  = 5   // parts that leave at most a fifth of the whole may be shorter, or rows of a table
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
	from, to, left := a.partsOf(whole, w, parts, p, partner, true)
	if left*leftOver > whole.word.words[w] {
		from, to, _ = a.partsOf(whole, w, parts, p, partner, false)
	}
	for k := from; k < to; k++ {
		if k != p {
			partner[k] = w
		}
	}
	return from, to
}

// partsOf looks for the parts, for short ones and rows of a table only if they are all there is. left is how many
// words of the whole stand in none.
func (a *aligner) partsOf(whole *half, w int32, parts *half, p int32, partner []int32, all bool) (from, to, left int32) {
	from, to = p, p+1
	a.words.hold(&whole.word, w)
	defer a.words.drop(&whole.word, w)
	place, ok := a.takeOut(whole, w, parts, p, all, rewritten)
	if !ok || !all && parts.size[p] < minPart {
		return from, to, whole.word.words[w]
	}
	fits := func(k int32) bool {
		return a.fits(whole, w, parts, k, partner) &&
			(all || parts.size[k] >= minPart && parts.blocks[k].Class == whole.blocks[w].Class)
	}
	for last := place; int(to) < parts.Blocks() && to-from < maxParts && fits(to); to++ {
		at, ok := a.takeOut(whole, w, parts, to, all, contained)
		if !ok || at <= last {
			break
		}
		last = at
	}
	for last := place; from > 0 && to-from < maxParts && fits(from-1); from-- {
		at, ok := a.takeOut(whole, w, parts, from-1, all, contained)
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

// fits reports whether block p may be a part of block w: without partner, not empty and of the same class, or a row
// of a table that a paragraph became, or a heading that was cut from its begin.
func (a *aligner) fits(whole *half, w int32, parts *half, p int32, partner []int32) bool {
	as, of := parts.blocks[p].Class, whole.blocks[w].Class
	return partner[p] == none && parts.size[p] > 0 &&
		(as == of || of == Body && (as == Table || as == Head && parts.size[p] >= minPart))
}

// takeOut takes the words of part p out of the held whole, if enough of them stand there. place is where in the
// whole they stand on average, in 1/1024 of a word. When the parts are all there is, two plain words of three are
// enough for one: "faulty brakes | high" may be the row of a table that "faulty brakes" became.
func (a *aligner) takeOut(whole *half, w int32, parts *half, p int32, all bool, floor int64) (place int64, ok bool) {
	b := &parts.word
	common := a.words.common(b, p)
	if parts.blocks[p].Class == Head && whole.blocks[w].Class == Body {
		floor = 1024 // all of it: a heading says what the text says anyway
	}
	if common == 0 || common*1024 < floor*b.total[p] && !(all && 3*a.plainCommon(b, p) >= 2*b.words[p]) {
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
