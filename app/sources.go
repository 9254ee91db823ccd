package app

import (
	"strings"

	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// readSource asks the worker for the versions in a source. A file that is too large is not even loaded.
func (d *desk) readSource(batch, slot, source int) {
	for _, held := range browser.Held() {
		if tooLarge := snapshot.TooLarge(held.Name, held.Size); tooLarge != nil && held.ID == source && !d.ways[source].Partial {
			d.send(state.ReadFailed{Batch: batch, Slot: slot, Notice: state.Notice{Code: tooLarge.Code,
				What:   d.model.Words.Told("error-", tooLarge.Code, tooLarge.What, []string{held.Name}),
				Advice: d.model.Words.Told("advice-", tooLarge.Code, tooLarge.Advice, nil)}})
			return
		}
	}
	d.read[source] = d.names[source]
	d.ask(engine.Request{Read: d.reading(source)}, question{kind: readKind, batch: batch, slot: slot, source: source}, source)
}

func (d *desk) reading(source int) *engine.Read {
	read := &engine.Read{Source: source, Name: d.names[source]}
	in(d.ways[source], read)
	for _, held := range browser.Held() {
		if held.ID == source {
			read.Type, read.Modified = held.Type, held.Modified
			read.Plain = browser.Plain(source)
		}
	}
	return read
}

// readBox makes a source of what stands in a box, and reads that.
func (d *desk) readBox(e state.ReadBox) {
	source, err := browser.AddText("", "text/plain", browser.Box(boxOf(e.Side)))
	if err != nil {
		d.send(state.ReadFailed{Batch: e.Batch, Slot: e.Slot, Notice: state.Notice{
			Code: "unreadable", What: d.model.Words.Say("text-unreadable"), Advice: d.model.Words.Say("text-unreadable-advice"), Detail: err.Error()}})
		return
	}
	d.names[source.ID] = ""
	if strings.TrimSpace(browser.Box(boxOf(e.Side))) == "" {
		d.ways[source.ID] = state.Way{Source: source.ID, Blank: true}
	}
	d.readSource(e.Batch, e.Slot, source.ID)
}

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

// forget lets go of a source, here and in the worker.
func (d *desk) forget(source int) {
	browser.Forget(source)
	delete(d.names, source)
	delete(d.ways, source)
	if _, held := d.read[source]; held {
		delete(d.read, source)
		d.ask(engine.Request{Forget: &engine.Forget{Source: source}}, question{kind: forgetKind}, 0)
	}
}

// in writes a way into a request.
func in(way state.Way, read *engine.Read) {
	read.Pick, read.As, read.Charset, read.Whole, read.Partial, read.Blank = way.Pick, way.As, way.Charset, way.Whole, way.Partial, way.Blank
	read.Keep, _ = snapshot.ParseNoise(way.Keep) // no name of a rule that this Stet knows: all rules are on
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
