package state

import (
	"slices"
)

// A Binding says what a key does.
type Binding struct {
	Keys  string // as the table of keys shows them
	Does  string // the key of the message that says what happens
	match func(KeyPressed) bool
	msg   func(Model) Msg
}

// Keys is the table of keys of the comparison. The help panel is drawn from it.
var Keys = []Binding{
	{"n, F7, Alt+↓", "key-next", any(plain("n"), plain("F7"), alt("ArrowDown")), says(NextPressed{})},
	{"p, Shift+F7, Alt+↑", "key-previous", any(plain("p"), shift("F7"), alt("ArrowUp")), says(PreviousPressed{})},
	{"Alt+Home", "key-first", alt("Home"), func(m Model) Msg { return ChangeAsked{m.end(0)} }},
	{"Alt+End", "key-last", alt("End"), func(m Model) Msg { return ChangeAsked{m.end(-1)} }},
	{"m", "key-split-inline", plain("m"), func(m Model) Msg { return ViewChosen{m.otherView()} }},
	{"v", "key-next-view", plain("v"), func(m Model) Msg { return ViewChosen{m.nextView()} }},
	{"c", "key-list", plain("c"), says(ListPressed{})},
	{"Shift+X", "key-unfold", shift("X"), says(UnfoldPressed{})},
	{"s", "key-swap", plain("s"), says(SwapPressed{})},
	{"[", "key-pair-previous", sign("["), says(PairStepped{-1})},
	{"]", "key-pair-next", sign("]"), says(PairStepped{1})},
	{"e", "key-back", plain("e"), says(BackPressed{})},
	{"?", "key-help", func(k KeyPressed) bool { return k.Name == "?" && !k.Ctrl && !k.Alt }, says(HelpPressed{})},
}

func says(msg Msg) func(Model) Msg { return func(Model) Msg { return msg } }

func plain(name string) func(KeyPressed) bool {
	return func(k KeyPressed) bool { return k.Name == name && !k.Ctrl && !k.Alt && !k.Shift }
}

func shift(name string) func(KeyPressed) bool {
	return func(k KeyPressed) bool { return k.Name == name && !k.Ctrl && !k.Alt && k.Shift }
}

func alt(name string) func(KeyPressed) bool {
	return func(k KeyPressed) bool { return k.Name == name && !k.Ctrl && k.Alt && !k.Shift }
}

// sign is a key that some keyboards have behind AltGr, which browsers report as Ctrl and Alt together.
func sign(name string) func(KeyPressed) bool {
	return func(k KeyPressed) bool { return k.Name == name && k.Ctrl == k.Alt }
}

func any(matches ...func(KeyPressed) bool) func(KeyPressed) bool {
	return func(k KeyPressed) bool {
		for _, match := range matches {
			if match(k) {
				return true
			}
		}
		return false
	}
}

// Takes reports whether a key means something here, so that the browser should leave it alone.
func (m Model) Takes(k KeyPressed) bool { return m.meaning(k) != nil }

func (m Model) key(k KeyPressed) (Model, []Effect) {
	if msg := m.meaning(k); msg != nil {
		return m.Update(msg)
	}
	return m, nil
}

// meaning is the message that a key stands for, or nil. In a text field no letter is taken.
func (m Model) meaning(k KeyPressed) Msg {
	switch {
	case k.Name == "Escape" && m.Sheet != NoSheet:
		return SheetLeft{}
	case k.Name == "Escape" && m.Help:
		return HelpPressed{}
	case k.Name == "Escape" && m.Busy.Working():
		return CancelPressed{}
	case k.Name == "Escape" && m.AllOpen && m.Many() && m.Screen == Comparing:
		return VersionsPressed{}
	case k.Name == "Enter" && k.Ctrl && m.Screen == Start:
		return ComparePressed{}
	case m.Screen != Comparing || m.Result == nil || m.Result.Partial || k.Text:
		return nil
	}
	for _, binding := range Keys {
		if binding.match(k) {
			return binding.msg(m)
		}
	}
	return nil
}

func (m Model) otherView() View {
	if m.Layout() == "split" {
		return Inline
	}
	return SideBySide
}

func (m Model) nextView() View {
	at := slices.Index(Views, m.Seen())
	return Views[(at+1)%len(Views)]
}

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
	m.Focus = number
	change := m.Result.Changes[number-1]
	place, all := m.Place()
	said := before + m.Words.Say("change-said", place, all, change.Block, m.Words.Say("kind-"+change.Kind))
	return m, []Effect{ScrollTo{change.ID}, Announce{said}}
}
