package app

import (
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// readAs reads a source in the way that the reader asked for. Should that fail, the way before holds again.
func (d *desk) readAs(e state.ReadAs) {
	before := d.ways[e.Way.Source]
	d.ways[e.Way.Source] = e.Way
	d.readSource(e.Batch, e.Slot, e.Way.Source)
	if q, ok := d.asked[d.last]; ok && q.source == e.Way.Source {
		q.before = before
		d.asked[d.last] = q
	}
}

// forget lets go of what the page holds of a source.
func (d *desk) forget(source int) {
	browser.Forget(source)
	delete(d.names, source)
	delete(d.ways, source)
}

// options are those of the comparison that the reader has asked for. A budget of one unit leaves paragraphs whole.
func (d *desk) options() compare.Options {
	o := compare.Options{Grain: d.model.Grain, Ignore: d.model.Ignored(), Patterns: d.model.Lines()}
	if d.model.Rough {
		o.Budget = 1
	}
	return o
}

// in writes a way into a request.
func in(way state.Way, read *engine.Read) {
	read.Pick, read.As, read.Charset, read.Whole, read.Partial = way.Pick, way.As, way.Charset, way.Whole, way.Partial
	for _, split := range way.Splits {
		if read.Splits == nil {
			read.Splits = map[int]int{}
		}
		read.Splits[split.Row] = split.Words
	}
}

// known is what a reading tells of its source.
func (d *desk) known(r *engine.Reading) state.SourceRead {
	way := d.ways[r.Source]
	way.Source = r.Source
	source := state.Source{ID: r.Source, File: d.names[r.Source], Format: r.Format, Notes: r.Notes, Way: way}
	for _, p := range r.Pages {
		source.Pages = append(source.Pages, state.Page{Name: p.Name, URL: p.URL, Title: p.Title, Captured: p.Captured, Words: p.Words, Read: p.Read})
	}
	for _, g := range r.Guesses {
		source.Guesses = append(source.Guesses, state.Guess{Row: g.Row, Split: g.Split, Words: g.Words})
	}
	return state.SourceRead{Source: source}
}

// left is what stands outside the article of a version.
func left(e engine.Entry) (all []state.Left) {
	for _, count := range e.Outside {
		all = append(all, state.Left{Reason: count.Reason, Blocks: count.Blocks})
	}
	return all
}
