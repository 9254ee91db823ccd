package refine

import (
	"strings"

	"github.com/stet-diff/stet/app/compare/internal/token"
)

// What a token weighs, in 1/1024. Marks and small words recur by chance, so comparisons hang on them less.
const (
	wordWeight  = 1024
	markWeight  = 512
	glyphWeight = 512
	lightWeight = 358
)

// A line is one side of a match, its blocks one after the other.
type line struct {
	pieces []Piece
	joined string // the text of all blocks
	base   []int  // of each block: where its bytes begin in joined
	tok    []token.Token
	exact  []int32
	match  []int32        // quotation marks have ids of their own, see quotations
	block  []int32        // of each token
	traits []token.Traits // of each token
	weight []int32        // of each token
	sum    []int64        // for each place: the weight of all tokens before it
	edge   []uint8        // for each place between tokens, from 0 to the number of tokens: what it is
	bars   []int32        // for each place: how many places before it no island may cross
	strict []unit         // runs that no change cuts
	loose  []unit         // runs that change as one when more than half of their letters do
	dates  []unit         // runs in which changes join, from the first to the last
	quotes []quotation
	begin  []int32 // where sentences begin, and where the last ends
	plain  []int64 // for each of these: the weight of all words before it, marks aside
}

// read fills the line with the blocks of one side. Memory of an earlier call is used again.
func (l *line) read(pieces []Piece, lex *token.Lexicon) {
	l.readWords(pieces, lex)
	l.findUnits()
	l.findDates()
	l.countBars()
}

// readWords is read without what only the rules of readability need.
func (l *line) readWords(pieces []Piece, lex *token.Lexicon) {
	l.pieces = pieces
	l.join()
	n := len(l.tok)
	l.traits, l.weight, l.sum = sized(l.traits, n), sized(l.weight, n), sized(l.sum, n+1)
	l.sum[0] = 0
	for i, id := range l.exact {
		l.traits[i] = lex.Traits(id)
		l.weight[i] = weigh(l.tok[i].Kind, l.traits[i])
		l.sum[i+1] = l.sum[i] + int64(l.weight[i])
	}
	l.findQuotes(int32(lex.Words()))
	l.findEdges()
}

// join puts the blocks one after the other.
func (l *line) join() {
	l.base, l.block = sized(l.base, len(l.pieces)), l.block[:0]
	size := 0
	for b, p := range l.pieces {
		l.base[b] = size
		size += len(p.Text)
		for range p.Tok {
			l.block = append(l.block, int32(b))
		}
	}
	if len(l.pieces) == 1 {
		p := l.pieces[0]
		l.joined, l.tok, l.exact, l.match = p.Text, p.Tok, p.Exact, p.Match
		return
	}
	var text strings.Builder
	text.Grow(size)
	l.tok, l.exact, l.match = nil, nil, nil
	for _, p := range l.pieces {
		text.WriteString(p.Text)
		l.tok, l.exact, l.match = append(l.tok, p.Tok...), append(l.exact, p.Exact...), append(l.match, p.Match...)
	}
	l.joined = text.String()
}

// sized returns a slice of n elements, in the memory of s if that is large enough. They hold anything.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

func weigh(kind token.Kind, t token.Traits) int32 {
	switch {
	case kind == token.Glyph:
		return glyphWeight
	case kind == token.Mark:
		return markWeight
	case kind == token.Break, kind == token.Space:
		return 1
	case t&token.Light != 0:
		return lightWeight
	}
	return wordWeight
}

// tokens returns how many there are.
func (l *line) tokens() int32 { return int32(len(l.tok)) }

// between returns the weight of the tokens from i to j, the space before them aside.
func (l *line) between(i, j int32) int64 { return l.sum[j] - l.sum[i] }

// start returns where token i and its gap begin in the joined text, off where its bytes do, end where it ends.
func (l *line) start(i int32) int {
	if int(i) == len(l.tok) {
		return len(l.joined)
	}
	return l.base[l.block[i]] + l.tok[i].Start()
}

func (l *line) off(i int32) int { return l.base[l.block[i]] + int(l.tok[i].Off) }
func (l *line) end(i int32) int { return l.base[l.block[i]] + l.tok[i].End() }

// word returns the bytes of token i.
func (l *line) word(i int32) string { return l.joined[l.off(i):l.end(i)] }

// is reports whether token i exists and has all of these traits.
func (l *line) is(i int32, t token.Traits) bool {
	return i >= 0 && int(i) < len(l.tok) && l.traits[i]&t == t
}

// has reports whether token i exists and has one of these traits.
func (l *line) has(i int32, t token.Traits) bool {
	return i >= 0 && int(i) < len(l.tok) && l.traits[i]&t != 0
}

// kind reports whether token i exists and is of a kind.
func (l *line) kind(i int32, k token.Kind) bool {
	return i >= 0 && int(i) < len(l.tok) && l.tok[i].Kind == k
}

// one returns the byte of a token of one byte, else 0.
func (l *line) one(i int32) byte {
	if i < 0 || int(i) >= len(l.tok) || l.tok[i].Len != 1 {
		return 0
	}
	return l.joined[l.off(i)]
}

// together reports whether tokens i-1 and i exist and stand in one block; tight, that no space is between them.
func (l *line) together(i int32) bool {
	return i > 0 && int(i) < len(l.tok) && l.block[i] == l.block[i-1]
}

func (l *line) tight(i int32) bool { return l.together(i) && l.tok[i].Gap == 0 }

// blockAt returns the block that holds the byte at p of the joined text; at an edge, the later one.
func (l *line) blockAt(p int) int {
	b := 0
	for b+1 < len(l.base) && l.base[b+1] <= p {
		b++
	}
	return b
}
