package compare

import (
	"strconv"
	"strings"
)

// A Digest says in a few figures what a comparison found: what render.Digest makes its sentence of.
//
// Changes inside paragraphs are counted under each of their concerns, or as other ones if they have none; those of the
// headline, and those that the options dim, are counted as such and nowhere else. Blocks that moved together count as one move.
type Digest struct {
	Headline                                            bool // it changed, or was cut, or is new
	Numbers, Quotations, Negations, Names, Dates, Links int  // changes
	Others                                              int  // further changes of words
	Styles                                              int  // changes of looks alone
	Removed, Added, Moved, Split, Merged                int  // paragraphs; moves of one or several
	Sentences                                           int  // sentences that stand elsewhere
	Quiet                                               int
}

// Digest adds up the changes that c.Changes returned, for a reader who dims what o says.
func (c Comparison) Digest(changes []Change, o Options) Digest {
	dims, _ := NewDimmer(o)
	d := Digest{Removed: c.Stats.Removed, Added: c.Stats.Added, Split: c.Stats.Split, Merged: c.Stats.Merged}
	for _, row := range c.Rows {
		d.Moved = max(d.Moved, row.Move)
		for _, s := range row.Spans {
			if n := moveOf(s.Note); n > 0 {
				d.Sentences = max(d.Sentences, n)
			}
		}
	}
	d.Sentences = max(d.Sentences-d.Moved, 0)
	for k := 0; k < len(changes); {
		row := changes[k].Row
		for _, dimmed := range dims.Dims(c, row) {
			if k < len(changes) && changes[k].Row == row {
				d.take(changes[k], dimmed)
				k++
			}
		}
	}
	return d
}

// take counts one change.
func (d *Digest) take(c Change, dimmed bool) {
	if dimmed {
		d.Quiet++
		return
	}
	if c.Concerns&Headline != 0 {
		d.Headline = true
		return
	}
	for _, of := range []struct {
		concern Concern
		count   *int
	}{{Number, &d.Numbers}, {Quotation, &d.Quotations}, {Negation, &d.Negations}, {Name, &d.Names}, {Date, &d.Dates}, {LinkTarget, &d.Links}} {
		if c.Concerns&of.concern != 0 {
			*of.count++
		}
	}
	switch {
	case c.Concerns != 0 || c.Class == 0:
	case c.Class == Style:
		d.Styles++
	case c.Kind == string(Edited):
		d.Others++
	}
}

// moveOf returns the number of a sentence move that a note tells of, or 0.
func moveOf(note string) int {
	for detail := range strings.SplitSeq(note, "; ") {
		if number, ok := strings.CutPrefix(detail, "moved "); ok {
			n, _ := strconv.Atoi(number)
			return n
		}
	}
	return 0
}
