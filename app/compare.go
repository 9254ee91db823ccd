package app

import (
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/viewer/state"
)

// compare asks for the comparison and its rows. The rows on the page stay until the first of the others come.
func (d *desk) compare(e state.Compare) {
	d.pair = [2]state.Ref{e.Old, e.New}
	d.rows, d.whole = d.askCompare(e.Layout, question{kind: compareKind, job: e.Job}), false
	d.host.Coming(true)
}

// askCompare reads again what a new worker does not know, then asks for the comparison of the pair.
func (d *desk) askCompare(layout state.Layout, q question) int {
	for _, ref := range d.pair {
		d.reread(ref)
	}
	q.pair = d.pair
	return d.ask(engine.Request{Compare: &engine.Compare{
		Old: engine.Ref(d.pair[0]), New: engine.Ref(d.pair[1]),
		Options: d.options(), Tray: d.model.Tray, Take: engine.Take(d.model.Taken), View: engine.View{Layout: string(layout)},
	}}, q, 0)
}

// show asks for the rows of the comparison on the page in another layout, and keeps the reader's place. Each section
// takes the place of the one that stands there, those that the reader looks at first. A worker that is new compares
// again, and the rows come from the first one on.
func (d *desk) show(layout state.Layout) {
	q, view := question{kind: viewKind, job: d.model.Job}, string(d.model.Seen())
	d.whole, d.pair = false, d.shown()
	d.host.Coming(true)
	if d.holds == d.pair {
		near := d.host.Turn(view)
		d.rows = d.ask(engine.Request{View: &engine.View{Layout: string(layout), Near: near}}, q, 0)
		return
	}
	place := d.host.Place()
	d.host.Clear()
	d.host.View(view)
	d.host.Restore(place)
	d.rows = d.askCompare(layout, q)
}

// shown is the pair of versions that the page shows.
func (d *desk) shown() [2]state.Ref {
	return [2]state.Ref{d.model.Result.Old.Ref, d.model.Result.New.Ref}
}

// options are those of the comparison that the reader has asked for. A budget of one unit leaves paragraphs whole.
func (d *desk) options() compare.Options {
	o := compare.Options{Grain: d.model.Grain, Ignore: d.model.Ignored(), Patterns: d.model.Lines()}
	if d.model.Rough {
		o.Budget = 1
	}
	return o
}
