package app

import (
	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// doEdit carries out the effects of editing a version as text.
func (d *desk) doEdit(effect state.Effect) {
	switch e := effect.(type) {
	case state.FillBox:
		browser.SetBox(boxOf(e.Side), e.Text)
	case state.FetchText:
		d.reread(e.Ref)
		ref := engine.Ref(e.Ref)
		d.ask(engine.Request{Text: &ref}, question{kind: textKind, side: e.Side, pair: [2]state.Ref{e.Ref}}, 0)
	}
}

// fetched takes the words of a version.
func (d *desk) fetched(q question, text *engine.Text) {
	d.send(state.TextFetched{Side: q.side, Ref: q.pair[0], Text: text.Words})
}

// reread has the worker read the source of a version again if it is new.
func (d *desk) reread(ref state.Ref) {
	if _, ok := d.read[ref.Source]; ok {
		return
	}
	d.read[ref.Source] = d.names[ref.Source]
	d.ask(engine.Request{Read: d.reading(ref.Source)}, question{kind: rereadKind, job: d.model.Job, source: ref.Source}, ref.Source)
}
