package compare

import "strconv"

func digits(n int) string { return strconv.Itoa(n) }

// check rebuilds both sides of a row. One that fails becomes a deletion and an insertion: nothing is ever lost.
func (r *run) check(row *Row) {
	if rebuilds(row.Spans, Insert, r.old.Blocks, row.Old) && rebuilds(row.Spans, Delete, r.new.Blocks, row.New) {
		return
	}
	r.mended++
	row.Spans = nil
	for _, i := range row.Old {
		row.Spans = append(row.Spans, Span{Op: Delete, Text: r.old.Blocks[i].Text})
	}
	for _, j := range row.New {
		row.Spans = append(row.Spans, Span{Op: Insert, Text: r.new.Blocks[j].Text})
	}
}
