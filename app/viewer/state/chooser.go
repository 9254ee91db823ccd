package state

import (
	"slices"
	"strings"
)

// An archive with several articles asks which of them are meant. The pages that the engine took stand in the list
// already; nothing is compared until the reader has answered.

// The messages of the chooser.
type (
	// ChooserAsked opens the chooser for a source.
	ChooserAsked struct{ Source int }
	// PageTicked takes a page, from 0, or leaves it out.
	PageTicked struct{ Page int }
	// PagesFiltered shows the pages that hold these words alone.
	PagesFiltered struct{ Text string }
	// PagesTaken reads the pages that are ticked.
	PagesTaken struct{}
	// ChooserClosed leaves the choice as it was.
	ChooserClosed struct{}
)

func (ChooserAsked) msg()  {}
func (PageTicked) msg()    {}
func (PagesFiltered) msg() {}
func (PagesTaken) msg()    {}
func (ChooserClosed) msg() {}

// A Choice is the choice of pages of an archive that the reader is making.
type Choice struct {
	Source int   // 0: none is being made
	Ticked []int // pages, rising
	Filter string
}

// PagesAtOnce is how many pages the chooser shows; typing finds the others.
const PagesAtOnce = 100

// updateChooser answers the messages of the chooser; ok is false for others.
func (m Model) updateChooser(msg Msg) (next Model, effects []Effect, ok bool) {
	switch msg := msg.(type) {
	case ChooserAsked:
		next, effects = m.choose(msg.Source)
	case PageTicked:
		next = m.tick(msg.Page)
	case PagesFiltered:
		m.Choice.Filter = msg.Text
		next = m
	case PagesTaken:
		next, effects = m.takePages()
	case ChooserClosed:
		next, effects = m.chosen()
	default:
		return m.updateSplits(msg)
	}
	return next, effects, true
}

// choose opens the chooser with the pages that are read now.
func (m Model) choose(source int) (Model, []Effect) {
	s := m.Source(source)
	if len(s.Pages) < 2 {
		return m, nil
	}
	m.Choice = Choice{Source: source}
	for i, p := range s.Pages {
		if p.Read {
			m.Choice.Ticked = append(m.Choice.Ticked, i)
		}
	}
	return m, []Effect{Focus{"chooser"}}
}

// tick takes a page or leaves it out.
func (m Model) tick(page int) Model {
	if page < 0 || page >= len(m.Source(m.Choice.Source).Pages) {
		return m
	}
	ticked := slices.Clone(m.Choice.Ticked)
	if at, found := slices.BinarySearch(ticked, page); found {
		m.Choice.Ticked = slices.Delete(ticked, at, at+1)
	} else {
		m.Choice.Ticked = slices.Insert(ticked, at, page)
	}
	return m
}

// Found are the pages that hold every word of the filter in their title, name or address, without regard to case.
func (m Model) Found() []int {
	words := strings.Fields(strings.ToLower(m.Choice.Filter))
	var found []int
	for i, p := range m.Source(m.Choice.Source).Pages {
		text := strings.ToLower(p.Title + " " + p.Name + " " + p.URL)
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) }) {
			found = append(found, i)
		}
	}
	return found
}

// takePages reads the pages that are ticked.
func (m Model) takePages() (Model, []Effect) {
	source, ticked := m.Choice.Source, m.Choice.Ticked
	if source == 0 || len(ticked) == 0 {
		return m, nil
	}
	for i, p := range m.Source(source).Pages {
		if _, found := slices.BinarySearch(ticked, i); found != p.Read {
			m.Choice, m.waits = Choice{}, true
			return m.change(source, "pick", func(w *Way) { w.Pick = ticked })
		}
	}
	m.waits = true
	return m.chosen()
}

// chosen closes the chooser and goes on with what waited for it: the next archive, then the comparison.
func (m Model) chosen() (Model, []Effect) {
	m.Choice = Choice{}
	if len(m.unchosen) > 0 {
		next := m.unchosen[0]
		m.unchosen = m.unchosen[1:]
		return m.choose(next)
	}
	if m.waits && m.Panes[Old].Entry != nil && m.Panes[New].Entry != nil {
		m.waits = false
		return m.start()
	}
	m.waits = false
	return m, []Effect{Focus{"compare"}}
}

// severalArticles are the sources of a batch that hold more articles than were read.
func (m Model) severalArticles(b batch) (sources []int) {
	for _, s := range b.slots {
		if m.Source(s.source).Says("one-of-pages") {
			sources = append(sources, s.source)
		}
	}
	return sources
}
