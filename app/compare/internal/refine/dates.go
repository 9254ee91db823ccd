package refine

import (
	"sort"

	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// findDates lists the dates: day, month and year in any order, the month by its name or all three as numbers.
//
//	17 April 2025   April 17, 2025   17 de abril de 2025   17. April   2025-04-17   17/4/25   2025年4月17日
//
// A weekday before them is a word of its own.
func (l *line) findDates() {
	l.dates = l.dates[:0]
	for i := int32(0); i < l.tokens(); i++ {
		from, to := i, i
		switch {
		case l.month(i):
			from, to = l.named(i)
		case l.kind(i, token.Number):
			to = l.numeric(i)
		}
		if last := len(l.dates) - 1; to > from+1 && (last < 0 || l.dates[last].to <= from) {
			l.dates = append(l.dates, unit{from, to})
			i = to - 1
		}
	}
}

// month reports whether token i names a month. The verb "may" and the march of an army do not.
func (l *line) month(i int32) bool {
	if !l.is(i, token.Month) {
		return false
	}
	return l.is(i, token.Upper) || !l.lower(i, "may") && !l.lower(i, "march") && !l.lower(i, "mar")
}

// named returns the date around the month at m.
func (l *line) named(m int32) (from, to int32) {
	from, to = m, m+1
	if k := l.over(m-1, -1); k < m && l.dayOrYear(k) && l.together(m) && l.together(k+1) {
		from = k
	}
	if l.one(to) == '.' && l.tight(to) && l.together(to+1) && l.dayOrYear(to+1) {
		to++ // Apr. 17
	}
	for range 2 {
		k := l.over(to, 1)
		if k > to && l.one(to) == ',' && !l.fourDigits(k) {
			break // April 17, 20 people
		}
		if !l.together(k) || !l.dayOrYear(k) {
			break
		}
		to = k + 1
	}
	return from, to
}

// over steps over a comma, a stop after a day, or "of", "de": from i to the next token that can be a day or a year.
func (l *line) over(i, step int32) int32 {
	if c := l.one(i); c == ',' && step > 0 || c == '.' && step < 0 || l.lower(i, "of") || l.lower(i, "de") {
		return i + step
	}
	return i
}

// dayOrYear reports whether token i is a number that can stand in a date: 17, 17th, 1er, 2025.
func (l *line) dayOrYear(i int32) bool {
	if !l.kind(i, token.Number) {
		return false
	}
	n, size := l.digits(i), int(l.tok[i].Len)
	last := l.joined[l.end(i)-1]
	return (n == 1 || n == 2) && (size == n || size <= n+2 && (last < '0' || last > '9')) || n == 4 && size == 4
}

func (l *line) fourDigits(i int32) bool {
	return l.kind(i, token.Number) && l.tok[i].Len == 4 && l.digits(i) == 4
}

// numeric returns where a date of three numbers that begins at i ends; i if there is none.
func (l *line) numeric(i int32) int32 {
	if !l.dayOrYear(i) || l.tight(i) && (l.one(i-1) == '-' || l.one(i-1) == '/') {
		return i
	}
	if c := l.one(i + 1); c == '-' || c == '/' {
		end := i + 5
		if l.tight(i+1) && l.tight(i+2) && l.tight(i+3) && l.tight(i+4) && l.one(i+3) == c &&
			l.dayOrYear(i+2) && l.kind(i+4, token.Number) && !(l.tight(end) && l.one(end) == c) {
			return end
		}
		return i
	}
	j := i
	for _, sign := range [...]string{"年", "月", "日"} {
		if !l.kind(j, token.Number) || !l.kind(j+1, token.Glyph) || !l.tight(j+1) {
			break
		}
		if l.word(j+1) == sign {
			j += 2
		}
	}
	return j
}

// joinDates joins the hunks inside one date, from the first changed part to the last:
//
//	[17/18] [April/May] 2025  →  [17 April/18 May] 2025
func (r *reader) joinDates() {
	if len(r.old.dates)+len(r.new.dates) == 0 {
		return
	}
	out := r.hunks[:0]
	for _, h := range r.hunks {
		if k := len(out) - 1; k >= 0 && (sameDate(r.old.dates, out[k].A1, h.A0) || sameDate(r.new.dates, out[k].B1, h.B0)) {
			out[k] = seq.Hunk{A0: out[k].A0, A1: h.A1, B0: out[k].B0, B1: h.B1}
			continue
		}
		out = append(out, h)
	}
	r.hunks = out
}

// sameDate reports whether the tokens from i to j lie in one date, with parts of it on both sides of them.
func sameDate(dates []unit, i, j int32) bool {
	k := sort.Search(len(dates), func(k int) bool { return dates[k].to > j })
	return k < len(dates) && dates[k].from < i && j < dates[k].to
}
