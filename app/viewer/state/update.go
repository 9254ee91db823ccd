package state

import (
	"strings"

	"github.com/stet-diff/stet/web/words"
)

// Update returns the Model after a message, and what is to be done. A message that cannot apply changes nothing.
func (m Model) Update(msg Msg) (Model, []Effect) {
	switch msg := msg.(type) {
	case Typed:
		return m.typed(msg), nil
	case Given:
		return m.given(msg)
	case VersionsRead:
		return m.read(msg.Batch, msg.Slot, slot{entries: msg.Entries, notes: msg.Notes})
	case ReadFailed:
		return m.read(msg.Batch, msg.Slot, slot{failed: &msg.Notice})
	case Progressed:
		if m.Busy.Working() {
			m.Busy = Busy{msg.Stage, msg.Done, msg.Total}
		}
		return m, nil
	case Aligned:
		return m.aligned(msg), nil
	case Compared:
		return m.compared(msg)
	case Changed:
		return m.changed(msg), nil
	case Looked:
		return m.looked(msg), nil
	case Listed:
		next, effects := m.listed(msg)
		if msg.Job == m.Job {
			effects = append(effects, next.keeping()...)
		}
		return next, effects
	case CompareFailed:
		return m.compareFailed(msg)
	case EngineDied:
		return m.engineDied(msg)
	case Faulted:
		return m.faulted(msg)
	case Revived:
		return m.revived(msg)
	case Widened:
		m.Wide = msg.Wide
		return m.relayout()
	case ViewChosen:
		m.View = msg.View
		m, closing := m.leaveSheet()
		next, effects := m.relayout()
		if len(effects) == 0 && m.Screen == Comparing {
			effects = []Effect{Hold{}}
		}
		return next, append(closing, effects...)
	case ThemeChosen:
		m.Theme = msg.Theme
		return m, []Effect{UseTheme{msg.Theme}}
	case KeyPressed:
		return m.key(msg)
	case KindPressed:
		m.Hidden = toggled(m.Hidden, msg.Kind)
		return m, []Effect{Announce{m.countSaid()}}
	case ClassPressed:
		m.Turned ^= msg.Class
		return m, append([]Effect{Announce{m.countSaid()}}, m.askDim()...)
	case GrainChosen:
		m.Grain, m.Rough = msg.Grain, false
		if m.Screen != Comparing {
			return m, nil
		}
		return m.start()
	case appMsg:
		return m.app(msg)
	case SettingsLoaded:
		return m.settings(msg.Settings)
	case ChangeAsked:
		return m.goTo(msg.Number)
	case FileSaved:
		return m, []Effect{Announce{m.Words.Say("saved-as", msg.Name)}}
	case SaveFailed:
		m.Notice = &msg.Notice
		return m, []Effect{Announce{msg.Notice.What}}
	case SavePressed:
		return m.save(msg.Format)
	case LanguageChosen:
		m.Spoke = msg.Code
		return m, []Effect{UseLanguage{msg.Code}}
	case Spoken:
		return m.spoken(msg)
	case HostSet:
		return m.hostSet(msg)
	case HostGave:
		return m.hostGave(msg)
	case Removed:
		return m.remove(msg.Side)
	}
	switch msg.(type) {
	case EditPressed, TextFetched, TextRefused:
		return m.edit(msg)
	case Resized, SheetPressed, SheetLeft:
		return m.sheets(msg)
	case PointPressed, DimmedPressed, DimmedTurned, MorePressed:
		return m.pressPoint(msg)
	case ReasonTaken, RowTaken, PiecesLeft:
		return m.takes(msg)
	}
	for _, part := range []func(Model, Msg) (Model, []Effect, bool){
		Model.updateVersions, Model.updateShare, Model.navigated, Model.updateOffers, Model.updateRecent, Model.updateOdd, Model.updateSources,
	} {
		if next, effects, ok := part(m, msg); ok {
			return next, effects
		}
	}
	return m.pressed(msg)
}

// pressed answers the buttons.
func (m Model) pressed(msg Msg) (Model, []Effect) {
	switch msg.(type) {
	case ComparePressed:
		return m.compare()
	case NextPressed:
		return m.step(1)
	case PreviousPressed:
		return m.step(-1)
	case SwapPressed:
		return m.swap()
	case BackPressed:
		return m.back()
	case CancelPressed:
		return m.cancel()
	case SamplePressed:
		return m, []Effect{LoadSample{}}
	case ListPressed:
		return m.pressList()
	case UnfoldPressed:
		return m, []Effect{Unfold{}}
	case HelpPressed:
		return m.panel(KeysPanel)
	case NoticeClosed:
		m.Notice = nil
	}
	return m, nil
}

// typed notes what a box holds. A version that was read from it is no longer what it says.
func (m Model) typed(msg Typed) Model {
	pane := &m.Panes[msg.Side]
	pane.Typed, pane.Notice = !msg.Blank, nil
	if pane.Boxed {
		m = m.unshelve(pane.Entry.Ref)
		m.Panes[msg.Side].Entry, m.Panes[msg.Side].Boxed = nil, false
	}
	return m
}

// relayout asks for the rows anew if they stand otherwise than view and width want.
func (m Model) relayout() (Model, []Effect) {
	if m.Screen != Comparing || m.Result == nil || m.Busy.Working() || m.Shown == m.Layout() {
		return m, nil
	}
	m.Shown = m.Layout()
	m.stood = m.Shown
	effects := []Effect{Show{m.Shown}}
	if m.Focus > 0 {
		effects = append(effects, Mark{m.Result.Changes[m.Focus-1].ID})
	}
	return m, effects
}

// aligned turns to the comparison while its later rows are still compared.
func (m Model) aligned(msg Aligned) Model {
	if msg.Job != m.Job {
		return m
	}
	if m.before == nil {
		m.before = &before{m.Screen, m.Result, m.rowsIn(), m.Focus}
	}
	m.Screen, m.Result, m.Focus, m.steps = Comparing, &Result{Old: msg.Old, New: msg.New, Partial: true}, 0, 0
	m.point = nil
	return m
}

// rowsIn is the layout of the rows that the page shows; nothing if it shows none.
func (m Model) rowsIn() Layout {
	if m.Result == nil {
		return ""
	}
	return m.stood
}

// goBack is where the page stood before the comparison that is being made.
func (m Model) goBack() (Model, []Effect) {
	m.Busy, m.steps, m.point, m.Taken.Row = Busy{}, 0, nil, 0
	if m.before == nil {
		m.Shown = m.stood // its rows have not come yet
		return m.dropped()
	}
	m.Screen, m.Result, m.Shown, m.Focus = m.before.screen, m.before.result, m.before.shown, m.before.focus
	m.before, m.stood = nil, m.Shown
	m, effects := m.dropped()
	return m, append([]Effect{Restore{}}, effects...)
}

func (m Model) compared(msg Compared) (Model, []Effect) {
	if msg.Job != m.Job {
		return m, nil
	}
	gone := m.Result
	if m.before != nil {
		gone = m.before.result
	}
	left := m.before != nil && m.Screen == Start // the reader went back to the texts meanwhile, and stays there
	m.Busy, m.Result, m.Focus = Busy{}, &msg.Result, 0
	m.before, m.stood = nil, m.Shown
	m.Taken.Row, m.Taken.Pieces = 0, msg.Result.Pieces
	msg.Result.Odd = m.odd(msg.Result)
	if left {
		return m, m.letGoOf(gone)
	}
	m.Screen = Comparing
	effects := []Effect{SetTitle{msg.Result.Subject().Title}, Announce{verdict(m.Words, msg.Result)}}
	next, more := m.relayout() // the width may have changed meanwhile
	return next, append(append(effects, more...), m.letGoOf(gone)...)
}

// changed adds changes to the list.
func (m Model) changed(msg Changed) Model {
	if msg.Job != m.Job || m.Result == nil {
		return m
	}
	result := *m.Result
	result.Changes = append(result.Changes, msg.Changes...) // only the newest Model is added to: what an older one sees stays
	m.Result = &result
	return m
}

// listed lets the list grow to its full length, and takes the step that was asked for meanwhile.
func (m Model) listed(msg Listed) (Model, []Effect) {
	if msg.Job != m.Job || m.Result == nil || m.Result.Partial {
		return m, nil
	}
	result := *m.Result
	result.Listed = true
	m.Result, m.Dimmed = &result, nil
	m, effects := m.arrived()
	m, more := m.release()
	effects = append(effects, more...)
	if len(m.Lines()) > 0 {
		effects = append(effects, m.askDim()...)
	}
	return m, effects
}

// arrived takes the step that was asked for while changes were still coming, or goes to the change of the address.
func (m Model) arrived() (Model, []Effect) {
	if by := m.steps; by != 0 {
		m.steps = 0
		return m.step(by)
	}
	if p := m.point; p != nil {
		m.point = nil
		return m.pressPoint(PointPressed{*p})
	}
	if m.wanted != "" {
		return m.arriveAtChange()
	}
	return m, nil
}

// verdict says in a sentence how the comparison came out.
func verdict(w words.Words, r Result) string {
	switch {
	case r.SameByte:
		return w.Say("same-bytes")
	case r.SameText:
		return w.Say("same-text")
	}
	said := w.Count("changes-said", r.Count)
	if r.Odd != "" {
		said = w.Say(r.Odd) + " " + said
	}
	return said
}

func (m Model) compareFailed(msg CompareFailed) (Model, []Effect) {
	if msg.Job != m.Job {
		return m, nil
	}
	m, effects := m.goBack()
	m.Notice = &msg.Notice
	return m, append(effects, Announce{msg.Notice.What})
}

// engineDied says what happened; every input is still there.
func (m Model) engineDied(msg EngineDied) (Model, []Effect) {
	stage := m.Busy.Stage
	if stage == "" {
		return m, nil // it was idle, and another one is there already
	}
	m.Job++
	reading := len(m.batches) > 0
	m.batches, m.unread = nil, m.batches
	m, effects := m.goBack()
	offers := []Offer{{"try-again", ComparePressed{}}, {"offer-rough", RoughPressed{}}}
	if reading {
		offers = []Offer{{"try-again", UnreadAgain{}}, {"offer-paste", PasteInstead{NoSide}}}
	}
	m.Notice = &Notice{
		Code:   "engine-stopped",
		What:   m.Words.Say("engine-stopped-at", StageName(m.Words, stage)),
		Advice: m.Words.Say("engine-stopped-advice"),
		Detail: msg.Reason,
		Offers: offers,
	}
	return m, append(effects, Announce{m.Notice.What})
}

// cancel gives up what is being done. What was shown before comes back.
func (m Model) cancel() (Model, []Effect) {
	if !m.Busy.Working() {
		return m, nil
	}
	m.Job++
	m.batches = nil
	m, effects := m.goBack()
	return m, append([]Effect{Stop{}}, append(effects, Announce{m.Words.Say("cancelled")})...)
}

func (m Model) swap() (Model, []Effect) {
	m.Panes[Old], m.Panes[New] = m.Panes[New], m.Panes[Old]
	m.Order = NoOrder
	effects := []Effect{SwapBoxes{}}
	if m.Screen != Comparing {
		return m, effects
	}
	next, more := m.start()
	return next, append(effects, more...)
}

// back returns to the inputs, which are as they were.
func (m Model) back() (Model, []Effect) {
	if m.Screen == Start {
		return m, nil
	}
	m, closing := m.leaveSheet()
	m = m.shut()
	m.Screen, m.Share = Start, Share{}
	return m, append(closing, SetTitle{""}, Focus{"compare"})
}

// StageName is what the engine calls a part of its work, in the language of the words.
func StageName(w words.Words, stage string) string {
	if key := "stage-" + strings.ReplaceAll(stage, " ", "-"); w.Has(key) {
		return w.Say(key)
	}
	return stage
}
