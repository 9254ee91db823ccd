// Package seq finds how one sequence of tokens became another: which runs changed, so that what is kept weighs as
// much as can be.
//
// Small regions are solved exactly, with weights and a cost for every change that is opened (affine). Middle ones
// go to go-diff, under rules that keep it fast and exact. Large ones are cut at runs of tokens that occur once on
// each side, and what lies between is walked greedily, with a bound on the number of differences. All work is
// counted in units; when a share is spent, what is left open is one change.
package seq

// A Hunk is a change: the tokens A0 to A1 of the one side became B0 to B1 of the other. Either may be empty.
type Hunk struct{ A0, A1, B0, B1 int32 }

// Input is two sequences. Ids that are equal match; of two matches, one whose exact ids are equal too is better.
type Input struct {
	A, B           []int32 // match ids
	ExactA, ExactB []int32
	WeightA        []int32 // what it is worth to keep a token, in 1/1024
	EdgeA, EdgeB   []uint8 // for each place between tokens, 0 to len: not 0 where a clause or sentence begins
	Words          int     // match ids are smaller than this
}

// A Result is the hunks in order, never touching each other.
type Result struct {
	Hunks   []Hunk
	Limited bool // the bound on differences was met somewhere: right, but perhaps not minimal
}

// The sizes up to which a method is used.
const (
	maxCells  = 250_000 // of the exact method
	maxGoDiff = 1_000   // tokens a side for go-diff: its search for common halves is quadratic and cannot be stopped
)

// A region is a part of both sequences that is still to be compared.
type region struct {
	Hunk
	gram int // the next size of k-grams to look for anchors with
}

// A differ holds the scratch space of one Diff.
type differ struct {
	Input
	work  *Work
	out   Result
	trace []byte
	seen  []int32 // by match id: how often in the region, per side
}

// Scratch is memory that many calls of Diff can share.
type Scratch struct{ trace []byte }

// Diff compares the two sequences within the share of work. The same input gives the same result.
func Diff(in Input, work *Work, scratch *Scratch) Result {
	d := differ{Input: in, work: work, trace: scratch.trace}
	whole := region{Hunk{0, int32(len(in.A)), 0, int32(len(in.B))}, 8}
	for open := []region{whole}; len(open) > 0; {
		r := open[len(open)-1]
		open = d.step(d.trim(r), open[:len(open)-1])
	}
	scratch.trace = d.trace
	return d.out
}

// trim takes equal tokens off both ends of a region.
func (d *differ) trim(r region) region {
	n := r.A0
	for r.A0 < r.A1 && r.B0 < r.B1 && d.A[r.A0] == d.B[r.B0] {
		r.A0++
		r.B0++
	}
	for r.A0 < r.A1 && r.B0 < r.B1 && d.A[r.A1-1] == d.B[r.B1-1] {
		r.A1--
		r.B1--
	}
	d.work.Meter.Count(int64(r.A0-n) + 1)
	return r
}

// step solves a region or cuts it into smaller ones, which it puts on the stack, the first on top.
func (d *differ) step(r region, open []region) []region {
	n, m := int64(r.A1-r.A0), int64(r.B1-r.B0)
	switch {
	case n == 0 && m == 0:
	case n == 0 || m == 0:
		d.change(r.Hunk)
	case n*m <= maxCells:
		d.affine(r)
	case n <= maxGoDiff && m <= maxGoDiff && d.work.Usual >= 4*n*m && d.goDiff(r):
	case r.gram >= 2:
		return d.anchors(r, open)
	default:
		d.greedy(r)
	}
	return open
}

// change adds a hunk. One that touches the last is joined to it.
func (d *differ) change(h Hunk) {
	if h.A0 == h.A1 && h.B0 == h.B1 {
		return
	}
	if k := len(d.out.Hunks) - 1; k >= 0 && d.out.Hunks[k].A1 == h.A0 && d.out.Hunks[k].B1 == h.B0 {
		d.out.Hunks[k].A1, d.out.Hunks[k].B1 = h.A1, h.B1
		return
	}
	d.out.Hunks = append(d.out.Hunks, h)
}
