package state

import (
	"fmt"
	"slices"

	"github.com/stet-diff/stet/app/article"
)

// A batch is inputs that arrived together. They are put on their sides when all of them have been read.
type batch struct {
	id    int
	how   string // as in Given; "boxes" for the texts typed into the two boxes, "revive" for what was there before
	side  Side
	slots []slot
}

// A slot is one input of a batch and what came of it.
type slot struct {
	side    Side // of a box, or of a version that was there before
	index   int  // of that version
	done    bool
	entries []Entry
	notes   []article.Note
	failed  *Notice
}

// given starts reading what arrived.
func (m Model) given(msg Given) (Model, []Effect) {
	if len(msg.Sources) == 0 {
		return m, nil
	}
	m = m.begin(msg.How, msg.Side, make([]slot, len(msg.Sources)))
	var effects []Effect
	for i, source := range msg.Sources {
		effects = append(effects, Read{m.batch, i, source})
	}
	return m, effects
}

func (m Model) begin(how string, side Side, slots []slot) Model {
	m.batch++
	m.batches = append(append([]batch(nil), m.batches...), batch{m.batch, how, side, slots})
	m.Busy, m.Notice = Busy{Stage: "reading"}, nil
	return m
}

// compare reads the boxes that have not been read, and then compares.
func (m Model) compare() (Model, []Effect) {
	var slots []slot
	for side := range m.Panes {
		if pane := m.Panes[side]; pane.Entry == nil && pane.Typed {
			slots = append(slots, slot{side: Side(side)})
		}
	}
	if len(slots) == 0 {
		return m.start()
	}
	m = m.begin("boxes", NoSide, slots)
	var effects []Effect
	for i, s := range slots {
		effects = append(effects, ReadBox{m.batch, i, s.side})
	}
	return m, effects
}

// read notes what came of one input, and settles its batch when that was the last.
func (m Model) read(id, i int, got slot) (Model, []Effect) {
	at := m.find(id)
	if at < 0 || i >= len(m.batches[at].slots) || m.batches[at].slots[i].done {
		return m, nil
	}
	b := m.batches[at]
	b.slots = append([]slot(nil), b.slots...)
	got.entries = noted(got.entries, got.notes)
	got.side, got.index, got.done = b.slots[i].side, b.slots[i].index, true
	b.slots[i] = got
	m.batches = append([]batch(nil), m.batches...)
	m.batches[at] = b
	for _, s := range b.slots {
		if !s.done {
			return m, nil
		}
	}
	m.batches = append(m.batches[:at], m.batches[at+1:]...)
	if len(m.batches) == 0 {
		m.Busy = Busy{}
	}
	switch b.how {
	case "boxes":
		return m.settleBoxes(b)
	case "revive", "revive and compare":
		return m.settleRevived(b)
	}
	return m.settle(b)
}

// noted gives each version the notes of the source it was read from.
func noted(entries []Entry, notes []article.Note) []Entry {
	entries = slices.Clone(entries)
	for i := range entries {
		entries[i].Notes = notes
	}
	return entries
}

func (m Model) find(id int) int {
	for i := range m.batches {
		if m.batches[i].id == id {
			return i
		}
	}
	return -1
}

// settleBoxes puts what was read from the boxes on their sides, and compares if nothing is missing.
func (m Model) settleBoxes(b batch) (Model, []Effect) {
	for _, s := range b.slots {
		pane := &m.Panes[s.side]
		switch other := &m.Panes[s.side.Other()]; {
		case s.failed != nil:
			pane.Notice = s.failed
		case len(s.entries) >= 2 && !other.Filled():
			pane.Entry, pane.Boxed = &s.entries[0], false
			other.Entry, other.Notice = &s.entries[len(s.entries)-1], nil
			if s.side == New {
				pane.Entry, other.Entry = other.Entry, pane.Entry
			}
		case len(s.entries) > 0:
			pane.Entry, pane.Boxed = &s.entries[0], true
		}
	}
	for _, s := range b.slots {
		if s.failed != nil {
			return m, []Effect{Announce{s.failed.What}}
		}
	}
	return m.start()
}

// settle puts what was read from files on the sides: one on the side it was meant for or an empty one, two or more
// by the time they were captured. After a drop or a choice that fills both sides the comparison starts by itself.
func (m Model) settle(b batch) (Model, []Effect) {
	var entries []Entry
	for i := range b.slots {
		entries = append(entries, b.slots[i].entries...)
		if failed := b.slots[i].failed; failed != nil && m.Notice == nil {
			m.Notice = failed
		}
	}
	switch {
	case len(entries) == 0:
		return m, m.announced()
	case len(entries) == 1:
		side := b.side
		if side == NoSide {
			side = m.emptySide()
		}
		m.Panes[side].Entry, m.Panes[side].Boxed, m.Panes[side].Notice = &entries[0], false, nil
	default:
		sortByTime(entries)
		m.Panes[Old] = Pane{Typed: m.Panes[Old].Typed, Entry: &entries[0]}
		m.Panes[New] = Pane{Typed: m.Panes[New].Typed, Entry: &entries[len(entries)-1]}
		if n := len(entries); n > 2 && m.Notice == nil {
			m.Notice = &Notice{Code: "many-versions", What: fmt.Sprintf("%d versions were found.", n),
				Advice: "The first stands on the older side and the last on the newer."}
		}
	}
	if b.how == "paste" || m.Panes[Old].Entry == nil || m.Panes[New].Entry == nil {
		return m, m.announced()
	}
	notice := m.Notice
	next, effects := m.start()
	if next.Notice == nil {
		next.Notice = notice
	}
	return next, effects
}

func (m Model) announced() []Effect {
	if m.Notice == nil {
		return nil
	}
	return []Effect{Announce{m.Notice.What}}
}

// emptySide is where a version goes that was meant for no side: the older one first, and the newer one if both are
// taken.
func (m Model) emptySide() Side {
	if m.Panes[Old].Filled() {
		return New
	}
	return Old
}

// sortByTime puts versions in the order they were captured if all times are known, else leaves them as they came.
func sortByTime(entries []Entry) {
	for _, e := range entries {
		if e.Captured.IsZero() {
			return
		}
	}
	for i := 1; i < len(entries); i++ {
		for j := i; j > 0 && entries[j].Captured.Before(entries[j-1].Captured); j-- {
			entries[j], entries[j-1] = entries[j-1], entries[j]
		}
	}
}

// start compares the two sides, or says which one is empty.
func (m Model) start() (Model, []Effect) {
	for side, name := range []string{"older", "newer"} {
		if pane := &m.Panes[side]; pane.Entry == nil {
			pane.Notice = &Notice{
				Code:   "empty",
				What:   "The " + name + " version is empty.",
				Advice: "Paste its text here, or open a file.",
			}
			return m, []Effect{Announce{pane.Notice.What}, Focus{boxID(Side(side))}}
		}
	}
	m.Job++
	m.Busy, m.Notice = Busy{Stage: "aligning"}, nil
	m.Shown = m.Layout()
	return m, []Effect{Compare{m.Job, m.Panes[Old].Entry.Ref, m.Panes[New].Entry.Ref, m.Shown}}
}

// boxID is the element that holds a side's text.
func boxID(side Side) string {
	if side == Old {
		return "box-old"
	}
	return "box-new"
}
