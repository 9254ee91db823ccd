package refine

import "github.com/stet-diff/stet/app/compare/internal/token"

// A unit is a run of tokens that changes as one: $1,200, 5 million, 2025-04-17, a part of an address. A loose one,
// such as well-known, does so only when more than half of its letters changed.
type unit struct {
	from, to int32
	loose    bool
}

// findUnits lists the units of two or more tokens, in order, never overlapping.
func (l *line) findUnits() []unit {
	var units []unit
	for i := int32(0); i < int32(len(l.tok)); {
		j := l.addressEnd(i)
		if j > i+1 {
			units = l.addressParts(units, i, j)
			i = j
			continue
		}
		to, loose := l.numberEnd(i), false
		if to <= i+1 {
			to, loose = l.compoundEnd(i), true
		}
		if to > i+1 {
			units = append(units, unit{i, to, loose})
		}
		i = max(to, i+1)
	}
	return units
}

// tight reports whether token i follows the one before it without space, in the same block.
func (l *line) tight(i int32) bool {
	return i > 0 && int(i) < len(l.tok) && l.tok[i].Gap == 0 && l.block[i] == l.block[i-1]
}

// one returns the byte of a token of one byte, else 0.
func (l *line) one(i int32) byte {
	if int(i) >= len(l.tok) || l.tok[i].Len != 1 {
		return 0
	}
	return l.pieces[l.block[i]].Text[l.tok[i].Off]
}

// numberEnd returns where a number that begins at i ends, with its sign, currency, per cent and scale; i if none.
func (l *line) numberEnd(i int32) int32 {
	n, j := int32(len(l.tok)), i
	if c := l.one(j); (c == '-' || c == '+') && l.tight(j+1) && !l.tight(j) {
		j++
	}
	if j < n && l.traits[j]&token.Currency != 0 && j+1 < n {
		j++
	}
	if j >= n || l.tok[j].Kind != token.Number || j > i && !l.tight(j) {
		return i
	}
	j++
	for l.tight(j) && l.tight(j+1) && (l.one(j) == '-' || l.one(j) == '/') && l.tok[j+1].Kind == token.Number {
		j += 2
	}
	if j < n && l.block[j] == l.block[j-1] && l.traits[j]&(token.Percent|token.Scale|token.Currency) != 0 {
		return j + 1
	}
	return j
}

// compoundEnd returns where words joined by hyphens that begin at i end.
func (l *line) compoundEnd(i int32) int32 {
	if l.tok[i].Kind != token.Word {
		return i
	}
	j := i + 1
	for l.tight(j) && l.tight(j+1) && l.one(j) == '-' && l.tok[j+1].Kind <= token.Number {
		j += 2
	}
	return j
}

// addressEnd returns where an address that begins at i ends: a run without space that holds "://", "www." or "@".
func (l *line) addressEnd(i int32) int32 {
	if l.tight(i) || l.tok[i].Kind > token.Mark {
		return i
	}
	j, web := i+1, l.one(i) == '@'
	for l.tight(j) {
		web = web || l.one(j) == '@' && l.tok[j-1].Kind <= token.Number && l.tight(j+1) ||
			l.one(j) == ':' && l.one(j+1) == '/' && l.one(j+2) == '/' && l.tight(j+1) && l.tight(j+2)
		j++
	}
	if !web && !(j > i+2 && l.text(l.off(i), l.end(i)) == "www" && l.one(i+1) == '.') {
		return i
	}
	for j > i+1 && l.traits[j-1]&(token.Stop|token.Comma|token.Closes|token.Quote) != 0 {
		j--
	}
	return j
}

// addressParts adds what lies between / ? & = in an address.
func (l *line) addressParts(units []unit, i, j int32) []unit {
	from := i
	for k := i; k <= j; k++ {
		if k < j {
			if c := l.one(k); c != '/' && c != '?' && c != '&' && c != '=' {
				continue
			}
		}
		if k > from+1 {
			units = append(units, unit{from, k, false})
		}
		from = k + 1
	}
	return units
}

// findDates lists the dates written with the name of a month: 17 April 2025, April 17, 2025.
func (l *line) findDates() []unit {
	var dates []unit
	number := func(i int32) bool {
		return i >= 0 && int(i) < len(l.tok) && l.tok[i].Kind == token.Number
	}
	for m := range int32(len(l.tok)) {
		if l.traits[m]&token.Month == 0 {
			continue
		}
		from, to := m, m+1
		if number(m - 1) {
			from--
		}
		if number(to) {
			to++
			if l.one(to) == ',' && number(to+1) {
				to += 2
			}
		}
		if to-from > 1 && l.block[from] == l.block[to-1] && (len(dates) == 0 || dates[len(dates)-1].to <= from) {
			dates = append(dates, unit{from, to, false})
		}
	}
	return dates
}
