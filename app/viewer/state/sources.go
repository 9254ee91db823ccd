package state

import (
	"slices"
	"time"

	"github.com/stet-diff/stet/app/article"
)

// A source can be read in more than one way: other pages of an archive, another encoding, a page with marks as one
// version or as two, all of a page instead of its article. The reader says which, and the versions are read again.

// A Way says how a source is to be read. The zero value but for its Source leaves everything to the engine.
type Way struct {
	Source  int
	Pick    []int   `json:",omitempty"` // pages of a container
	As      string  `json:",omitempty"` // a format
	Charset string  `json:",omitempty"` // an encoding
	Splits  []Split `json:",omitempty"` // of a text dump
	Partial bool    `json:",omitempty"` // the first part of what is too large
	Whole   bool    `json:",omitempty"` // what stands outside the article is read as a part of it
	Blank   bool    `json:",omitempty"` // nothing at all is an empty version
	Keep    string  `json:",omitempty"` // rules against noise that are off, as Model.Keep
}

// A Split says after how many words of a row of a text dump the newer column begins.
type Split struct{ Row, Words int }

// A Source is what is known of an input beside its versions.
type Source struct {
	ID      int
	File    string // its name; empty for a text
	Format  string
	Pages   []Page  // of a container
	Guesses []Guess // of a text dump
	Notes   []article.Note
	Way     Way
	quieted map[string]int // by rule against noise: how often it did something when it was last on
}

// A Page is a page in a container.
type Page struct {
	Name, URL, Title string
	Captured         time.Time
	Words            int  // 0: unknown
	Read             bool // it is among the versions
}

// A Guess is a row of a text dump whose columns had run together.
type Guess struct {
	Row, Split int      // the boundary stands behind so many words
	Words      []string // of both columns
	read       int      // where it stood when the versions were read
}

// The messages about sources.
type (
	// SourceRead brings what is known of a source. It comes before the versions.
	SourceRead struct{ Source Source }
	// AsMarked reads a page with marks as its two states, or as one version again.
	AsMarked struct {
		Source int
		On     bool
	}
	// WholeChosen reads all of a page, or its article alone again.
	WholeChosen struct {
		Source int
		On     bool
	}
	// CharsetChosen reads a source in another encoding; the empty one is the engine's choice.
	CharsetChosen struct {
		Source int
		Label  string
	}
)

func (SourceRead) msg()    {}
func (AsMarked) msg()      {}
func (WholeChosen) msg()   {}
func (CharsetChosen) msg() {}

// ReadAs asks the engine for the versions in a source, read in a way; VersionsRead or ReadFailed answers.
type ReadAs struct {
	Batch, Slot int
	Way         Way
}

func (ReadAs) effect() {}

// Marked is the format of pages whose marks are taken for two versions.
const Marked = "marked"

// updateSources answers the messages about sources; ok is false for others.
func (m Model) updateSources(msg Msg) (next Model, effects []Effect, ok bool) {
	switch msg := msg.(type) {
	case SourceRead:
		return m.know(msg.Source), nil, true
	case AsMarked:
		next, effects = m.change(msg.Source, "again", func(w *Way) {
			if w.As = ""; msg.On {
				w.As = Marked
			}
		})
	case WholeChosen:
		next, effects = m.change(msg.Source, "again", func(w *Way) { w.Whole = msg.On })
	case CharsetChosen:
		next, effects = m.change(msg.Source, "again", func(w *Way) { w.Charset = msg.Label })
	case TrayPressed:
		next, effects = m.turnTray()
	case QuietTurned:
		next, effects = m.turnQuiet(msg.Rule)
	default:
		return m.updateChooser(msg)
	}
	return next, effects, true
}

// Awaits reports whether a message changed nothing that is seen: what it brings shows when the rest of its batch has
// come. Of 200 files each would draw the page anew.
func (m Model) Awaits(msg Msg) bool {
	switch msg := msg.(type) {
	case SourceRead:
		return len(m.batches) > 0
	case VersionsRead:
		return m.find(msg.Batch) >= 0
	}
	return false
}

// Source returns what is known of a source; the zero value of one that is unknown.
func (m Model) Source(id int) Source {
	if at := m.sourceAt(id); at >= 0 {
		return m.Sources[at]
	}
	return Source{}
}

func (m Model) sourceAt(id int) int {
	return slices.IndexFunc(m.Sources, func(s Source) bool { return s.ID == id })
}

// Says reports whether a source was read with a note of that code.
func (s Source) Says(code string) bool {
	return slices.ContainsFunc(s.Notes, func(n article.Note) bool { return n.Code == code })
}

// know notes what is known of a source. What an earlier reading knew of pages and rows stays where this one is silent.
func (m Model) know(s Source) Model {
	at := m.sourceAt(s.ID)
	m.Sources = slices.Clone(m.Sources)
	if at < 0 {
		s.Guesses, s.quieted = stillGuessed(nil, s), quietedIn(s, nil)
		m.Sources = append(m.Sources, s)
		return m
	}
	before := m.Sources[at]
	if len(s.Pages) == len(before.Pages) {
		s.Pages = slices.Clone(s.Pages)
		for i, p := range before.Pages {
			if s.Pages[i].Words == 0 {
				s.Pages[i].Title, s.Pages[i].Words = p.Title, p.Words
			}
		}
	}
	s.Guesses, s.quieted = stillGuessed(before.Guesses, s), quietedIn(s, before.quieted)
	m.Sources[at] = s
	return m
}

// change reads a source again in a changed way.
func (m Model) change(source int, how string, by func(*Way)) (Model, []Effect) {
	at := m.sourceAt(source)
	if at < 0 {
		return m, nil
	}
	way := m.Sources[at].Way
	way.Source = source
	by(&way)
	m = m.begin(how, NoSide, []slot{{source: source}})
	return m, []Effect{ReadAs{m.batch, 0, way}}
}

// settleAgain puts what was read again in the place of what was read before, and compares anew where a comparison stood
// or where both sides have come to be filled.
func (m Model) settleAgain(b batch) (Model, []Effect) {
	filled := m.Panes[Old].Entry != nil && m.Panes[New].Entry != nil
	var on [2]bool
	var failed *slot
	for i, got := range b.slots {
		if got.failed != nil {
			failed = &b.slots[i]
			continue
		}
		m, on = m.renew(got)
	}
	if failed != nil {
		m.Notice = failed.failed
		if failed.failed.Code == "unreadable" {
			m.Notice = refused(*failed.failed, failed.source, NoSide)
		}
		if b.how == "pick" {
			m, _ = m.choose(failed.source)
		}
		return m, m.announced()
	}
	if b.how == "pick" {
		m.AllOpen = m.AllOpen || m.Wide && len(m.Versions) > 2
		return m.chosen()
	}
	if b.how == "show" {
		for side, shown := range on {
			if shown {
				m.Screen = Start
				return m.edit(EditPressed{Side(side)})
			}
		}
	}
	if empty := m.Panes[Old].Entry == nil || m.Panes[New].Entry == nil; empty && m.Screen == Comparing {
		return m.back() // one version is left of two
	} else if empty || m.Screen != Comparing && filled {
		return m, m.announced()
	}
	return m.start()
}

// renew puts the versions of one source in the place of those that were read before, and says on which sides those stood.
func (m Model) renew(got slot) (next Model, on [2]bool) {
	before := 0
	for _, v := range m.Versions {
		if v.Ref.Source == got.source {
			before++
		}
	}
	for side, pane := range m.Panes {
		on[side] = pane.Entry != nil && pane.Entry.Ref.Source == got.source
	}
	same := before == len(got.entries)
	for _, e := range got.entries {
		same = same && m.placeOf(e.Ref) >= 0
	}
	if !same {
		return m.exchange(got, on), on
	}
	m = m.shelve(got.entries)
	for side, pane := range m.Panes {
		if on[side] {
			boxed := pane.Boxed
			m.put(Side(side), m.placeOf(pane.Entry.Ref))
			m.Panes[side].Boxed = boxed
		}
	}
	return m, on
}

// exchange takes the versions of a source out of the list and puts others in, and on the sides where those stood.
func (m Model) exchange(got slot, on [2]bool) Model {
	m.Versions = slices.DeleteFunc(slices.Clone(m.Versions), func(e Entry) bool { return e.Ref.Source == got.source })
	for side := range m.Panes {
		if on[side] {
			m.Panes[side] = Pane{Typed: m.Panes[side].Typed}
		}
	}
	side := NoSide
	if on[Old] != on[New] {
		side = Old
		if on[New] {
			side = New
		}
	}
	if len(got.entries) == 0 {
		return m
	}
	m = m.shelve(got.entries)
	if on == [2]bool{} && m.Panes[Old].Entry != nil && m.Panes[New].Entry != nil {
		return m
	}
	return m.join(got.entries, side, 1)
}

// TrayPressed turns between the articles and what stands outside of them.
type TrayPressed struct{}

func (TrayPressed) msg() {}

// turnTray compares what the articles leave out, or the articles again.
func (m Model) turnTray() (Model, []Effect) {
	if m.Screen != Comparing {
		return m, nil
	}
	m.Tray = !m.Tray
	return m.start()
}
