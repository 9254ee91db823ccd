package compare

import (
	"context"
	"fmt"
	"slices"

	"github.com/stet-diff/stet/app/article"
)

// An Event is a part of a comparison that is ready. The first has Rows, the last has Done, and between them each row
// has one, in order; rows with sentences that moved to or from another place then have one more, with notes that say
// so. What an event holds is for reading only.
type Event struct {
	Rows  []Row       // all rows in their final order and of their final kinds, without spans; never nil in the first
	Row   int         // in the events between: the index of a row
	Spans []Span      // and its spans
	Done  *Comparison // the whole
}

// Stream is Articles, and hands out the parts as soon as they are ready: first how the blocks belong together, then
// the words row by row, so that the first rows can be shown while later ones are still compared. Put together, the
// events are what it returns. After a cancelled context no further event comes.
func Stream(ctx context.Context, old, new article.Version, o Options, emit func(Event)) (Comparison, error) {
	if size(old) > maxBytes || size(new) > maxBytes {
		return Comparison{}, ErrTooLarge
	}
	return newRun(ctx, old, new, o).all(ctx, emit)
}

// all goes through the stages.
func (r *run) all(ctx context.Context, emit func(Event)) (Comparison, error) {
	r.tokens()
	if !r.meter.Stopped {
		r.align()
	}
	rows := r.rows()
	tell := emit != nil && ctx.Err() == nil
	if tell {
		emit(Event{Rows: bare(rows)})
	}
	r.begin(StageWords, len(rows))
	for k := range rows {
		if r.meter.Stopped {
			break
		}
		r.compare(&rows[k])
		if tell = tell && ctx.Err() == nil; tell {
			emit(Event{Row: k, Spans: slices.Clone(rows[k].Spans)})
		}
		r.done++
	}
	if err := ctx.Err(); err != nil {
		return Comparison{}, fmt.Errorf("comparing: %w", err)
	}
	for _, k := range r.movedSentences(rows) {
		if tell {
			emit(Event{Row: k, Spans: slices.Clone(rows[k].Spans)})
		}
	}
	c := r.comparison(rows)
	if tell {
		emit(Event{Done: &c})
	}
	return c, nil
}

// bare returns the rows without their spans.
func bare(rows []Row) []Row {
	out := make([]Row, len(rows))
	for k, row := range rows {
		row.Spans = nil
		out[k] = row
	}
	return out
}
