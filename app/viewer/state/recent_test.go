package state

import (
	"reflect"
	"testing"
)

func TestRecentComparisonsAreKeptOnRequest(t *testing.T) {
	begin := func(m Model) Model {
		m, _ = after(m, Given{"drop", NoSide, []int{1, 2}})
		m, _ = after(m, VersionsRead{m.batch, 0, []Entry{at(1, 1)}, nil}, VersionsRead{m.batch, 1, []Entry{at(2, 2)}, nil})
		m, _ = after(m, Compared{m.Job, Result{Old: *m.Panes[Old].Entry, New: *m.Panes[New].Entry}})
		return m
	}
	keeps := []Effect{KeepRecent{Kept{ID: "1-2", Old: "a.html", New: "b.html"}, []int{1, 2},
		Saved{Comparing: true, Versions: []Ref{{1, 0}, {2, 0}}, Sides: [2]*Ref{{1, 0}, {2, 0}}}}}

	off := begin(Model{})
	if _, got := after(off, Listed{off.Job}); len(got) > 0 {
		t.Errorf("nobody asked, and yet %v", got)
	}
	on := begin(Model{Recent: true})
	m, got := after(on, Listed{on.Job})
	if !reflect.DeepEqual(got, keeps) {
		t.Errorf("asked to keep, got %#v", got)
	}
	if m, got = after(off, Listed{off.Job}, RecentTurned{true}); !m.Recent || !reflect.DeepEqual(got, append([]Effect{ListRecent{}}, keeps...)) {
		t.Errorf("turned on at a comparison: %v", got)
	}
	m, _ = after(m, RecentListed{[]Kept{{ID: "1-2"}}})
	if _, got := after(m, RecentForgotten{"1-2"}); !reflect.DeepEqual(got, []Effect{ForgetRecent{"1-2"}}) {
		t.Errorf("forgetting one: %v", got)
	}
	if m, got := after(m, RecentForgotten{}); !reflect.DeepEqual(got, []Effect{EraseRecent{}}) || len(m.Kept) > 0 || !m.Recent {
		t.Errorf("forgetting all: %v, %v", got, m.Kept)
	}
	if m, got := after(m, RecentTurned{false}, RecentListed{[]Kept{{ID: "late"}}}); got != nil || len(m.Kept) > 0 || m.Recent {
		t.Errorf("turned off: %v, %v", got, m.Kept)
	}
	if m, got := after(m, RecentRefused{"no"}); m.Recent || m.Notice.Code != "storage" || len(got) != 1 {
		t.Errorf("refused: %v, %v", m.Notice, got)
	} else if m, got = after(m, NoticeClosed{}, RecentRefused{"no"}); m.Notice != nil || len(got) > 0 {
		t.Errorf("refused a second time: %v", m.Notice)
	}
	if _, got := after(Model{}, SettingsLoaded{Settings{Recent: true}}); !reflect.DeepEqual(got, []Effect{UseTheme{}, ListRecent{}}) {
		t.Errorf("on from an earlier visit: %v", got)
	}
}

func TestAKeptComparisonIsOpened(t *testing.T) {
	way := Way{Source: 8, Whole: true}
	saved := Saved{Comparing: true, Versions: []Ref{{7, 0}, {8, 0}}, Sides: [2]*Ref{{7, 0}, {8, 0}}, Ways: []Way{way}}
	m, got := after(dropped(1, 2), RecentAsked{"x"})
	if !reflect.DeepEqual(got, []Effect{OpenRecent{"x"}}) {
		t.Fatalf("got %v", got)
	}
	m, got = after(m, RecentOpened{saved})
	if !reflect.DeepEqual(got, []Effect{Read{2, 0, 7}, ReadAs{2, 1, way}}) {
		t.Fatalf("got %v", got)
	}
	m, got = after(m, VersionsRead{2, 0, []Entry{at(7, 5)}, nil}, VersionsRead{2, 1, []Entry{at(8, 6)}, nil})
	if !reflect.DeepEqual(got, []Effect{Compare{2, Ref{7, 0}, Ref{8, 0}, "inline"}}) || drawn(m) != "a b (g) [h]" {
		t.Errorf("got %v, the list is %s", got, drawn(m))
	}
}
