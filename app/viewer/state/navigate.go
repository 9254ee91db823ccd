package state

import (
	"slices"
	"strings"
)

// The messages of moving about.
type (
	// MoveFollowed says that the reader went from one end of a move to the other; Escape leads back.
	MoveFollowed struct{}
	// MoveLeft goes back to where that was.
	MoveLeft struct{}
	// CopyAsked puts the current change on the clipboard: "old", "new", "both", or as a quotation, "quote-old" and
	// "quote-new".
	CopyAsked struct{ What string }
	// Copied says whether something is on the clipboard now: Problem is empty then.
	Copied struct{ Problem string }
	// MoveAsked shows the two places of the current move side by side.
	MoveAsked struct{}
)

func (MoveFollowed) msg() {}
func (MoveLeft) msg()     {}
func (CopyAsked) msg()    {}
func (Copied) msg()       {}
func (MoveAsked) msg()    {}

// The effects of moving about.
type (
	// Mark marks a change as the current one and leaves the reader's place alone.
	Mark struct{ Change string }
	// CopyChange puts a change on the clipboard; Copied answers.
	CopyChange struct{ Change, What, Old, New string } // what the versions are called
	// ShowMove fills the panel of a move.
	ShowMove struct{ Row int }
)

func (Mark) effect()       {}
func (CopyChange) effect() {}
func (ShowMove) effect()   {}

// navigated answers the messages of addresses, panels, find and moves; ok says that it was one of them.
func (m Model) navigated(msg Msg) (next Model, effects []Effect, ok bool) {
	ok = true
	switch msg := msg.(type) {
	case AddressGiven:
		next, effects = m.visited(msg)
	case LinkCopied:
		next, effects = m.copyLink()
	case PanelPressed:
		next, effects = m.panel(msg.Name)
	case FindTyped, FindScoped, FindTurned, FindStepped, Found:
		next, effects = m.search(msg)
	case Ask:
		next, effects = m, []Effect{msg}
	case MoveFollowed:
		m.away = true
		next = m
	case MoveLeft:
		m.away = false
		next, effects = m, []Effect{Ask{"hostBack", ""}}
	case MoveAsked:
		next, effects = m.showMove()
	case CopyAsked:
		next, effects = m.copyChange(msg.What)
	case DimTold:
		next, effects = m.dimTold(msg)
	case PatternsTyped:
		next, effects = m.patternsTyped(msg.Text)
	case SettingTurned:
		next, effects = m.turn(msg.Name)
	case NotKept:
		next, effects = m.notKept(msg.Reason)
	case Copied:
		next, effects = m.copied(msg)
	default:
		return m, nil, false
	}
	return next, effects, ok
}

// showMove opens the panel of the current move.
func (m Model) showMove() (Model, []Effect) {
	if m.Focus == 0 || m.Result.Changes[m.Focus-1].Kind != "moved" {
		return m, []Effect{Announce{m.Words.Say("go-first-move")}}
	}
	row := m.Result.Changes[m.Focus-1].Row
	m = m.shut()
	m.Panel = MovePanel
	return m, []Effect{ShowMove{row}, Focus{MovePanel + "-first"}}
}

// copyChange puts the current change on the clipboard.
func (m Model) copyChange(what string) (Model, []Effect) {
	if m.Result == nil || m.Focus == 0 {
		return m, []Effect{Announce{m.Words.Say("go-first")}}
	}
	return m, []Effect{CopyChange{m.Result.Changes[m.Focus-1].ID, what, m.called(m.Result.Old, "older-version"), m.called(m.Result.New, "newer-version")}}
}

func (m Model) copied(msg Copied) (Model, []Effect) {
	if msg.Problem == "nothing" {
		return m, []Effect{Announce{m.Words.Say("copy-nothing")}}
	}
	if msg.Problem == "" {
		m.Share.Copied, m.Share.picked = m.Share.Copied || m.Share.picked, false
		return m, []Effect{Announce{m.Words.Say("copied")}}
	}
	m.Notice = &Notice{Code: "clipboard", What: m.Words.Say("copy-refused"), Advice: m.Words.Say("copy-refused-advice"), Detail: msg.Problem}
	return m, []Effect{Announce{m.Notice.What}}
}

// called is what a quotation calls a version: the article, which version, when it was seen, and where.
func (m Model) called(e Entry, otherwise string) string {
	name := e.Label
	if name == "" {
		name = m.Words.Say(otherwise)
	}
	parts := []string{e.Title, name, strings.Trim(e.When, "()"), e.URL}
	if !e.Captured.IsZero() {
		parts[2] = m.Words.Moment(e.Captured)
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}
