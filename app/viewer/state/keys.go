package state

import (
	"slices"

	"github.com/stet-diff/stet/app/compare"
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
	{"n, F7, Alt+↓", "key-next", anyOf(plain("n"), plain("F7"), alt("ArrowDown")), says(NextPressed{})},
	{"p, Shift+F7, Alt+↑", "key-previous", anyOf(plain("p"), shift("F7"), alt("ArrowUp")), says(PreviousPressed{})},
	{"Alt+Home", "key-first", alt("Home"), func(m Model) Msg { return ChangeAsked{m.end(0)} }},
	{"Alt+End", "key-last", alt("End"), func(m Model) Msg { return ChangeAsked{m.end(-1)} }},
	{"j", "key-row-next", plain("j"), says(Ask{"hostStep", "1"})},
	{"k", "key-row-previous", plain("k"), says(Ask{"hostStep", "-1"})},
	{"Enter", "key-enter", never, says(nil)},
	{"Esc", "key-escape", never, says(nil)},
	{"m", "key-split-inline", plain("m"), func(m Model) Msg { return ViewChosen{m.otherView()} }},
	{"v", "key-next-view", plain("v"), func(m Model) Msg { return ViewChosen{m.nextView()} }},
	{"Shift+←, Shift+→", "key-cell", anyOf(shift("ArrowLeft"), shift("ArrowRight")), nil},
	{"F6", "key-pane", plain("F6"), says(Ask{"hostPane", "1"})},
	{"s", "key-swap", plain("s"), says(SwapPressed{})},
	{"[", "key-pair-previous", sign("["), says(PairStepped{-1})},
	{"]", "key-pair-next", sign("]"), says(PairStepped{1})},
	{"x", "key-fold", plain("x"), says(Ask{"hostOpenFold", ""})},
	{"Shift+X", "key-unfold", shift("X"), says(UnfoldPressed{})},
	{"g", "key-grain", plain("g"), func(m Model) Msg { return GrainChosen{m.nextGrain()} }},
	{"/", "key-find", sign("/"), says(PanelPressed{FindPanel})},
	{"c", "key-list", plain("c"), says(ListPressed{})},
	{"i", "key-ignore", plain("i"), says(Ask{"hostMenu", "ignore"})},
	{",", "key-settings", sign(","), says(PanelPressed{SettingsPanel})},
	{"e", "key-back", plain("e"), says(BackPressed{})},
	{"?", "key-help", sign("?"), says(HelpPressed{})},
}

// Ask has the page do something by itself, with what the reader looks at: go a row on, open the fold there.
type Ask struct{ Name, Arg string }

func (Ask) msg()    {}
func (Ask) effect() {}

func says(msg Msg) func(Model) Msg { return func(Model) Msg { return msg } }

func plain(name string) func(KeyPressed) bool {
	return func(k KeyPressed) bool { return k.Name == name && !k.Ctrl && !k.Alt && !k.Shift }
}

func shift(name string) func(KeyPressed) bool {
	return func(k KeyPressed) bool { return k.Name == name && !k.Ctrl && !k.Alt && k.Shift }
}

// sign is a key that some keyboards have behind Shift or behind AltGr, which browsers report as Ctrl and Alt together.
func sign(name string) func(KeyPressed) bool {
	return func(k KeyPressed) bool { return k.Name == name && k.Ctrl == k.Alt }
}

func never(KeyPressed) bool { return false }

func alt(name string) func(KeyPressed) bool {
	return func(k KeyPressed) bool { return k.Name == name && !k.Ctrl && k.Alt && !k.Shift }
}

func anyOf(matches ...func(KeyPressed) bool) func(KeyPressed) bool {
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
	case k.Name == "Escape":
		return m.escape()
	case k.Name == "Enter" && k.Ctrl && m.Screen == Start:
		return ComparePressed{}
	case m.Screen != Comparing || m.Result == nil || k.Text:
		return nil
	case m.NoLetters && isLetter(k), m.host != nil && k.Name == "/": // find is the page's around an embed
		return nil
	}
	for _, binding := range Keys {
		if binding.match(k) {
			return binding.meant(m, k)
		}
	}
	return nil
}

// meant is the message of a binding; the arrows of the cells differ by the key.
func (b Binding) meant(m Model, k KeyPressed) Msg {
	if b.msg == nil {
		return Ask{"hostCell", k.Name}
	}
	return b.msg(m)
}

// escape is what Escape leaves, the innermost first: a panel, what is being worked on, a move, the
// list of versions.
func (m Model) escape() Msg {
	switch {
	case m.Sheet != NoSheet:
		return SheetLeft{}
	case m.Share.Open:
		return SharePressed{}
	case m.OpenPanel() != "":
		return PanelPressed{m.OpenPanel()}
	case m.Busy.Working():
		return CancelPressed{}
	case m.away: // before the list of versions, which stands open from the start
		return MoveLeft{}
	case m.AllOpen && m.Many() && m.Screen == Comparing:
		return VersionsPressed{}
	}
	return nil
}

// isLetter reports whether a key is a single sign, which the reader can turn off.
func isLetter(k KeyPressed) bool {
	return len([]rune(k.Name)) == 1 && k.Ctrl == k.Alt
}

func (m Model) nextGrain() compare.Grain { return (m.Grain + 1) % compare.Grain(len(Grains)) }

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
