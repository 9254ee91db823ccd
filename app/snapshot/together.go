package snapshot

import (
	"slices"

	"github.com/stet-diff/stet/app/article"
)

// A Pairing says how the pieces of two versions belong together.
type Pairing struct {
	Regime  string         // "same template", "redesigned", "one by one"; empty: not both versions are pages
	Pairs   [][2]int       // indexes of pieces of old and new with equal or alike text
	Outside int            // changes outside the article: pieces of one side only, and pieces that differ
	Notes   []article.Note // what the reader should be told

	differ [2][]bool // which pieces of old and new Outside counts
}

// The regimes of two pages.
const (
	SameTemplate = "same template"
	Redesigned   = "redesigned"
	OneByOne     = "one by one" // each page as it was read alone
)

// Together selects the article in two versions of one page: what one of them takes for its article the other has to take
// too, so that a change of the page's design is no change of the article. Each piece is aligned with its partner; pieces
// with a partner are kept on both sides or on none. Versions that are not read from pages come back as they are, with
// equal texts outside matched. Swapping the sides swaps the result; a version with itself has no difference.
//
// Work is bounded: past 4,000,000 comparisons of words only equal pieces are aligned, and a note says so.
func Together(old, new article.Version) (a, b article.Version, p Pairing) {
	if len(old.Pieces) == 0 || len(new.Pieces) == 0 {
		return old, new, Pairing{Outside: apartBlocks(old.Furniture, new.Furniture)}
	}
	if swapped := precedes(new.Pieces, old.Pieces); swapped {
		b, a, p = together(new, old)
		p.Pairs = turned(p.Pairs)
		p.differ[0], p.differ[1] = p.differ[1], p.differ[0]
		return a, b, p
	}
	return together(old, new)
}

// turned are pairs with their sides swapped, in the order of what is the first side then.
func turned(pairs [][2]int) (all [][2]int) {
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return pairs[i][1] - pairs[k][1] })
	for _, i := range order {
		all = append(all, [2]int{pairs[i][1], pairs[i][0]})
	}
	return all
}

// precedes puts two lists of pieces in an order that does not depend on which is old: so the answer cannot either.
func precedes(x, y []article.Piece) bool {
	if len(x) != len(y) {
		return len(x) < len(y)
	}
	for i := range x {
		if x[i].Text != y[i].Text {
			return x[i].Text < y[i].Text
		}
	}
	return false
}

func together(old, new article.Version) (a, b article.Version, p Pairing) {
	j := newJoint(old, new)
	j.align()
	p.Regime = j.regime(old.Template, new.Template)
	j.redesigned = p.Regime == Redesigned
	if j.few() {
		p.Regime = OneByOne
		p.Notes = append(p.Notes, noteOf("share-little"))
	} else {
		j.choose()
		if j.lost() {
			p.Regime = OneByOne
			p.Notes = append(p.Notes, noteOf("found-alone"))
			j.alone()
		}
	}
	if j.units < 0 {
		p.Notes = append(p.Notes, noteOf("paired-by-equal"))
	}
	for i, q := range j.sides[0].other {
		if q >= 0 {
			p.Pairs = append(p.Pairs, [2]int{i, q})
		}
	}
	p.Outside, p.differ = j.outside()
	j.pictures()
	a, b = j.sides[0].version(old), j.sides[1].version(new)
	if cutShort(a, b) || cutShort(b, a) {
		p.Notes = append(p.Notes, noteOf("cut"))
	}
	return a, b, p
}

// pictures finds the pictures that are on both sides and the same as far as can be told: that their addresses differ is
// no change.
func (j *joint) pictures() {
	for i := range j.sides {
		j.sides[i].silent = make([]bool, len(j.sides[i].pieces))
	}
	for i, q := range j.sides[0].other {
		if q < 0 || j.sides[0].pieces[i].Role != article.Image {
			continue
		}
		old, new := j.sides[0].pieces[i].Block, j.sides[1].pieces[q].Block
		if samePicture(old, new) && !slices.Equal(old.Marks, new.Marks) {
			j.sides[0].silent[i], j.sides[1].silent[q] = true, true
		}
	}
}

// version writes the choice into a version. What the page alone would have taken and the pair does not is one-sided.
func (s *half) version(v article.Version) article.Version {
	v.Pieces, v.Blocks, v.Furniture = slices.Clone(v.Pieces), nil, nil
	for i := range v.Pieces {
		p := &v.Pieces[i]
		if i == s.title && p.Role == article.Heading {
			p.Role, p.Level = article.Title, 0
		}
		if i < len(s.silent) && s.silent[i] {
			p.Marks = nil
		}
		if p.Kept = s.kept[i]; p.Kept {
			v.Blocks = append(v.Blocks, p.Block)
			continue
		}
		if p.Vote {
			p.Reason = article.OneSided
		}
		v.Furniture = append(v.Furniture, p.Block)
	}
	return v
}

// outside counts the pieces outside the article that have no partner there, or one of another text, and says which they
// are; a pair counts once.
func (j *joint) outside() (n int, differ [2][]bool) {
	for s := range j.sides {
		side := &j.sides[s]
		differ[s] = make([]bool, len(side.pieces))
		for i, q := range side.other {
			if !side.kept[i] && (q < 0 || s == 0 && !side.exact[i]) {
				differ[s][i] = true
				n++
			}
		}
	}
	return n, differ
}

// apartBlocks counts the blocks of two lists that only one of them holds. Lists in another order are the same.
func apartBlocks(old, new []article.Block) (n int) {
	left := map[string]int{}
	for _, b := range old {
		left[b.Text]++
	}
	for _, b := range new {
		if left[b.Text]--; left[b.Text] < 0 {
			n++
		}
	}
	for _, more := range left {
		n += max(more, 0)
	}
	return n
}
