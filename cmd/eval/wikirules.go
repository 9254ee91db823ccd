package main

// The rules of wikidiff2, written anew from what its documentation says of them: equal lines are paired first; a
// changed line pairs with the line at its place when they are alike enough; a line that resembles several lines
// together better and better is split; then removed lines are looked for among the added ones.
const (
	wikiChange  = 0.2 // less alike, a changed line is a removed and an added one
	wikiMove    = 0.4 // as much alike, a removed and an added line are one that moved
	wikiSplit   = 0.1 // less alike to its first part, a line is not tried as split
	wikiSplits  = 0.6 // less alike to all of its parts, it is not split
	wikiParts   = 3   // the most parts of a split
	wikiMovable = 100 // no moves are looked for when more lines than that were removed or added
)

// wikiRules pairs blocks by these rules.
func wikiRules(old, new []string) []Link {
	w := wiki{old: old, new: new, likes: map[[3]int]float64{}}
	i, j := 0, 0
	for _, l := range append(equalBlocks(old, new), Link{Old: len(old), New: len(new)}) {
		w.hunk(i, l.Old, j, l.New)
		if l.Old < len(old) {
			w.links = append(w.links, l)
		}
		i, j = l.Old+1, l.New+1
	}
	w.moves()
	return w.links
}

type wiki struct {
	old, new       []string
	links          []Link
	removed, added []int
	likes          map[[3]int]float64
}

// hunk pairs the lines between two equal ones, so that what is alike adds up to most.
func (w *wiki) hunk(i0, i1, j0, j1 int) {
	n, m := i1-i0, j1-j0
	type step struct {
		gain  float64
		parts int // 0: the old line is removed; -1: the new one is added
	}
	best := make([][]step, n+1)
	for i := range best {
		best[i] = make([]step, m+1)
	}
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			s := step{}
			if i < n {
				s = step{best[i+1][j].gain, 0}
			}
			if j < m && (i == n || best[i][j+1].gain > s.gain) {
				s = step{best[i][j+1].gain, -1}
			}
			if i < n {
				for parts := 1; parts <= min(wikiParts, m-j); parts++ {
					like := w.like(i0+i, j0+j, parts)
					if parts > 1 && (like < wikiSplits || w.like(i0+i, j0+j, 1) < wikiSplit) || like < wikiChange {
						continue
					}
					if gain := like + best[i+1][j+parts].gain; gain > s.gain {
						s = step{gain, parts}
					}
				}
			}
			best[i][j] = s
		}
	}
	for i, j := 0, 0; i < n || j < m; {
		switch parts := best[i][j].parts; {
		case parts < 0:
			w.added = append(w.added, j0+j)
			j++
		case parts == 0:
			w.removed = append(w.removed, i0+i)
			i++
		default:
			for k := range parts {
				w.links = append(w.links, Link{Old: i0 + i, New: j0 + j + k})
			}
			i, j = i+1, j+parts
		}
	}
}

// like is the share of the text, counted in bytes of words, that a line and one or more new lines have in common.
func (w *wiki) like(i, j, parts int) float64 {
	key := [3]int{i, j, parts}
	if v, ok := w.likes[key]; ok {
		return v
	}
	a, b := tokens(w.old[i]), []string(nil)
	for _, line := range w.new[j : j+parts] {
		b = append(b, tokens(line)...)
	}
	v := alike(a, b)
	w.likes[key] = v
	return v
}

// alike weighs the longest common subsequence of two lists by bytes, against the longer list.
func alike(a, b []string) float64 {
	row := make([]int, len(b)+1)
	total := func(list []string) (n int) {
		for _, s := range list {
			n += len(s)
		}
		return n
	}
	for _, s := range a {
		corner := 0
		for j, t := range b {
			next := row[j+1]
			if s == t {
				row[j+1] = max(next, corner+len(s))
			} else {
				row[j+1] = max(next, row[j])
			}
			corner = next
		}
	}
	if most := max(total(a), total(b)); most > 0 {
		return float64(row[len(b)]) / float64(most)
	}
	return 1
}

// moves pairs removed and added lines that are alike, the most alike first.
func (w *wiki) moves() {
	if len(w.removed) > wikiMovable || len(w.added) > wikiMovable {
		return
	}
	usedOld, usedNew := map[int]bool{}, map[int]bool{}
	for {
		best, found := Link{Moved: true}, 0.0
		for _, i := range w.removed {
			for _, j := range w.added {
				if like := w.like(i, j, 1); !usedOld[i] && !usedNew[j] && like >= wikiMove && like > found {
					best.Old, best.New, found = i, j, like
				}
			}
		}
		if found == 0 {
			return
		}
		usedOld[best.Old], usedNew[best.New] = true, true
		w.links = append(w.links, best)
	}
}
