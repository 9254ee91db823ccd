package state

import (
	"reflect"
	"testing"
)

func TestSheetsAndRoom(t *testing.T) {
	phone := func(msgs ...Msg) []Msg { return append([]Msg{Resized{Phone}}, msgs...) }
	for _, test := range []struct {
		name  string
		msgs  []Msg
		open  bool // the list
		sheet Sheet
		want  []Effect
	}{
		{"on a desk the list is open at first", nil, true, NoSheet, nil},
		{"and closes beside the rows, without a sheet", []Msg{KeyPressed{Name: "c"}}, false, NoSheet, nil},
		{"on a phone it is closed at first", phone(), false, NoSheet, nil},
		{"on a phone it opens as a sheet", phone(ListPressed{}), true, ListSheet, []Effect{OpenSheet{ListSheet}}},
		{"Escape closes a sheet", phone(ListPressed{}, KeyPressed{Name: "Escape"}), false, NoSheet, []Effect{CloseSheet{}}},
		{"the way back closes it", phone(ListPressed{}, SheetLeft{}), false, NoSheet, []Effect{CloseSheet{}}},
		{"the way back closes nothing twice", phone(ListPressed{}, SheetLeft{}, SheetLeft{}), false, NoSheet, nil},
		{"another sheet takes its place", phone(ListPressed{}, SheetPressed{ViewSheet}), false, ViewSheet, []Effect{OpenSheet{ViewSheet}}},
		{"a chosen change is shown without the sheet", phone(ListPressed{}, ChangeAsked{2}), false, NoSheet,
			[]Effect{CloseSheet{}, ScrollTo{"2.0"}, Announce{"Change 2 of 3: paragraph 3, added."}}},
		{"a chosen view is shown without the sheet", phone(SheetPressed{ViewSheet}, ViewChosen{ChangesOnly}), false, NoSheet,
			[]Effect{CloseSheet{}, Hold{}}},
		{"more room takes the sheet away and the list beside the rows", phone(ListPressed{}, Resized{Roomy}), true, NoSheet, []Effect{CloseSheet{}}},
		{"what was closed on a desk stays closed there", []Msg{ListPressed{}, Resized{Phone}, ListPressed{}, Resized{Roomy}}, false, NoSheet, []Effect{CloseSheet{}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			m, got := after(compared(), test.msgs...)
			if m.ListOpen() != test.open || m.Sheet != test.sheet {
				t.Errorf("list open: %v, sheet %q, want %v, %q", m.ListOpen(), m.Sheet, test.open, test.sheet)
			}
			if len(got)+len(test.want) > 0 && !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %#v\nwant %#v", got, test.want)
			}
		})
	}
}

func TestEditingAVersionAsText(t *testing.T) {
	m, got := after(compared(), BackPressed{}, EditPressed{New})
	if want := []Effect{FetchText{New, Ref{1, 1}}}; !reflect.DeepEqual(got, want) {
		t.Fatalf("got %#v, want %#v", got, want)
	}
	if m.Panes[New].Entry == nil {
		t.Error("the version is gone before its text has come")
	}
	refused, _ := after(m, TextRefused{New, Notice{What: "Too long."}})
	if refused.Panes[New].Entry == nil || refused.Panes[New].Notice == nil {
		t.Error("a refusal must leave the version and say why")
	}
	other, got := after(m, TextFetched{New, Ref{9, 0}, "another"})
	if got != nil || other.Panes[New].Entry == nil {
		t.Error("the text of another version was taken")
	}
	m, got = after(m, TextFetched{New, Ref{1, 1}, "Six."})
	if want := []Effect{FillBox{New, "Six."}, Focus{"box-new"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %#v, want %#v", got, want)
	}
	if pane := m.Panes[New]; pane.Entry != nil || !pane.Typed {
		t.Errorf("the side holds %+v, want a box with text", pane)
	}
}
