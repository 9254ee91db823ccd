package app

import (
	"encoding/json"
	"slices"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// A guest is what the desk remembers where the viewer stands in another page: it takes that page's orders, and reports
// what comes of them. The messages are those of stet/embed/1, which web/frame.js carries.
type guest struct {
	hosted  bool   // an order has come
	id      int    // the page's number for the comparison that was asked for last
	waiting bool   // the page has no answer to that yet
	ordered bool   // what happens now is an order, and not the reader's wish
	resting bool   // the page wants the worker's place for another viewer
	slept   bool   // the next worker knows no language yet
	change  string // the change to go to first
}

// told is a message to the page.
type told map[string]any

func (d *desk) tell(t told) { d.tellWith(t, browser.Bytes{}) }

func (d *desk) tellWith(t told, file browser.Bytes) {
	text, err := json.Marshal(t)
	if err != nil {
		panic("a message that is no JSON: " + err.Error())
	}
	browser.TellHost(text, file)
}

// greet says that the engine is there, and which files it writes.
func (d *desk) greet() {
	formats := make([]string, len(render.Formats))
	for i, f := range render.Formats {
		formats[i] = f.Name
	}
	d.tell(told{"type": "hello", "formats": formats})
}

// ordered carries out an order of the page.
func (d *desk) ordered(o browser.Order) {
	d.guest.hosted, d.guest.ordered = true, true
	defer func() { d.guest.ordered = false }()
	switch o.Type {
	case "config":
		d.send(hostSet(o.Options))
		d.first(o.Options.Change)
	case "compare":
		d.obey(o)
	case "go":
		d.goTo(o.To)
	case "get":
		d.get(o)
	case "cancel":
		if d.guest.waiting && d.guest.id == o.ID {
			d.send(state.CancelPressed{})
		}
	case "rest":
		d.guest.resting = true
		d.rest()
	}
}

// obey begins the comparison that the page asks for.
func (d *desk) obey(o browser.Order) {
	if d.guest.waiting {
		d.guest.waiting = false
		d.refuse(d.guest.id, state.Notice{Code: "cancelled", What: d.model.Words.Say("embed-superseded")})
	}
	d.guest.id, d.guest.change = o.ID, o.Options.Change
	for _, source := range o.Sources {
		d.names[source] = ""
	}
	d.send(state.HostGave{Sources: o.Sources, Set: hostSet(o.Options)})
	d.spare(o.Sources)
	d.guest.waiting = true
}

// spare forgets what the page gave for comparisons that were given up or failed. That of the one in view stays: the
// reader may come back to it.
func (d *desk) spare(given []int) {
	for _, held := range browser.Held() {
		r := d.model.Result
		if !slices.Contains(given, held.ID) && (r == nil || r.Old.Ref.Source != held.ID && r.New.Ref.Source != held.ID) {
			d.forget(held.ID)
		}
	}
}

// hostSet reads the options of the page; orders.js knows their values.
func hostSet(o browser.OrderOptions) state.HostSet {
	set := state.HostSet{View: state.View(o.View), Theme: state.Theme(o.Theme), Ignore: compare.Trifles, Spoke: o.Lang}
	if o.View == "auto" {
		set.View = state.Auto
	}
	if o.Theme == "auto" {
		set.Theme = state.System
	}
	switch o.Grain {
	case "sentence":
		set.Grain = compare.Sentence
	case "word":
		set.Grain = compare.Word
	case "character":
		set.Grain = compare.Character
	}
	if o.Ignore != nil {
		set.Ignore = 0
	}
	for _, name := range o.Ignore {
		if class, known := compare.ParseClass(name); known && class != compare.Text && class != compare.Pattern {
			set.Ignore |= class
		}
	}
	return set
}

// first goes to the change that the page named, once it is there.
func (d *desk) first(change string) {
	if change == d.guest.change && change != "" {
		return
	}
	if d.guest.change = change; change != "" && !d.guest.waiting {
		d.goTo(change)
	}
}

func (d *desk) goTo(to string) {
	switch to {
	case "next":
		d.send(state.NextPressed{})
	case "previous":
		d.send(state.PreviousPressed{})
	case "expand":
		d.send(state.UnfoldPressed{})
	case "collapse":
		d.host.Fold()
	default:
		if d.model.Result == nil {
			return
		}
		for i, change := range d.model.Result.Changes {
			if change.ID == to {
				d.send(state.ChangeAsked{Number: i + 1})
			}
		}
	}
}

// get asks for the comparison as a file for the page.
func (d *desk) get(o browser.Order) {
	if d.model.Result == nil || d.model.Result.Partial {
		d.refuse(o.ID, state.Notice{Code: "nothing-compared", What: d.model.Words.Say("embed-nothing"), Advice: d.model.Words.Say("embed-nothing-advice")})
		return
	}
	d.pair = d.shown()
	if d.holds != d.pair {
		d.askCompare(d.model.Layout(), question{kind: viewKind, job: d.model.Job})
	}
	d.ask(engine.Request{Export: &engine.Export{Format: o.Format, Ignore: d.model.Ignored(), Layout: string(d.model.Layout())}}, question{kind: hostKind, batch: o.ID}, 0)
}

// forbids keeps what makes no sense inside another page from happening: the viewer's own inputs.
func (d *desk) forbids(msg state.Msg) bool {
	if !d.guest.hosted {
		return false
	}
	switch msg := msg.(type) {
	case state.BackPressed, state.SamplePressed, state.Given:
		return true
	case state.KeyPressed:
		return msg.Name == "e" || msg.Name == "/" || msg.Name == ","
	}
	return false
}

// rest gives the worker's place away as soon as nothing is asked of it.
func (d *desk) rest() {
	if !d.guest.resting || len(d.asked) > 0 || d.model.Busy.Working() {
		return
	}
	d.guest.resting = false
	d.read, d.holds = map[int]string{}, nobody
	d.guest.slept = true
	d.worker.Rest()
	d.tell(told{"type": "rested"})
}
