package compare

import (
	"context"
	"fmt"
	"slices"

	"github.com/stet-diff/stet/app/article"
)

// An Event is a part of a comparison that is ready. The first has Rows, the last has Done, and between them each row
// has one, in order. What an event holds is for reading only.
type Event struct {
	Rows  []Row       // all rows in their final order and of their final kinds, without spans; never nil in the first
	Row   int         // in the events between: the index of a row
	Spans []Span      // and its spans, which are final
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

// all goes through the stages. Meter.Stopped is looked at between rows only: a row is small, or has a small share.
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
	early := r.early(rows)
	for _, k := range early {
		r.compare(&rows[k])
	}
	r.movedSentences(rows, early)
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
	c := r.comparison(rows)
	if tell {
		emit(Event{Done: &c})
	}
	return c, nil
}

// early lists the rows whose words must be compared before any are told: those that sentences may have left or come to.
func (r *run) early(rows []Row) []int {
	old, new := r.echoes.Old, r.echoes.New
	if r.mirrored {
		old, new = new, old
	}
	var out []int
	for k, row := range rows {
		if row.Kind == Kept || row.Kind == Departed || r.meter.Stopped {
			continue
		}
		echo := false
		for _, i := range row.Old {
			echo = echo || old[i]
		}
		for _, j := range row.New {
			echo = echo || new[j]
		}
		if echo {
			out = append(out, k)
		}
	}
	return out
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
