// Package app is the program: one binary that is the page where there is a document, and the engine where there is
// none.
//
// On the page it stands between four parts that do not know each other: state decides, ui draws, browser acts, and
// the worker reads and compares. What happens becomes a message to the state; the effects that the state answers
// with are carried out here. The rows of a comparison go from the worker straight to the document host.
package app

import (
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
	"github.com/stet-diff/stet/app/viewer/ui"
)

// Run is the whole program. It does not return.
func Run() {
	if !browser.HasDocument() {
		serveEngine()
		return
	}
	d := newDesk()
	d.speak(browser.Language())
	browser.SetTitle(d.title(""))
	goapp.RouteWithRegexp(".*", func() goapp.Composer {
		d.page = &ui.Page{Send: d.send, Begun: d.mounted, Drawn: d.drawn}
		d.page.Show(d.model)
		return d.page
	})
	goapp.RunWhenOnBrowser()
}

// A desk is the page's program: the Model, and what carries out its effects.
type desk struct {
	model   state.Model
	page    *ui.Page
	worker  browser.Worker
	host    browser.Host
	asked   map[int]question  // requests that have no final answer yet, by id
	last    int               // the newest request
	rows    int               // the newest request for rows; sections of older ones are dropped
	whole   bool              // all sections of those rows have come
	pair    [2]state.Ref      // the versions that were asked to be compared last
	holds   [2]state.Ref      // the versions whose comparison the worker holds
	chosen  string            // the reader's choices as they were kept last
	kept    string            // what was kept for the case of a death
	read    map[int]string    // sources the worker has read, with the file's name
	names   map[int]string    // of all sources
	redrawn bool              // the rows were asked for again, since a worker died of them
	taught  string            // the words of the language that the page speaks
	ways    map[int]state.Way // of those that are read as the reader asked
	awaits  bool              // an answer of the worker is awaited
	opened  string            // the shared link that was opened last
	started bool
	guest   guest
	at      state.Address // what the browser's address says
	came    bool          // that was read
	ruled   ruled         // what the ruler shows
	quiet   string        // the changes that the reader's own patterns dim
}

func newDesk() *desk {
	d := &desk{asked: map[int]question{}, read: map[int]string{}, names: map[int]string{}, ways: map[int]state.Way{}, holds: nobody}
	d.host = browser.Host{ID: ui.HostID}
	d.host.Wide = func(wide bool) { d.send(state.Widened{Wide: wide}) }
	d.host.Clicked = d.clicked
	d.host.Drained = d.fold
	d.worker = browser.Worker{Message: d.answered, Died: d.workerDied, Unreadable: d.unreadable}
	d.worker.Ready = d.greet
	return d
}

// mounted connects everything that can happen to the state. It runs when the chrome is there.
func (d *desk) mounted() {
	if d.started {
		return
	}
	d.started = true
	kept, died := browser.Kept()
	d.choices()
	browser.OnFault(func(reason string) { d.send(state.Faulted{Reason: reason}) })
	browser.OnGiven(d.given)
	browser.OnKey(func(k browser.Key) bool {
		key := state.KeyPressed{Name: k.Name, Ctrl: k.Ctrl, Alt: k.Alt, Shift: k.Shift, Text: k.InField}
		if !d.model.Takes(key) || d.forbids(key) {
			return false
		}
		d.send(key)
		return true
	})
	browser.OnRoom(func(room int) { d.send(state.Resized{Room: state.Room(room)}) })
	browser.OnSheet(func() { d.send(state.SheetLeft{}) })
	d.installed()
	d.worker.Start()
	d.teach()
	d.host.Watch()
	for _, side := range []state.Side{state.Old, state.New} {
		d.send(state.Typed{Side: side, Blank: strings.TrimSpace(browser.Box(boxOf(side))) == ""})
	}
	browser.OnRuler(func(number int) { d.send(state.ChangeAsked{Number: number}) })
	browser.OnFollowed(func() { d.send(state.MoveFollowed{}) })
	browser.OnFound(func(count, at int, busy bool) { d.send(state.Found{Count: count, At: at, Busy: busy}) })
	if browser.OnOrder(d.ordered); !browser.Hosted() {
		browser.OnFragment(d.visited)
		d.visited(browser.Fragment(), -1)
		d.revive(kept, died)
	}
}

// send updates the Model by a message, draws it, and carries out what follows from it.
func (d *desk) send(msg state.Msg) {
	if d.forbids(msg) {
		return
	}
	was := d.model
	next, effects := d.model.Update(msg)
	d.model = next
	if d.page != nil && !next.Awaits(msg) {
		d.page.Show(next)
	}
	d.tellAddress(msg)
	d.rule()
	d.keep()
	d.remember()
	for _, effect := range effects {
		d.do(effect)
	}
	d.report(msg, was)
}

// given passes on what the reader brought, after noting the files' names for messages.
func (d *desk) given(given browser.Given) {
	msg := state.Given{How: given.How, Side: sideOf(given.Side)}
	for _, source := range given.Sources {
		d.names[source.ID] = source.Name
		msg.Sources = append(msg.Sources, source.ID)
	}
	d.send(msg)
}

// clicked follows a link from one row to another, or takes a row of what was left out into the articles.
func (d *desk) clicked(click browser.Click) {
	if row, err := strconv.Atoi(click.Row); err == nil && click.Action == "take" {
		d.send(state.RowTaken{Row: row})
		return
	}
	if len(click.Href) > 1 && click.Href[0] == '#' {
		d.host.ShowRow(click.Href[1:])
		d.send(state.MoveFollowed{})
	}
}

func sideOf(name string) state.Side {
	switch name {
	case "old":
		return state.Old
	case "new":
		return state.New
	}
	return state.NoSide
}

func boxOf(side state.Side) string {
	if side == state.Old {
		return "box-old"
	}
	return "box-new"
}

// drawn looks for what the chrome may have drawn anew.
func (d *desk) drawn() {
	d.host.Watch()
	browser.RulerThere()
	browser.Above(d.page.Above())
}
