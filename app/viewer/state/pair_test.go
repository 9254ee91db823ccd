package state

import (
	"reflect"
	"testing"
)

// several is a Model with six versions that were dropped, of which a comparison shows the first and the last.
func several(t *testing.T, m Model) Model {
	t.Helper()
	m, _ = after(m, Given{How: "drop", Side: NoSide, Sources: []int{1}})
	var entries []Entry
	for i := range 6 {
		entries = append(entries, Entry{Ref: Ref{1, i}, Blocks: 1, Words: i})
	}
	m, effects := after(m, VersionsRead{m.batch, 0, entries, nil})
	if len(effects) == 0 {
		t.Fatal("nothing is compared")
	}
	m, _ = after(m, Compared{m.Job, Result{Old: *m.Panes[Old].Entry, New: *m.Panes[New].Entry}})
	return m
}

// An address names which of several versions are compared, and leads back to them.
func TestPairsInTheAddress(t *testing.T) {
	m := several(t, Model{})
	if at := m.Address(); at.Fragment != "pair=1-6" || at.Pair != "1-6" {
		t.Errorf("first and last: %+v", at)
	}
	m, _ = after(m, PairStepped{-1})
	if at := m.Address(); at.Pair != "5-6" {
		t.Fatalf("a step: %+v", at)
	}
	back, effects := after(m, AddressGiven{Fragment: "pair=1-6&change=3.0", Screen: Comparing})
	if want := []Effect{Compare{m.Job + 1, Ref{1, 0}, Ref{1, 5}, "inline"}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("back: %v, want %v", effects, want)
	}
	if at := back.Address(); at.Fragment != "pair=1-6&change=3.0" || back.wanted != "3.0" {
		t.Errorf("back: %+v", at)
	}
	for _, c := range []struct{ name, fragment, want, notice string }{
		{"the pair that stands there", "pair=5-6", "5-6", ""},
		{"an address without one", "view=inline", "5-6", ""},
		{"the sides the other way round", "pair=6-5", "6-5", ""},
		{"more versions than there are", "pair=5-7", "5-6", "pair=5-7"},
		{"the same twice", "pair=2-2", "5-6", "pair=2-2"},
		{"none", "pair=0-1", "5-6", "pair=0-1"},
		{"no number", "pair=a-b", "5-6", "pair=a-b"},
	} {
		got, effects := after(m, AddressGiven{Fragment: c.fragment, Screen: Comparing, Typed: true})
		said := ""
		if got.Notice != nil {
			said = got.Notice.What
		}
		if want := c.notice != "" && said == m.strange(c.notice).What || c.notice == "" && said == ""; got.Address().Pair != c.want || !want {
			t.Errorf("%s: %s, %q", c.name, got.Address().Pair, said)
		}
		if _, compares := last(effects).(Compare); compares != (c.want == "6-5") {
			t.Errorf("%s: %v", c.name, effects)
		}
	}
}

// A pair that comes before its versions waits for them, and keeps its place in the address.
func TestAPairWaitsForItsVersions(t *testing.T) {
	came := AddressGiven{Fragment: "pair=2-3&change=1.0", Typed: true}
	m, _ := after(Model{}, came)
	if at := m.Address(); at.Fragment != "pair=2-3&change=1.0" || at.Pair != "" {
		t.Errorf("before: %+v", at)
	}
	if m = several(t, m); m.On(Old) != 1 || m.On(New) != 2 || m.Order != NoOrder || m.pair != "" || m.wanted != "1.0" {
		t.Errorf("there stand %d and %d", m.On(Old), m.On(New))
	}
	far, _ := after(Model{}, AddressGiven{Fragment: "pair=2-9", Typed: true})
	if far = several(t, far); far.On(Old) != 0 || far.On(New) != 5 || far.pair != "" {
		t.Errorf("there stand %d and %d", far.On(Old), far.On(New))
	}
	// What the reader chooses meanwhile counts more.
	chosen, _ := after(Model{pair: "2-3"}, Given{How: "paste", Side: NoSide, Sources: []int{1}}, VersionsRead{1, 0, []Entry{{Ref: Ref{1, 0}}, {Ref: Ref{1, 1}}, {Ref: Ref{1, 2}}}, nil},
		VersionChosen{New, 1}, ComparePressed{})
	if chosen.On(Old) != 0 || chosen.On(New) != 1 {
		t.Errorf("there stand %d and %d", chosen.On(Old), chosen.On(New))
	}
}

func last(effects []Effect) Effect {
	if len(effects) == 0 {
		return nil
	}
	return effects[len(effects)-1]
}
