package align

import "slices"

// joined returns the matches: pairs, and the splits and merges that grow out of them.
func (a *aligner) joined() []Match {
	matches := a.splits()
	for i, j := range a.toNew {
		if j != none {
			matches = append(matches, Match{Old: []int{i}, New: []int{int(j)}, Moved: a.moved[i]})
		}
	}
	slices.SortFunc(matches, func(p, q Match) int { return p.New[0] - q.New[0] })
	return matches
}

func (a *aligner) splits() []Match { return nil }
