package state

import "slices"

// Saved is what of a Model outlives the program: which versions stand where, and the reader's choices. The texts
// themselves are kept by the page.
type Saved struct {
	Versions  []Ref   // all but those that were read from the boxes that stand there
	ByHand    bool    // the reader has ordered them
	Ways      []Way   // of the sources that are read otherwise than the engine would
	Sides     [2]*Ref // versions from files and rich pastes; nil: the box
	Comparing bool    // a comparison was shown or being made
	View      View
	Theme     Theme
	Keep      string `json:",omitempty"` // the rules against noise that are off
	Taken     Taken  // into the articles
}

// Saved returns what is to be kept.
func (m Model) Saved() Saved {
	saved := Saved{Comparing: m.Screen == Comparing || m.Busy.Stage != "" && len(m.batches) == 0, View: m.View, Theme: m.Theme, Keep: m.Keep, Taken: m.Taken}
	for side, pane := range m.Panes {
		if pane.Entry != nil && !pane.Boxed {
			ref := pane.Entry.Ref
			saved.Sides[side] = &ref
		}
	}
	saved.ByHand = m.byHand
	for _, s := range m.Sources {
		if !s.Way.free() {
			saved.Ways = append(saved.Ways, s.Way)
		}
	}
	for i, v := range m.Versions {
		if at := [2]int{m.On(Old), m.On(New)}; !(at[Old] == i && m.Panes[Old].Boxed || at[New] == i && m.Panes[New].Boxed) {
			saved.Versions = append(saved.Versions, v.Ref)
		}
	}
	return saved
}

// read asks for a source as it was read before.
func (s Saved) read(batch, slot, source int) Effect {
	for _, way := range s.Ways {
		if way.Source == source {
			return ReadAs{batch, slot, way}
		}
	}
	return Read{batch, slot, source}
}

// free reports whether a way leaves everything to the engine.
func (w Way) free() bool {
	return len(w.Pick) == 0 && w.As == "" && w.Charset == "" && len(w.Splits) == 0 && !w.Whole && !w.Partial && !w.Blank && w.Keep == ""
}

// revived reads again what stood on the sides, and then compares if a comparison was shown.
func (m Model) revived(msg Revived) (Model, []Effect) {
	m.View, m.Theme, m.Keep, m.Taken = msg.Saved.View, msg.Saved.Theme, msg.Saved.Keep, msg.Saved.Taken
	effects := []Effect{UseTheme{m.Theme}}
	how := "revive"
	if msg.Saved.Comparing {
		how = "revive and compare"
	}
	var slots []slot
	var more []Effect
	var sources []int
	for _, ref := range msg.Saved.Versions {
		if !slices.Contains(sources, ref.Source) {
			more = append(more, msg.Saved.read(m.batch+1, len(slots), ref.Source))
			slots, sources = append(slots, slot{source: ref.Source}), append(sources, ref.Source)
		}
	}
	m.saved = msg.Saved
	if len(slots) > 0 {
		m = m.begin(how, NoSide, slots)
	} else if msg.Saved.Comparing {
		m, more = m.compare()
	}
	if msg.Reason == Updated {
		return m, append(effects, more...)
	}
	m.Notice = &Notice{Code: "revived", What: m.Words.Say("revived"), Advice: m.Words.Say("texts-kept"), Detail: msg.Reason}
	return m, append(append(effects, more...), Announce{m.Notice.What})
}

// settleRevived puts the versions back into the list, and on the sides where they stood.
func (m Model) settleRevived(b batch) (Model, []Effect) {
	saved := m.saved
	m.saved, m.byHand = Saved{}, saved.ByHand
	all := map[Ref]Entry{}
	for _, s := range b.slots {
		if s.failed != nil && m.Notice == nil {
			m.Notice = s.failed
		}
		for _, e := range s.entries {
			all[e.Ref] = e
		}
	}
	for _, ref := range saved.Versions {
		if entry, ok := all[ref]; ok {
			m.arrivals++
			entry.came = m.arrivals
			m.Versions = append(slices.Clip(m.Versions), entry)
		}
	}
	for side, ref := range saved.Sides {
		if ref == nil {
			continue
		}
		if at := m.placeOf(*ref); at >= 0 {
			m.put(Side(side), at)
		}
	}
	if b.how == "revive" {
		return m, nil
	}
	notice := m.Notice
	m, effects := m.compare()
	if m.Notice == nil {
		m.Notice = notice
	}
	return m, effects
}
