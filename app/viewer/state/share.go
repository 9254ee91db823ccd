package state

import (
	"strings"

	"github.com/stet-diff/stet/app/compare"
)

// Files are the formats of the menu of files, in its order: those of package render.
var Files = []string{"html", "docx", "md", "critic", "patch", "texts", "text", "json"}

// The lengths of shared links. Programs cut longer ones than LongLink; browsers refuse those that are much longer than
// LongestLink.
const (
	LongLink    = 32_000
	LongestLink = 1_000_000
)

// A Share is the panel of the shared link.
type Share struct {
	Open   bool
	Made   bool   // Base is known
	Base   string // the address with both texts in it; empty where this page has no address for others
	Anyway bool   // the reader wants it although it is long
	Copied bool   // it is on the clipboard

	asked  bool // it is being made, or was
	picked bool // it goes there
}

// The messages about files and shared links.
type (
	// SharePressed opens or closes the panel of the shared link.
	SharePressed struct{}
	// LinkMade brings the link of a comparison.
	LinkMade struct {
		Job  int
		Base string
	}
	// LinkFailed says why it does not come.
	LinkFailed struct {
		Job    int
		Notice Notice
	}
	// LongPressed asks for a link that is longer than many programs take.
	LongPressed struct{}
	// SharePicked puts the link on the clipboard, with the current change in it or without.
	SharePicked struct{ Change bool }
	// PrintPressed opens the browser's print.
	PrintPressed struct{}
)

func (SharePressed) msg() {}
func (LinkMade) msg()     {}
func (LinkFailed) msg()   {}
func (LongPressed) msg()  {}
func (SharePicked) msg()  {}
func (PrintPressed) msg() {}

// The effects of these.
type (
	// MakeLink asks for the comparison as a link; LinkMade or LinkFailed answers.
	MakeLink struct{}
	// CopyText puts a text on the clipboard; Copied answers.
	CopyText struct{ Text string }
	// Print opens the browser's print.
	Print struct{}
)

func (MakeLink) effect() {}
func (CopyText) effect() {}
func (Print) effect()    {}

// updateShare answers the messages about files and links; ok is false for others.
func (m Model) updateShare(msg Msg) (next Model, effects []Effect, ok bool) {
	switch msg := msg.(type) {
	case SharePressed:
		next, effects = m.share()
	case LinkMade:
		if msg.Job == m.Job && m.Share.Open && m.Share.asked {
			m.Share.Made, m.Share.Base = true, msg.Base
		}
		return m, nil, true
	case LinkFailed:
		if msg.Job != m.Job || !m.Share.Open {
			return m, nil, true
		}
		m.Share, m.Notice = Share{}, &msg.Notice
		return m, m.announced(), true
	case LongPressed:
		m.Share.Anyway = true
		return m, nil, true
	case SharePicked:
		if !m.LinkOffered() {
			return m, nil, true
		}
		m.Share.Copied, m.Share.picked = false, true
		return m, []Effect{CopyText{m.SharedLink(msg.Change)}}, true
	case PrintPressed:
		next, effects = m.save(printFile)
	default:
		return m, nil, false
	}
	return next, effects, true
}

// share opens or closes the panel. While the comparison is still being made, the link follows when it is there.
func (m Model) share() (Model, []Effect) {
	switch {
	case m.Share.Open:
		m.Share = Share{}
		return m, []Effect{Focus{"share"}}
	case m.Result == nil:
		return m, nil
	}
	m.Share = Share{Open: true}
	m, effects := m.release()
	return m, append(effects, Focus{"share-panel"})
}

// LinkOffered reports whether the link can be copied.
func (m Model) LinkOffered() bool {
	n := m.LinkLength()
	return n > 0 && (n <= LongLink || m.Share.Anyway && n <= LongestLink)
}

// LinkLength is how many characters the link has, the view among them; 0 where there is none.
func (m Model) LinkLength() int {
	if m.Share.Base == "" {
		return 0
	}
	return len(m.SharedLink(false))
}

// SharedLink is the link with the view, and with the current change if asked for.
func (m Model) SharedLink(change bool) string {
	link := m.Share.Base
	for _, key := range []string{"view", "grain", "ignore", "change"} {
		if key == "change" && (!change || m.Focus == 0) {
			continue
		}
		value, _ := m.known(key)
		if kept := m.KeptGrain(); key == "grain" && kept != compare.Auto {
			value = Grains[kept]
		}
		if value != "" {
			link += "&" + key + "=" + value
		}
	}
	return link
}

// KeptGrain is the grain of a saved comparison that was opened, where the reader leaves it at that; else none.
func (m Model) KeptGrain() compare.Grain {
	if m.Grain != compare.Auto || m.Result == nil || int(m.Result.Grain) >= len(Grains) {
		return compare.Auto
	}
	return m.Result.Grain
}

// Shared finds the text of a shared link in a fragment.
func Shared(fragment string) string {
	for part := range strings.SplitSeq(fragment, "&") {
		if text, ok := strings.CutPrefix(part, "s="); ok {
			return text
		}
	}
	return ""
}

// settleLink puts the two versions of a shared link on the sides, in their order, and compares them.
func (m Model) settleLink(b batch) (Model, []Effect) {
	s := b.slots[0]
	if s.failed != nil || len(s.entries) < 2 {
		m.Notice = s.failed
		return m, m.announced()
	}
	m = m.shelve(s.entries)
	for side := range m.Panes {
		m.Panes[side] = Pane{Typed: m.Panes[side].Typed, Entry: &s.entries[side]}
	}
	m.linked = s.entries[0].Ref.Source
	return m.afresh().start()
}
