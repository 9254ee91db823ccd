package state

// A side may be empty: then everything was added or removed, and the page says so. The engine reads nothing as a version
// of no paragraphs, but only where it is asked to: alone, an empty file is refused.

// startBlank takes a side that is empty beside one that is not for an empty version. It says so if both are.
func (m Model) startBlank() (Model, []Effect) {
	side, name := Old, "older-empty"
	if m.Panes[Old].Entry != nil {
		side, name = New, "newer-empty"
	}
	if m.Panes[side.Other()].Entry != nil {
		m = m.begin("boxes", NoSide, []slot{{side: side}})
		return m, []Effect{ReadBox{m.batch, 0, side}}
	}
	m.Panes[side].Notice = &Notice{Code: "empty", What: m.Words.Say(name), Advice: m.Words.Say("empty-advice")}
	return m, []Effect{Announce{m.Panes[side].Notice.What}, Focus{boxID(side)}}
}

// blank reports whether the side is an empty version only because its box is.
func (p Pane) blank() bool { return p.Entry != nil && p.Boxed && !p.Typed }

// leaveBlank takes versions of empty boxes off the sides and out of the list: something has come that can stand there.
func (m Model) leaveBlank() Model {
	for side, pane := range m.Panes {
		if pane.blank() {
			m = m.unshelve(pane.Entry.Ref)
			m.Panes[side].Entry, m.Panes[side].Boxed = nil, false
		}
	}
	return m
}

// takeBlank reads again the one of two files that is empty, as an empty version; ok is false for all others.
func (m Model) takeBlank(b batch) (next Model, effects []Effect, ok bool) {
	if len(b.slots) != 2 {
		return m, nil, false
	}
	for i, s := range b.slots {
		if s.failed == nil || s.failed.Code != "empty" || s.blank || len(b.slots[1-i].entries) != 1 {
			continue
		}
		slots := append([]slot(nil), b.slots...)
		slots[i] = slot{source: s.source, blank: true}
		m = m.begin(b.how, b.side, slots)
		way := m.Source(s.source).Way
		way.Source, way.Blank = s.source, true
		return m, []Effect{ReadAs{m.batch, i, way}}, true
	}
	return m, nil, false
}
