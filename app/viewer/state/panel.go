package state

// The panels: parts of the page that open above the rows. At most one is open; the browser's way back closes it.
const (
	KeysPanel     = "keys"
	FindPanel     = "find"
	SettingsPanel = "settings"
	MovePanel     = "move" // the two places of a move side by side
)

// PanelPressed opens a panel, or closes it if it is open.
type PanelPressed struct{ Name string }

func (PanelPressed) msg() {}

// OpenPanel is the name of the panel that is open, or nothing.
func (m Model) OpenPanel() string {
	switch {
	case m.Screen != Comparing && m.Panel != SettingsPanel:
		return ""
	case m.Help:
		return KeysPanel
	case m.Panel != "":
		return m.Panel
	}
	return ""
}

// openPanel opens one panel and shuts the others. It reports false for a name that is none.
func (m Model) openPanel(name string) (Model, bool) {
	m = m.shut()
	switch name {
	case KeysPanel:
		m.Help = true
	case FindPanel, SettingsPanel:
		m.Panel = name
	case MovePanel: // it needs a move to show, and an address names none
	default:
		return m, false
	}
	return m, true
}

// shut closes whatever panel is open.
func (m Model) shut() Model {
	m.Help, m.Panel = false, ""
	return m
}

// panel opens or closes a panel and puts the focus where it is wanted then.
func (m Model) panel(name string) (Model, []Effect) {
	m, effects := m.leaveSheet()
	if m.OpenPanel() == name {
		return m.shut(), append(effects, Return{})
	}
	next, ok := m.openPanel(name)
	if !ok {
		return m, effects
	}
	return next, append(effects, Focus{name + "-first"})
}

// Return puts the focus back on the current change, or where the reader was before a panel took it.
type Return struct{}

func (Return) effect() {}
