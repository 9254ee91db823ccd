package align

import (
	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// manyBlocks is how many blocks make a side so large that single words lead to too many of them: the index then holds
// runs of four words.
const manyBlocks = 20_000

// A bag lists the distinct words (or runs of words) of each block of one side, and how often each occurs there. Blocks
// that are paired for being equal have empty ones: nobody asks for theirs.
type bag struct {
	start []int32 // block i has the entries start[i] to start[i+1]
	id    []int32
	count []int32
	words []int32 // of each block: how many words, each time they occur
	total []int64 // of each block: the weight of all its words; set by newWeights
}

// measure fills the bags and weighs all words.
func (a *aligner) measure() {
	r := &reader{lex: a.Lex, many: max(a.old.Blocks(), a.new.Blocks()) > manyBlocks}
	r.read(&a.old, a.toNew)
	oldWords, oldGrams := len(r.word.blocks), len(r.gram.blocks)
	inOld := append([]int32{}, r.word.blocks...)
	gramsInOld := append([]int32{}, r.gram.blocks...)
	r.read(&a.new, a.toOld)
	blocks := a.old.Blocks() + a.new.Blocks()
	a.words = newWeights(&r.word, blocks, &a.old.word, &a.new.word)
	a.grams = newWeights(&r.gram, blocks, &a.old.gram, &a.new.gram)
	a.words.inOld = append(inOld, make([]int32, len(r.word.blocks)-oldWords)...)
	a.grams.inOld = append(gramsInOld, make([]int32, len(r.gram.blocks)-oldGrams)...)
	a.keys, a.old.key, a.new.key = a.words, a.old.word, a.new.word
	if r.many {
		a.old.key, a.new.key = r.fours[0], r.fours[1]
		a.keys = newWeights(&r.four, blocks, &a.old.key, &a.new.key)
	}
}

// A reader turns the tokens of blocks into words and runs of words. In scripts without spaces two neighbouring glyphs
// are a word besides the single ones, which recur in every block, as letters do.
type reader struct {
	lex               *token.Lexicon
	many              bool
	glyphs            seq.Pairs // neighbouring glyphs; their numbers follow those of the words
	pairs             seq.Pairs // neighbouring words
	pairsOfPairs      seq.Pairs
	word, gram, four  counter
	fours             []bag
	ids, runs, longer []int32 // scratch: of one block
}

// read fills the bags of one side.
func (r *reader) read(h *half, partner []int32) {
	n := h.Blocks()
	h.word.start, h.gram.start = make([]int32, 1, n+1), make([]int32, 1, n+1)
	four := bag{start: make([]int32, 1, n+1)}
	for i := range n {
		r.units(h, i)
		own := partner[i] == none
		r.word.count(r.ids, &h.word, own)
		r.gram.count(r.runs, &h.gram, own)
		if r.many {
			r.four.count(r.longer, &four, own)
		}
	}
	r.fours = append(r.fours, four)
}

// units lists the words of a block, marks left out, the pairs of neighbouring ones, and the runs of four. A shorter
// block is one run.
func (r *reader) units(h *half, i int) {
	r.ids, r.runs, r.longer = r.ids[:0], r.runs[:0], r.longer[:0]
	before := int32(none) // the last word, or pair of glyphs
	for k := h.Start[i]; k < h.Start[i+1]; k++ {
		t := r.lex.Traits(h.Exact[k])
		if t&token.Plain == 0 {
			continue
		}
		id := h.Match[k]
		r.ids = append(r.ids, id)
		if t&token.Unspaced != 0 && k > h.Start[i] && h.Tok[k].Gap == 0 && r.lex.Traits(h.Exact[k-1])&token.Unspaced != 0 {
			id = int32(r.lex.Words()) + r.glyphs.ID(h.Match[k-1], id)
			r.ids = append(r.ids, id)
		}
		if before != none {
			r.runs = append(r.runs, r.pairs.ID(before, id))
		}
		before = id
	}
	if !r.many {
		return
	}
	for k := 0; k+2 < len(r.runs); k++ {
		r.longer = append(r.longer, r.pairsOfPairs.ID(r.runs[k], r.runs[k+2]))
	}
	if n := len(r.runs); len(r.longer) == 0 && len(r.ids) > 0 {
		first, last := int32(-1), r.ids[len(r.ids)-1]
		if n > 0 {
			first = -2 - r.runs[0]
		}
		r.longer = append(r.longer, r.pairsOfPairs.ID(first, last))
	}
}

// A counter counts in how many blocks each id stands, and where in the bag of the current block.
type counter struct {
	blocks []int32 // by id
	last   []int32 // by id: the block, counted from 1 over both sides, that has it last
	at     []int32 // by id: its entry in the bag of that block
	block  int32
}

// count takes the ids of the next block, and adds them to the bag if the block owns one.
func (c *counter) count(ids []int32, b *bag, own bool) {
	c.block++
	for _, id := range ids {
		if int(id) >= len(c.last) {
			more := max(int(id)+1-len(c.last), len(c.last))
			c.blocks, c.last = append(c.blocks, make([]int32, more)...), append(c.last, make([]int32, more)...)
			c.at = append(c.at, make([]int32, more)...)
		}
		fresh := c.last[id] != c.block
		if fresh {
			c.last[id] = c.block
			c.blocks[id]++
		}
		switch {
		case !own:
		case fresh:
			c.at[id] = int32(len(b.id))
			b.id, b.count = append(b.id, id), append(b.count, 1)
		default:
			b.count[c.at[id]]++
		}
	}
	b.start, b.words = append(b.start, int32(len(b.id))), append(b.words, int32(len(ids)))
}
