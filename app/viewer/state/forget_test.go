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

// When another comparison has come, the words that the boxes held before are let go of; what is listed, and what that
// comparison is made of, stays. Until then it can be come back to.
func TestAnotherComparisonLetsGoOfTheOneBefore(t *testing.T) {
	result := func(old, new int) Result { return Result{Old: Entry{Ref: Ref{old, 0}}, New: Entry{Ref: Ref{new, 0}}} }
	forgotten := func(effects []Effect) (sources []int) {
		for _, effect := range effects {
			if e, ok := effect.(ForgetSource); ok {
				sources = append(sources, e.Source)
			}
		}
		return sources
	}
	for _, c := range []struct {
		name     string
		old, new int // of the comparison before; the files 1 and 2 are listed
		want     []int
	}{
		{"boxes", 7, 8, []int{7, 8}}, {"a box and a file", 7, 2, []int{7}}, {"files", 1, 2, nil}, {"one source", 7, 7, []int{7}}, {"the same box", 9, 8, []int{8}},
	} {
		m, before := dropped(1, 2), result(c.old, c.new)
		m.Result = &before
		m, effects := m.Update(Aligned{m.Job, Entry{Ref: Ref{9, 0}}, Entry{Ref: Ref{1, 0}}})
		if got := forgotten(effects); got != nil {
			t.Errorf("%s: while the words are compared %v are forgotten", c.name, got)
		}
		if _, effects = m.Update(Compared{m.Job, result(9, 1)}); !slices.Equal(forgotten(effects), c.want) {
			t.Errorf("%s: forgotten are %v, want %v", c.name, forgotten(effects), c.want)
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
