package refine

import (
	"container/heap"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// bridge is how much lighter a kept run must be than the lighter change beside it, in per cent, to be joined to both.
const bridge = 30

// islands joins changes around small kept runs, the clearest first:
//
//	[a plan/the hope] of [peace/war]  →  [a plan of peace/the hope of war]
//
// Never across the edge of a sentence, a quotation or a block.
func (r *reader) islands() {
	n := len(r.hunks)
	if n < 2 || !r.work.Take(int64(16*n)) {
		return
	}
	c := chain{r: r, next: make([]int32, n), prev: make([]int32, n), gone: make([]bool, n), weight: make([]int64, n)}
	for k := range n {
		c.next[k], c.prev[k], c.weight[k] = int32(k+1), int32(k-1), r.weight(r.hunks[k])
	}
	for k := range n - 1 {
		c.consider(int32(k))
	}
	for c.Len() > 0 {
		i := heap.Pop(&c).(island)
		if c.current(i) {
			c.merge(i.left)
		}
	}
	out := r.hunks[:0]
	for k := 0; k < n; k = int(c.next[k]) {
		out = append(out, r.hunks[k])
	}
	r.hunks = out
}

// weight is what a hunk weighs on both sides.
func (r *reader) weight(h seq.Hunk) int64 {
	return r.old.between(h.A0, h.A1) + r.new.between(h.B0, h.B1)
}

// An island is the kept run after hunk left. It is worth gain to join the hunks around it.
type island struct {
	gain         int64
	left         int32
	leftW, right int64 // the weights of the hunks when the gain was counted
}

// A chain is the hunks as a linked list, and the islands worth joining as a heap.
type chain struct {
	r          *reader
	next, prev []int32
	gone       []bool
	weight     []int64
	heap       []island
}

// consider puts the island after hunk k on the heap if it should go.
func (c *chain) consider(k int32) {
	n := c.next[k]
	if int(n) >= len(c.next) {
		return
	}
	h, g := c.r.hunks[k], c.r.hunks[n]
	if c.r.barred(h, g) || c.r.figures(h) || c.r.figures(g) {
		return
	}
	gain := bridge*min(c.weight[k], c.weight[n]) - 100*c.r.old.between(h.A1, g.A0)
	if gain <= 0 && c.r.lone(h, g) {
		gain = 1
	}
	if gain > 0 {
		heap.Push(c, island{gain, k, c.weight[k], c.weight[n]})
	}
}

// figures reports whether a hunk is one number for another. Readers look for these, so they stand alone:
//
//	by [214/219] votes to [201/196] on [5/6] March
func (r *reader) figures(h seq.Hunk) bool {
	return h.A1 == h.A0+1 && h.B1 == h.B0+1 && r.old.tok[h.A0].Kind == token.Number && r.new.tok[h.B0].Kind == token.Number
}

// barred reports whether an edge that no change should cross lies between two hunks.
func (r *reader) barred(h, next seq.Hunk) bool {
	return r.old.bar(h.A1, next.A0) || r.new.bar(h.B1, next.B0)
}

// lone reports whether the kept run between two hunks is a single mark between two replacements, or a single grapheme
// in the middle of a word that changed on both sides of it. Thai and its like write words in many graphemes, so a
// word may change there by letters that only come or go; Han often writes a word in one.
func (r *reader) lone(h, next seq.Hunk) bool {
	i, j := h.A1, h.B1
	if next.A0 != i+1 {
		return false
	}
	replaced := h.A1 > h.A0 && next.A1 > next.A0 && h.B1 > h.B0 && next.B1 > next.B0
	switch r.old.tok[i].Kind {
	case token.Mark:
		return replaced
	case token.Glyph:
		first, _ := utf8.DecodeRuneInString(r.old.word(i))
		if !replaced && first >= firstIdeograph {
			return false
		}
		return (glued(r.old, i, h.A0, h.A1) || glued(r.new, j, h.B0, h.B1)) &&
			(glued(r.old, i+1, next.A0, next.A1) || glued(r.new, j+1, next.B0, next.B1))
	}
	return false
}

// firstIdeograph is where scripts begin whose graphemes can be words.
const firstIdeograph = 0x2E80

// glued reports whether glyphs stand before and behind place i without space, one of them in the hunk from a to b.
func glued(l *line, i, a, b int32) bool {
	return a < b && l.tight(i) && l.tok[i-1].Kind == token.Glyph && l.tok[i].Kind == token.Glyph
}

// current reports whether nothing around the island has changed since its gain was counted.
func (c *chain) current(i island) bool {
	return !c.gone[i.left] && int(c.next[i.left]) < len(c.next) &&
		c.weight[i.left] == i.leftW && c.weight[c.next[i.left]] == i.right
}

// merge joins hunk k with the next and looks at the islands on both sides anew.
func (c *chain) merge(k int32) {
	n := c.next[k]
	h, g := &c.r.hunks[k], c.r.hunks[n]
	h.A1, h.B1 = g.A1, g.B1
	c.weight[k] = c.r.weight(*h)
	c.gone[n] = true
	c.next[k] = c.next[n]
	if int(c.next[k]) < len(c.prev) {
		c.prev[c.next[k]] = k
	}
	c.r.work.Meter.Count(16)
	c.consider(k)
	if c.prev[k] >= 0 {
		c.consider(c.prev[k])
	}
}

// The heap: largest gain first, then from the left.
func (c *chain) Len() int { return len(c.heap) }
func (c *chain) Less(i, j int) bool {
	return c.heap[i].gain > c.heap[j].gain || c.heap[i].gain == c.heap[j].gain && c.heap[i].left < c.heap[j].left
}
func (c *chain) Swap(i, j int) { c.heap[i], c.heap[j] = c.heap[j], c.heap[i] }
func (c *chain) Push(x any)    { c.heap = append(c.heap, x.(island)) }
func (c *chain) Pop() any {
	last := c.heap[len(c.heap)-1]
	c.heap = c.heap[:len(c.heap)-1]
	return last
}
