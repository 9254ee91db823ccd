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

// Budget is the work that the two halves of this package may spend.
type Budget struct{ Candidates, Pairing seq.Work }

// Blocks returns the matches in order of their first new block. Every block stands in at most one match; those that
// did not move rise on both sides.
func Blocks(in Input, budget *Budget) []Match {
	a := newAligner(in, budget)
	if len(in.OldBlocks) == 0 || len(in.NewBlocks) == 0 {
		return nil
	}
	a.exact()
	a.findCandidates()
	a.roles()
	a.sure()
	a.chain()
	a.gaps()
	a.moves()
	return a.joined()
}

// none marks a block that has no partner.
const none = -1

// A pair is an old and a new block with their likeness.
type pair struct{ i, j, sim int32 }

// An aligner holds one run: who is paired with whom, and how alike blocks are.
type aligner struct {
	Input
	budget   *Budget
	old, new half
	words    weights // of words
	grams    weights // of pairs of words
	toNew    []int32 // partner of each old block, or none
	toOld    []int32
	sims     []int32 // of each old block with its partner
	moved    []bool  // old blocks whose pair moved
	cand     []pair  // likely pairs, the partners of one old block together
	at       []int32 // scratch, by word: where it stands in the block being split
	candOf   []int32 // old block i has the candidates candOf[i] to candOf[i+1]
}

// A half is what is known of one side.
type half struct {
	token.Side
	text   []int32 // number of each block's text; equal texts, equal numbers
	times  []int32 // by text number: how often on this side
	size   []int32 // words of each block
	ends   []bool  // the block ends a sentence
	word   bag
	gram   bag
	blocks []Block
}

func newAligner(in Input, budget *Budget) *aligner {
	a := &aligner{Input: in, budget: budget}
	var texts token.Table
	var pairs seq.Pairs
	a.old = newHalf(in.Old, in.OldBlocks, in.Lex, &texts, &pairs)
	a.new = newHalf(in.New, in.NewBlocks, in.Lex, &texts, &pairs)
	a.old.times, a.new.times = counted(a.old.text, texts.Len()), counted(a.new.text, texts.Len())
	blocks := a.old.Blocks() + a.new.Blocks()
	a.words = newWeights(in.Lex.Words(), blocks, &a.old.word, &a.new.word)
	a.grams = newWeights(pairs.Len(), blocks, &a.old.gram, &a.new.gram)
	a.toNew, a.toOld = filled(a.old.Blocks(), none), filled(a.new.Blocks(), none)
	a.sims, a.moved = make([]int32, a.old.Blocks()), make([]bool, a.old.Blocks())
	return a
}

func newHalf(side token.Side, blocks []Block, lex *token.Lexicon, texts *token.Table, pairs *seq.Pairs) half {
	h := half{Side: side, blocks: blocks}
	for i, text := range side.Text {
		id, _ := texts.ID(text)
		h.text = append(h.text, id)
		h.ends = append(h.ends, endsSentence(side, i, lex))
	}
	h.word, h.gram = newBags(side, lex, pairs)
	h.size = make([]int32, side.Blocks())
	for i := range h.size {
		for k := h.word.start[i]; k < h.word.start[i+1]; k++ {
			h.size[i] += h.word.count[k]
		}
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
