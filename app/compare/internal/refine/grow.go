package refine

import (
	"slices"
	"sort"

	"github.com/stet-diff/stet/app/compare/internal/seq"
)

// grow widens hunks to whole units on both sides, until none ends inside one: first to the loose units of which most
// changed, then to the strict ones.
//
//	well-[known/liked]  →  [well-known/well-liked]    $[5/6] million  →  [$5 million/$6 million]
func (r *reader) grow() {
	r.growBy(r.looseReach)
	r.growBy(strictReach)
}

// A reach says how far hunk k should grow on one side, back and on. side picks that side of a hunk.
type reach func(l *line, k int, h seq.Hunk, side side) (back, on int32)

type side func(seq.Hunk) (from, to int32)

func (r *reader) growBy(reach reach) {
	for again := true; again; {
		again = false
		for k := range r.hunks {
			again = r.growOne(k, reach) || again
		}
		if again {
			r.tidy()
			again = r.work.Take(int64(8 * len(r.hunks)))
		}
	}
}

// growOne widens one hunk once over kept tokens and reports whether it did.
func (r *reader) growOne(k int, reach reach) bool {
	h := r.hunks[k]
	oldBack, oldOn := reach(r.old, k, h, sideOld)
	newBack, newOn := reach(r.new, k, h, sideNew)
	if oldBack|oldOn|newBack|newOn == 0 {
		return false
	}
	roomBack, roomOn := r.room(k)
	back, on := min(max(oldBack, newBack), roomBack), min(max(oldOn, newOn), roomOn)
	r.hunks[k] = seq.Hunk{A0: h.A0 - back, A1: h.A1 + on, B0: h.B0 - back, B1: h.B1 + on}
	return back > 0 || on > 0
}

func strictReach(l *line, _ int, h seq.Hunk, side side) (back, on int32) {
	from, to := side(h)
	if u := inside(l.strict, from); u >= 0 {
		back = from - l.strict[u].from
	}
	if u := inside(l.strict, to); u >= 0 {
		on = l.strict[u].to - to
	}
	return back, on
}

func (r *reader) looseReach(l *line, k int, h seq.Hunk, side side) (back, on int32) {
	from, to := side(h)
	if u := inside(l.loose, from); u >= 0 && r.mostly(l, l.loose[u], k, side) {
		back = from - l.loose[u].from
	}
	if u := inside(l.loose, to); u >= 0 && r.mostly(l, l.loose[u], k, side) {
		on = l.loose[u].to - to
	}
	return back, on
}

func sideOld(h seq.Hunk) (from, to int32) { return h.A0, h.A1 }
func sideNew(h seq.Hunk) (from, to int32) { return h.B0, h.B1 }

// inside returns the unit that place i lies inside, or -1.
func inside(units []unit, i int32) int {
	k := sort.Search(len(units), func(k int) bool { return units[k].to > i })
	if k < len(units) && units[k].from < i {
		return k
	}
	return -1
}

// mostly reports whether more than half of the letters of a unit are in hunks: hunk k and those beside it.
func (r *reader) mostly(l *line, u unit, k int, side side) bool {
	changed := 0
	add := func(h seq.Hunk) bool {
		from, to := side(h)
		from, to = max(from, u.from), min(to, u.to)
		if from < to {
			changed += l.letters(from, to)
		}
		return from <= to
	}
	for i := k; i >= 0 && add(r.hunks[i]); i-- {
	}
	for i := k + 1; i < len(r.hunks) && add(r.hunks[i]); i++ {
	}
	return 2*changed > l.letters(u.from, u.to)
}

// respell makes hunks of kept numbers and addresses that are written in other letters or marks, so that they change
// as a whole:
//
//	[-/−]11  →  [-11/−11]
func (r *reader) respell() {
	out := make([]seq.Hunk, 0, len(r.hunks))
	k, delta := 0, int32(0) // a kept token i of old is token i+delta of new
	for _, u := range r.old.strict {
		for k < len(r.hunks) && r.hunks[k].A1 <= u.from {
			delta = r.hunks[k].B1 - r.hunks[k].A1
			out = append(out, r.hunks[k])
			k++
		}
		if k < len(r.hunks) && r.hunks[k].A0 < u.to {
			continue // a part has changed
		}
		if !slices.Equal(r.old.exact[u.from:u.to], r.new.exact[u.from+delta:u.to+delta]) {
			out = append(out, seq.Hunk{A0: u.from, A1: u.to, B0: u.from + delta, B1: u.to + delta})
		}
	}
	r.hunks = append(out, r.hunks[k:]...)
}
