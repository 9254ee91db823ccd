package seq

// What a change costs, in the unit of weights.
const (
	openCost  = 205 // each change: two small ones read worse than one
	edgeBonus = 102 // a change that begins or ends where a clause does
)

// Traces of the two states of a cell. In state kept the last tokens match; in state open a change is under way.
const (
	keptAfterOpen = 1 << iota // kept: the change ended here
	openByA                   // open: one more token of A changed
	openByB                   // open: one more token of B changed; neither: the change began here
)

const never = -1 << 30

// affine finds the hunks of a region that keep the most weight, less what the changes cost. Every cell is one unit.
func (d *differ) affine(r region) {
	n, m := int(r.A1-r.A0), int(r.B1-r.B0)
	if !d.work.Take(int64(n) * int64(m)) {
		d.change(r.Hunk)
		return
	}
	width := m + 1
	if cap(d.trace) < (n+1)*width {
		d.trace = make([]byte, max((n+1)*width, 1<<14))
	}
	trace := d.trace[:(n+1)*width]
	row := make([]int32, 2*width)
	kept, open := row[:width], row[width:]
	d.firstRow(r, kept, open, trace)
	for i := 1; i <= n; i++ {
		d.nextRow(r, i, kept, open, trace[i*width:(i+1)*width])
	}
	d.retrace(r, trace, kept[m] >= open[m])
}

// edge is what a change gains that begins or ends between these tokens.
func (d *differ) edge(i, j int32) int32 {
	if d.EdgeA[i]|d.EdgeB[j] != 0 {
		return edgeBonus
	}
	return 0
}

// firstRow fills the cells where no token of A is used.
func (d *differ) firstRow(r region, kept, open []int32, trace []byte) {
	kept[0], open[0], trace[0] = 0, d.edge(r.A0, r.B0)-openCost, 0
	for j := 1; j < len(kept); j++ {
		kept[j], open[j], trace[j] = never, open[j-1], openByB
	}
}

// nextRow turns the row of i-1 tokens into that of i tokens, in place.
func (d *differ) nextRow(r region, i int, kept, open []int32, trace []byte) {
	a, exact, weight := d.A[r.A0+int32(i)-1], d.ExactA[int(r.A0)+i-1], d.WeightA[int(r.A0)+i-1]
	b, exactB := d.B[r.B0:r.B1], d.ExactB[r.B0:r.B1]
	edgeA, edgeBefore := d.EdgeA[int(r.A0)+i], d.EdgeA[int(r.A0)+i-1]
	edgeB := d.EdgeB[r.B0 : r.B1+1]
	diagKept, diagOpen := kept[0], open[0]
	kept[0], trace[0] = never, openByA
	for j := 1; j <= len(b); j++ {
		best, from := int32(never), byte(0)
		if b[j-1] == a {
			best = diagKept
			after := diagOpen
			if edgeBefore|edgeB[j-1] != 0 {
				after += edgeBonus
			}
			if after > best {
				best, from = after, keptAfterOpen
			}
			if exactB[j-1] == exact {
				best += weight
			} else {
				best += weight - weight/8
			}
		}
		diagKept, diagOpen = kept[j], open[j]
		kept[j] = best
		began := best - openCost
		if edgeA|edgeB[j] != 0 {
			began += edgeBonus
		}
		run, by := diagOpen, byte(openByA)
		if open[j-1] > run {
			run, by = open[j-1], openByB
		}
		if began > run {
			run, by = began, 0
		}
		open[j] = run
		trace[j] = from | by
	}
}

// retrace walks back from the last cell and adds the hunks on the way, first to last.
func (d *differ) retrace(r region, trace []byte, inKept bool) {
	width := int(r.B1-r.B0) + 1
	i, j := int(r.A1-r.A0), int(r.B1-r.B0)
	endA, endB := i, j
	var hunks []Hunk
	for i > 0 || j > 0 {
		t := trace[i*width+j]
		switch {
		case inKept:
			i, j = i-1, j-1
			if inKept = t&keptAfterOpen == 0; !inKept {
				endA, endB = i, j
			}
		case t&openByA != 0:
			i--
		case t&openByB != 0:
			j--
		default:
			inKept = true
			hunks = append(hunks, Hunk{r.A0 + int32(i), r.A0 + int32(endA), r.B0 + int32(j), r.B0 + int32(endB)})
		}
	}
	if !inKept {
		hunks = append(hunks, Hunk{r.A0, r.A0 + int32(endA), r.B0, r.B0 + int32(endB)})
	}
	for k := len(hunks) - 1; k >= 0; k-- {
		d.change(hunks[k])
	}
}
