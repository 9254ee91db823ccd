package app

import (
	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// shareOut carries out the effects of the shared link and of print.
func (d *desk) shareOut(effect state.Effect) {
	switch e := effect.(type) {
	case state.MakeLink:
		d.export("link", question{kind: linkKind, job: d.model.Job})
	case state.CopyText:
		browser.Copy(e.Text, d.copied)
	case state.Print:
		browser.Print()
	}
}

// export asks for the comparison on the page in some form.
func (d *desk) export(format string, q question) {
	d.pair = d.shown()
	if d.holds != d.pair {
		d.askCompare(d.model.Layout(), question{kind: viewKind, job: d.model.Job})
	}
	d.ask(engine.Request{Export: &engine.Export{Format: format, Ignore: d.model.Ignored(), Layout: string(d.model.Layout())}}, q, 0)
}

// linked tells of a link that was made. A page that has no address on the network makes none.
func (d *desk) linked(q question, link *engine.Link) {
	base := browser.Address()
	if base != "" {
		base += "#s=" + link.Text
	}
	d.send(state.LinkMade{Job: q.job, Base: base})
}

// openShared opens what a shared link holds: it is a source like any other.
func (d *desk) openShared(fragment string) {
	text := state.Shared(fragment)
	if text == "" || text == d.opened {
		return
	}
	d.opened = text
	source, err := browser.AddText("", render.LinkType, text)
	if err != nil {
		return
	}
	d.names[source.ID] = ""
	d.send(state.Given{How: "link", Side: state.NoSide, Sources: []int{source.ID}})
}
