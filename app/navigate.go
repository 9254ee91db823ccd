package app

import (
	"strconv"

	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// navigate carries out the effects of moving about.
func (d *desk) navigate(effect state.Effect) {
	switch e := effect.(type) {
	case state.Mark:
		d.host.Mark(e.Change)
	case state.Ask:
		d.host.Ask(e.Name, e.Arg)
	case state.CopyChange:
		d.host.CopyChange(e.Change, e.What, e.Old, e.New, d.copied)
	case state.ShowMove:
		d.host.Ask("showMove", strconv.Itoa(e.Row))
	case state.AskDim:
		d.askDim(e)
	case state.Paint:
		d.paint()
	case state.UseAids:
		browser.UseAids(e.Speak, e.Invisible)
	case state.UseSettings:
		browser.UseSettings(e.Wide)
		if e.Fold {
			d.fold()
		} else {
			d.host.Unfold()
		}
	case state.Return:
		browser.FocusBack()
	case state.FindText:
		f := e.Find
		browser.Find(f.Query, f.Scope, f.Case, f.Accents)
	case state.FindStep:
		browser.FindStep(e.By)
	case state.CopyLink:
		browser.CopyAddress(d.copied)
	}
}

// copied tells what became of something that was put on the clipboard.
func (d *desk) copied(err error) {
	var msg state.Copied
	if err != nil {
		msg.Problem = err.Error()
	}
	d.send(msg)
}

// visited passes on a fragment that the reader came with or went to, and the screen of that entry of the history.
func (d *desk) visited(fragment string, screen int) {
	d.at, d.came = state.Address{Fragment: fragment}, true
	if screen < 0 {
		browser.SetFragment(fragment, int(d.model.Screen), false) // from now on it is one of ours
	}
	msg := state.AddressGiven{Fragment: fragment, Screen: state.Screen(max(screen, 0)), Typed: screen < 0}
	d.send(msg)
	d.openShared(fragment)
}

// tellAddress has the browser's address say where the Model is. Another view, screen or panel is a new entry of the
// history; whatever else changes, and a panel that closes, replaces the one that is there.
func (d *desk) tellAddress(msg state.Msg) {
	at := d.model.Address()
	if !d.came || at == d.at || browser.Hosted() { // what the reader came with is read before it is written over
		return
	}
	push := at.Screen != d.at.Screen || at.View != d.at.View || at.Pair != d.at.Pair && at.Pair != "" || at.Panel != d.at.Panel && at.Panel != ""
	switch msg.(type) {
	case state.AddressGiven, state.Widened, state.SettingsLoaded:
		push = false
	}
	was := d.at.Panel
	d.at = at
	browser.SetFragment(at.Fragment, int(at.Screen), push)
	d.panelTurned(was, at.Panel)
}

// panelTurned ends what a panel did when it closes, and takes it up again when it opens.
func (d *desk) panelTurned(from, to string) {
	switch f := d.model.Find; {
	case from == to:
	case from == state.FindPanel:
		browser.FindLeft()
	case to == state.FindPanel:
		browser.Find(f.Query, f.Scope, f.Case, f.Accents)
	}
}
