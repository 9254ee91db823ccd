package state

import (
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
	side    Side // of a box
	source  int  // of a file
	done    bool
	blank   bool // it may be empty
	entries []Entry
	notes   []article.Note
	failed  *Notice
}

// given starts reading what arrived.
func (m Model) given(msg Given) (Model, []Effect) {
	if len(msg.Sources) == 0 {
		return m, nil
	}
	slots := make([]slot, len(msg.Sources))
	for i, source := range msg.Sources {
		slots[i].source = source
	}
	m = m.begin(msg.How, msg.Side, slots)
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
	got.side, got.source, got.blank, got.done = b.slots[i].side, b.slots[i].source, b.slots[i].blank, true
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
	case "link":
		return m.settleLink(b)
	case "boxes":
		return m.settleBoxes(b)
	case "revive", "revive and compare":
		return m.settleRevived(b)
	case "host":
		return m.settleHost(b)
	case "again", "pick", "show":
		return m.settleAgain(b)
	case "recent":
		return m.settleRecent(b)
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
		m = m.shelve(s.entries)
	}
	m = m.afresh()
	m.Order = NoOrder
	for _, s := range b.slots {
		if s.failed != nil {
			return m, []Effect{Announce{s.failed.What}}
		}
	}
	return m.start()
}

// settle puts what was read from files into the list and on the sides. After a drop or a choice that fills both sides
// the comparison starts by itself.
func (m Model) settle(b batch) (Model, []Effect) {
	if next, effects, ok := m.takeBlank(b); ok {
		return next, effects
	}
	var entries []Entry
	sources := 0
	for i := range b.slots {
		entries = append(entries, b.slots[i].entries...)
		if len(b.slots[i].entries) > 0 {
			sources++
		}
	}
	if failed := refusals(b); failed != nil && m.Notice == nil {
		m.Notice = failed
	}
	if len(entries) == 0 {
		return m, m.announced()
	}
	m = m.leaveBlank().shelve(entries).join(entries, b.side, sources).afresh()
	m.Rough = false
	if m.Notice == nil {
		m.Notice = m.bare(entries)
	}
	m.AllOpen = m.AllOpen || m.Wide && len(entries) > 2 && b.how != "sample" // there the rows come first
	if several := m.severalArticles(b); len(several) > 0 {
		m.unchosen, m.waits = several[1:], b.how != "paste"
		return m.choose(several[0])
	}
	if b.how == "paste" && m.Screen == Start || m.Panes[Old].Entry == nil || m.Panes[New].Entry == nil {
		return m, m.announced()
	}
	notice := m.Notice
	next, effects := m.start()
	if next.Notice == nil {
		next.Notice = notice
	}
	return next, effects
}

// remove takes the version off a side and out of the list. What was typed in the side's box before comes to light again.
func (m Model) remove(side Side) (Model, []Effect) {
	effects := []Effect{Focus{boxID(side)}}
	if entry := m.Panes[side].Entry; entry != nil {
		m = m.unshelve(entry.Ref)
		effects = append(effects, m.letGo(entry.Ref)...)
	}
	m.Panes[side] = Pane{Typed: m.Panes[side].Typed}
	m.Order = NoOrder
	return m, effects
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

// start compares the two sides; one that is empty is read as that first, and if both are, it says so. A side that was
// read under other rules against noise than the reader has chosen is read again first.
func (m Model) start() (Model, []Effect) {
	m, _ = m.takePair()
	if m.Panes[Old].Entry == nil || m.Panes[New].Entry == nil {
		return m.startBlank()
	}
	if again, effects := m.requiet(); len(effects) > 0 {
		return again, effects
	}
	m.Job++
	m.Share = Share{Open: m.Share.Open} // it gets the link of the new one
	m.Busy, m.Notice = Busy{Stage: "aligning"}, nil
	m.Shown = m.Layout()
	m, refusal := m.refusePair()
	return m, append(refusal, Compare{m.Job, m.Panes[Old].Entry.Ref, m.Panes[New].Entry.Ref, m.Shown})
}

// boxID is the element that holds a side's text.
func boxID(side Side) string {
	if side == Old {
		return "box-old"
	}
	return "box-new"
}
