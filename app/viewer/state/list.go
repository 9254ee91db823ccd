package state

import (
	"strings"

	"github.com/stet-diff/stet/app/compare"
)

// Classes are the classes that a reader can have dimmed, in the order of the menu.
var Classes = []compare.Class{compare.Space, compare.Typography, compare.Case, compare.Diacritics, compare.Punctuation,
	compare.Digits, compare.Tracking, compare.Style, compare.Link}

// Kinds are the kinds of change that the list tells apart, in the order of its filter.
var Kinds = []string{"edited", "added", "removed", "moved", "split", "merged", "restyled"}

// Leaves reports whether the counter and the list leave a kind of change out.
func (m Model) Leaves(kind string) bool {
	return m.Hidden != "" && strings.Contains(m.Hidden, " "+kind+" ")
}

// Ignored is the set of classes whose changes are dimmed and do not count. The trifles start dimmed.
func (m Model) Ignored() compare.Class { return compare.Trifles ^ m.Turned }

// Quiet is how many changes are dimmed.
func (m Model) Quiet() (n int) {
	if m.Result == nil {
		return 0
	}
	for i := range m.Result.Changes {
		if m.dims(&m.Result.Changes[i]) {
			n++
		}
	}
	return n
}

// toggled puts a kind into the set, or takes it out.
func toggled(set, kind string) string {
	if strings.Contains(set, " "+kind+" ") {
		return strings.Replace(set, " "+kind+" ", "", 1)
	}
	return set + " " + kind + " "
}

// Shows are the numbers of the changes that count, from 1 and rising.
func (m Model) Shows() []int {
	if m.Result == nil {
		return nil
	}
	shown := make([]int, 0, len(m.Result.Changes))
	for i := range m.Result.Changes {
		if m.counts(i + 1) {
			shown = append(shown, i+1)
		}
	}
	return shown
}

// counts reports whether the change of that number counts.
func (m Model) counts(number int) bool {
	change := &m.Result.Changes[number-1]
	return !m.Leaves(change.Kind) && !m.dims(change)
}

// Place returns which of the changes that count the current one is, and how many there are. 0 is none of them.
func (m Model) Place() (place, all int) {
	if m.Result == nil {
		return 0, 0
	}
	for i := range m.Result.Changes {
		if !m.counts(i + 1) {
			continue
		}
		all++
		if i+1 == m.Focus {
			place = all
		}
	}
	return place, all
}

// CountOf is how many changes of a kind there are.
func (r Result) CountOf(kind string) (n int) {
	for i := range r.Changes {
		if r.Changes[i].Kind == kind {
			n++
		}
	}
	return n
}

// OfClass is how many changes of a class there are.
func (r Result) OfClass(class compare.Class) (n int) {
	for i := range r.Changes {
		if r.Changes[i].Class == class {
			n++
		}
	}
	return n
}

// end is the number of the first or, for -1, the last change that counts; 0 if there is none.
func (m Model) end(which int) int {
	shown := m.Shows()
	switch {
	case len(shown) == 0:
		return 0
	case which < 0:
		return shown[len(shown)-1]
	}
	return shown[0]
}

// countSaid says how many changes count.
func (m Model) countSaid() string {
	_, all := m.Place()
	return m.Words.Count("changes-said", all)
}
