package refine

import "github.com/stet-diff/stet/app/compare/internal/seq"

// grow widens hunks to whole units on both sides, until none ends inside one:
//
//	$[5/6] million  →  [$5 million/$6 million]
func (r *reader) grow() {
	for again := true; again; {
		again = false
		for k := range r.hunks {
			if r.growOne(k) {
				again = true
			}
		}
		if again {
			r.tidy()
			again = r.work.Take(int64(4 * len(r.hunks)))
		}
	}
}

// growOne widens one hunk once over kept tokens and reports whether it did.
func (r *reader) growOne(k int) bool {
	h := &r.hunks[k]
	back := max(r.before(r.old, h.A0, h.A0, h.A1), r.before(r.new, h.B0, h.B0, h.B1))
	on := max(r.after(r.old, h.A1, h.A0, h.A1), r.after(r.new, h.B1, h.B0, h.B1))
	roomBack, roomOn := r.room(k)
	back, on = min(back, roomBack), min(on, roomOn)
	if back == 0 && on == 0 {
		return false
	}
	*h = seq.Hunk{A0: h.A0 - back, A1: h.A1 + on, B0: h.B0 - back, B1: h.B1 + on}
	return true
}

// before returns how far the unit around place i reaches back from it, for a hunk from a0 to a1.
func (r *reader) before(l *line, i, a0, a1 int32) int32 {
	if u := l.inUnit(i); u >= 0 && l.whole(l.units[u], a0, a1) {
		return i - l.units[u].from
	}
	return 0
}

func (r *reader) after(l *line, i, a0, a1 int32) int32 {
	if u := l.inUnit(i); u >= 0 && l.whole(l.units[u], a0, a1) {
		return l.units[u].to - i
	}
	return 0
}

// whole reports whether a unit changes as one when the tokens from a0 to a1 do.
func (l *line) whole(u unit, a0, a1 int32) bool {
	if !u.loose {
		return true
	}
	changed, all := 0, 0
	for i := u.from; i < u.to; i++ {
		all += int(l.tok[i].Len)
		if i >= a0 && i < a1 {
			changed += int(l.tok[i].Len)
		}
	}
	return 2*changed > all
}

// dates joins the hunks inside one date, from the first changed part to the last:
//
//	[17/18] [April/May] 2025  →  [17 April/18 May] 2025
func (r *reader) dates() {
	for k := 0; k+1 < len(r.hunks); k++ {
		h, next := &r.hunks[k], r.hunks[k+1]
		if sameDate(r.old.dates, h.A0, next.A1) || sameDate(r.new.dates, h.B0, next.B1) {
			h.A1, h.B1 = next.A1, next.B1
			r.hunks = append(r.hunks[:k+1], r.hunks[k+2:]...)
			k--
		}
	}
}

// sameDate reports whether the tokens from i to j lie in one date.
func sameDate(dates []unit, i, j int32) bool {
	for _, d := range dates {
		if d.from <= i && j <= d.to {
			return true
		}
	}
	return false
}
