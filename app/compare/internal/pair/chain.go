package pair

import "slices"

// A link says that place A of one side belongs to place B of the other, and how much that is worth.
type link struct {
	A, B  int32
	Worth int64
}

// chain returns the heaviest pairs that rise on both sides, in order. Of equal chains it takes the one found first
// from the left.
func chain(pairs []link) []link {
	pairs = slices.Clone(pairs)
	slices.SortFunc(pairs, func(x, y link) int {
		if x.A != y.A {
			return int(x.A) - int(y.A)
		}
		return int(y.B) - int(x.B) // descending: no two pairs of one A follow each other
	})
	size := int32(0)
	for _, p := range pairs {
		size = max(size, p.B+1)
	}
	tree := make([]int32, size+2) // the pair that ends the heaviest chain, plus one
	total, before := make([]int64, len(pairs)), make([]int32, len(pairs))
	best := int32(0)
	for i, p := range pairs {
		for at := p.B; at > 0; at -= at & -at {
			if c := tree[at]; c > 0 && (before[i] == 0 || total[c-1] > total[before[i]-1]) {
				before[i] = c
			}
		}
		total[i] = p.Worth
		if before[i] > 0 {
			total[i] += total[before[i]-1]
		}
		for at := p.B + 1; at < int32(len(tree)); at += at & -at {
			if c := tree[at]; c == 0 || total[i] > total[c-1] {
				tree[at] = int32(i + 1)
			}
		}
		if best == 0 || total[i] > total[best-1] {
			best = int32(i + 1)
		}
	}
	var out []link
	for ; best > 0; best = before[best-1] {
		out = append(out, pairs[best-1])
	}
	slices.Reverse(out)
	return out
}
