// Package pair finds which blocks of two versions belong together: kept, edited, moved, split or merged.
//
// Equal blocks come first, then those that share rare words, then what order alone suggests. A move needs more
// evidence than a pair in place: a missed move is noise, a wrong one is a lie. All scores are whole numbers in
// 1/1024, and every choice has a total order, so that the same input gives the same pairs on any machine.
package pair

import (
	"cmp"
	"slices"

	"github.com/stet-diff/stet/app/compare/internal/seq"
)

// A Block is what is compared of a block.
type Block struct {
	Text   string
	Role   string  // a role that stands alone: title, standfirst, byline, image; else empty
	Class  uint8   // 0 body, 1 head, 2 caption, 3 code, 4 row
	Words  []int32 // ids of its words, in order
	Stops  bool    // it ends a sentence
	Tokens int
}

// A Match is blocks that belong together. Two or more stand on at most one side.
type Match struct {
	Old, New []int
	Moved    bool
	Forced   bool  // paired by role: nothing says that their words are alike
	Score    int32 // in 1/1024
}

// The floors, in 1/1024, and what a move needs besides.
const (
	sure, moving, inOrder, contained = 512, 358, 256, 614
	guard                            = 102
	moveWords, moveRare              = 5, 2
	gapCells                         = 250_000
)

// Blocks pairs the blocks of two sides. The matches come in the order of their first new block.
func Blocks(old, new []Block, work *seq.Work) []Match {
	p := &pairing{old: old, new: new, work: work, toNew: none(len(old)), toOld: none(len(new)), score: make([]int32, len(old))}
	p.movedOld, p.forcedOld = make([]bool, len(old)), make([]bool, len(old))
	p.exact()
	p.index = newIndex(old, new)
	p.candidates()
	p.roles()
	p.best(sure)
	p.inPlace()
	p.gaps()
	p.moves()
	return p.links(p.matches())
}

type pairing struct {
	old, new            []Block
	work                *seq.Work
	toNew, toOld        []int // the partner, or -1
	score               []int32
	movedOld, forcedOld []bool
	index               *index
	found               []candidate // likely pairs of unpaired blocks, best first
}

type candidate struct {
	old, new int
	sim      int32
}

func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

func (p *pairing) pair(i, j int, score int32) {
	p.toNew[i], p.toOld[j], p.score[i] = j, i, score
}

func (p *pairing) part(i int) {
	p.toOld[p.toNew[i]], p.toNew[i] = -1, -1
}

// same reports whether two blocks have equal text and class.
func (p *pairing) same(i, j int) bool {
	return p.old[i].Class == p.new[j].Class && p.old[i].Text == p.new[j].Text
}

// exact pairs equal blocks of three words or more that stand once on each side and rise together, then their equal
// neighbours.
func (p *pairing) exact() {
	at := map[string]*[4]int32{}
	for i, b := range p.old {
		e := at[b.Text]
		if e == nil {
			e = &[4]int32{}
			at[b.Text] = e
		}
		e[0], e[1] = e[0]+1, int32(i)
	}
	for j, b := range p.new {
		if e := at[b.Text]; e != nil {
			e[2], e[3] = e[2]+1, int32(j)
		}
	}
	var pairs []link
	for i, b := range p.old {
		if e := at[b.Text]; e[0] == 1 && e[2] == 1 && len(b.Words) >= 3 && p.same(i, int(e[3])) {
			pairs = append(pairs, link{A: int32(i), B: e[3], Worth: int64(b.Tokens)})
		}
	}
	chained := chain(pairs)
	for _, c := range chained {
		p.pair(int(c.A), int(c.B), 1024)
	}
	p.extend(-1, -1, 1)
	p.extend(len(p.old), len(p.new), -1)
	for _, c := range chained {
		p.extend(int(c.A), int(c.B), 1)
		p.extend(int(c.A), int(c.B), -1)
	}
}

// extend pairs equal neighbours from a pair on, one step at a time.
func (p *pairing) extend(i, j, step int) {
	for {
		i, j = i+step, j+step
		if i < 0 || j < 0 || i >= len(p.old) || j >= len(p.new) || p.toNew[i] >= 0 || p.toOld[j] >= 0 || !p.same(i, j) {
			return
		}
		p.pair(i, j, 1024)
	}
}

// roles pairs title, standfirst, byline and image where each side has one.
func (p *pairing) roles() {
	for _, role := range []string{"title", "standfirst", "byline", "image"} {
		i, j := single(p.old, role), single(p.new, role)
		if i >= 0 && j >= 0 && p.toNew[i] < 0 && p.toOld[j] < 0 {
			p.pair(i, j, max(p.index.sim(i, j), 1))
			p.forcedOld[i] = true
		}
	}
}

func single(blocks []Block, role string) int {
	at := -1
	for i, b := range blocks {
		if b.Role == role {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// floor is what two blocks must share, raised where their classes differ or only one ends a sentence.
func (p *pairing) floor(i, j int, floor int32) int32 {
	if p.old[i].Class != p.new[j].Class || p.old[i].Stops != p.new[j].Stops {
		return floor + guard
	}
	return floor
}

// candidates lists likely pairs, best first; ties by relative place, then by index.
func (p *pairing) candidates() {
	for i := range p.old {
		if p.toNew[i] >= 0 {
			continue
		}
		if !p.work.Take(int64(64 + len(p.old[i].Words))) {
			break
		}
		for _, c := range p.index.partners(i, p.toOld, p.work) {
			p.found = append(p.found, c)
		}
	}
	slices.SortFunc(p.found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.sim, a.sim), cmp.Compare(p.drift(a), p.drift(b)), cmp.Compare(a.old, b.old), cmp.Compare(a.new, b.new))
	})
}

// drift is how far a pair's relative places differ.
func (p *pairing) drift(c candidate) int64 {
	d := int64(c.old)*int64(len(p.new)) - int64(c.new)*int64(len(p.old))
	return max(d, -d)
}

// best pairs candidates above the floor, best first.
func (p *pairing) best(floor int32) {
	for _, c := range p.found {
		if c.sim >= p.floor(c.old, c.new, floor) && p.toNew[c.old] < 0 && p.toOld[c.new] < 0 {
			p.pair(c.old, c.new, c.sim)
		}
	}
}

// inPlace finds the heaviest pairs that rise together. The others have moved, or are parted again when they lack
// what a move needs.
func (p *pairing) inPlace() {
	var pairs []link
	for i, j := range p.toNew {
		if j >= 0 {
			worth := int64(max(p.score[i], 1)) * int64(p.old[i].Tokens+p.new[j].Tokens)
			pairs = append(pairs, link{A: int32(i), B: int32(j), Worth: worth})
		}
	}
	stays := make([]bool, len(p.old))
	for _, c := range chain(pairs) {
		stays[c.A] = true
	}
	for i, j := range p.toNew {
		if j < 0 || stays[i] {
			continue
		}
		p.movedOld[i] = true
		if len(p.old[i].Words) < moveWords || len(p.new[j].Words) < moveWords || p.index.rare(i, j) < moveRare {
			p.part(i)
			p.movedOld[i], p.forcedOld[i] = false, false
		}
	}
}

// gaps pairs what is left between neighbours in place, in order, so that the pairs are as alike as can be.
func (p *pairing) gaps() {
	i0, j0 := 0, 0
	for i := 0; i <= len(p.old); i++ {
		j := len(p.new)
		if i < len(p.old) {
			if j = p.toNew[i]; j < 0 || p.movedOld[i] {
				continue
			}
		}
		p.gap(i0, i, j0, j)
		i0, j0 = i+1, j+1
	}
}

func (p *pairing) gap(i0, i1, j0, j1 int) {
	cells := int64(i1-i0) * int64(j1-j0)
	if cells == 0 {
		return
	}
	var pairs []link
	add := func(i, j int, sim int32) {
		if sim >= p.floor(i, j, inOrder) && p.toNew[i] < 0 && p.toOld[j] < 0 {
			pairs = append(pairs, link{A: int32(i), B: int32(j), Worth: int64(sim)})
		}
	}
	if cells <= gapCells && p.work.Take(cells*16) {
		for i := i0; i < i1; i++ {
			for j := j0; j < j1; j++ {
				if p.toNew[i] < 0 && p.toOld[j] < 0 {
					add(i, j, p.similar(i, j))
				}
			}
		}
	} else {
		for _, c := range p.found {
			if c.old >= i0 && c.old < i1 && c.new >= j0 && c.new < j1 {
				add(c.old, c.new, c.sim)
			}
		}
	}
	for _, c := range chain(pairs) {
		p.pair(int(c.A), int(c.B), p.similar(int(c.A), int(c.B)))
	}
}

// similar is the similarity of two blocks; equal ones are wholly alike, even without words.
func (p *pairing) similar(i, j int) int32 {
	if p.same(i, j) {
		return 1024
	}
	return p.index.sim(i, j)
}

// moves pairs what is left where words alone speak for it.
func (p *pairing) moves() {
	for _, c := range p.found {
		i, j := c.old, c.new
		if p.toNew[i] < 0 && p.toOld[j] < 0 && c.sim >= p.floor(i, j, moving) && len(p.old[i].Words) >= moveWords &&
			len(p.new[j].Words) >= moveWords && p.index.rare(i, j) >= moveRare {
			p.pair(i, j, c.sim)
			p.movedOld[i] = true
		}
	}
}

// matches writes the pairs and the single blocks: by new place, then those without one.
func (p *pairing) matches() []Match {
	var out []Match
	for j, i := range p.toOld {
		if i >= 0 {
			out = append(out, Match{Old: []int{i}, New: []int{j}, Moved: p.movedOld[i], Forced: p.forcedOld[i], Score: p.score[i]})
		}
	}
	return out
}
