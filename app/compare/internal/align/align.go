// Package align finds which block of one version became which block of the other.
//
// It goes from certain to likely: equal blocks that occur once on each side, blocks that share rare words, then
// what stands between those in the same order, last blocks that moved far. One block that became several is a
// split; the reverse, a merge. Likeness is counted in 1/1024, with integers only, so that every machine agrees.
// Work is near linear in words. The words inside a match are left to package refine.
package align

import (
	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// A Block is what the stages know of a block besides its tokens.
type Block struct {
	Role  string // blocks of a role in Input.Single are paired when each side has one
	Class Class
	Key   string // of a picture: its address; blocks with equal keys are paired when each side has one
}

// A Class says which blocks are of one kind, so that a pair across classes needs more evidence.
type Class uint8

// The classes.
const (
	Body Class = iota
	Head
	Caption
	Table
	Code
)

// Input is two versions, cut into tokens with one lexicon.
type Input struct {
	Old, New             token.Side
	OldBlocks, NewBlocks []Block
	Lex                  *token.Lexicon
	Single               func(role string) bool // roles of which an article has one
}

// A Match is blocks that belong together, by their indexes. Old and New hold one block each, but for one side of a
// split or merge. Moved says that the match crosses matches that stay in place.
type Match struct {
	Old, New []int
	Moved    bool
}

// Budget is the work that the two halves of this package may spend. Usual is the share of Candidates in the budget that
// is the rule for the size of the texts: how far is looked depends on it, and not on a budget that somebody chose.
type Budget struct {
	Candidates, Pairing seq.Work
	Usual               int64
}

// Blocks returns the matches in order of their first new block, and where sentences may have moved. Every block stands
// in at most one match; those that did not move rise on both sides.
func Blocks(in Input, budget *Budget) ([]Match, Echoes) {
	a := newAligner(in, budget)
	if len(in.OldBlocks) == 0 || len(in.NewBlocks) == 0 {
		return nil, Echoes{make([]bool, len(in.OldBlocks)), make([]bool, len(in.NewBlocks))}
	}
	a.exact()
	a.measure()
	a.findCandidates()
	a.roles()
	a.sure()
	a.chain()
	a.gaps()
	a.moves()
	matches := a.joined()
	return matches, a.echoes(matches)
}

// none marks a block that has no partner.
const none = -1

// A pair is an old and a new block with their likeness.
type pair struct{ i, j, sim int32 }

// An aligner holds one run: who is paired with whom, and how alike blocks are.
type aligner struct {
	Input
	budget       *Budget
	old, new     half
	words        weights // of words
	grams        weights // of pairs of words
	keys         weights // of what the index holds: words or runs of four
	toNew        []int32 // partner of each old block, or none
	toOld        []int32
	sims         []int32 // of each old block with its partner
	moved        []bool  // old blocks whose pair moved
	unitsPerWord int64   // what a gap may cost for each of its words
	cand         []pair  // likely pairs, the partners of one old block together
	candOf       []int32 // old block i has the candidates candOf[i] to candOf[i+1]
	at           []int32 // scratch, by word: where it stands in the block being split
}

// A half is what is known of one side.
type half struct {
	token.Side
	blocks []Block
	text   []int32 // number of each block's text; equal texts, equal numbers
	times  []int32 // by text number: how often on this side
	size   []int32 // words of each block; two glyphs are a word
	ends   []bool  // the block ends a sentence
	word   bag     // of blocks that are not paired by being equal
	gram   bag
	key    bag
}

func newAligner(in Input, budget *Budget) *aligner {
	a := &aligner{Input: in, budget: budget}
	var texts token.Table
	a.old, a.new = newHalf(in.Old, in.OldBlocks, in.Lex, &texts), newHalf(in.New, in.NewBlocks, in.Lex, &texts)
	a.old.times, a.new.times = counted(a.old.text, texts.Len()), counted(a.new.text, texts.Len())
	a.toNew, a.toOld = filled(a.old.Blocks(), none), filled(a.new.Blocks(), none)
	a.sims, a.moved = make([]int32, a.old.Blocks()), make([]bool, a.old.Blocks())
	return a
}

func newHalf(side token.Side, blocks []Block, lex *token.Lexicon, texts *token.Table) half {
	n := side.Blocks()
	h := half{Side: side, blocks: blocks, text: make([]int32, n), size: make([]int32, n), ends: make([]bool, n)}
	for i, text := range side.Text {
		h.text[i], _ = texts.ID(text)
		h.ends[i] = endsSentence(side, i, lex)
		words, glyphs := int32(0), int32(0)
		for k := side.Start[i]; k < side.Start[i+1]; k++ {
			switch t := lex.Traits(side.Exact[k]); {
			case t&token.Unspaced != 0:
				glyphs++
			case t&token.Plain != 0:
				words++
			}
		}
		h.size[i] = words + (glyphs+1)/2
	}
	return h
}

// endsSentence reports whether the last token of a block, closing quotes aside, is a stop.
func endsSentence(side token.Side, i int, lex *token.Lexicon) bool {
	for k := side.Start[i+1] - 1; k >= side.Start[i]; k-- {
		switch t := lex.Traits(side.Exact[k]); {
		case t&token.Stop != 0:
			return true
		case t&(token.Closes|token.Quote) == 0 && side.Tok[k].Kind != token.Space:
			return false
		}
	}
	return false
}

// join pairs two blocks.
func (a *aligner) join(p pair) { a.toNew[p.i], a.toOld[p.j], a.sims[p.i] = p.j, p.i, p.sim }

// part undoes the pair of an old block.
func (a *aligner) part(i int32) {
	a.toOld[a.toNew[i]] = none
	a.toNew[i], a.moved[i] = none, false
}

// free reports whether neither block of the pair has a partner.
func (a *aligner) free(p pair) bool { return a.toNew[p.i] == none && a.toOld[p.j] == none }

func filled(n int, with int32) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = with
	}
	return s
}

func counted(ids []int32, n int) []int32 {
	times := make([]int32, n)
	for _, id := range ids {
		times[id]++
	}
	return times
}
