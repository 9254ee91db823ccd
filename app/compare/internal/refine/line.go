package refine

import "github.com/stet-diff/stet/app/compare/internal/token"

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
	tok    []token.Token
	block  []int32 // of each token
	base   []int   // of each block: where its bytes begin when all are joined
	size   int     // bytes of all blocks
	exact  []int32
	match  []int32
	traits []token.Traits
	weight []int32
	total  int64
	edge   []uint8 // for each place between tokens, from 0 to the number of tokens
	units  []unit
	dates  []unit
}

func newLine(pieces []Piece, lex *token.Lexicon) line {
	l := line{pieces: pieces, base: make([]int, len(pieces))}
	if len(pieces) == 1 {
		l.tok, l.exact, l.match = pieces[0].Tok, pieces[0].Exact, pieces[0].Match
		l.size = len(pieces[0].Text)
	} else {
		for b, p := range pieces {
			l.base[b] = l.size
			l.size += len(p.Text)
			l.tok = append(l.tok, p.Tok...)
			l.exact = append(l.exact, p.Exact...)
			l.match = append(l.match, p.Match...)
		}
	}
	n := len(l.tok)
	l.block, l.traits, l.weight = make([]int32, 0, n), make([]token.Traits, n), make([]int32, n)
	for b, p := range pieces {
		for range p.Tok {
			l.block = append(l.block, int32(b))
		}
	}
	for i, id := range l.exact {
		l.traits[i] = lex.Traits(id)
		l.weight[i] = weigh(l.tok[i].Kind, l.traits[i])
		l.total += int64(l.weight[i])
	}
	l.edge = l.edges()
	l.units = l.findUnits()
	l.dates = l.findDates()
	return l
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

// start returns where token i and its gap begin in the joined text, end where the token ends.
func (l *line) start(i int32) int {
	if int(i) == len(l.tok) {
		return l.size
	}
	return l.base[l.block[i]] + l.tok[i].Start()
}

func (l *line) off(i int32) int { return l.base[l.block[i]] + int(l.tok[i].Off) }
func (l *line) end(i int32) int { return l.base[l.block[i]] + l.tok[i].End() }

// blockAt returns the block that holds the byte at p of the joined text; at an edge, the later one.
func (l *line) blockAt(p int) int {
	b := 0
	for b+1 < len(l.base) && l.base[b+1] <= p {
		b++
	}
	return b
}

// text returns the bytes from p to q of the joined text.
func (l *line) text(p, q int) string {
	if len(l.pieces) == 1 {
		return l.pieces[0].Text[p:q]
	}
	out := ""
	for p < q {
		b := l.blockAt(p)
		stop := min(q, l.base[b]+len(l.pieces[b].Text))
		out += l.pieces[b].Text[p-l.base[b] : stop-l.base[b]]
		p = stop
	}
	return out
}
