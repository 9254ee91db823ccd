package state

import (
	"slices"
)

// step goes to the next or the previous change of those that count, and around at the ends. While changes are still
// coming it waits for them.
func (m Model) step(by int) (Model, []Effect) {
	if m.Result != nil && !m.Result.Listed {
		m.steps = by // the first of them lands when all have come
		return m, nil
	}
	shown := m.Shows()
	if len(shown) == 0 {
		return m, nil
	}
	// at is the first of them that is not before the current change.
	at, exact := slices.BinarySearch(shown, m.Focus)
	next := at + by
	if by > 0 && !exact {
		next = at
	}
	switch {
	case next >= len(shown):
		return m.land(shown[0], m.Words.Say("back-to-first")+" ")
	case next < 0 && m.Focus > 0:
		return m.land(shown[len(shown)-1], m.Words.Say("back-to-last")+" ")
	case next < 0:
		return m.land(shown[len(shown)-1], "")
	}
	return m.land(shown[next], "")
}

func (m Model) goTo(number int) (Model, []Effect) {
	if m.Result == nil || number < 1 || number > len(m.Result.Changes) {
		return m, nil
	}
	m, closing := m.leaveSheet()
	m, effects := m.land(number, "")
	return m, append(closing, effects...)
}

// land makes a change the current one, shows it and says what it is.
func (m Model) land(number int, before string) (Model, []Effect) {
	m.Focus, m.away = number, false
	return m, []Effect{ScrollTo{m.Result.Changes[number-1].ID}, Announce{before + m.ChangeSaid()}}
}

// ChangeSaid says where the current change is, and of which kind.
func (m Model) ChangeSaid() string {
	change := m.Result.Changes[m.Focus-1]
	place, all := m.Place()
	if m.dims(&change) {
		return m.Words.Say("dimmed-said", change.Block, m.Words.Say("kind-"+change.Kind))
	}
	return m.Words.Say("change-said", place, all, change.Block, m.Words.Say("kind-"+change.Kind))
}
