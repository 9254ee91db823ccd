package refine

// widen grows hunks to whole sentences of both sides:
//
//	We [came/went]. We saw.  →  [We came./We went.] We saw.
func (r *reader) widen() {
	for k := range r.hunks {
		h := r.hunks[k]
		back, on := r.room(k)
		for ; back > 0 && !r.edges(h.A0, h.B0); back-- {
			h.A0, h.B0 = h.A0-1, h.B0-1
		}
		for ; on > 0 && !r.edges(h.A1, h.B1); on-- {
			h.A1, h.B1 = h.A1+1, h.B1+1
		}
		r.hunks[k] = h
	}
	r.tidy()
}

// edges reports whether a sentence begins or ends at these places of both sides.
func (r *reader) edges(i, j int32) bool {
	const sentence = edgeSentence | edgeBlock
	return r.old.edge[i]&sentence != 0 && r.new.edge[j]&sentence != 0
}
