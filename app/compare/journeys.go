package compare

import (
	"cmp"
	"slices"
)

// pairSentences finds for each sentence the one that it is like on the other side.
func (r *run) pairSentences(rows []Row, gone, come []sentence, numbers int) {
	old, new := indexed(gone, numbers), indexed(come, numbers)
	met := make([]int32, len(come)) // the last sentence that asked, plus one
	for i := range gone {
		s := &gone[i]
		r.meter.Count(int64(len(s.pairs)))
		for _, p := range s.pairs {
			in := new.of(p)
			if len(in) > maxRecurring || len(old.of(p)) > maxRecurring {
				continue
			}
			for _, j := range in {
				if met[j] == int32(i+1) {
					continue
				}
				met[j] = int32(i + 1)
				if c := &come[j]; likeSentences(s, c) && !oneChange(rows, s, c) {
					meet(&s.partner, j)
					meet(&c.partner, int32(i))
				}
			}
		}
	}
}

// An index lists the sentences in which each number stands.
type index struct{ start, list []int32 }

func (x index) of(number int32) []int32 { return x.list[x.start[number]:x.start[number+1]] }

func indexed(all []sentence, numbers int) index {
	x := index{start: make([]int32, numbers+1)}
	each := func(do func(number, k int32)) {
		for k, s := range all {
			for i, number := range s.pairs {
				if i == 0 || number != s.pairs[i-1] {
					do(number, int32(k))
				}
			}
		}
	}
	each(func(number, _ int32) { x.start[number]++ })
	total := int32(0)
	for i, n := range x.start {
		total += n
		x.start[i] = total
	}
	x.list = make([]int32, total)
	each(func(number, k int32) {
		x.start[number]--
		x.list[x.start[number]] = k
	})
	return x
}

// meet notes a partner; a second one makes it none.
func meet(partner *int32, j int32) {
	if *partner == -1 {
		*partner = j
	} else {
		*partner = -2
	}
}

// likeSentences reports whether two sentences have enough words and pairs of words in common.
func likeSentences(a, b *sentence) bool {
	common := 0
	for i, j := 0, 0; i < len(a.pairs) && j < len(b.pairs); {
		switch cmp.Compare(a.pairs[i], b.pairs[j]) {
		case -1:
			i++
		case 1:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return 2048*common >= movedLike*(len(a.pairs)+len(b.pairs))
}

// oneChange reports whether a deleted and an inserted sentence are parts of one replacement.
func oneChange(rows []Row, a, b *sentence) bool {
	if a.row != b.row {
		return false
	}
	for _, s := range rows[a.row].Spans[min(a.span, b.span):max(a.span, b.span)] {
		if s.Op == Keep || s.Op == Restyle {
			return false
		}
	}
	return true
}

// A journey is a run of sentences that went from one span to another.
type journey struct{ from, to, n int }

// journeys joins the pairs to runs, keeps the long ones, and returns them in order of new. A whole block that went
// and a whole block that came are left to package align, which has decided that they are no move.
func journeys(rows []Row, gone, come []sentence) []journey {
	var out []journey
	for i := 0; i < len(gone); i++ {
		j := int(gone[i].partner)
		if j < 0 || int(come[j].partner) != i {
			continue
		}
		n, old, new := 1, gone[i].words, come[j].words
		for i+n < len(gone) && j+n < len(come) && int(gone[i+n].partner) == j+n && int(come[j+n].partner) == i+n &&
			gone[i+n].follows(gone[i]) && come[j+n].follows(come[j]) {
			old, new = old+gone[i+n].words, new+come[j+n].words
			n++
		}
		blocks := isWhole(rows, gone[i], gone[i+n-1]) && isWhole(rows, come[j], come[j+n-1])
		if old >= minMovedWords && new >= minMovedWords && !blocks {
			out = append(out, journey{i, j, n})
		}
		i += n - 1
	}
	slices.SortFunc(out, func(a, b journey) int { return a.to - b.to })
	return out
}

func (s sentence) follows(first sentence) bool { return s.row == first.row && s.span == first.span }

// isWhole reports whether two sentences are the first and the last of a block that was removed or added.
func isWhole(rows []Row, first, last sentence) bool {
	row := rows[first.row]
	return (row.Kind == Removed || row.Kind == Added) && first.start == 0 && last.end == len(row.Spans[0].Text)
}
