package state

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/compare"
)

var (
	five = Entry{Ref: Ref{1, 0}, Label: "Version 5", Captured: time.Date(2025, 4, 17, 14, 2, 0, 0, time.UTC)}
	six  = Entry{Ref: Ref{1, 1}, Label: "Version 6", Captured: time.Date(2025, 4, 17, 18, 55, 0, 0, time.UTC)}
	page = Entry{Ref: Ref{2, 0}, Title: "A page"}
)

// after sends messages one after another and returns the Model and the effects of the last.
func after(m Model, msgs ...Msg) (Model, []Effect) {
	var effects []Effect
	for _, msg := range msgs {
		m, effects = m.Update(msg)
	}
	return m, effects
}

// compared is the comparison page with three changes.
func compared() Model {
	m, _ := after(Model{}, Given{"drop", NoSide, []int{1}}, VersionsRead{1, 0, []Entry{five, six}, nil})
	m, _ = after(m, Aligned{m.Job, five, six}, Compared{m.Job, Result{Old: five, New: six, Count: 3}},
		Changed{m.Job, []compare.Change{{ID: "0.0", Kind: "edited", Block: 1}, {ID: "2.0", Kind: "added", Block: 3}}},
		Changed{m.Job, []compare.Change{{ID: "4.0", Kind: "moved", Block: 5}}}, Listed{m.Job})
	return m
}

// begun is the comparison page with the first of its changes.
func begun() Model {
	m, _ := after(Model{}, Given{"drop", NoSide, []int{1}}, VersionsRead{1, 0, []Entry{five, six}, nil})
	m, _ = after(m, Aligned{m.Job, five, six}, Compared{m.Job, Result{Old: five, New: six, Count: 1}},
		Changed{m.Job, []compare.Change{{ID: "0.0", Kind: "edited", Block: 1}}})
	return m
}

func TestWhatFollowsFromAMessage(t *testing.T) {
	tests := []struct {
		name string
		m    Model
		msgs []Msg
		want []Effect
	}{
		{"a dropped page is read", Model{}, []Msg{Given{"drop", NoSide, []int{1}}}, []Effect{Read{1, 0, 1}}},
		{"a page with two versions is compared at once", Model{},
			[]Msg{Given{"drop", NoSide, []int{1}}, VersionsRead{1, 0, []Entry{five, six}, nil}},
			[]Effect{Compare{1, Ref{1, 0}, Ref{1, 1}, "inline"}}},
		{"versions are put in the order they were captured", Model{},
			[]Msg{Given{"drop", NoSide, []int{1, 2}}, VersionsRead{1, 0, []Entry{six}, nil}, VersionsRead{1, 1, []Entry{five}, nil}},
			[]Effect{Compare{1, Ref{1, 0}, Ref{1, 1}, "inline"}}},
		{"a version without a time leaves the order as dropped", Model{},
			[]Msg{Given{"drop", NoSide, []int{1, 2}}, VersionsRead{1, 1, []Entry{five}, nil}, VersionsRead{1, 0, []Entry{page}, nil}},
			[]Effect{Compare{1, Ref{2, 0}, Ref{1, 0}, "inline"}}},
		{"a pasted page waits for the button", Model{},
			[]Msg{Given{"paste", Old, []int{1}}, VersionsRead{1, 0, []Entry{five, six}, nil}}, nil},
		{"compare reads both boxes", Model{},
			[]Msg{Typed{Old, false}, Typed{New, false}, ComparePressed{}}, []Effect{ReadBox{1, 0, Old}, ReadBox{1, 1, New}}},
		{"then compares", Model{},
			[]Msg{Typed{Old, false}, Typed{New, false}, ComparePressed{}, VersionsRead{1, 0, []Entry{five}, nil}, VersionsRead{1, 1, []Entry{page}, nil}},
			[]Effect{Compare{1, Ref{1, 0}, Ref{2, 0}, "inline"}}},
		{"a box with two versions fills both sides", Model{},
			[]Msg{Typed{Old, false}, ComparePressed{}, VersionsRead{1, 0, []Entry{five, six}, nil}},
			[]Effect{Compare{1, Ref{1, 0}, Ref{1, 1}, "inline"}}},
		{"in the newer box too, the older version stays older", Model{},
			[]Msg{Typed{New, false}, ComparePressed{}, VersionsRead{1, 0, []Entry{five, six}, nil}},
			[]Effect{Compare{1, Ref{1, 0}, Ref{1, 1}, "inline"}}},
		{"an empty side is read as an empty version", Model{},
			[]Msg{Typed{Old, false}, ComparePressed{}, VersionsRead{1, 0, []Entry{five}, nil}}, []Effect{ReadBox{2, 0, New}}},
		{"two empty sides too", Model{}, []Msg{ComparePressed{}},
			[]Effect{Announce{"The older version is empty."}, Focus{"box-old"}}},
		{"an answer that came before is dropped", Model{},
			[]Msg{Given{"drop", NoSide, []int{1}}, CancelPressed{}, VersionsRead{1, 0, []Entry{five, six}, nil}}, nil},
		{"n goes to the first change", compared(), []Msg{KeyPressed{Name: "n"}},
			[]Effect{ScrollTo{"0.0"}, Announce{"Change 1 of 3: paragraph 1, edited."}}},
		{"a step before all changes have come", begun(), []Msg{NextPressed{}}, nil},
		{"is taken when they have", begun(), []Msg{NextPressed{}, Listed{1}},
			[]Effect{ScrollTo{"0.0"}, Announce{"Change 1 of 1: paragraph 1, edited."}}},
		{"the last of several counts", begun(), []Msg{NextPressed{}, PreviousPressed{}, Changed{1, []compare.Change{{ID: "4.0", Kind: "moved", Block: 5}}}, Listed{1}},
			[]Effect{ScrollTo{"4.0"}, Announce{"Change 2 of 2: paragraph 5, moved."}}},
		{"none is taken in another comparison", begun(), []Msg{NextPressed{}, SwapPressed{}, Aligned{2, six, five}, Compared{2, Result{Count: 1}}, Listed{2}}, nil},
		{"n on the last change goes to the first and says so", compared(), []Msg{ChangeAsked{3}, KeyPressed{Name: "n"}},
			[]Effect{ScrollTo{"0.0"}, Announce{"Back to the first change. Change 1 of 3: paragraph 1, edited."}}},
		{"p at the start goes to the last change", compared(), []Msg{KeyPressed{Name: "p"}},
			[]Effect{ScrollTo{"4.0"}, Announce{"Change 3 of 3: paragraph 5, moved."}}},
		{"Alt+End goes to the last change", compared(), []Msg{KeyPressed{Name: "End", Alt: true}},
			[]Effect{ScrollTo{"4.0"}, Announce{"Change 3 of 3: paragraph 5, moved."}}},
		{"a letter in a field is left to the field", compared(), []Msg{KeyPressed{Name: "n", Text: true}}, nil},
		{"Ctrl+N is the browser's", compared(), []Msg{KeyPressed{Name: "n", Ctrl: true}}, nil},
		{"a wide page shows two columns", compared(), []Msg{Widened{true}}, []Effect{Show{"split"}}},
		{"a chosen view does not follow the width", compared(), []Msg{ViewChosen{Inline}, Widened{true}}, nil},
		{"a view of the same rows keeps the place", compared(), []Msg{ViewChosen{ChangesOnly}}, []Effect{Hold{}}},
		{"one version alone stands in the rows of both", compared(), []Msg{ViewChosen{OldOnly}}, []Effect{Show{"split"}}},
		{"v goes through the views", compared(), []Msg{KeyPressed{Name: "v"}}, []Effect{Hold{}}},
		{"n passes over kinds that are left out", compared(), []Msg{KindPressed{"edited"}, KindPressed{"moved"}, KeyPressed{Name: "n"}},
			[]Effect{ScrollTo{"2.0"}, Announce{"Change 1 of 1: paragraph 3, added."}}},
		{"p too, from where it stands", compared(), []Msg{ChangeAsked{2}, KindPressed{"added"}, KeyPressed{Name: "p"}},
			[]Effect{ScrollTo{"0.0"}, Announce{"Change 1 of 2: paragraph 1, edited."}}},
		{"n on the last of them goes to the first", compared(), []Msg{KindPressed{"edited"}, ChangeAsked{3}, KeyPressed{Name: "n"}},
			[]Effect{ScrollTo{"2.0"}, Announce{"Back to the first change. Change 1 of 2: paragraph 3, added."}}},
		{"Alt+Home goes to the first that counts", compared(), []Msg{KindPressed{"edited"}, KeyPressed{Name: "Home", Alt: true}},
			[]Effect{ScrollTo{"2.0"}, Announce{"Change 1 of 2: paragraph 3, added."}}},
		{"with every kind left out there is nowhere to go", compared(),
			[]Msg{KindPressed{"edited"}, KindPressed{"added"}, KindPressed{"moved"}, KeyPressed{Name: "n"}}, nil},
		{"a kind that is taken in again counts again", compared(), []Msg{KindPressed{"edited"}, KindPressed{"edited"}}, []Effect{Announce{"3 changes."}}},
		{"a kept choice that is none is dropped", Model{}, []Msg{SettingsLoaded{Settings{View: "upside down", Theme: "dark"}}}, []Effect{UseTheme{"dark"}}},
		{"m turns to the other view and keeps the change", compared(), []Msg{ChangeAsked{2}, KeyPressed{Name: "m"}},
			[]Effect{Show{"split"}, Mark{"2.0"}}},
		{"swapping compares the other way round", compared(), []Msg{SwapPressed{}},
			[]Effect{SwapBoxes{}, Compare{2, Ref{1, 1}, Ref{1, 0}, "inline"}}},
		{"an answer to an older comparison is dropped", compared(), []Msg{SwapPressed{}, Compared{Job: 1}}, nil},
		{"back returns to the boxes", compared(), []Msg{BackPressed{}}, []Effect{SetTitle{""}, Focus{"compare"}}},
		{"Ctrl+Enter compares", Model{}, []Msg{KeyPressed{Name: "Enter", Ctrl: true, Text: true}},
			[]Effect{Announce{"The older version is empty."}, Focus{"box-old"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, got := after(test.m, test.msgs...)
			if len(got)+len(test.want) > 0 && !reflect.DeepEqual(got, test.want) {
				t.Errorf("after %v\n got %#v\nwant %#v", test.msgs, got, test.want)
			}
		})
	}
}

func TestNothingThatWasGivenIsLost(t *testing.T) {
	gone := Notice{Code: "binary", What: "‘a’ is a program or data, not text."}
	m, _ := after(Model{}, Given{"drop", Old, []int{1}}, VersionsRead{1, 0, []Entry{five}, nil})
	for name, msgs := range map[string][]Msg{
		"a file that cannot be read":    {Given{"drop", Old, []int{2}}, ReadFailed{2, 0, gone}},
		"a comparison that fails":       {CompareFailed{0, gone}},
		"an engine that dies":           {Given{"drop", New, []int{2}}, EngineDied{"out of memory"}},
		"cancelling":                    {Given{"drop", New, []int{2}}, CancelPressed{}},
		"comparing with an empty side":  {ComparePressed{}},
		"going back from a comparison":  {Typed{New, false}, BackPressed{}},
		"an answer nobody waits for":    {VersionsRead{99, 7, []Entry{page}, nil}},
		"a message about a lost change": {ChangeAsked{12}},
	} {
		got, _ := after(m, msgs...)
		if got.Panes[Old].Entry == nil || got.Panes[Old].Entry.Label != "Version 5" {
			t.Errorf("%s: the older side holds %+v, want version 5", name, got.Panes[Old])
		}
	}
}

func TestAFailureIsShownWhereItBelongs(t *testing.T) {
	gone := Notice{Code: "binary", What: "‘a’ is a program or data, not text."}
	m, _ := after(Model{}, Typed{Old, false}, Typed{New, false}, ComparePressed{}, VersionsRead{1, 0, []Entry{five}, nil}, ReadFailed{1, 1, gone})
	if m.Panes[New].Notice == nil || m.Panes[New].Notice.Code != "binary" || m.Busy.Working() {
		t.Errorf("the newer box shows %+v, busy %v; want its notice and nothing busy", m.Panes[New].Notice, m.Busy)
	}
	m, _ = after(Model{}, Given{"drop", NoSide, []int{1}}, ReadFailed{1, 0, gone})
	if m.Notice == nil || m.Notice.Code != "binary" {
		t.Errorf("the page shows %+v, want the notice about the file", m.Notice)
	}
}

func TestTypingAfterAComparisonReadsTheBoxAgain(t *testing.T) {
	m, _ := after(Model{}, Typed{Old, false}, Typed{New, false}, ComparePressed{},
		VersionsRead{1, 0, []Entry{five}, nil}, VersionsRead{1, 1, []Entry{page}, nil},
		Compared{1, Result{}}, BackPressed{})
	if _, effects := after(m, ComparePressed{}); fmt.Sprint(effects) != fmt.Sprint([]Effect{Compare{2, Ref{1, 0}, Ref{2, 0}, "inline"}}) {
		t.Errorf("unchanged boxes: got %v, want a comparison at once", effects)
	}
	if _, effects := after(m, Typed{New, false}, ComparePressed{}); fmt.Sprint(effects) != fmt.Sprint([]Effect{ReadBox{2, 0, New}}) {
		t.Errorf("a changed box: got %v, want it read", effects)
	}
}

// Update returns a new Model and leaves the one it was given as it was.
func TestUpdateIsPure(t *testing.T) {
	m, _ := after(Model{}, Given{"drop", NoSide, []int{1, 2}}, VersionsRead{1, 0, []Entry{five}, nil})
	before := fmt.Sprintf("%+v", m)
	first, _ := m.Update(VersionsRead{1, 1, []Entry{six}, nil})
	second, _ := m.Update(VersionsRead{1, 1, []Entry{six}, nil})
	if got := fmt.Sprintf("%+v", m); got != before {
		t.Errorf("the Model became\n%s\nwant\n%s", got, before)
	}
	if !reflect.DeepEqual(first, second) {
		t.Error("the same message to the same Model gave two answers")
	}
}

func TestDimmedChangesDoNotCount(t *testing.T) {
	m := compared()
	result := *m.Result
	result.Changes = []compare.Change{{ID: "0.0", Kind: "edited", Class: compare.Text}, {ID: "1.0", Kind: "edited", Class: compare.Typography},
		{ID: "2.0", Kind: "edited", Class: compare.Case}, {ID: "3.0", Kind: "moved"}}
	m.Result = &result
	for _, c := range []struct {
		name  string
		msgs  []Msg
		shown []int
		quiet int
	}{
		{"trifles start dimmed", nil, []int{1, 3, 4}, 1},
		{"and can be shown", []Msg{ClassPressed{compare.Typography}}, []int{1, 2, 3, 4}, 0},
		{"others can be dimmed", []Msg{ClassPressed{compare.Case}}, []int{1, 4}, 2},
		{"twice is as before", []Msg{ClassPressed{compare.Case}, ClassPressed{compare.Case}}, []int{1, 3, 4}, 1},
	} {
		got, _ := after(m, c.msgs...)
		if !reflect.DeepEqual(got.Shows(), c.shown) || got.Quiet() != c.quiet {
			t.Errorf("%s: %v count and %d are dimmed, want %v and %d", c.name, got.Shows(), got.Quiet(), c.shown, c.quiet)
		}
	}
}

func TestTheListGrowsOnlyWhenAllChangesHaveCome(t *testing.T) {
	m := begun()
	if m.Result.Listed {
		t.Error("the list is at its full length before the comparison has ended")
	}
	if next, _ := after(m, Listed{m.Job + 1}); next.Result.Listed {
		t.Error("the end of another comparison made the list grow")
	}
	if next, _ := after(m, Listed{m.Job}); !next.Result.Listed || m.Result.Listed {
		t.Errorf("listed %v, before %v, want true and false", next.Result.Listed, m.Result.Listed)
	}
	if next, _ := after(Model{}, Listed{0}); next.Result != nil {
		t.Errorf("got a result from nothing: %+v", next.Result)
	}
}
