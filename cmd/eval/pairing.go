package main

import (
	"slices"

	"github.com/stet-diff/stet/app/compare"
)

// A Link says that a block of the old side and one of the new belong together. A split is several links of one old
// block, a merge several of one new block.
type Link struct {
	Old, New int
	Moved    bool
}

// A Pairer finds which block of one text became which of another.
type Pairer struct {
	Name string
	Pair func(old, new []string) []Link
}

// linksOf reads the links of a comparison.
func linksOf(c compare.Comparison) []Link {
	var out []Link
	for _, row := range c.Rows {
		for _, i := range row.Old {
			for _, j := range row.New {
				out = append(out, Link{i, j, row.Kind == compare.Moved})
			}
		}
	}
	return out
}

// A Score counts links against the truth.
type Score struct{ Right, False, Missed int }

// Precision, Recall and F1 are shares from 0 to 1; of nothing they are 1.
func (s Score) Precision() float64 { return share(s.Right, s.Right+s.False) / 100 }

// Recall is the share of the truth that was found.
func (s Score) Recall() float64 { return share(s.Right, s.Right+s.Missed) / 100 }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return share(2*s.Right, 2*s.Right+s.False+s.Missed) / 100 }

func (s *Score) add(o Score) {
	s.Right, s.False, s.Missed = s.Right+o.Right, s.False+o.False, s.Missed+o.Missed
}

// scored compares the links found with the true ones. A neutral link is neither right nor wrong.
func scored(found, truth []Link, neutral map[[2]int]bool) (s Score) {
	want := map[[2]int]bool{}
	for _, l := range truth {
		want[[2]int{l.Old, l.New}] = true
	}
	for _, l := range found {
		switch at := [2]int{l.Old, l.New}; {
		case want[at]:
			s.Right++
			delete(want, at)
		case !neutral[at]:
			s.False++
		}
	}
	s.Missed = len(want)
	return s
}

// moved keeps the links of moved blocks.
func moved(links []Link) []Link {
	return slices.DeleteFunc(slices.Clone(links), func(l Link) bool { return !l.Moved })
}

// byPosition pairs equal blocks in order, and between them the others one by one, as most sites do.
func byPosition(old, new []string) []Link {
	var out []Link
	between := func(i, iEnd, j, jEnd int) {
		for ; i < iEnd && j < jEnd; i, j = i+1, j+1 {
			out = append(out, Link{Old: i, New: j})
		}
	}
	i, j := 0, 0
	for _, l := range equalBlocks(old, new) {
		between(i, l.Old, j, l.New)
		out = append(out, l)
		i, j = l.Old+1, l.New+1
	}
	between(i, len(old), j, len(new))
	return out
}

// equalBlocks is a longest common subsequence of the blocks, by the plain table of lengths.
func equalBlocks(old, new []string) []Link {
	width := len(new) + 1
	lengths := make([]int32, (len(old)+1)*width)
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			if at := i*width + j; old[i] == new[j] {
				lengths[at] = lengths[at+width+1] + 1
			} else {
				lengths[at] = max(lengths[at+width], lengths[at+1])
			}
		}
	}
	var out []Link
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch at := i*width + j; {
		case old[i] == new[j]:
			out = append(out, Link{Old: i, New: j})
			i, j = i+1, j+1
		case lengths[at+width] >= lengths[at+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// marked counts the words that an optimal word diff of each linked group marks, and the words of unlinked blocks.
func marked(old, new []string, links []Link) (deleted, inserted int) {
	for _, g := range groups(len(old), len(new), links) {
		var a, b []string
		for _, i := range g.old {
			a = append(a, words(old[i])...)
		}
		for _, j := range g.new {
			b = append(b, words(new[j])...)
		}
		d, n := optimum(a, b)
		deleted, inserted = deleted+d, inserted+n
	}
	return deleted, inserted
}

// A group is blocks that links hold together.
type group struct{ old, new []int }

// groups parts the blocks of both sides into groups; a block without a link is one of its own.
func groups(old, new int, links []Link) []group {
	of := make([]int, old+new) // the group each block is in, by its first member
	for i := range of {
		of[i] = i
	}
	root := func(i int) int {
		for of[i] != i {
			i = of[i]
		}
		return i
	}
	for _, l := range links {
		a, b := root(l.Old), root(old+l.New)
		of[max(a, b)] = min(a, b)
	}
	members := map[int]*group{}
	var order []int
	for i := range of {
		at := root(i)
		if members[at] == nil {
			members[at] = &group{}
			order = append(order, at)
		}
		if g := members[at]; i < old {
			g.old = append(g.old, i)
		} else {
			g.new = append(g.new, i-old)
		}
	}
	out := make([]group, len(order))
	for k, at := range order {
		out[k] = *members[at]
	}
	return out
}
