package seq

// The bounds on differences that greedy walks before it takes the furthest point as it is.
const (
	minLimit = 32
	maxLimit = 1024
)

// greedy compares a region without anchors: Myers' walk over the tokens that occur on both sides, at most limit
// differences at a time. When the limit is met, the way to the furthest point is taken and the walk begins anew
// there: the work is bounded by limit times the length.
func (d *differ) greedy(r region) {
	if !d.work.Take(4 * (int64(r.A1-r.A0) + int64(r.B1-r.B0))) {
		d.change(r.Hunk)
		return
	}
	a, atA := d.shared(d.A, r.A0, r.A1, d.B, r.B0, r.B1)
	b, atB := d.shared(d.B, r.B0, r.B1, d.A, r.A0, r.A1)
	limit := min(max((1<<26)/(len(a)+len(b)+1), minLimit), maxLimit)
	w := walk{a: a, b: b, limit: int32(limit), work: d.work}
	w.run()
	d.out.Limited = d.out.Limited || w.cut
	h := Hunk{A0: r.A0, B0: r.B0}
	for _, p := range w.kept {
		h.A1, h.B1 = atA[p.A], atB[p.B]
		d.change(h)
		h.A0, h.B0 = h.A1+1, h.B1+1
	}
	h.A1, h.B1 = r.A1, r.B1
	d.change(h)
}

// shared returns the tokens of x that occur in y too, and where they stand.
func (d *differ) shared(x []int32, x0, x1 int32, y []int32, y0, y1 int32) (ids, at []int32) {
	if d.seen == nil {
		d.seen = make([]int32, d.Words)
	}
	for _, id := range y[y0:y1] {
		d.seen[id] = 1
	}
	for i := x0; i < x1; i++ {
		if d.seen[x[i]] != 0 {
			ids, at = append(ids, x[i]), append(at, i)
		}
	}
	for _, id := range y[y0:y1] {
		d.seen[id] = 0
	}
	return ids, at
}

// A walk is one greedy comparison. kept collects the matching places in order.
type walk struct {
	a, b  []int32
	limit int32
	work  *Work
	reach []int32 // for d differences, from d*d on: the furthest x on the diagonals -d to d
	kept  []Anchor
	cut   bool
}

// run walks from point to point until both ends are reached or the share is spent.
func (w *walk) run() {
	for x, y := int32(0), int32(0); x < int32(len(w.a)) && y < int32(len(w.b)); {
		d, k := w.ahead(x, y)
		if d < 0 {
			return
		}
		x, y = w.take(x, y, d, k)
	}
}

// ahead walks from (x, y) until the end or the limit, and returns the differences and the diagonal of the point to
// go to; differences < 0 when the share is spent.
func (w *walk) ahead(x, y int32) (d, k int32) {
	n, m := int32(len(w.a))-x, int32(len(w.b))-y
	for d = 0; ; d++ {
		if need := int((d + 1) * (d + 1)); len(w.reach) < need {
			w.reach = append(w.reach, make([]int32, max(need-len(w.reach), len(w.reach)))...)
		}
		now := w.reach[d*d : (d+1)*(d+1)]
		var before []int32
		if d > 0 {
			before = w.reach[(d-1)*(d-1) : d*d]
		}
		steps := int64(d) + 1
		first := max(-d, -m-(d+m)%2)
		if first > -d {
			now[d+first-2] = -1 // left out, but looked at from its neighbour
		}
		for k = first; k <= d; k += 2 {
			p, _ := from(before, d, k)
			start := p
			for p < n && p-k < m && p-k >= 0 && w.a[x+p] == w.b[y+p-k] {
				p++
			}
			steps += int64(p - start)
			now[d+k] = p
			if p >= n && p-k >= m {
				return d, k
			}
		}
		if !w.work.Take(steps) {
			return -1, 0
		}
		if d == w.limit {
			w.cut = true
			return d, furthest(now, d, n, m)
		}
	}
}

// from returns where diagonal k begins after d differences, and whether the last one was a token of b.
func from(before []int32, d, k int32) (p int32, byB bool) {
	switch {
	case d == 0:
		return 0, false
	case k == -d, k != d && before[d-1+k-1] < before[d-1+k+1]:
		return before[d-1+k+1], true
	}
	return before[d-1+k-1] + 1, false
}

// furthest returns the diagonal on which most of both sides is behind us.
func furthest(now []int32, d, n, m int32) int32 {
	best, at := int32(-1), int32(0)
	for k := -d; k <= d; k += 2 {
		p := now[d+k]
		if p > n || p-k > m || p-k < 0 {
			continue
		}
		if 2*p-k > best {
			best, at = 2*p-k, k
		}
	}
	return at
}

// take adds the matches on the way from (x, y) to the point on diagonal k, and returns that point.
func (w *walk) take(x, y, d, k int32) (int32, int32) {
	p := w.reach[d*d+d+k]
	endX, endY := x+p, y+p-k
	first := len(w.kept)
	for ; d >= 0; d-- {
		var before []int32
		if d > 0 {
			before = w.reach[(d-1)*(d-1) : d*d]
		}
		start, byB := from(before, d, k)
		for ; p > start; p-- {
			w.kept = append(w.kept, Anchor{x + p - 1, y + p - 1 - k})
		}
		if byB {
			k++
		} else {
			k--
			p--
		}
	}
	for i, j := first, len(w.kept)-1; i < j; i, j = i+1, j-1 {
		w.kept[i], w.kept[j] = w.kept[j], w.kept[i]
	}
	return endX, endY
}
