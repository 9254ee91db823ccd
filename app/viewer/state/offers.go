package state

import (
	"slices"
	"strings"
)

// What went wrong comes with what to try: each offer is a button that does it.

// An Offer is a button of a notice.
type Offer struct {
	Key string // the message of package words that it says
	Msg Msg
}

// The messages of offers.
type (
	// PasteInstead leads to the box of a side.
	PasteInstead struct{ Side Side }
	// FirstPartPressed reads the first part of a source that is too large.
	FirstPartPressed struct {
		Source int
		Side   Side
	}
	// ReadAgain reads a source once more as it was to be read.
	ReadAgain struct {
		Source int
		Side   Side
	}
	// UnreadAgain reads again what was being read when the engine ended.
	UnreadAgain struct{}
	// ShowRead puts all that was read of a source into the box of its side.
	ShowRead struct{ Source int }
	// RoughPressed compares by paragraph only.
	RoughPressed struct{}
)

func (PasteInstead) msg()     {}
func (FirstPartPressed) msg() {}
func (ReadAgain) msg()        {}
func (UnreadAgain) msg()      {}
func (ShowRead) msg()         {}
func (RoughPressed) msg()     {}

// updateOffers answers the messages of offers; ok is false for others.
func (m Model) updateOffers(msg Msg) (next Model, effects []Effect, ok bool) {
	switch msg := msg.(type) {
	case PasteInstead:
		next, effects = m.pasteInstead(msg.Side)
	case FirstPartPressed:
		m = m.know(Source{ID: msg.Source, Way: Way{Source: msg.Source, Partial: true}})
		next, effects = m.readOnce(msg.Source, msg.Side)
	case ReadAgain:
		next, effects = m.readOnce(msg.Source, msg.Side)
	case UnreadAgain:
		next, effects = m.readUnread()
	case ShowRead:
		next, effects = m.change(msg.Source, "show", func(w *Way) { w.Whole = true })
	case RoughPressed:
		m.Rough = true
		next, effects = m.start()
	default:
		return m, nil, false
	}
	return next, effects, true
}

// pasteInstead leads to a box that a text can be pasted into: that of the side, if it is free.
func (m Model) pasteInstead(side Side) (Model, []Effect) {
	if side == NoSide || m.Panes[side].Entry != nil {
		side = m.emptySide()
	}
	m.Screen, m.Notice = Start, nil
	m.Panes[side].Notice = nil
	if m.Panes[side].Entry != nil && !m.Panes[side].Boxed { // it stays in the list
		m.Panes[side] = Pane{Typed: m.Panes[side].Typed}
	}
	return m, []Effect{SetTitle{""}, Focus{boxID(side)}}
}

// readOnce reads one source as files are read that were dropped on a side.
func (m Model) readOnce(source int, side Side) (Model, []Effect) {
	m = m.begin("drop", side, []slot{{source: source}})
	way := m.Source(source).Way
	way.Source = source
	return m, []Effect{ReadAs{m.batch, 0, way}}
}

// readUnread reads again what was being read when the engine ended.
func (m Model) readUnread() (Model, []Effect) {
	unread := m.unread
	m.unread, m.Notice = nil, nil
	var effects []Effect
	for _, b := range unread {
		var more []Effect
		if b.how == "boxes" {
			m, more = m.compare()
		} else {
			slots := slices.Clone(b.slots)
			m = m.begin(b.how, b.side, slots)
			for i := range slots {
				way := m.Source(slots[i].source).Way
				way.Source = slots[i].source
				slots[i].done = false
				more = append(more, ReadAs{m.batch, i, way})
			}
		}
		effects = append(effects, more...)
	}
	return m, effects
}

// tooMuch are the codes of what is larger than the limits: its first part can be read.
var tooMuch = []string{"file-too-large", "archive-too-large"}

// refused makes a notice of what could not be read, with what to try.
func refused(n Notice, source int, side Side) *Notice {
	switch {
	case n.Code == "unreadable":
		n.Offers = append(n.Offers, Offer{"try-again", ReadAgain{source, side}})
	case slices.Contains(tooMuch, n.Code):
		n.Offers = append(n.Offers, Offer{"offer-first-part", FirstPartPressed{source, side}})
	}
	n.Offers = append(n.Offers, Offer{"offer-paste", PasteInstead{side}})
	return &n
}

// refusals are the notices of a batch as one: the first with its offers, the others named below it.
func refusals(b batch) *Notice {
	var first *Notice
	var others []string
	for _, s := range b.slots {
		switch {
		case s.failed == nil:
		case first == nil:
			first = refused(*s.failed, s.source, b.side)
		default:
			others = append(others, s.failed.What+" "+s.failed.Advice)
		}
	}
	if len(others) > 0 {
		first.More = strings.Join(others, " ")
	}
	return first
}

// bare says of the first version without an article that it has none, and what to try; nil if all have one.
func (m Model) bare(entries []Entry) *Notice {
	for _, e := range entries {
		if e.Blocks > 0 || len(e.Outside) == 0 {
			continue
		}
		name := callOf(e)
		if name == "" {
			name = e.Title
		}
		return &Notice{Code: "no-article", What: m.Words.Say("no-article", name), Advice: m.Words.Say("no-article-advice"),
			Offers: []Offer{{"offer-whole", WholeChosen{e.Ref.Source, true}}, {"offer-show", ShowRead{e.Ref.Source}}}}
	}
	return nil
}
