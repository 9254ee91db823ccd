package refine

import "github.com/stet-diff/stet/app/compare/internal/token"

// What a place between two tokens is, as bits.
const (
	edgeClause   uint8 = 1 << iota // a comma before it, a bracket after it
	edgeQuote                      // outside a quotation: before its first mark, after its last
	edgeSentence                   // a sentence begins
	edgeBlock                      // a block begins
)

// edges looks at every place between tokens, both ends included.
func (l *line) edges() []uint8 {
	n := len(l.tok)
	edge := make([]uint8, n+1)
	edge[0], edge[n] = edgeBlock, edgeBlock
	stopped := false // a sentence may have ended
	for i := range n {
		t := l.traits[i]
		if i > 0 && l.block[i] != l.block[i-1] {
			edge[i] |= edgeBlock
			stopped = false
		}
		if l.tok[i].Kind == token.Break {
			edge[i+1] |= edgeSentence
		}
		if stopped && l.begins(i) {
			edge[i] |= edgeSentence
		}
		switch {
		case t&token.Stop != 0:
			stopped = !l.abbreviated(i)
		case t&(token.Closes|token.Quote) == 0 || l.tok[i].Gap > 0:
			stopped = false
		}
		if t&token.Comma != 0 || t&token.Closes != 0 && t&token.Quote == 0 {
			edge[i+1] |= edgeClause
		}
		if t&token.Opens != 0 && t&token.Quote == 0 {
			edge[i] |= edgeClause
		}
	}
	l.quotations(edge)
	return edge
}

// begins reports whether token i can begin a sentence: after space a capital, a digit or an opening mark; without
// space only in scripts that write none.
func (l *line) begins(i int) bool {
	t := l.traits[i]
	if l.tok[i].Gap == 0 {
		return t&token.Unspaced != 0
	}
	return t&(token.Upper|token.Opens|token.Quote|token.Currency|token.Unspaced) != 0 && t&token.Closes == 0
}

// abbreviated reports whether the stop at i belongs to an abbreviation before it: Mr., Jan., J.K.
func (l *line) abbreviated(i int) bool {
	return i > 0 && l.tok[i].Gap == 0 && l.tok[i].Len == 1 && l.traits[i-1]&token.Abbrev != 0
}

// deepest is how many quotations may be open inside each other.
const deepest = 8

// quotations marks the edges of pairs of quotation marks in one block.
func (l *line) quotations(edge []uint8) {
	var stack [deepest]int32
	depth := 0
	for i := range int32(len(l.tok)) {
		if i > 0 && l.block[i] != l.block[i-1] {
			depth = 0
		}
		t := l.traits[i]
		if t&token.Quote == 0 {
			continue
		}
		straight := t&(token.Opens|token.Closes) == 0
		open := t&token.Opens != 0 || straight && (depth == 0 || l.exact[stack[depth-1]] != l.exact[i])
		if open {
			if depth < deepest {
				stack[depth] = i
				depth++
			}
			continue
		}
		if depth > 0 && (straight || l.pairs(stack[depth-1], i)) {
			depth--
			edge[stack[depth]] |= edgeQuote
			edge[i+1] |= edgeQuote
		}
	}
}

// pairs reports whether the marks at i and j open and close one quotation.
func (l *line) pairs(i, j int32) bool {
	switch open := l.text(l.off(i), l.end(i)); l.text(l.off(j), l.end(j)) {
	case "”":
		return open == "“" || open == "„"
	case "’":
		return open == "‘" || open == "‚"
	case "»":
		return open == "«"
	case "」":
		return open == "「"
	case "』":
		return open == "『"
	}
	return false
}
