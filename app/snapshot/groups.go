package snapshot

import (
	"slices"

	"github.com/stet-diff/stet/app/article"
)

// maxGroup is how many pieces one paragraph may have been split into.
const maxGroup = 6

// groups pairs a piece that was left with several ones in a row that were left in the same gap of the other side, if
// they hold just its words: a paragraph that was split or merged. Pictures may stand between them.
func (j *joint) groups() {
	last := [2]int{-1, -1}
	ends := [2]int{len(j.sides[0].pieces), len(j.sides[1].pieces)}
	for i := 0; i <= ends[0]; i++ {
		if i < ends[0] && j.sides[0].other[i] < 0 {
			continue
		}
		here := ends
		if i < ends[0] {
			here = [2]int{i, j.sides[0].other[i]}
		}
		for one := range j.sides {
			j.split(one, last, here)
		}
		last = here
	}
}

// split looks for pieces of a side that are several on the other one, between two pairs.
func (j *joint) split(one int, from, to [2]int) {
	many := 1 - one
	at := from[many] + 1
	for i := from[one] + 1; i < to[one]; i++ {
		want := j.sides[one].words[i]
		if j.sides[one].other[i] >= 0 || len(want) < 6 || j.sides[one].pieces[i].Role == article.Image {
			continue
		}
		for start := at; start < to[many] && start < at+window; start++ {
			members := j.members(many, start, to[many], want)
			if len(members) < 2 {
				continue
			}
			for _, m := range members {
				j.sides[many].other[m], j.sides[many].exact[m], j.sides[many].more[m] = i, true, m != members[0]
			}
			j.sides[one].other[i], j.sides[one].exact[i] = members[0], true
			at = members[len(members)-1] + 1
			break
		}
	}
}

// members returns the pieces from start on that together hold just the wanted words, or none.
func (j *joint) members(s, start, end int, want []int32) (members []int) {
	side := &j.sides[s]
	n := 0
	for i := start; i < end && n < len(want) && len(members) < maxGroup; i++ {
		if side.pieces[i].Role == article.Image && i > start {
			continue
		}
		if side.other[i] >= 0 || side.pieces[i].Role == article.Image || len(side.words[i]) == 0 {
			return nil
		}
		members, n = append(members, i), n+len(side.words[i])
	}
	if n != len(want) || len(members) < 2 {
		return nil
	}
	if j.units -= n; j.units < 0 {
		return nil
	}
	var have []int32
	for _, m := range members {
		have = append(have, side.words[m]...)
	}
	slices.Sort(have)
	if !slices.Equal(have, want) {
		return nil
	}
	return members
}
