package state

import (
	"fmt"
	"slices"
	"time"
)

// Recent comparisons are kept on this device, if the reader asks for it: at most 20, or 50 MB. Turning it off erases
// them.

// Kept is one comparison that is kept.
type Kept struct {
	ID, Title, Old, New string
	When                time.Time
	Size                int64 // bytes of its inputs
}

// The messages about recent comparisons.
type (
	// RecentTurned turns the keeping on or off.
	RecentTurned struct{ On bool }
	// RecentListed says what is kept, the newest first.
	RecentListed struct{ Kept []Kept }
	// RecentAsked opens a comparison that is kept.
	RecentAsked struct{ ID string }
	// RecentOpened brings it: its sources are there again.
	RecentOpened struct{ Saved Saved }
	// RecentForgotten lets go of one; without an ID of all.
	RecentForgotten struct{ ID string }
	// RecentRefused says that storage is refused, and why.
	RecentRefused struct{ Reason string }
)

func (RecentTurned) msg()    {}
func (RecentListed) msg()    {}
func (RecentAsked) msg()     {}
func (RecentOpened) msg()    {}
func (RecentForgotten) msg() {}
func (RecentRefused) msg()   {}

// The effects: each ends in RecentListed, RecentOpened or RecentRefused.
type (
	// ListRecent asks what is kept.
	ListRecent struct{}
	// KeepRecent keeps a comparison.
	KeepRecent struct {
		Kept    Kept
		Sources []int
		State   Saved
	}
	// OpenRecent asks for a comparison that is kept.
	OpenRecent struct{ ID string }
	// ForgetRecent lets go of one that is kept.
	ForgetRecent struct{ ID string }
	// EraseRecent lets go of all.
	EraseRecent struct{}
)

func (ListRecent) effect()   {}
func (KeepRecent) effect()   {}
func (OpenRecent) effect()   {}
func (ForgetRecent) effect() {}
func (EraseRecent) effect()  {}

// updateRecent answers the messages about recent comparisons; ok is false for others.
func (m Model) updateRecent(msg Msg) (next Model, effects []Effect, ok bool) {
	switch msg := msg.(type) {
	case RecentTurned:
		m.Recent, m.Kept = msg.On, nil
		if !msg.On {
			return m, []Effect{EraseRecent{}}, true
		}
		return m, append([]Effect{ListRecent{}}, m.keeping()...), true
	case RecentListed:
		if m.Recent {
			m.Kept = msg.Kept
		}
	case RecentAsked:
		return m, []Effect{OpenRecent{msg.ID}}, true
	case RecentOpened:
		next, effects = m.reopened(msg.Saved)
		return next, effects, true
	case RecentForgotten:
		if msg.ID == "" {
			m.Kept = nil
			return m, []Effect{EraseRecent{}}, true
		}
		return m, []Effect{ForgetRecent{msg.ID}}, true
	case RecentRefused:
		if !m.Recent {
			return m, nil, true // nothing was kept, and nothing is to be erased
		}
		m.Recent, m.Kept = false, nil
		m.Notice = &Notice{Code: "storage", What: m.Words.Say("recent-refused"), Advice: m.Words.Say("recent-refused-advice"), Detail: msg.Reason}
		return m, []Effect{Announce{m.Notice.What}}, true
	default:
		return m, nil, false
	}
	return m, nil, true
}

// keeping keeps the comparison on the page, if comparisons are kept.
func (m Model) keeping() []Effect {
	old, new := m.Panes[Old].Entry, m.Panes[New].Entry
	if !m.Recent || m.Screen != Comparing || m.Result == nil || !m.Result.Listed || m.Tray || old == nil || new == nil || old.Ref == new.Ref {
		return nil
	}
	saved := Saved{Comparing: true, Versions: []Ref{old.Ref, new.Ref}, Sides: [2]*Ref{&old.Ref, &new.Ref}, Keep: m.Keep}
	sources := []int{old.Ref.Source}
	if new.Ref.Source != old.Ref.Source {
		sources = append(sources, new.Ref.Source)
	}
	for _, id := range sources {
		if way := m.Source(id).Way; !way.free() {
			saved.Ways = append(saved.Ways, way)
		}
	}
	kept := Kept{ID: fmt.Sprintf("%x-%x", old.Print, new.Print), Title: new.Title, Old: callOf(*old), New: callOf(*new)}
	return []Effect{KeepRecent{kept, sources, saved}}
}

// callOf is what tells a version apart in a list; nothing if nothing does.
func callOf(e Entry) string {
	if e.File != "" {
		return e.File
	}
	return e.Label
}

// reopened reads the sources of a comparison that was kept.
func (m Model) reopened(saved Saved) (Model, []Effect) {
	m.Keep = saved.Keep
	var slots []slot
	var effects []Effect
	for _, ref := range saved.Versions {
		if !slices.ContainsFunc(slots, func(s slot) bool { return s.source == ref.Source }) {
			effects = append(effects, saved.read(m.batch+1, len(slots), ref.Source))
			slots = append(slots, slot{source: ref.Source})
		}
	}
	if len(slots) == 0 {
		return m, nil
	}
	m.saved = saved
	return m.begin("recent", NoSide, slots), effects
}

// settleRecent puts what was kept into the list and on its sides, and compares it.
func (m Model) settleRecent(b batch) (Model, []Effect) {
	saved := m.saved
	m.saved = Saved{}
	for _, s := range b.slots {
		if s.failed != nil {
			m.Notice = s.failed
			return m, m.announced()
		}
		for _, e := range s.entries {
			if slices.Contains(saved.Versions, e.Ref) {
				m = m.shelve([]Entry{e})
			}
		}
	}
	for side, ref := range saved.Sides {
		if ref == nil || m.placeOf(*ref) < 0 {
			return m, nil
		}
		m.put(Side(side), m.placeOf(*ref))
	}
	m.Order = NoOrder
	return m.afresh().start()
}
