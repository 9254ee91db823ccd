package app

import (
	"strings"

	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
	"github.com/stet-diff/stet/web/sample"
)

// do carries out one effect. Those that ask something end in exactly one final message, also on failure.
func (d *desk) do(effect state.Effect) {
	switch e := effect.(type) {
	case state.Read:
		d.readSource(e.Batch, e.Slot, e.Source)
	case state.ReadBox:
		d.readBox(e)
	case state.Compare:
		d.compare(e)
	case state.Show:
		d.show(e.Layout)
	case state.ScrollTo:
		d.host.Show(e.Change)
	case state.Stop:
		d.asked = map[int]question{}
		d.read = map[int]string{}
		d.worker.Restart()
	case state.LoadSample:
		d.loadSample()
	case state.SwapBoxes:
		d.swapBoxes()
	case state.ClearBox:
		browser.SetBox(boxOf(e.Side), "")
	default:
		d.doSmall(effect)
	}
}

// doSmall carries out what the browser does by itself.
func (d *desk) doSmall(effect state.Effect) {
	switch e := effect.(type) {
	case state.UseTheme:
		browser.SetTheme(string(e.Theme))
	case state.Announce:
		browser.Announce(e.Text)
	case state.SetTitle:
		browser.SetTitle(title(e.Title))
	case state.Focus:
		browser.FocusOn(e.ID)
	}
}

func title(article string) string {
	if article == "" {
		return "Stet: compare two versions of an article"
	}
	return article + " – Stet"
}

// readSource asks the worker for the versions in a source.
func (d *desk) readSource(batch, slot, source int) {
	d.read[source] = d.names[source]
	d.ask(engine.Request{Read: d.reading(source)}, question{kind: readKind, batch: batch, slot: slot, source: source}, source)
}

func (d *desk) reading(source int) *engine.Read {
	read := &engine.Read{Source: source, Name: d.names[source]}
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
			Code: "unreadable", What: "This text could not be read.", Advice: "Paste it again.", Detail: err.Error()}})
		return
	}
	d.names[source.ID] = ""
	d.readSource(e.Batch, e.Slot, source.ID)
}

// compare reads again what a new worker does not know, then asks for the comparison and its rows.
func (d *desk) compare(e state.Compare) {
	for _, source := range []int{e.Old.Source, e.New.Source} {
		if _, ok := d.read[source]; !ok {
			d.read[source] = d.names[source]
			d.ask(engine.Request{Read: d.reading(source)}, question{kind: rereadKind, job: e.Job, source: source}, source)
		}
	}
	d.host.Clear()
	d.rows = d.ask(engine.Request{Compare: &engine.Compare{
		Old: engine.Ref(e.Old), New: engine.Ref(e.New), View: engine.View{Layout: string(e.Layout)},
	}}, question{kind: compareKind, job: e.Job}, 0)
}

// show asks for the rows of the last comparison in another layout, and keeps the reader's place.
func (d *desk) show(layout state.Layout) {
	place := d.host.Place()
	d.host.Clear()
	d.host.Restore(place)
	d.rows = d.ask(engine.Request{View: &engine.View{Layout: string(layout)}}, question{kind: viewKind, job: d.model.Job}, 0)
}

// loadSample makes sources of the sample article, which is part of the program.
func (d *desk) loadSample() {
	msg := state.Given{How: "sample", Side: state.NoSide}
	for _, text := range []string{sample.Old, sample.New} {
		source, err := browser.AddText("", "text/plain", text)
		if err != nil {
			return
		}
		d.names[source.ID] = ""
		msg.Sources = append(msg.Sources, source.ID)
	}
	d.send(msg)
}

func (d *desk) swapBoxes() {
	old, new := browser.Box("box-old"), browser.Box("box-new")
	browser.SetBox("box-old", new)
	browser.SetBox("box-new", old)
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }
