package state

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

// at is a version of a source of its own, captured in that hour; hour 0 is unknown.
func at(source, hour int) Entry {
	e := Entry{Ref: Ref{source, 0}, File: fmt.Sprintf("%c.html", 'a'+source-1), Words: source, Blocks: 1, Print: uint64(source)}
	if hour > 0 {
		e.Captured = time.Date(2025, 4, 17, hour, 0, 0, 0, time.UTC)
	}
	return e
}

// dropped gives sources 1, 2 … captured in these hours, all together, and reads them in reverse.
func dropped(hours ...int) Model {
	given := Given{How: "drop", Side: NoSide}
	for i := range hours {
		given.Sources = append(given.Sources, i+1)
	}
	m, _ := after(Model{}, given)
	for i := len(hours) - 1; i >= 0; i-- {
		m, _ = after(m, VersionsRead{m.batch, i, []Entry{at(i+1, hours[i])}, nil})
	}
	return arrived(m)
}

// arrived ends the comparison that is being made.
func arrived(m Model) Model {
	if m.Busy.Stage != "aligning" {
		return m
	}
	m, _ = after(m, Compared{m.Job, Result{Old: *m.Panes[Old].Entry, New: *m.Panes[New].Entry}}, Listed{m.Job})
	return m
}

// another drops one more source.
func another(m Model, source, hour int) Model {
	m, _ = after(m, Given{"drop", NoSide, []int{source}})
	m, _ = after(m, VersionsRead{m.batch, 0, []Entry{at(source, hour)}, nil})
	return arrived(m)
}

// drawn is the list, with the older version in round and the newer in square brackets.
func drawn(m Model) string {
	var all []string
	for i, v := range m.Versions {
		name := strings.TrimSuffix(v.File, ".html")
		if m.On(Old) == i {
			name = "(" + name + ")"
		}
		if m.On(New) == i {
			name = "[" + name + "]"
		}
		all = append(all, name)
	}
	return strings.Join(all, " ")
}

func TestTheListOfVersions(t *testing.T) {
	with := func(m Model, msgs ...Msg) Model {
		for _, msg := range msgs {
			m, _ = after(m, msg)
			m = arrived(m)
		}
		return m
	}
	back, forth := PairStepped{-1}, PairStepped{1}
	for _, c := range []struct {
		name  string
		m     Model
		want  string
		order Order
	}{
		{"one file stands on the older side", dropped(9), "(a)", NoOrder},
		{"two in the order of their capture", dropped(9, 12), "(a) [b]", ByCapture},
		{"also when they were dropped the other way round", dropped(12, 9), "(b) [a]", ByCapture},
		{"two of one moment as they were dropped", dropped(9, 9), "(a) [b]", SameMoment},
		{"two of which one has no time as they were dropped", dropped(0, 9), "(a) [b]", AsGiven},
		{"two without a time too", dropped(0, 0), "(a) [b]", AsGiven},
		{"five reversed", dropped(5, 4, 3, 2, 1), "(e) d c b [a]", NoOrder},
		{"those without a time follow as they were dropped", dropped(0, 4, 0, 2, 3), "(d) e b a [c]", NoOrder},
		{"equal times as they were dropped", dropped(3, 3, 1, 3, 1), "(c) e a b [d]", NoOrder},
		{"a third file joins the list and stands beside its neighbour", another(dropped(9, 12), 3, 14), "a (b) [c]", NoOrder},
		{"also in the middle", another(dropped(9, 12), 3, 10), "(a) [c] b", NoOrder},
		{"and as the first", another(dropped(9, 12), 3, 8), "(c) [a] b", NoOrder},
		{"a third time puts two without one in order", another(dropped(0, 9), 3, 12), "(b) [c] a", NoOrder},
		{"a file on a side takes it, and what stood there stays in the list",
			with(dropped(9, 12), Given{"choose", New, []int{3}}, VersionsRead{2, 0, []Entry{at(3, 10)}, nil}), "(a) [c] b", NoOrder},
		{"any two can be chosen", with(dropped(1, 2, 3, 4), VersionChosen{Old, 1}, VersionChosen{New, 2}), "a (b) [c] d", NoOrder},
		{"one that stands on the other side changes places", with(dropped(1, 2, 3), VersionChosen{Old, 2}), "[a] b (c)", NoOrder},
		{"a place that is none is nothing", with(dropped(1, 2, 3), VersionChosen{Old, 3}, VersionChosen{New, -1}), "(a) b [c]", NoOrder},
		{"] goes from first and last to the first pair", with(dropped(1, 2, 3), forth), "(a) [b] c", NoOrder},
		{"[ to the last", with(dropped(1, 2, 3), back), "a (b) [c]", NoOrder},
		{"] goes on", with(dropped(1, 2, 3, 4), forth, forth), "a (b) [c] d", NoOrder},
		{"] on the last pair stays", with(dropped(1, 2, 3), forth, forth, forth), "a (b) [c]", NoOrder},
		{"[ on the first pair stays", with(dropped(1, 2, 3), back, back, back), "(a) [b] c", NoOrder},
		{"a number compares with the one before", with(dropped(1, 2, 3, 4), PairChosen{2}), "a (b) [c] d", NoOrder},
		{"one without a time can be moved", with(dropped(1, 2, 0), VersionMoved{2, -1}), "(a) [c] b", NoOrder},
		{"one with a time cannot", with(dropped(1, 2, 0), VersionMoved{0, 1}), "(a) b [c]", NoOrder},
		{"nor beyond the end", with(dropped(1, 2, 0), VersionMoved{2, 1}), "(a) b [c]", NoOrder},
		{"what was moved stays there when more come", another(with(dropped(1, 4, 0), VersionMoved{2, -1}), 4, 2), "(a) [d] c b", NoOrder},
		{"more without a time come behind", another(with(dropped(1, 4, 0), VersionMoved{2, -1}), 4, 0), "a c (b) [d]", NoOrder},
		{"one can be taken out", with(dropped(1, 2, 3), VersionRemoved{1}), "(a) [c]", NoOrder},
		{"but not from a side", with(dropped(1, 2, 3), VersionRemoved{0}), "(a) b [c]", NoOrder},
		{"taken off its side it leaves the list", with(dropped(1, 2, 3), BackPressed{}, Removed{Old}), "b [c]", NoOrder},
		{"swapping keeps the list", with(dropped(1, 2), SwapPressed{}), "[a] (b)", NoOrder},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := drawn(c.m)
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if c.m.Order != c.order {
				t.Errorf("the order is %q, want %q", c.m.Order, c.order)
			}
		})
	}
}

func TestPairsFollowFromMessages(t *testing.T) {
	many := dropped(1, 2, 3)
	for _, c := range []struct {
		name string
		m    Model
		msg  Msg
		want []Effect
	}{
		{"] compares the next pair", many, KeyPressed{Name: "]"}, []Effect{Compare{2, Ref{1, 0}, Ref{2, 0}, "inline"}}},
		{"[ behind AltGr too", many, KeyPressed{Name: "[", Ctrl: true, Alt: true}, []Effect{Compare{2, Ref{2, 0}, Ref{3, 0}, "inline"}}},
		{"in a field it is a letter", many, KeyPressed{Name: "[", Text: true}, nil},
		{"a choice on the comparison compares", many, VersionChosen{New, 1}, []Effect{Compare{2, Ref{1, 0}, Ref{2, 0}, "inline"}}},
		{"at the end it says so", dropped(1, 2), KeyPressed{Name: "]"}, []Effect{Announce{"This is the last pair of versions."}}},
		{"among one there are no pairs", dropped(1), PairStepped{1}, nil},
	} {
		if _, got := after(c.m, c.msg); len(got)+len(c.want) > 0 && !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %#v, want %#v", c.name, got, c.want)
		}
	}
	m, _ := after(many, BackPressed{})
	if m, got := after(m, VersionChosen{New, 1}); len(got) > 0 || drawn(m) != "(a) [b] c" {
		t.Errorf("on the start screen a choice led to %v, %s", got, drawn(m))
	}
}

// What is typed in a box joins the list when it is compared, leaves it when it is typed over, and stays in the box
// below a file that falls on its side.
func TestTypedTextsAmongVersions(t *testing.T) {
	typed := func(source int) Entry { e := at(source, 0); e.File = ""; e.Title = "typed"; return e }
	m, _ := after(Model{}, Typed{Old, false}, Typed{New, false}, ComparePressed{},
		VersionsRead{1, 0, []Entry{typed(1)}, nil}, VersionsRead{1, 1, []Entry{typed(2)}, nil})
	m = another(arrived(m), 3, 0)
	if len(m.Versions) != 3 || m.On(Old) != 1 || m.On(New) != 2 || !m.Panes[New].Typed {
		t.Errorf("%d versions, the pair is %d and %d; the newer box %v", len(m.Versions), m.On(Old), m.On(New), m.Panes[New])
	}
	m, _ = after(arrived(m), BackPressed{}, Removed{New})
	if m.Panes[New].Entry != nil || !m.Panes[New].Typed || len(m.Versions) != 2 {
		t.Errorf("after removing the file the newer side is %+v, with %d versions", m.Panes[New], len(m.Versions))
	}
	m, _ = after(Model{}, Typed{Old, false}, Typed{New, false}, ComparePressed{},
		VersionsRead{1, 0, []Entry{typed(1)}, nil}, VersionsRead{1, 1, []Entry{typed(2)}, nil})
	m, _ = after(arrived(m), BackPressed{}, Typed{New, false})
	if len(m.Versions) != 1 {
		t.Errorf("%d versions after typing over one of two", len(m.Versions))
	}
}

func TestEqualTextsAreToldOf(t *testing.T) {
	m := dropped(1, 2, 3, 4)
	for i, print := range []uint64{7, 8, 7, 7} {
		m.Versions[i].Print, m.Versions[i].Words = print, 3
	}
	if got := m.Twins(); !reflect.DeepEqual(got, []int{0, 0, 1, 1}) {
		t.Errorf("got %v", got)
	}
	m.Versions[2].Words = 4
	if got := m.Twins(); !reflect.DeepEqual(got, []int{0, 0, 0, 1}) {
		t.Errorf("with another number of words got %v", got)
	}
}

// What a batch brings is drawn when all of it has come.
func TestTheRestOfABatchIsAwaited(t *testing.T) {
	m, _ := after(Model{}, Given{"drop", NoSide, []int{1, 2}})
	one, two := VersionsRead{1, 0, []Entry{at(1, 1)}, nil}, VersionsRead{1, 1, []Entry{at(2, 2)}, nil}
	if m, _ = after(m, SourceRead{Source{ID: 1}}, one); !m.Awaits(one) || !m.Awaits(SourceRead{}) {
		t.Error("the first of two files is drawn")
	}
	if m, _ = after(m, two); m.Awaits(two) || m.Awaits(Listed{}) {
		t.Error("the last of two files is not drawn")
	}
}

// A list of 200 is shown in parts, and the part follows the pair.
func TestALongListIsShownInParts(t *testing.T) {
	hours := make([]int, 200)
	for i := range hours {
		hours[i] = i + 1
	}
	m := dropped(hours...)
	if len(m.Versions) != 200 || m.Turn != 3 {
		t.Errorf("%d versions, part %d; want 200, 3", len(m.Versions), m.Turn)
	}
	m, _ = after(m, VersionsTurned{1})
	if m.Turn != 3 {
		t.Errorf("behind the last part there is part %d", m.Turn)
	}
	m, _ = after(m, PairChosen{60})
	m, _ = after(arrived(m), VersionsPressed{})
	if m.Turn != 1 {
		t.Errorf("the list opens at part %d, want 1", m.Turn)
	}
}

// The list survives the death of the program, as it was ordered.
func TestTheListComesBack(t *testing.T) {
	m := dropped(1, 2, 0)
	m, _ = after(m, VersionMoved{2, -1})
	saved := m.Saved()
	back, effects := after(Model{}, Revived{saved, "gone"})
	reads := 0
	for _, e := range effects {
		if _, ok := e.(Read); ok {
			reads++
		}
	}
	for i, v := range m.Versions {
		back, effects = after(back, VersionsRead{1, i, []Entry{v}, nil})
	}
	if reads != 3 || drawn(back) != drawn(m) || !back.byHand {
		t.Errorf("%d sources are read, the list is %s, want %s", reads, drawn(back), drawn(m))
	}
	if _, ok := effects[0].(Compare); !ok {
		t.Errorf("then follows %v, want a comparison", effects)
	}
}
