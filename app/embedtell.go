package app

import (
	"encoding/json"
	"slices"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// report tells the page around the viewer what a message changed, if it changed something.
func (d *desk) report(msg state.Msg, was state.Model) {
	if !d.guest.hosted {
		return
	}
	now := d.model
	switch msg := msg.(type) {
	case state.Progressed:
		if now.Busy.Working() {
			d.tell(told{"type": "progress", "stage": msg.Stage, "done": msg.Done, "total": msg.Total})
		}
	case state.Listed:
		if msg.Job == now.Job && now.Result != nil {
			d.ask(engine.Request{Export: &engine.Export{Format: "json", Ignore: d.model.Ignored()}}, question{kind: hostKind, job: now.Job}, 0)
		}
	}
	if now.View != was.View && !d.guest.ordered {
		d.tell(told{"type": "view", "view": viewName(now.View)})
	}
	if now.Focus != was.Focus && now.Focus > 0 {
		change := now.Result.Changes[now.Focus-1]
		place, all := now.Place()
		d.tell(told{"type": "change", "id": change.ID, "index": place, "total": all, "kind": change.Kind})
	}
	_, died := msg.(state.EngineDied)
	d.reportTrouble(was, died)
}

// reportTrouble tells of a notice. Where the page waits for a comparison, and none is being made any more, that is its
// answer; so is giving up.
func (d *desk) reportTrouble(was state.Model, died bool) {
	now := d.model
	ended := d.guest.waiting && was.Busy.Working() && !now.Busy.Working()
	switch {
	case now.Notice != was.Notice && now.Notice != nil && ended:
		d.guest.waiting = false
		d.refuse(d.guest.id, *now.Notice)
	case now.Notice != was.Notice && now.Notice != nil:
		d.tell(told{"type": "notice", "code": now.Notice.Code, "message": now.Notice.What + " " + now.Notice.Advice})
	case d.guest.waiting && !now.Busy.Working() && died:
		d.guest.waiting = false
		d.refuse(d.guest.id, state.Notice{Code: "engine-stopped", What: d.model.Words.Say("embed-stopped")})
	case ended && now.Job != was.Job:
		d.guest.waiting = false
		d.refuse(d.guest.id, state.Notice{Code: "cancelled", What: d.model.Words.Say("embed-cancelled")})
	}
}

// refuse answers a request of the page by what went wrong.
func (d *desk) refuse(id int, n state.Notice) {
	message := told{"type": "error", "id": id, "code": n.Code, "message": trimmed(n.What + " " + n.Advice)}
	for side, name := range []string{"old", "new"} {
		if pane := d.model.Panes[side].Notice; pane != nil && pane.Code == n.Code && pane.What == n.What {
			message["side"] = name
		}
	}
	d.tell(message)
}

func trimmed(text string) string {
	for len(text) > 0 && text[len(text)-1] == ' ' {
		text = text[:len(text)-1]
	}
	return text
}

// noFile is handFile where the file could not be written.
func (d *desk) noFile(q question, n state.Notice) {
	if q.job == 0 {
		d.refuse(q.batch, n)
		return
	}
	d.handFile(q, nil, browser.Bytes{})
}

// handFile gives the page a file it asked for, or the result of a comparison with its data.
func (d *desk) handFile(q question, f *engine.File, bytes browser.Bytes) {
	if q.job == 0 && f != nil {
		d.tellWith(told{"type": "file", "id": q.batch, "format": f.Format, "media": f.Type, "name": f.Name}, bytes)
		return
	}
	if q.job != d.model.Job || d.model.Result == nil {
		return // there is a newer one
	}
	r := d.model.Result
	ids := make([]string, len(r.Changes))
	for i, change := range r.Changes {
		ids[i] = change.ID
	}
	same := ""
	if r.SameByte {
		same = "bytes"
	} else if r.SameText {
		same = "text"
	}
	d.tellWith(told{"type": "result", "id": d.guest.id, "stats": json.RawMessage(render.StatsJSON(r.Stats)), "complete": r.Complete,
		"changes": ids, "title": r.New.Title, "notes": article.Sentences(slices.Concat(r.Old.Notes, r.New.Notes, r.Notes)), "same": same}, bytes)
	if d.guest.waiting = false; d.guest.change != "" {
		d.guest.ordered = true
		d.goTo(d.guest.change)
		d.guest.ordered = false
	}
}

func viewName(v state.View) string {
	if v == state.Auto {
		return "auto"
	}
	return string(v)
}
