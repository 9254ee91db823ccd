package seq

import "sort"

// An Anchor is a place on each side that belongs together: in anchors a run of r.gram tokens that occurs once on each.
type Anchor struct{ A, B int32 }

// anchors cuts a region at runs of tokens that occur once on each side and stand in the same order. The parts
// between are looked through for shorter runs. Single words are seldom unique in long prose, runs are.
func (d *differ) anchors(r region, open []region) []region {
	n := int64(r.A1-r.A0) + int64(r.B1-r.B0)
	if !d.work.Take(8 * n) {
		d.change(r.Hunk)
		return open
	}
	chain := rising(d.unique(r))
	k := int32(r.gram)
	r.gram /= 2
	if r.gram < 2 {
		r.gram = 0
	}
	first := len(open)
	at := r
	for _, c := range chain {
		if c.A < at.A0 || c.B < at.B0 {
			continue // overlaps the anchor before
		}
		at.A1, at.B1 = c.A, c.B
		open = append(open, at)
		at.A0, at.B0 = c.A+k, c.B+k
	}
	at.A1, at.B1 = r.A1, r.B1
	open = append(open, at)
	for i, j := first, len(open)-1; i < j; i, j = i+1, j-1 {
		open[i], open[j] = open[j], open[i]
	}
	return open
}

// unique returns the runs that occur once on each side, in order of A.
func (d *differ) unique(r region) []Anchor {
	a, b := d.A[r.A0:r.A1], d.B[r.B0:r.B1]
	ga, gb, count := grams(a, b, r.gram)
	where := make([]int32, count)
	times := make([]uint8, count) // of A in the low half, of B in the high half, up to 2
	for _, g := range ga {
		times[g] = min(times[g]+1, 2)
	}
	for j, g := range gb {
		if times[g] < 32 {
			times[g] += 16
		}
		where[g] = int32(j)
	}
	var out []Anchor
	for i, g := range ga {
		if times[g] == 17 {
			out = append(out, Anchor{r.A0 + int32(i), r.B0 + where[g]})
		}
	}
	return out
}

// grams numbers the runs of k tokens that begin at each place. A run of four is a pair of runs of two, so numbers
// are exact.
func grams(a, b []int32, k int) (ga, gb []int32, count int) {
	ga, gb = a, b
	for size := 1; size < k; size *= 2 {
		var pairs Pairs
		ga, gb = paired(ga, size, &pairs), paired(gb, size, &pairs)
		count = pairs.Len()
	}
	return ga, gb, count
}

// paired numbers the pairs of ids that stand step apart.
func paired(ids []int32, step int, pairs *Pairs) []int32 {
	out := make([]int32, max(0, len(ids)-step))
	for i := range out {
		out[i] = pairs.ID(ids[i], ids[i+step])
	}
	return out
}

// rising returns a longest chain of anchors that rise on both sides. They come in order of A.
func rising(all []Anchor) []Anchor {
	var tails []int32 // index of the anchor that ends the best chain of each length
	before := make([]int32, len(all))
	for i, c := range all {
		k := sort.Search(len(tails), func(k int) bool { return all[tails[k]].B >= c.B })
		before[i] = -1
		if k > 0 {
			before[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, int32(i))
		} else {
			tails[k] = int32(i)
		}
	}
	chain := make([]Anchor, len(tails))
	if len(tails) == 0 {
		return chain
	}
	for k, i := len(tails)-1, tails[len(tails)-1]; k >= 0; k, i = k-1, before[i] {
		chain[k] = all[i]
	}
	return chain
}
