package state

import (
	"reflect"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/compare"
)

func TestAnAddressMakesAModelThatHasThatAddress(t *testing.T) {
	for _, fragment := range []string{
		"", "view=inline", "view=auto", "grain=word&view=split", "x=1&view=changes&s=aGVsbG8_=&pair=5-6&flag", "change=12.1",
		"ignore=none", "ignore=space,case", "a=&b", "view=old&grain=character&ignore=link&change=0.0",
	} {
		m, _ := Model{}.Update(AddressGiven{Fragment: fragment, Typed: true})
		if got := m.Address().Fragment; got != fragment || m.Notice != nil {
			t.Errorf("%q became %q, with the notice %v", fragment, got, m.Notice)
		}
	}
}

func TestWhatAnAddressSaysWronglyIsLeftOutWithANote(t *testing.T) {
	for fragment, want := range map[string]string{
		"view=upside&x=1": "x=1", "grain=": "", "change=12": "", "change=1.x&view=new": "view=new", "ignore=space,words": "",
		"open=door": "", "change=99999999999999999999.1": "",
	} {
		m, _ := Model{}.Update(AddressGiven{Fragment: fragment, Typed: true})
		if got := m.Address().Fragment; got != want || m.Notice == nil {
			t.Errorf("%q became %q, with the notice %v; want %q and one", fragment, got, m.Notice, want)
		}
	}
}

// where is what a test looks at after addresses.
func where(m Model) []any {
	return []any{m.Screen, m.View, m.Grain, m.Focus, m.OpenPanel(), m.Address().Fragment}
}

func TestAddressesWhileAComparisonStands(t *testing.T) {
	typed := func(fragment string) Msg { return AddressGiven{Fragment: fragment, Typed: true} }
	back := func(fragment string, screen Screen) Msg { return AddressGiven{Fragment: fragment, Screen: screen} }
	for _, test := range []struct {
		name string
		msgs []Msg
		want []any
	}{
		{"the current change is in it", []Msg{ChangeAsked{2}}, []any{Comparing, Auto, compare.Auto, 2, "", "change=2.0"}},
		{"a chosen view too", []Msg{ViewChosen{OldOnly}, ChangeAsked{1}}, []any{Comparing, OldOnly, compare.Auto, 1, "", "view=old&change=0.0"}},
		{"an address that is typed goes to its change", []Msg{typed("change=4.0&y=2")}, []any{Comparing, Auto, compare.Auto, 3, "", "change=4.0&y=2"}},
		{"a change that is not there is left out", []Msg{typed("change=9.0&y=2")}, []any{Comparing, Auto, compare.Auto, 0, "", "y=2"}},
		{"back leaves the reader at their change", []Msg{ChangeAsked{2}, back("change=4.0", Comparing)}, []any{Comparing, Auto, compare.Auto, 2, "", "change=2.0"}},
		{"back to an address without a view is auto", []Msg{ViewChosen{NewOnly}, back("", Comparing)}, []any{Comparing, Auto, compare.Auto, 0, "", ""}},
		{"back closes a panel", []Msg{PanelPressed{FindPanel}, back("", Comparing)}, []any{Comparing, Auto, compare.Auto, 0, "", ""}},
		{"and forward opens it", []Msg{back("open=find", Comparing)}, []any{Comparing, Auto, compare.Auto, 0, FindPanel, "open=find"}},
		{"one panel closes another", []Msg{PanelPressed{FindPanel}, HelpPressed{}}, []any{Comparing, Auto, compare.Auto, 0, KeysPanel, "open=keys"}},
		{"back to the texts", []Msg{back("", Start)}, []any{Start, Auto, compare.Auto, 0, "", ""}},
		{"and forward to the comparison", []Msg{BackPressed{}, back("", Comparing)}, []any{Comparing, Auto, compare.Auto, 0, "", ""}},
		{"Escape closes a panel first", []Msg{PanelPressed{SettingsPanel}, KeyPressed{Name: "Escape", Text: true}}, []any{Comparing, Auto, compare.Auto, 0, "", ""}},
	} {
		m, _ := after(compared(), test.msgs...)
		if got := where(m); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n got %v\nwant %v", test.name, got, test.want)
		}
	}
}

func TestAnAddressWaitsForItsChange(t *testing.T) {
	m, _ := Model{}.Update(AddressGiven{Fragment: "change=2.0", Typed: true})
	m, _ = after(m, Given{"drop", NoSide, []int{1}}, VersionsRead{1, 0, []Entry{five, six}, nil})
	m, _ = after(m, Aligned{m.Job, five, six}, Compared{m.Job, Result{Old: five, New: six, Count: 1}})
	if m.Address().Fragment != "change=2.0" {
		t.Errorf("before the changes have come the address is %q", m.Address().Fragment)
	}
	m, effects := after(m, Changed{m.Job, []compare.Change{{ID: "0.0", Kind: "edited"}, {ID: "2.0", Kind: "added", Block: 3}}}, Listed{m.Job})
	if m.Focus != 2 || len(effects) != 2 || effects[0] != (ScrollTo{"2.0"}) {
		t.Errorf("the current change is %d, the effects are %v", m.Focus, effects)
	}
}

// Every key of the table does something, and nothing in a field, with Ctrl, on the other page, or when it is a letter
// and letters are off.
func TestEveryKeyOfTheTable(t *testing.T) {
	m, _ := compared().Update(ChangeAsked{1})
	pressed := map[string]bool{}
	for _, k := range []KeyPressed{{Name: "n"}, {Name: "F7"}, {Name: "ArrowDown", Alt: true}, {Name: "p"}, {Name: "F7", Shift: true},
		{Name: "ArrowUp", Alt: true}, {Name: "Home", Alt: true}, {Name: "End", Alt: true}, {Name: "j"}, {Name: "k"}, {Name: "m"},
		{Name: "v"}, {Name: "ArrowLeft", Shift: true}, {Name: "ArrowRight", Shift: true}, {Name: "F6"}, {Name: "s"}, {Name: "x"},
		{Name: "X", Shift: true}, {Name: "g"}, {Name: "/"}, {Name: "/", Shift: true}, {Name: "c"}, {Name: "i"}, {Name: ","}, {Name: "["}, {Name: "]"}, {Name: "e"}, {Name: "?", Shift: true}} {
		if !m.Takes(k) {
			t.Errorf("%v does nothing", k)
		}
		for i, b := range Keys {
			if b.match(k) {
				pressed[Keys[i].Keys] = true
			}
		}
		next, effects := m.Update(k)
		if reflect.DeepEqual(next, m) && len(effects) == 0 {
			t.Errorf("%v changes nothing", k)
		}
		in := k
		in.Text = true
		if m.Takes(in) {
			t.Errorf("%v is taken from a field", k)
		}
		with := k
		with.Ctrl = true
		if m.Takes(with) {
			t.Errorf("Ctrl and %v is taken", k)
		}
		if (Model{}).Takes(k) {
			t.Errorf("%v is taken on the first page", k)
		}
		off := m
		off.NoLetters = true
		if one := len(k.Name) == 1; off.Takes(k) == one {
			t.Errorf("%v with letters off: taken %v", k, !one)
		}
	}
	for _, b := range Keys {
		if !pressed[b.Keys] && b.Keys != "Enter" && b.Keys != "Esc" {
			t.Errorf("%s was not tried", b.Keys)
		}
	}
}

func TestEscapeClosesThePanelOfTheLink(t *testing.T) {
	m, _ := after(compared(), SharePressed{})
	if !m.Share.Open {
		t.Fatal("it does not open")
	}
	m, effects := after(m, KeyPressed{Name: "Escape", Text: true})
	if want := []Effect{Focus{"share"}}; m.Share.Open || !reflect.DeepEqual(effects, want) {
		t.Errorf("open: %v, effects %v, want %v", m.Share.Open, effects, want)
	}
}

func TestTheWayBackFromAMove(t *testing.T) {
	m, effects := after(compared(), MoveFollowed{}, KeyPressed{Name: "Escape"})
	if len(effects) != 1 || effects[0] != (Ask{"hostBack", ""}) || m.away {
		t.Errorf("Escape after a move: %v", effects)
	}
	if _, effects := after(compared(), MoveFollowed{}, NextPressed{}, KeyPressed{Name: "Escape"}); effects != nil {
		t.Errorf("Escape after going elsewhere: %v", effects)
	}
}

func TestCopyingTheCurrentChange(t *testing.T) {
	if _, effects := after(compared(), CopyAsked{"old"}); len(effects) != 1 || effects[0] != (Announce{"Go to a change first."}) {
		t.Errorf("without a change: %v", effects)
	}
	when := time.Date(2025, 4, 17, 14, 2, 0, 0, time.UTC).Local()
	m, effects := after(compared(), ChangeAsked{2}, CopyAsked{"quote-old"})
	got, ok := effects[0].(CopyChange)
	if !ok || got.Change != "2.0" || got.What != "quote-old" || got.Old != "Version 5, "+m.Words.Moment(when) {
		t.Errorf("with one: %+v", effects)
	}
	m, _ = after(compared(), Copied{"not allowed"})
	if m.Notice == nil || m.Notice.Code != "clipboard" {
		t.Errorf("a refusal shows %v", m.Notice)
	}
}
