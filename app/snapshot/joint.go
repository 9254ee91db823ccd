package snapshot

import (
	"slices"

	"github.com/stet-diff/stet/app/article"
)

// maxJoint is how many words are compared with words to align the pieces of two pages.
const maxJoint = 4_000_000

// A half is one of two pages whose pieces are aligned.
type half struct {
	pieces []article.Piece
	keys   []uint64  // hashes of the folded texts
	words  [][]int32 // hashes of the words, sorted
	other  []int     // the partner on the other side, or -1
	exact  []bool    // the partner has the same text
	more   []bool    // a further piece of those that are one on the other side
	kept   []bool
	silent []bool // a picture whose address says nothing: its partner is the same picture elsewhere
	title  int    // a piece that turned out to be the title, or -1
}

// A joint aligns the pieces of two pages and chooses among them.
type joint struct {
	sides      [2]half
	units      int  // left of maxJoint; negative: it did not reach
	alike      bool // alike pieces are paired too, not only equal ones
	redesigned bool
}

func newJoint(old, new article.Version) *joint {
	j := &joint{units: maxJoint}
	for i, v := range []article.Version{old, new} {
		s := &j.sides[i]
		s.pieces, s.title = v.Pieces, -1
		n := len(v.Pieces)
		s.keys, s.words, s.other = make([]uint64, n), make([][]int32, n), make([]int, n)
		s.exact, s.more, s.kept = make([]bool, n), make([]bool, n), make([]bool, n)
		for k, p := range v.Pieces {
			s.keys[k] = hashOf(14695981039346656037, folded(p.Text))
			if p.Role == article.Image {
				s.keys[k]++ // what describes a picture is no text of the page
			}
			s.words[k] = wordHashes(p.Text)
			s.other[k] = -1
		}
	}
	j.alone()
	return j
}

// alone makes the choice of each page by itself.
func (j *joint) alone() {
	for i := range j.sides {
		for k, p := range j.sides[i].pieces {
			j.sides[i].kept[k] = p.Vote
		}
	}
}

// wordHashes returns the words of a text as sorted hashes; a script without spaces gives its letters. They have a sign
// because the program sorts such numbers elsewhere too.
func wordHashes(text string) []int32 {
	var all []int32
	h, inside := uint32(2166136261), false
	for _, r := range folded(text) {
		letter := isWordRune(r)
		if inside && (!letter || isGlyph(r)) {
			all = append(all, int32(h))
			h, inside = 2166136261, false
		}
		if letter {
			h, inside = (h^uint32(r))*16777619, true
			if isGlyph(r) {
				all = append(all, int32(h))
				h, inside = 2166136261, false
			}
		}
	}
	if inside {
		all = append(all, int32(h))
	}
	slices.Sort(all)
	return all
}

// pair joins two pieces.
func (j *joint) pair(i, k int) {
	old, new := &j.sides[0], &j.sides[1]
	old.other[i], new.other[k] = k, i
	old.exact[i] = old.keys[i] == new.keys[k]
	new.exact[k] = old.exact[i]
}

// align finds the partners: first the heaviest rising chain of equal texts that occur once on each side, then in its
// gaps equal texts, paragraphs that were split, and alike texts; last equal texts that stand elsewhere.
func (j *joint) align() {
	if slices.Equal(j.sides[0].keys, j.sides[1].keys) {
		for i := range j.sides[0].keys {
			j.pair(i, i)
		}
		return
	}
	for _, p := range j.chain() {
		j.pair(p[0], p[1])
	}
	j.gaps()
	j.groups()
	j.alike = true
	j.gaps()
	j.elsewhere()
}

// gaps goes through what lies between the pairs so far, which rise on both sides.
func (j *joint) gaps() {
	old, new := &j.sides[0], &j.sides[1]
	last := [2]int{-1, -1}
	for i := 0; i <= len(old.pieces); i++ {
		k := len(new.pieces)
		if i < len(old.pieces) {
			k = old.other[i]
		}
		if k < 0 {
			continue
		}
		j.gap(last[0]+1, i, last[1]+1, k)
		for k+1 < len(new.pieces) && new.other[k+1] == i {
			k++
		}
		last = [2]int{i, k}
	}
}

// chain returns the heaviest rising chain of pieces of at least three words whose text stands once on each side.
func (j *joint) chain() [][2]int {
	once := [2]map[uint64]int{{}, {}}
	for s := range once {
		for i, key := range j.sides[s].keys {
			if _, again := once[s][key]; again {
				once[s][key] = -1
			} else if len(j.sides[s].words[i]) >= 3 {
				once[s][key] = i
			}
		}
	}
	n := len(j.sides[1].pieces)
	tree := make([]int32, n+1) // of prefixes: the best chain that ends there, as an index into links
	type link struct{ i, k, weight, before int }
	links := []link{{weight: 0, before: -1}}
	for i, key := range j.sides[0].keys {
		k, ok := once[1][key]
		if at, mine := once[0][key]; !mine || at != i || !ok || k < 0 {
			continue
		}
		best := 0
		for p := k; p > 0; p &= p - 1 {
			if links[tree[p]].weight > links[best].weight {
				best = int(tree[p])
			}
		}
		links = append(links, link{i, k, links[best].weight + len(j.sides[0].words[i]), best})
		for p := k + 1; p <= n; p += p & -p {
			if links[len(links)-1].weight > links[tree[p]].weight {
				tree[p] = int32(len(links) - 1)
			}
		}
	}
	best := 0
	for i := range links {
		if links[i].weight > links[best].weight {
			best = i
		}
	}
	var all [][2]int
	for ; best > 0; best = links[best].before {
		all = append(all, [2]int{links[best].i, links[best].k})
	}
	slices.Reverse(all)
	return all
}

// window is how far from the place that is due a partner is looked for.
const window = 60

// gap pairs between two links of the chain: equal texts, and alike ones of at least six words, so that the words in
// pairs are the most. A large gap is worked through in steps.
func (j *joint) gap(from, to, start, end int) {
	for from < to && start < end {
		n, m := min(to-from, window), min(end-start, window)
		last := j.best(from, from+n, start, start+m)
		if from+n == to && start+m == end {
			return
		}
		// Go on behind the last pair, or past the half of what was seen.
		if last == [2]int{-1, -1} {
			last = [2]int{from + max(n/2, 1) - 1, start + max(m/2, 1) - 1}
			if from+n == to {
				last[0] = from - 1
			}
			if start+m == end {
				last[1] = start - 1
			}
		}
		from, start = last[0]+1, last[1]+1
	}
}

// best pairs the pieces of a window in rising order and returns the last pair.
func (j *joint) best(from, to, start, end int) [2]int {
	n, m := to-from, end-start
	sums := make([]int, (n+1)*(m+1))
	likes := make([]int, n*m)
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			like := j.like(from+i, start+k)
			likes[i*m+k] = like
			best := max(sums[(i+1)*(m+1)+k], sums[i*(m+1)+k+1])
			if like > 0 {
				best = max(best, like+sums[(i+1)*(m+1)+k+1])
			}
			sums[i*(m+1)+k] = best
		}
	}
	last := [2]int{-1, -1}
	for i, k := 0, 0; i < n && k < m; {
		sum := sums[i*(m+1)+k]
		switch like := likes[i*m+k]; {
		case like > 0 && sum == like+sums[(i+1)*(m+1)+k+1]:
			j.pair(from+i, start+k)
			last = [2]int{from + i, start + k}
			i, k = i+1, k+1
		case sum == sums[(i+1)*(m+1)+k]:
			i++
		default:
			k++
		}
	}
	return last
}

// like says how many words two pieces share, in thousandths: all of equal ones, none of those that are not alike.
func (j *joint) like(i, k int) int {
	a, b := j.sides[0].words[i], j.sides[1].words[k]
	if j.sides[0].keys[i] == j.sides[1].keys[k] {
		return 1000*len(a) + 1000
	}
	if (j.sides[0].pieces[i].Role == article.Image) != (j.sides[1].pieces[k].Role == article.Image) {
		return 0
	}
	if !j.alike || j.sides[0].other[i] >= 0 || j.sides[1].other[k] >= 0 || len(a) < 6 || len(b) < 6 || len(a) > 3*len(b) || len(b) > 3*len(a) {
		return 0
	}
	if j.units -= len(a) + len(b); j.units < 0 {
		return 0
	}
	shared := common(a, b)
	if 4*shared <= len(a)+len(b) {
		return 0
	}
	return 900 * shared
}

// elsewhere pairs equal texts of at least six words that are left, whatever their order.
func (j *joint) elsewhere() {
	left := map[uint64]int{}
	for k, key := range j.sides[1].keys {
		if _, ok := left[key]; !ok && j.sides[1].other[k] < 0 && len(j.sides[1].words[k]) >= 6 {
			left[key] = k
		}
	}
	for i, key := range j.sides[0].keys {
		if k, ok := left[key]; ok && j.sides[0].other[i] < 0 {
			j.pair(i, k)
			delete(left, key)
		}
	}
}

// regime tells pages of one template from a page and its redesign: by the share of the words in equal pieces that stand
// under the same elements, or under the same last six of them in pages that have most names of elements in common.
func (j *joint) regime(old, new []uint64) string {
	all, path, tail := 0, 0, 0
	for i, k := range j.sides[0].other {
		if k < 0 || !j.sides[0].exact[i] {
			continue
		}
		n := len(j.sides[0].words[i])
		p, q := j.sides[0].pieces[i], j.sides[1].pieces[k]
		all += n
		path += n * count(p.Path == q.Path)
		tail += n * count(p.Tail == q.Tail)
	}
	if all == 0 || path*10 < all*9 && (tail*10 < all*9 || 2*common(old, new) < len(old)+len(new)-common(old, new)) {
		return Redesigned
	}
	return SameTemplate
}

// common counts what two rising lists share.
func common[T int32 | uint64](a, b []T) (n int) {
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			n, i, k = n+1, i+1, k+1
		}
	}
	return n
}
