package refine

import (
	"unicode"

	"github.com/stet-diff/stet/app/compare/internal/token"
)

// mostUnit is how many tokens a loose unit or an address may have: longer ones are no compounds, and costly to count.
const mostUnit = 96

// A unit is the tokens from one to another, without the last.
type unit struct{ from, to int32 }

// findUnits lists the units of two or more tokens: strict ones, which no change cuts, and loose ones, which change as
// one when more than half of their letters do. Neither kind overlaps itself; a strict one can lie in a loose one.
func (l *line) findUnits() {
	l.strict, l.loose = l.strict[:0], l.loose[:0]
	for i := int32(0); i < l.tokens(); {
		if l.tok[i].Kind == token.Word && !l.tight(i+1) && l.traits[i]&token.Money == 0 {
			i++ // most words
			continue
		}
		if j := l.addressEnd(i); j > i+1 {
			l.loose = append(l.loose, unit{i, j})
			l.addressParts(i, j)
			i = j
			continue
		}
		if to := l.numberEnd(i); to > i+1 {
			l.strict = append(l.strict, unit{i, to})
			i = to
			continue
		}
		if to := l.handleEnd(i); to > i+1 {
			l.strict = append(l.strict, unit{i, to})
			i = to
			continue
		}
		to := l.compoundEnd(i)
		if to > i+1 && to <= i+mostUnit {
			l.loose = append(l.loose, unit{i, to})
		}
		i = max(to, i+1)
	}
}

// numberEnd returns where a number that begins at i ends, with its sign, currency, per cent and magnitude; i if none:
//
//	−5   $1.2 million   US$5bn   EUR 40   12 %   5 per cent   10:30 p.m   1 234 567
func (l *line) numberEnd(i int32) int32 {
	j := i
	if l.sign(j) && l.tight(j+1) && (!l.tight(j) || l.has(j-1, token.Opens)) {
		j++
	}
	switch {
	case l.is(j, token.Currency) && l.together(j+1):
		j++
	case l.is(j, token.Money|token.Upper) && l.is(j+1, token.Currency) && l.tight(j+1) && l.tight(j+2):
		j += 2
	case l.is(j, token.Money|token.Upper) && l.together(j+1) && l.tok[j].Len == 3:
		j++
	}
	if j > i && l.sign(j) && l.tight(j+1) {
		j++
	}
	if !l.kind(j, token.Number) || j > i && !l.together(j) {
		return i
	}
	return l.magnitudeEnd(l.groupsEnd(j + 1))
}

// magnitudeEnd returns where what belongs to the number before j ends: million, per cent, €.
func (l *line) magnitudeEnd(j int32) int32 {
	if l.magnitude(j) {
		j++
	}
	switch {
	case !l.together(j):
	case l.has(j, token.Percent|token.Currency), l.is(j, token.Money|token.Upper) && l.tok[j].Len == 3:
		j++
	case l.lower(j, "per") && l.lower(j+1, "cent") && l.together(j+1):
		j += 2
	}
	return j
}

// sign reports whether token i is a plus or a minus.
func (l *line) sign(i int32) bool {
	if c := l.one(i); c == '-' || c == '+' {
		return true
	}
	return l.kind(i, token.Mark) && l.word(i) == "−" || l.kind(i, token.Mark) && l.word(i) == "±"
}

// magnitude reports whether token i belongs to the number before it: million, a.m.
func (l *line) magnitude(i int32) bool { return l.together(i) && l.is(i, token.Scale) }

// groupsEnd returns where the groups of three digits end that follow a number before i, parted by narrow or no-break
// spaces or by apostrophes: 1 234 567, 1'234.
func (l *line) groupsEnd(i int32) int32 {
	for {
		switch {
		case l.together(i) && l.tok[i].Gap > 1 && l.threeDigits(i):
			i++ // a plain space is one byte
		case l.tight(i) && l.tight(i+1) && (l.word(i) == "'" || l.word(i) == "’") && l.threeDigits(i+1):
			i += 2
		default:
			return i
		}
	}
}

func (l *line) threeDigits(i int32) bool {
	return l.kind(i, token.Number) && l.tok[i].Len >= 3 && l.digits(i) >= 3
}

// digits returns how many ASCII digits token i begins with.
func (l *line) digits(i int32) int {
	n := 0
	for w := l.word(i); n < len(w) && w[n] >= '0' && w[n] <= '9'; {
		n++
	}
	return n
}

// lower reports whether token i is this word, in small letters.
func (l *line) lower(i int32, word string) bool {
	return l.kind(i, token.Word) && int(l.tok[i].Len) == len(word) && l.word(i) == word
}

// compoundEnd returns where words or numbers joined by hyphens, initials, or an abbreviation with its stop that begin at
// i end: well-known, 10-12, J. K., Fla.
func (l *line) compoundEnd(i int32) int32 {
	if !l.kind(i, token.Word) && !l.kind(i, token.Number) {
		return i
	}
	j := i + 1
	for l.tight(j) && l.tight(j+1) && (l.one(j) == '-' || l.tok[j].Kind == token.Mark && l.hyphen(j)) && l.tok[j+1].Kind <= token.Number {
		j += 2
	}
	if j == i+1 && l.initial(i) {
		for l.initial(j+1) && l.together(j+1) {
			j += 2
		}
	}
	if l.one(j) == '.' && l.tight(j) && l.tok[i].Kind == token.Word && l.edge[j+1]&(edgeSentence|edgeBlock|edgeInner) == 0 && (!l.tight(j+1) || l.tok[j+1].Kind == token.Mark) && !l.has(j+1, token.Quote) {
		j++ // an abbreviation with its stop
	}
	return j
}

// hyphen reports whether the mark at i is a hyphen that does not break, or a dash between numbers.
func (l *line) hyphen(i int32) bool {
	w := l.word(i)
	return w == "‑" || w == "‐" || (w == "–" || w == "/") && l.kind(i-1, token.Number) && l.kind(i+1, token.Number)
}

// initial reports whether token i is a single capital or several with dots, with a stop after it: J., J.K.
func (l *line) initial(i int32) bool {
	return l.kind(i, token.Word) && l.is(i, token.Upper|token.Abbrev) && l.tight(i+1) && l.one(i+1) == '.' &&
		(l.tok[i].Len == 1 || l.tok[i].Len == 3 && l.joined[l.off(i)+1] == '.')
}

// handleEnd returns where a name on a network that begins at i ends: @stet, #diff.
func (l *line) handleEnd(i int32) int32 {
	if c := l.one(i); (c == '@' || c == '#') && !l.tight(i) && l.tight(i+1) && l.tok[i+1].Kind <= token.Number {
		return i + 2
	}
	return i
}

// letters returns how many letters and digits the tokens from i to j have.
func (l *line) letters(i, j int32) int {
	n := 0
	for ; i < j; i++ {
		for _, r := range l.word(i) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
			}
		}
	}
	return n
}
