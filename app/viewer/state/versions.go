package state

import "slices"

// The list of versions holds everything that the reader gave but for what stands in a box and was never compared. Two
// of them stand on the sides; the others wait.

// The messages of the list of versions.
type (
	// VersionChosen puts a version of the list, from 0, on a side.
	VersionChosen struct {
		Side  Side
		Index int
	}
	// PairStepped goes to the next (1) or the previous (-1) pair of neighbours in the list.
	PairStepped struct{ By int }
	// PairChosen compares a version of the list, from 0, with the one before it.
	PairChosen struct{ Index int }
	// VersionMoved moves a version without a time one place up (-1) or down (1).
	VersionMoved struct{ Index, By int }
	// VersionRemoved takes a version that stands on no side out of the list.
	VersionRemoved struct{ Index int }
	// VersionsPressed opens or closes the list on the comparison.
	VersionsPressed struct{}
	// VersionsTurned shows another part of a long list.
	VersionsTurned struct{ By int }
)

func (VersionChosen) msg()   {}
func (PairStepped) msg()     {}
func (PairChosen) msg()      {}
func (VersionMoved) msg()    {}
func (VersionRemoved) msg()  {}
func (VersionsPressed) msg() {}
func (VersionsTurned) msg()  {}

// An Order says why two files stand on the sides on which they stand.
type Order string

// The orders. None needs no word: the reader, or the source itself, said which is older.
const (
	NoOrder    Order = ""
	ByCapture  Order = "captured"
	SameMoment Order = "same moment" // both were captured then: as they were given
	AsGiven    Order = "given"       // not both say when they were captured
)

// VersionsAtOnce is how many versions the list shows at once. Drawing 50 takes the page some 10 ms.
const VersionsAtOnce = 50

// updateVersions answers the messages of the list; ok is false for others.
func (m Model) updateVersions(msg Msg) (next Model, effects []Effect, ok bool) {
	switch msg := msg.(type) {
	case VersionChosen:
		next, effects = m.chooseVersion(msg)
	case PairStepped:
		next, effects = m.stepPair(msg.By)
	case PairChosen:
		next, effects = m.choosePair(msg.Index-1, msg.Index)
	case VersionMoved:
		next, effects = m.moveVersion(msg)
	case VersionRemoved:
		next, effects = m.removeVersion(msg.Index)
	case VersionsPressed:
		m.Turn = m.turnOf(m.On(New))
		if m.Room == Phone {
			next, effects = m.sheets(SheetPressed{VersionsSheet})
			break
		}
		m.AllOpen = !m.AllOpen
		next = m
	case VersionsTurned:
		if turn := m.Turn + msg.By; turn >= 0 && turn*VersionsAtOnce < len(m.Versions) {
			m.Turn = turn
		}
		next = m
	default:
		return m, nil, false
	}
	return next, effects, true
}

// On returns the place in the list of the version that stands on a side, or -1.
func (m Model) On(side Side) int {
	if m.Panes[side].Entry == nil {
		return -1
	}
	return m.placeOf(m.Panes[side].Entry.Ref)
}

// ListsVersions reports whether the list of versions is open on the comparison: over it on a phone.
func (m Model) ListsVersions() bool {
	if m.Screen != Comparing || !m.Many() {
		return false
	}
	return m.Sheet == VersionsSheet || m.AllOpen && m.Room != Phone
}

// Many reports whether there are versions to choose from: more than the two on the sides.
func (m Model) Many() bool { return len(m.Versions) > 2 }

// turnOf is the part of the list in which a place is.
func (m Model) turnOf(at int) int { return max(at, 0) / VersionsAtOnce }

func (m Model) placeOf(ref Ref) int {
	return slices.IndexFunc(m.Versions, func(e Entry) bool { return e.Ref == ref })
}

// shelve puts versions into the list. One that is there already is replaced where it stands. The order is kept if the
// reader has moved versions: then new ones find their place among the others.
func (m Model) shelve(entries []Entry) Model {
	m.Versions = slices.Clone(m.Versions)
	for _, e := range entries {
		if at := m.placeOf(e.Ref); at >= 0 {
			e.came = m.Versions[at].came
			m.Versions[at] = e
			continue
		}
		m.arrivals++
		e.came = m.arrivals
		m.Versions = slices.Insert(m.Versions, m.slotFor(e), e)
	}
	if !m.byHand {
		m.Versions = arranged(m.Versions)
	}
	return m
}

// slotFor is where a version goes in a list that the reader has ordered: behind the last that is not later.
func (m Model) slotFor(e Entry) int {
	if e.Captured.IsZero() {
		return len(m.Versions)
	}
	at := -1
	for i, v := range m.Versions {
		switch {
		case v.Captured.IsZero():
		case !v.Captured.After(e.Captured):
			at = i + 1
		case at < 0:
			at = i
		}
	}
	if at < 0 {
		return 0
	}
	return at
}

// arranged puts versions in the order they were captured, and behind them those without a time as they were given. Two
// alone stay as they were given if one of them has no time.
func arranged(versions []Entry) []Entry {
	bare := len(versions) == 2 && slices.ContainsFunc(versions, func(e Entry) bool { return e.Captured.IsZero() })
	order := ordered(len(versions), func(i, k int) int {
		switch a, b := &versions[i], &versions[k]; {
		case bare || a.Captured.IsZero() && b.Captured.IsZero() || a.Captured.Equal(b.Captured):
			return a.came - b.came
		case a.Captured.IsZero():
			return 1
		case b.Captured.IsZero():
			return -1
		default:
			return a.Captured.Compare(b.Captured)
		}
	})
	sorted := make([]Entry, len(order))
	for place, i := range order {
		sorted[place] = versions[i]
	}
	return sorted
}

// ordered are the places 0 to n in an order; equal ones stay as they are. Sorting numbers costs the program 15 KB less
// than sorting each kind of struct.
func ordered(n int, compare func(i, k int) int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, compare)
	return places
}

// Twins says of each version which earlier one has the same text, as its place from 1; 0 is none.
func (m Model) Twins() []int {
	twins, first := make([]int, len(m.Versions)), map[[2]uint64]int{}
	for i, v := range m.Versions {
		key := [2]uint64{v.Print, uint64(v.Words)}
		if at, ok := first[key]; ok {
			twins[i] = at
		} else if v.Blocks > 0 {
			first[key] = i + 1
		}
	}
	return twins
}

// put sets a version of the list on a side. What is typed in its box stays there, under the card.
func (m *Model) put(side Side, at int) {
	entry := m.Versions[at]
	m.Panes[side] = Pane{Typed: m.Panes[side].Typed, Entry: &entry}
}

// chooseVersion puts a version on a side; if it stands on the other, the two change places.
func (m Model) chooseVersion(msg VersionChosen) (Model, []Effect) {
	if msg.Index < 0 || msg.Index >= len(m.Versions) || msg.Side != Old && msg.Side != New || m.On(msg.Side) == msg.Index {
		return m, nil
	}
	here, there := m.On(msg.Side), msg.Side.Other()
	if m.On(there) == msg.Index {
		if here < 0 {
			m.Panes[there] = Pane{Typed: m.Panes[there].Typed}
		} else {
			m.put(there, here)
		}
	}
	m.put(msg.Side, msg.Index)
	return m.paired()
}

// choosePair puts two versions of the list on the sides.
func (m Model) choosePair(old, new int) (Model, []Effect) {
	if old < 0 || new >= len(m.Versions) {
		return m, nil
	}
	m.put(Old, old)
	m.put(New, new)
	return m.paired()
}

// paired compares what stands on the sides, if a comparison is on the page and both are taken.
func (m Model) paired() (Model, []Effect) {
	m.Order, m.pair = NoOrder, ""
	if m.Screen != Comparing || m.Panes[Old].Entry == nil || m.Panes[New].Entry == nil {
		return m, nil
	}
	return m.start()
}

// stepPair goes to the neighbouring pair. From a pair that is no neighbours it goes to the first or the last pair
// between them.
func (m Model) stepPair(by int) (Model, []Effect) {
	if len(m.Versions) < 2 {
		return m, nil
	}
	old, new := m.On(Old), m.On(New)
	if old > new {
		old, new = new, old
	}
	next := new
	switch {
	case new < 0:
		next = 1
	case old < 0 && by > 0:
		next = new + 1
	case old < 0:
	case new-old == 1:
		next = new + by
	case by > 0:
		next = old + 1
	}
	switch {
	case next < 1:
		return m, []Effect{Announce{m.Words.Say("first-pair")}}
	case next >= len(m.Versions):
		return m, []Effect{Announce{m.Words.Say("last-pair")}}
	}
	m.Turn = m.turnOf(next)
	return m.choosePair(next-1, next)
}

// moveVersion moves a version that has no time of its own.
func (m Model) moveVersion(msg VersionMoved) (Model, []Effect) {
	to := msg.Index + msg.By
	if min(msg.Index, to) < 0 || max(msg.Index, to) >= len(m.Versions) || !m.Versions[msg.Index].Captured.IsZero() {
		return m, nil
	}
	m.Versions = slices.Clone(m.Versions)
	m.Versions[msg.Index], m.Versions[to] = m.Versions[to], m.Versions[msg.Index]
	m.byHand, m.Turn = true, m.turnOf(to)
	return m, nil
}

// removeVersion takes a version out of the list. One that stands on a side is removed there.
func (m Model) removeVersion(at int) (Model, []Effect) {
	if at < 0 || at >= len(m.Versions) || m.On(Old) == at || m.On(New) == at {
		return m, nil
	}
	ref := m.Versions[at].Ref
	m.Versions = slices.Delete(slices.Clone(m.Versions), at, at+1)
	for m.Turn > 0 && m.Turn*VersionsAtOnce >= len(m.Versions) {
		m.Turn--
	}
	if len(m.Versions) == 0 {
		m.byHand = false
	}
	return m, m.letGo(ref)
}

// unshelve takes a version out of the list by its name.
func (m Model) unshelve(ref Ref) Model {
	if at := m.placeOf(ref); at >= 0 {
		m.Versions = slices.Delete(slices.Clone(m.Versions), at, at+1)
	}
	return m
}

// join puts versions that just came on the sides: one alone on the side it was meant for, or an empty one, or beside its
// neighbour in the list; of several the first and the last.
func (m Model) join(entries []Entry, side Side, sources int) Model {
	m.Order = NoOrder
	var came []int
	for _, e := range entries {
		came = append(came, m.placeOf(e.Ref))
	}
	slices.Sort(came)
	switch {
	case len(came) > 1:
		m.put(Old, came[0])
		m.put(New, came[len(came)-1])
		if len(came) == 2 && sources == 2 {
			m.Order = orderOf(*m.Panes[Old].Entry, *m.Panes[New].Entry)
		}
	case side != NoSide:
		m.put(side, came[0])
	case !m.Panes[Old].Filled() || !m.Panes[New].Filled():
		m.put(m.emptySide(), came[0])
	case m.Panes[Old].Entry == nil || m.Panes[New].Entry == nil: // a box was typed into and never read: it stays
		side = Old
		if m.Panes[Old].Entry == nil {
			side = New
		}
		m.put(side, came[0])
	default:
		at := max(came[0], 1)
		m.put(Old, at-1)
		m.put(New, at)
	}
	m.Turn = m.turnOf(m.On(New))
	return m
}

// orderOf says why one of two files is the older version.
func orderOf(old, new Entry) Order {
	switch {
	case old.Captured.IsZero() || new.Captured.IsZero():
		return AsGiven
	case old.Captured.Equal(new.Captured):
		return SameMoment
	}
	return ByCapture
}
