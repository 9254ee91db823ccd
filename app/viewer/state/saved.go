package state

// Saved is what of a Model outlives the program: which versions stand where, and the reader's choices. The texts
// themselves are kept by the page.
type Saved struct {
	Sides     [2]*Ref // versions from files and rich pastes; nil: the box
	Comparing bool    // a comparison was shown or being made
	View      View
	Theme     Theme
}

// Saved returns what is to be kept.
func (m Model) Saved() Saved {
	saved := Saved{Comparing: m.Screen == Comparing || m.Busy.Stage != "" && len(m.batches) == 0, View: m.View, Theme: m.Theme}
	for side, pane := range m.Panes {
		if pane.Entry != nil && !pane.Boxed {
			ref := pane.Entry.Ref
			saved.Sides[side] = &ref
		}
	}
	return saved
}

// revived reads again what stood on the sides, and then compares if a comparison was shown.
func (m Model) revived(msg Revived) (Model, []Effect) {
	m.View, m.Theme = msg.Saved.View, msg.Saved.Theme
	effects := []Effect{UseTheme{m.Theme}}
	how := "revive"
	if msg.Saved.Comparing {
		how = "revive and compare"
	}
	var slots []slot
	var more []Effect
	for side, ref := range msg.Saved.Sides {
		if ref != nil {
			more = append(more, Read{m.batch + 1, len(slots), ref.Source})
			slots = append(slots, slot{side: Side(side), index: ref.Index})
		}
	}
	if len(slots) > 0 {
		m = m.begin(how, NoSide, slots)
	} else if msg.Saved.Comparing {
		m, more = m.compare()
	}
	m.Notice = &Notice{Code: "revived", What: "Stet stopped and was started again.", Advice: "Your texts are kept.", Detail: msg.Reason}
	return m, append(append(effects, more...), Announce{m.Notice.What})
}

// settleRevived puts the versions back on the sides where they stood.
func (m Model) settleRevived(b batch) (Model, []Effect) {
	for _, s := range b.slots {
		pane := &m.Panes[s.side]
		switch {
		case s.failed != nil:
			pane.Notice = s.failed
		case s.index < len(s.entries):
			pane.Entry, pane.Boxed = &s.entries[s.index], false
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
