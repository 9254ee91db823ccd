package compare

import (
	"strconv"

	"github.com/stet-diff/stet/app/article"
)

// rebuilds reports whether the spans, those of one operation left out, join to the texts of the blocks, none of them
// crossing the end of one.
func rebuilds(spans []Span, leftOut Op, all []article.Block, blocks []int) bool {
	k, at := 0, 0
	for _, s := range spans {
		if s.Op == leftOut {
			continue
		}
		for k < len(blocks) && at == len(all[blocks[k]].Text) {
			k, at = k+1, 0
		}
		if k == len(blocks) {
			return false
		}
		text := all[blocks[k]].Text
		if at+len(s.Text) > len(text) || text[at:at+len(s.Text)] != s.Text {
			return false
		}
		at += len(s.Text)
	}
	for k < len(blocks) && at == len(all[blocks[k]].Text) {
		k, at = k+1, 0
	}
	return k == len(blocks)
}

// comparison puts the result together.
func (r *run) comparison(rows []Row) Comparison {
	c := Comparison{Old: r.old, New: r.new, Rows: rows, Complete: true}
	pairing := r.budget.align.Candidates.Spent || r.budget.align.Pairing.Spent
	c.Complete = r.coarse == 0 && !pairing && r.mended == 0
	dims, refused := NewDimmer(r.options)
	c.Stats = stats(c, dims)
	if r.coarse > 0 {
		c.note(r.coarse, len(rows), "compared roughly, because these versions are long")
	}
	if pairing {
		c.Notes = append(c.Notes, "Some paragraphs were matched roughly, because these versions are long.")
	}
	if r.near > 0 {
		c.note(r.near, len(rows), "compared closely, but not minimal: a little more may be marked than changed")
	}
	if r.mended > 0 {
		c.note(r.mended, len(rows), "shown as a whole, because their comparison failed its check")
	}
	if r.broken {
		c.Notes = append(c.Notes, "Words that the script does not part were found with a dictionary.")
	}
	c.Notes = append(c.Notes, refused...)
	return c
}

// note adds a sentence about n of all rows.
func (c *Comparison) note(n, all int, what string) {
	verb := " paragraphs were "
	if all == 1 {
		verb = " paragraph was "
	}
	c.Notes = append(c.Notes, strconv.Itoa(n)+" of "+strconv.Itoa(all)+verb+what+".")
}
