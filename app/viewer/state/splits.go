package state

import "slices"

// In a text dump of a page with two columns each row holds both, and where one ends is a guess in some. The reader
// moves the boundaries as far as it takes, and then has the dump read again.

// The messages about boundaries.
type (
	// BoundariesPressed opens or closes the list of guessed boundaries of a source.
	BoundariesPressed struct{ Source int }
	// BoundaryMoved puts the boundary of a row behind so many words.
	BoundaryMoved struct{ Source, Row, Words int }
	// BoundariesTaken reads the dump again with the boundaries as they stand.
	BoundariesTaken struct{ Source int }
)

func (BoundariesPressed) msg() {}
func (BoundaryMoved) msg()     {}
func (BoundariesTaken) msg()   {}

// updateSplits answers the messages about boundaries; ok is false for others.
func (m Model) updateSplits(msg Msg) (next Model, effects []Effect, ok bool) {
	switch msg := msg.(type) {
	case BoundariesPressed:
		if m.Boundaries == msg.Source {
			m.Boundaries = 0
		} else if len(m.Source(msg.Source).Guesses) > 0 {
			m.Boundaries = msg.Source
		}
		return m, nil, true
	case BoundaryMoved:
		return m.moveBoundary(msg), nil, true
	case BoundariesTaken:
		next, effects = m.takeBoundaries(msg.Source)
		return next, effects, true
	}
	return m, nil, false
}

// moveBoundary moves a boundary in the list; the versions stay until it is taken.
func (m Model) moveBoundary(msg BoundaryMoved) Model {
	at := m.sourceAt(msg.Source)
	if at < 0 {
		return m
	}
	guesses := slices.Clone(m.Sources[at].Guesses)
	for i := range guesses {
		if guesses[i].Row == msg.Row && msg.Words >= 0 && msg.Words <= len(guesses[i].Words) {
			guesses[i].Split = msg.Words
		}
	}
	m.Sources = slices.Clone(m.Sources)
	m.Sources[at].Guesses = guesses
	return m
}

// Moved reports whether a boundary stands elsewhere than the versions were read with.
func (s Source) Moved() bool { return len(s.moved()) > len(s.Way.Splits) || s.changed() }

// moved are the rows whose boundary the reader has set: those that were taken, and those that were moved since.
func (s Source) moved() (splits []Split) {
	for _, g := range s.Guesses {
		taken := slices.IndexFunc(s.Way.Splits, func(p Split) bool { return p.Row == g.Row })
		if taken >= 0 || g.Split != g.read {
			splits = append(splits, Split{g.Row, g.Split})
		}
	}
	return splits
}

func (s Source) changed() bool {
	for _, g := range s.Guesses {
		if g.Split != g.read {
			return true
		}
	}
	return false
}

func (m Model) takeBoundaries(source int) (Model, []Effect) {
	splits := m.Source(source).moved()
	return m.change(source, "again", func(w *Way) { w.Splits = splits })
}

// stillGuessed are the rows of a new reading whose boundary is a guess, and those that the reader has set, which the
// engine no longer guesses.
func stillGuessed(before []Guess, s Source) (all []Guess) {
	for _, g := range before {
		if at := slices.IndexFunc(s.Way.Splits, func(p Split) bool { return p.Row == g.Row }); at >= 0 {
			g.Split, g.read = s.Way.Splits[at].Words, s.Way.Splits[at].Words
			all = append(all, g)
		}
	}
	for _, g := range s.Guesses {
		if !slices.ContainsFunc(all, func(other Guess) bool { return other.Row == g.Row }) {
			g.read = g.Split
			all = append(all, g)
		}
	}
	sorted := make([]Guess, len(all))
	for place, i := range ordered(len(all), func(i, k int) int { return all[i].Row - all[k].Row }) {
		sorted[place] = all[i]
	}
	return sorted
}
