package app

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// A question is a request that waits for its answers.
type question struct {
	kind        int
	batch, slot int // of a reading
	source      int
	job         int // of a comparison
	pair        [2]state.Ref
	side        state.Side // whose text was asked for
	before      state.Way  // how the source was read before
}

// What was asked for.
const (
	readKind    = iota
	rereadKind  // for a worker that is new
	compareKind // a comparison and its rows
	viewKind    // rows alone
	saveKind    // a file
	linkKind    // a shared link
	dimKind     // what is dimmed
	speakKind   // the words of a language
	hostKind    // a file for the page around the viewer
	textKind    // the words of a version
	forgetKind  // that a source is let go of; nothing is answered
)

// ask sends a request, with the bytes of a source unless that is 0, and returns its number.
func (d *desk) ask(request engine.Request, q question, source int) int {
	if d.guest.slept {
		d.guest.slept = false
		d.teach()
	}
	d.last++
	request.ID = d.last
	d.asked[d.last] = q
	text, err := json.Marshal(request)
	if err != nil {
		panic("a request that is no JSON: " + err.Error())
	}
	d.worker.Send(text, source)
	d.watch()
	return d.last
}

// answered takes one message of the worker. Answers to what was given up are dropped.
func (d *desk) answered(text []byte, html browser.HTML, file browser.Bytes) {
	var response engine.Response
	if json.Unmarshal(text, &response) != nil {
		return
	}
	q, ok := d.asked[response.ID]
	if !ok {
		return
	}
	if response.Done {
		delete(d.asked, response.ID)
		d.watch()
		d.whole = d.whole || response.ID == d.rows
		d.fold()
		if q.kind == compareKind {
			d.send(state.Listed{Job: q.job})
		}
	}
	defer d.rest()
	switch {
	case response.Section != nil:
		if response.ID == d.rows {
			d.host.Append(response.Section.Index, response.Section.Group, html)
		}
	case response.Progress != nil && (!d.model.Busy.Working() || d.model.Busy == (state.Busy{Stage: response.Progress.Stage, Done: response.Progress.Done, Total: response.Progress.Total})): // says nothing new
	case response.Progress != nil:
		d.send(state.Progressed{Stage: response.Progress.Stage, Done: response.Progress.Done, Total: response.Progress.Total})
	case response.Err != nil && q.kind == viewKind && response.ID == d.rows:
		d.undrawn(q, response.Err.Detail)
	case response.Err != nil:
		d.failed(q, d.noticeOf(response.Err))
	case response.Text != nil:
		d.fetched(q, response.Text)
	case response.Reading != nil && q.kind == readKind:
		d.send(d.known(response.Reading))
		d.send(state.VersionsRead{Batch: q.batch, Slot: q.slot, Entries: d.entries(response.Reading), Notes: response.Reading.Notes})
	default:
		d.compared(q, response, file)
	}
}

// fold hides what did not change, once all rows stand on the page.
func (d *desk) fold() {
	if d.whole && d.host.Pending() == 0 && !d.model.NoFold {
		d.host.Fold()
	}
	if _, coming := d.asked[d.rows]; !coming && d.host.Pending() == 0 {
		d.host.Coming(false)
	}
}

// compared takes what the worker says of a comparison as a whole.
func (d *desk) compared(q question, response engine.Response, file browser.Bytes) {
	switch {
	case response.Aligned != nil && q.kind == compareKind:
		d.host.Stash()
		d.send(state.Aligned{Job: q.job, Old: d.entry(response.Aligned.Old), New: d.entry(response.Aligned.New)})
	case response.Result != nil:
		d.holds = q.pair
		if q.kind == compareKind {
			d.host.Settle()
			d.send(state.Compared{Job: q.job, Result: d.result(response.Result)})
		}
	case response.Dimmed != nil:
		d.dimmed(q, *response.Dimmed)
	case response.Changes != nil && q.kind == compareKind:
		if len(response.Changes.Looks) > 0 {
			d.send(state.Looked{Job: q.job, Looks: response.Changes.Looks})
		}
		d.send(state.Changed{Job: q.job, Changes: response.Changes.List})
	case response.File != nil && q.kind == hostKind:
		d.handFile(q, response.File, file)
	case response.Link != nil:
		d.linked(q, response.Link)
	case response.File != nil:
		if err := file.Save(response.File.Name, response.File.Type); err != nil {
			d.failed(q, state.Notice{Code: "download", What: d.model.Words.Say("not-saved"),
				Advice: d.model.Words.Say("not-saved-advice"), Detail: err.Error()})
			return
		}
		d.send(state.FileSaved{Name: response.File.Name})
	}
}

// failed turns an error into the message that ends the question.
func (d *desk) failed(q question, notice state.Notice) {
	switch q.kind {
	case readKind:
		delete(d.read, q.source)
		d.ways[q.source] = q.before
		d.send(state.ReadFailed{Batch: q.batch, Slot: q.slot, Notice: notice})
	case saveKind:
		d.send(state.SaveFailed{Notice: notice})
	case linkKind:
		d.send(state.LinkFailed{Job: q.job, Notice: notice})
	case hostKind:
		d.noFile(q, notice)
	case textKind:
		d.send(state.TextRefused{Side: q.side, Notice: notice})
	default:
		d.send(state.CompareFailed{Job: q.job, Notice: notice})
	}
}

// unreadable is told of a source whose bytes are gone, as of a file that was deleted after it was chosen.
func (d *desk) unreadable(text []byte, source int, reason string) {
	var request engine.Request
	if json.Unmarshal(text, &request) != nil {
		return
	}
	q, ok := d.asked[request.ID]
	delete(d.asked, request.ID)
	d.watch()
	if !ok {
		return
	}
	what := d.model.Words.Say("text-unreadable")
	if name := d.names[source]; name != "" {
		what = d.model.Words.Say("file-unreadable", name)
	}
	d.fold()
	d.failed(q, state.Notice{Code: "unreadable", What: what,
		Advice: d.model.Words.Say("file-unreadable-advice"), Detail: reason})
}

// workerDied starts another worker and says so; nothing that the reader gave is lost. What was asked of the old one is
// asked again, or its end is told.
func (d *desk) workerDied(reason string) {
	q, drawing := d.asked[d.rows]
	undone := d.asked
	d.restart()
	d.send(state.EngineDied{Reason: reason})
	for _, id := range slices.Sorted(maps.Keys(undone)) {
		switch undone[id].kind {
		case saveKind, linkKind, hostKind, textKind:
			d.failed(undone[id], d.noticeOf(&engine.Error{Code: "engine-stopped", Detail: reason}))
		}
	}
	if drawing && q.kind == viewKind && d.model.Screen == state.Comparing && d.model.Result != nil {
		d.undrawn(q, reason)
	}
}

// undrawn is told that the rows of another view did not come. They are asked for once more; should they fail again, the
// reader is told.
func (d *desk) undrawn(q question, reason string) {
	if d.redrawn = !d.redrawn; d.redrawn {
		d.show(d.model.Layout())
		return
	}
	d.failed(q, d.noticeOf(&engine.Error{Code: "engine-stopped", Args: []string{"drawing"}, Detail: reason}))
}

// restart starts another worker, which has read nothing and compared nothing.
func (d *desk) restart() {
	d.asked, d.read, d.holds = map[int]question{}, map[int]string{}, nobody
	d.watch()
	d.worker.Restart()
	d.teach()
	d.fold()
}

// nobody is the pair of a worker that has compared nothing.
var nobody = [2]state.Ref{{Source: -1}, {Source: -1}}

// noticeOf says an error of the engine in the reader's language.
func (d *desk) noticeOf(e *engine.Error) state.Notice {
	w, args := d.model.Words, e.Args
	if e.Code == "engine-stopped" && len(args) == 0 {
		return state.Notice{Code: e.Code, What: w.Say("stopped-early"), Advice: w.Say("advice-engine-stopped"), Detail: e.Detail}
	}
	if e.Code == "engine-stopped" {
		args = []string{state.StageName(w, args[0])}
	}
	advice := ""
	if e.Advice != "" {
		advice = w.Told("advice-", e.Code, e.Advice, nil)
	}
	return state.Notice{Code: e.Code, What: w.Told("error-", e.Code, e.What, args), Advice: advice, Detail: e.Detail}
}

func (d *desk) entries(reading *engine.Reading) []state.Entry {
	entries := make([]state.Entry, len(reading.Entries))
	for i, e := range reading.Entries {
		entries[i] = d.entry(e)
	}
	return entries
}

func (d *desk) entry(e engine.Entry) state.Entry {
	v := e.Version
	return state.Entry{
		Ref: state.Ref(e.Ref), File: d.names[e.Ref.Source],
		Title: v.Title, Label: v.Label, URL: v.URL.String(), Site: v.Series.Source,
		Captured: browser.InZone(v.Captured), When: v.When, Changes: v.Series.Changes, Feed: v.Series.Feed.String(), Language: v.Language,
		Words: e.Words, Blocks: e.Blocks, Opening: e.Opening, Print: e.Print, Outside: left(e),
	}
}

func (d *desk) result(r *engine.Result) state.Result {
	var bytes []state.Sum
	for _, sum := range r.Bytes {
		bytes = append(bytes, state.Sum(sum))
	}
	return state.Result{
		Old: d.entry(r.Old), New: d.entry(r.New), Stats: r.Stats, Rows: r.Rows, Count: r.Changes, Digest: r.Digest, Headline: r.Headline, Rewrite: state.Rewrite{Row: r.Rewrite.Row, Block: r.Rewrite.Block}, Journeys: r.Journeys,
		Complete: r.Complete, Grain: r.Grain, Notes: r.Notes, SameText: r.SameText, SameByte: r.SameByte, Bytes: bytes, Micros: r.Micros, Outside: r.Outside, Pieces: r.Pieces,
	}
}
