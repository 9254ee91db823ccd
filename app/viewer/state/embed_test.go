package state

import (
	"reflect"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/compare"
)

// given is a model that a page around the viewer has given so many sources.
func givenByHost(sources ...int) Model {
	m, _ := Model{}.Update(HostGave{Sources: sources, Set: untouched})
	return m
}

func read(m Model, slot int, entries ...Entry) (Model, []Effect) {
	return m.Update(VersionsRead{Batch: m.batch, Slot: slot, Entries: entries})
}

func TestAPageGivesVersions(t *testing.T) {
	a, b, c := Entry{Ref: Ref{Source: 1}}, Entry{Ref: Ref{Source: 2}}, Entry{Ref: Ref{Source: 3}}
	late, early := a, b
	late.Captured, early.Captured = time.Unix(2000, 0), time.Unix(1000, 0)
	second := Entry{Ref: Ref{Source: 1, Index: 1}}
	for _, c := range []struct {
		name     string
		sources  []int
		read     [][]Entry
		old, new Ref
		listed   int
	}{
		{"two sources are old and new, whatever their times", []int{1, 2}, [][]Entry{{late}, {early}}, a.Ref, b.Ref, 0},
		{"of three, all are listed, and the first is compared with the last", []int{1, 2, 3}, [][]Entry{{a}, {b}, {c}}, a.Ref, c.Ref, 3},
		{"one source with two versions holds both", []int{1}, [][]Entry{{a, second}}, a.Ref, second.Ref, 2},
		{"of two sources, one with two versions stands for its newest", []int{1, 2}, [][]Entry{{a, second}, {b}}, second.Ref, b.Ref, 0},
	} {
		m := givenByHost(c.sources...)
		var effects []Effect
		for slot, entries := range c.read {
			m, effects = read(m, slot, entries...)
		}
		want := []Effect{Compare{1, c.old, c.new, "inline"}}
		if !reflect.DeepEqual(effects, want) || len(m.Versions) != c.listed {
			t.Errorf("%s: %v, %d listed; want %v and %d", c.name, effects, len(m.Versions), want, c.listed)
		}
	}
}

func TestAPageIsToldWhatCannotBeCompared(t *testing.T) {
	m, _ := read(givenByHost(1), 0, Entry{Ref: Ref{Source: 1}})
	if m.Notice == nil || m.Notice.Code != "one-version" || m.Busy.Working() {
		t.Errorf("one version alone: %+v", m.Notice)
	}
	m, _ = read(givenByHost(1, 2), 0, Entry{Ref: Ref{Source: 1}})
	m, _ = m.Update(ReadFailed{Batch: m.batch, Slot: 1, Notice: Notice{Code: "binary"}})
	if m.Notice == nil || m.Notice != m.Panes[New].Notice || m.Panes[Old].Notice != nil {
		t.Errorf("a newer version that cannot be read: notice %v, panes %v", m.Notice, m.Panes)
	}
}

func TestThePagesOptionsLeaveTheReadersAlone(t *testing.T) {
	m, _ := Model{}.Update(HostSet{View: Inline, Ignore: compare.Trifles})
	m, _ = m.Update(ViewChosen{OldOnly})
	m, _ = m.Update(HostSet{View: Inline, Theme: Dark, Ignore: compare.Trifles})
	if m.View != OldOnly || m.Theme != Dark {
		t.Errorf("after the reader chose a view and the page a theme: %q, %q", m.View, m.Theme)
	}
	m, _ = m.Update(HostSet{View: Inline, Theme: Dark, Ignore: compare.Case})
	if m.Ignored() != compare.Case || !m.Listed || m.List {
		t.Errorf("ignored are %v; the list is open: %v", m.Ignored(), m.List)
	}
	m, _ = m.Update(HostSet{Ignore: compare.Trifles})
	if m.View != Auto || m.Theme != System || m.Ignored() != compare.Trifles {
		t.Errorf("after the page took all back: %q, %q, %v", m.View, m.Theme, m.Ignored())
	}
}

// A finer grain compares what stands there anew, but not while something is read: that is compared as is asked then.
func TestThePagesGrain(t *testing.T) {
	m, _ := read(givenByHost(1, 2), 0, Entry{Ref: Ref{Source: 1}})
	m, effects := m.Update(HostSet{Grain: compare.Character, Ignore: compare.Trifles})
	if len(effects) != 0 {
		t.Errorf("while the second source is read: %v", effects)
	}
	m, _ = read(m, 1, Entry{Ref: Ref{Source: 2}})
	m, _ = m.Update(Compared{Job: m.Job, Result: Result{}})
	m, effects = m.Update(HostSet{Grain: compare.Sentence, Ignore: compare.Trifles})
	if want := []Effect{Compare{2, Ref{Source: 1}, Ref{Source: 2}, "inline"}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("got %v, want %v", effects, want)
	}
	if _, effects = m.Update(HostGave{Sources: []int{3, 4}, Set: untouched}); !reflect.DeepEqual(effects[0], Stop{}) {
		t.Errorf("other versions while one comparison is being made: %v", effects)
	}
}
