package state

import (
	"reflect"
	"slices"
	"testing"
)

func TestTheLastVersionTakesItsSourceAlong(t *testing.T) {
	twice := func(m Model) Model { // the first source holds another version
		m.Versions = append(slices.Clone(m.Versions), Entry{Ref: Ref{1, 1}})
		return m
	}
	shown := func(m Model, old, new int) Model {
		m.Result = &Result{Old: m.Versions[old], New: m.Versions[new]}
		return m
	}
	files := dropped(1, 2, 3)
	files.Result = nil
	for _, c := range []struct {
		name string
		m    Model
		msg  Msg
		want []Effect
	}{
		{"out of the list", files, VersionRemoved{1}, []Effect{ForgetSource{2}}},
		{"off a side", files, Removed{Old}, []Effect{Focus{"box-old"}, ForgetSource{1}}},
		{"another version of it stays", twice(files), Removed{Old}, []Effect{Focus{"box-old"}}},
		{"the comparison is made of it", shown(files, 0, 1), VersionRemoved{1}, nil},
		{"an empty side", Model{}, Removed{New}, []Effect{Focus{"box-new"}}},
	} {
		c.m.Screen = Start
		if _, got := c.m.Update(c.msg); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// A step that breaks off leaves everything as it was, but for the message.
func TestAFaultIsSaid(t *testing.T) {
	before := dropped(1, 2)
	m, effects := before.Update(Faulted{"index out of range"})
	if m.Notice == nil || m.Notice.Code != "fault" || m.Notice.Detail != "index out of range" || m.Notice.Advice == "" {
		t.Fatalf("the notice is %+v", m.Notice)
	}
	if want := []Effect{Announce{m.Notice.What}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("got %v, want %v", effects, want)
	}
	if m.Notice = before.Notice; !reflect.DeepEqual(m, before) {
		t.Error("more than the notice has changed")
	}
}
