package app

import (
	"strings"

	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
	"github.com/stet-diff/stet/app/viewer/ui"
	"github.com/stet-diff/stet/web/sample"
)

// do carries out one effect. Those that ask something end in exactly one final message, also on failure.
func (d *desk) do(effect state.Effect) {
	switch e := effect.(type) {
	case state.ForgetSource:
		d.forget(e.Source)
	case state.Read:
		d.readSource(e.Batch, e.Slot, e.Source)
	case state.ReadAs:
		d.readAs(e)
	case state.ReadBox:
		d.readBox(e)
	case state.Compare:
		d.compare(e)
	case state.Show:
		d.redrawn = false
		d.show(e.Layout)
	case state.ScrollTo:
		d.host.Show(e.Change)
	case state.Stop:
		d.restart()
	case state.Unfold:
		d.host.Unfold()
	case state.Hold:
		place := d.host.Place()
		d.host.View(string(d.model.Seen()))
		d.host.Restore(place)
	case state.Restore:
		d.host.Unstash()
	case state.Save:
		d.export(e.Format)
	case state.MakeLink, state.CopyText, state.Print:
		d.shareOut(effect)
	case state.LoadSample:
		d.loadSample()
	case state.SwapBoxes:
		d.swapBoxes()
	case state.FillBox, state.FetchText:
		d.doEdit(effect)
	default:
		d.doSmall(effect)
	}
}

// doSmall carries out what the browser does by itself.
func (d *desk) doSmall(effect state.Effect) {
	switch e := effect.(type) {
	case state.UseLanguage:
		d.speak(e.Code)
		d.teach()
		d.send(state.Spoken{Words: d.model.Words})
	case state.UseTheme:
		browser.SetTheme(string(e.Theme))
	case state.Announce:
		browser.Announce(e.Text)
	case state.SetTitle:
		browser.SetTitle(d.title(e.Title))
	case state.Focus:
		browser.FocusOn(e.ID)
	case state.OpenSheet:
		browser.OpenSheet(ui.SheetID(e.Sheet))
	case state.CloseSheet:
		browser.CloseSheet()
	case state.Install, state.LoadNewer:
		d.doApp(effect)
	case state.ListRecent, state.KeepRecent, state.OpenRecent, state.ForgetRecent, state.EraseRecent:
		d.recent(e)
	default:
		d.navigate(effect)
	}
}

func (d *desk) title(article string) string {
	if article == "" {
		return "Stet: " + d.model.Words.Say("title")
	}
	return article + " – Stet"
}

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
	d.readSource(e.Batch, e.Slot, source.ID)
}

// compare asks for the comparison and its rows. The rows on the page stay until the first of the others come.
func (d *desk) compare(e state.Compare) {
	d.pair = [2]state.Ref{e.Old, e.New}
	d.rows, d.whole = d.askCompare(e.Layout, question{kind: compareKind, job: e.Job}), false
}

// askCompare reads again what a new worker does not know, then asks for the comparison of the pair.
func (d *desk) askCompare(layout state.Layout, q question) int {
	for _, ref := range d.pair {
		d.reread(ref)
	}
	q.pair = d.pair
	return d.ask(engine.Request{Compare: &engine.Compare{
		Old: engine.Ref(d.pair[0]), New: engine.Ref(d.pair[1]),
		Options: d.options(), Tray: d.model.Tray, View: engine.View{Layout: string(layout)},
	}}, q, 0)
}

// show asks for the rows of the comparison on the page in another layout, and keeps the reader's place. A worker that
// is new compares again.
func (d *desk) show(layout state.Layout) {
	place := d.host.Place()
	d.whole = false
	d.host.Clear()
	d.host.View(string(d.model.Seen()))
	d.host.Restore(place)
	q := question{kind: viewKind, job: d.model.Job}
	d.pair = d.shown()
	if d.holds != d.pair {
		d.rows = d.askCompare(layout, q)
		return
	}
	d.rows = d.ask(engine.Request{View: &engine.View{Layout: string(layout)}}, q, 0)
}

// shown is the pair of versions that the page shows.
func (d *desk) shown() [2]state.Ref {
	return [2]state.Ref{d.model.Result.Old.Ref, d.model.Result.New.Ref}
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
