package state

import (
	"reflect"
	"testing"
)

// nothing is the version that an empty box is read as.
var nothing = Entry{Ref: Ref{9, 0}}

// A text beside an empty box is compared with an empty version, which goes as soon as something else comes.
func TestAnEmptyBoxIsAnEmptyVersion(t *testing.T) {
	m, effects := after(Model{}, Typed{New, false}, ComparePressed{}, VersionsRead{1, 0, []Entry{page}, nil}, VersionsRead{2, 0, []Entry{nothing}, nil})
	if want := []Effect{Compare{1, nothing.Ref, page.Ref, "inline"}}; !reflect.DeepEqual(effects, want) {
		t.Fatalf("got %v, want %v", effects, want)
	}
	if m.Panes[Old].Filled() || len(m.Versions) != 2 {
		t.Errorf("the older side counts as filled, or the list holds %d versions, want 2", len(m.Versions))
	}
	m, _ = after(m, Compared{1, Result{Old: nothing, New: Entry{Blocks: 3}, Count: 1}})
	if m.Result.Odd != AllAdded {
		t.Errorf("the comparison is %q, want %q", m.Result.Odd, AllAdded)
	}
	m, effects = after(m, Given{"drop", NoSide, []int{1}}, VersionsRead{3, 0, []Entry{five}, nil})
	if want := []Effect{Compare{2, five.Ref, page.Ref, "inline"}}; !reflect.DeepEqual(effects, want) || len(m.Versions) != 2 {
		t.Errorf("a file that comes then: got %v and %d versions, want %v and 2", effects, len(m.Versions), want)
	}
}

// Of two files one may be empty; it is read again as an empty version, once. Two empty ones, and one alone, are refused.
func TestAnEmptyFileBesideAnother(t *testing.T) {
	none := Notice{Code: "empty", What: "‘b’ is empty."}
	m, effects := after(Model{}, Given{"drop", NoSide, []int{1, 9}}, VersionsRead{1, 0, []Entry{page}, nil}, ReadFailed{1, 1, none})
	if want := []Effect{ReadAs{2, 1, Way{Source: 9, Blank: true}}}; !reflect.DeepEqual(effects, want) {
		t.Fatalf("got %v, want %v", effects, want)
	}
	if _, effects := after(m, VersionsRead{2, 1, []Entry{nothing}, nil}); !reflect.DeepEqual(effects, []Effect{Compare{1, page.Ref, nothing.Ref, "inline"}}) {
		t.Errorf("then: got %v", effects)
	}
	if m, effects := after(m, ReadFailed{2, 1, none}); m.Notice == nil || m.Notice.What != none.What || len(effects) != 1 {
		t.Errorf("refused again: got %v and %+v", effects, m.Notice)
	}
	for name, msgs := range map[string][]Msg{
		"both":  {Given{"drop", NoSide, []int{1, 9}}, ReadFailed{1, 0, none}, ReadFailed{1, 1, none}},
		"alone": {Given{"drop", NoSide, []int{9}}, ReadFailed{1, 0, none}},
		"three": {Given{"drop", NoSide, []int{1, 2, 9}}, VersionsRead{1, 0, []Entry{five}, nil}, VersionsRead{1, 1, []Entry{six}, nil}, ReadFailed{1, 2, none}},
	} {
		if m, _ := after(Model{}, msgs...); m.Notice == nil || m.Notice.Code != "empty" {
			t.Errorf("%s: the page says %+v", name, m.Notice)
		}
	}
}
