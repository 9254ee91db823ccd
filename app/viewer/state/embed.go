package state

import "github.com/stet-diff/stet/app/compare"

// The messages of a page that holds the viewer in a frame.
type (
	// HostSet brings the options of that page. Only those that it changed since are applied: the reader's own choices
	// stay.
	HostSet struct {
		View   View
		Grain  compare.Grain
		Theme  Theme
		Ignore compare.Class
		Spoke  string // the language of the interface
	}
	// HostGave brings its versions, oldest first, and its options.
	HostGave struct {
		Sources []int
		Set     HostSet
	}
)

func (HostSet) msg()  {}
func (HostGave) msg() {}

// untouched are the options of a page that set none.
var untouched = HostSet{Ignore: compare.Trifles}

// hostSet applies options. A finer grain compares anew.
func (m Model) hostSet(msg HostSet) (Model, []Effect) {
	grain := m.Grain
	m, effects := m.obey(msg)
	if m.Screen != Comparing || m.Result == nil || len(m.batches) > 0 {
		return m, effects // what is still being read will be compared as is asked now
	}
	var more []Effect
	if m.Grain != grain {
		m, more = m.start()
	} else {
		m, more = m.relayout()
	}
	return m, append(effects, more...)
}

// obey takes over what differs from what the page set before.
func (m Model) obey(msg HostSet) (Model, []Effect) {
	before := untouched
	if m.host != nil {
		before = *m.host
	} else {
		m.Listed, m.List = true, false // a frame is narrow, and the list a press away
	}
	m.host = &msg
	if msg.View != before.View {
		m.View = msg.View
	}
	if msg.Grain != before.Grain {
		m.Grain = msg.Grain
	}
	m.Turned ^= msg.Ignore ^ before.Ignore
	var effects []Effect
	if msg.Theme != before.Theme {
		m.Theme = msg.Theme
		effects = append(effects, UseTheme{m.Theme})
	}
	if msg.Spoke != before.Spoke {
		m.Spoke = msg.Spoke
		effects = append(effects, UseLanguage{m.Spoke})
	}
	return m, effects
}

// hostGave starts reading what the page gave. What was being made is given up.
func (m Model) hostGave(msg HostGave) (Model, []Effect) {
	m, effects := m.obey(msg.Set)
	if m.Busy.Working() {
		var more []Effect
		m, more = m.cancel()
		effects = append(effects, more...)
	}
	m.Panes, m.Versions, m.AllOpen, m.byHand, m.Turn = [2]Pane{}, nil, false, false, 0
	slots := make([]slot, len(msg.Sources))
	for i := range slots {
		if slots[i].side = New; i == 0 {
			slots[i].side = Old
		}
	}
	m = m.begin("host", NoSide, slots)
	for i, source := range msg.Sources {
		effects = append(effects, Read{m.batch, i, source})
	}
	return m, effects
}

// settleHost puts the versions on their sides and compares them. Two sources are the old and the new version; of more,
// and of a source with several versions, all are listed, and the first is compared with the last. A source that cannot
// be read, or one version alone, is told as it would be at the boxes.
func (m Model) settleHost(b batch) (Model, []Effect) {
	var all []Entry
	for _, s := range b.slots {
		if s.failed != nil {
			m.Notice, m.Panes[s.side].Notice = s.failed, s.failed
			return m, m.announced()
		}
		if len(b.slots) == 2 && len(s.entries) > 1 {
			s.entries = s.entries[len(s.entries)-1:] // a page of several versions stands for its newest
		}
		all = append(all, s.entries...)
	}
	if len(all) < 2 {
		m.Notice = &Notice{Code: "one-version", What: m.Words.Say("embed-one-version"), Advice: m.Words.Say("embed-one-version-advice")}
		return m, m.announced()
	}
	if len(b.slots) != 2 {
		m = m.shelve(all)
		all = m.Versions
	}
	m.Panes[Old], m.Panes[New] = Pane{Entry: &all[0]}, Pane{Entry: &all[len(all)-1]}
	return m.start()
}
