package app

import (
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
		d.export(e.Format, question{kind: saveKind})
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
		before := d.model.Words
		d.speak(e.Code)
		d.teach()
		now := d.model.Words
		d.model.Words = before // the Model says again what it said in them
		d.send(state.Spoken{Words: now})
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

// loadSample makes sources of the sample article, which is part of the program.
func (d *desk) loadSample() {
	msg := state.Given{How: "sample", Side: state.NoSide}
	for i, page := range sample.Versions() {
		name := d.model.Words.Say("sample-version", i+1)
		source, err := browser.AddText(name, "text/html", page)
		if err != nil {
			return
		}
		d.names[source.ID] = name
		msg.Sources = append(msg.Sources, source.ID)
	}
	d.send(msg)
}

func (d *desk) swapBoxes() {
	old, new := browser.Box("box-old"), browser.Box("box-new")
	browser.SetBox("box-old", new)
	browser.SetBox("box-new", old)
}
