package refine

import "github.com/stet-diff/stet/app/compare/internal/token"

// addressEnd returns where a web or mail address that begins at i ends: a run without space that holds "://" or "@",
// or begins with "www.". Marks at its end are not part of it. i if there is none.
func (l *line) addressEnd(i int32) int32 {
	if l.tight(i) && !l.has(i-1, token.Opens|token.Quote) || l.tok[i].Kind > token.Number {
		return i
	}
	j, address := i+1, false
	for ; l.tight(j) && j < i+mostUnit; j++ {
		address = address || l.one(j) == '@' && l.tight(j+1) ||
			l.one(j) == ':' && l.one(j+1) == '/' && l.one(j+2) == '/' && l.tight(j+1) && l.tight(j+2)
	}
	if !address && !(l.word(i) == "www" && l.tight(i+1) && l.one(i+1) == '.') {
		return i
	}
	for j > i+1 && l.has(j-1, token.Stop|token.Comma|token.Closes|token.Quote) {
		j--
	}
	return j
}

// addressParts adds what lies between / ? & = in an address, as no change cuts it elsewhere.
func (l *line) addressParts(i, j int32) {
	from := i
	for k := i; k <= j; k++ {
		if k < j && !l.cutHere(k) {
			continue
		}
		if k < j {
			l.edge[k] |= edgeCut
			l.edge[k+1] |= edgeCut
		}
		if k > from+1 {
			l.strict = append(l.strict, unit{from, k})
		}
		from = k + 1
	}
}

// cutHere reports whether an address may be cut at token k.
func (l *line) cutHere(k int32) bool {
	switch l.one(k) {
	case '/', '?', '&', '=', '@':
		return true
	}
	return false
}
