package refine

import "github.com/stet-diff/stet/app/compare/internal/token"

// What a place between two tokens is, as bits.
const (
	edgeClause   uint8 = 1 << iota // a comma before it, a bracket after it
	edgeQuote                      // outside a quotation: before its first mark, after its last
	edgeSentence                   // a sentence begins
	edgeBlock                      // a block begins
	edgeInner                      // a sentence begins inside a quotation whose clause goes on after it
	edgeCut                        // before and after / ? & = in an address
)

// barred is what no island may cross.
const barred = edgeSentence | edgeQuote | edgeBlock | edgeCut

// findEdges looks at every place between tokens, both ends included.
func (l *line) findEdges() {
	n := l.tokens()
	l.edge = sized(l.edge, int(n)+1)
	clear(l.edge)
	l.edge[0], l.edge[n] = edgeBlock, edgeBlock
	for i := range n {
		t := l.traits[i]
		if i > 0 && l.block[i] != l.block[i-1] {
			l.edge[i] |= edgeBlock
		}
		if t&token.Comma != 0 || t&(token.Closes|token.Quote) == token.Closes {
			l.edge[i+1] |= edgeClause
		}
		if t&(token.Opens|token.Quote) == token.Opens {
			l.edge[i] |= edgeClause
		}
	}
	for _, q := range l.quotes {
		l.edge[q.open] |= edgeQuote
		l.edge[q.close+1] |= edgeQuote
	}
	l.sentences()
}

// countBars makes the edges that no island crosses quick to look up.
func (l *line) countBars() {
	l.bars = sized(l.bars, len(l.edge)+1)
	l.bars[0] = 0
	for i, e := range l.edge {
		l.bars[i+1] = l.bars[i]
		if e&barred != 0 {
			l.bars[i+1]++
		}
	}
}

// bar reports whether one of the places from i to j, both included, may not be crossed.
func (l *line) bar(i, j int32) bool { return l.bars[j+1] > l.bars[i] }

// sentences marks the places where sentences begin.
func (l *line) sentences() {
	stop := int32(-1) // the stop that may have ended a sentence
	for i := range l.tokens() {
		if stop >= 0 && l.together(i) && l.begins(i) && !l.abbreviated(stop, i) {
			l.edge[i] |= edgeSentence
		}
		t := l.traits[i]
		switch {
		case l.tok[i].Kind == token.Break:
			l.edge[i+1] |= edgeSentence
			stop = -1
		case t&token.Stop != 0:
			stop = i
		case t&(token.Closes|token.Quote) == 0 || l.tok[i].Gap > 0 || !l.together(i):
			stop = -1
		}
	}
	for _, q := range l.quotes {
		if l.goesOn(q) {
			for i := q.open + 1; i <= q.close+1 && int(i) < len(l.tok); i++ {
				if l.edge[i]&edgeSentence != 0 {
					l.edge[i] = l.edge[i]&^edgeSentence | edgeInner
				}
			}
		}
	}
}

// begins reports whether token i can begin a sentence: after space a capital, a digit or an opening mark; without
// space only in scripts that write none, or after their stops.
func (l *line) begins(i int32) bool {
	t := l.traits[i]
	if t&(token.Stop|token.Closes|token.Comma) != 0 {
		return false
	}
	if l.tok[i].Gap == 0 {
		return t&token.Unspaced != 0 || l.is(i-1, token.Stop|token.Unspaced) || l.is(i-1, token.Closes) && l.is(i-2, token.Stop|token.Unspaced)
	}
	return t&(token.Upper|token.Opens|token.Quote|token.Currency|token.Unspaced) != 0 || l.bullet(i)
}

// bullet reports whether token i is a sign that points of a list begin with.
func (l *line) bullet(i int32) bool {
	return l.tok[i].Kind == token.Mark && (l.one(i) == '-' || l.one(i) == '*' || l.word(i) == "•")
}

// abbreviated reports whether the stop belongs to an abbreviation before it, and no sentence begins at i: Mr. Smith,
// Jan. 5, J.K. Rowling, the U.S. Army; but the U.S. The president.
func (l *line) abbreviated(stop, i int32) bool {
	t := token.Traits(0)
	if l.tight(stop) {
		t = l.traits[stop-1]
	}
	switch {
	case l.tok[stop].Len != 1 || i != stop+1:
		return false
	case t&token.Digits != 0:
		return l.is(i, token.Month) // 17. April
	case t&token.Abbrev == 0:
		return false
	case t&token.Rank != 0:
		return true
	case t&token.Numbered != 0:
		return l.is(i, token.Digits)
	}
	return !l.is(i, token.Light|token.Upper) || l.tok[i].Len < 2
}

// farSpeech is how many tokens after a quotation are looked at for a verb that goes on with its clause.
const farSpeech = 4

// goesOn reports whether the clause around a quotation goes on after it, so that no sentence ends inside:
//
//	“We came. We saw,” he said.    “Did they?” Smith asked.
func (l *line) goesOn(q quotation) bool {
	next := q.close + 1
	if !l.together(next) {
		return false
	}
	last := l.traits[q.close-1]
	if last&token.Comma != 0 || l.has(next, token.Comma) {
		return true
	}
	if l.is(next, token.Plain) && !l.is(next, token.Upper) {
		return true
	}
	if last&token.Stop == 0 {
		return false
	}
	for i := next; i < next+farSpeech && l.together(i) && l.is(i, token.Plain); i++ {
		if l.is(i, token.Speech) {
			return l.one(q.close-1) != '.'
		}
	}
	return false
}
