package refine

// A change is a range of bytes of each side, in the joined texts. What lies between two changes is equal on both
// sides, byte for byte.
type change struct{ a0, a1, b0, b1 int }

// changes turns the hunks into bytes, and adds the places where kept tokens differ in their bytes or their space.
func (r *reader) changes() []change {
	var out []change
	i, j := int32(0), int32(0)
	for _, h := range r.hunks {
		out = r.between(out, i, j, h.A0)
		out = add(out, r.cut(h.A0, h.A1, h.B0, h.B1), r)
		i, j = h.A1, h.B1
	}
	return r.between(out, i, j, int32(len(r.old.tok)))
}

// cut returns the bytes of a hunk. Space that both sides begin with is kept.
func (r *reader) cut(a0, a1, b0, b1 int32) change {
	c := change{r.old.start(a0), r.old.start(a0), r.new.start(b0), r.new.start(b0)}
	if a1 > a0 {
		c.a1 = r.old.end(a1 - 1)
	}
	if b1 > b0 {
		c.b1 = r.new.end(b1 - 1)
	}
	if a1 > a0 && b1 > b0 && r.sameGap(a0, b0) {
		c.a0, c.b0 = r.old.off(a0), r.new.off(b0)
	}
	return c
}

// sameGap reports whether two tokens have the same space before them.
func (r *reader) sameGap(i, j int32) bool {
	if r.old.tok[i].Gap != r.new.tok[j].Gap {
		return false
	}
	return r.old.tok[i].Gap == 0 || r.old.text(r.old.start(i), r.old.off(i)) == r.new.text(r.new.start(j), r.new.off(j))
}

// between adds what differs in the kept tokens from i to end, whose partners begin at j.
func (r *reader) between(out []change, i, j, end int32) []change {
	for ; i < end; i, j = i+1, j+1 {
		if !r.sameGap(i, j) {
			out = add(out, change{r.old.start(i), r.old.off(i), r.new.start(j), r.new.off(j)}, r)
		}
		if r.old.exact[i] != r.new.exact[j] {
			out = add(out, change{r.old.off(i), r.old.end(i), r.new.off(j), r.new.end(j)}, r)
		}
	}
	return out
}

// add appends a change. One that touches the last is joined to it; one that changes nothing is left out.
func add(out []change, c change, r *reader) []change {
	if c.a1-c.a0 == c.b1-c.b0 && r.old.text(c.a0, c.a1) == r.new.text(c.b0, c.b1) {
		return out
	}
	if k := len(out) - 1; k >= 0 && out[k].a1 == c.a0 && out[k].b1 == c.b0 {
		out[k].a1, out[k].b1 = c.a1, c.b1
		return out
	}
	return append(out, c)
}
