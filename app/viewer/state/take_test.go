package state

import (
	"reflect"
	"testing"
)

// What was left out is taken into the articles, and left out again, and each time they are compared anew; a row only
// where the rows are those of the tray.
func TestTaking(t *testing.T) {
	m, _ := gave(Model{}, Source{ID: 1}, Source{ID: 2})
	m = arrived(m)
	again := []Effect{Compare{2, Ref{1, 0}, Ref{2, 0}, "inline"}}
	with, effects := after(m, ReasonTaken{"navigation"})
	if !with.TakesIn("navigation") || m.TakesIn("navigation") || !reflect.DeepEqual(effects, again) {
		t.Errorf("with the menu: %+v, %v", with.Taken, effects)
	}
	if kept := with.Saved(); !reflect.DeepEqual(kept.Taken.Reasons, []string{"navigation"}) {
		t.Errorf("kept: %+v", kept.Taken)
	}
	if without, _ := after(with, ReasonTaken{"navigation"}); without.TakesIn("navigation") || !with.TakesIn("navigation") {
		t.Errorf("without it: %+v", without.Taken)
	}
	if next, effects := after(m, RowTaken{3}); next.Taken.Row != 0 || effects != nil {
		t.Errorf("a row of the articles: %+v, %v", next.Taken, effects)
	}
	tray := arrived(first(after(m, TrayPressed{})))
	row, effects := after(tray, RowTaken{3})
	if row.Taken.Row != 4 || len(effects) != 1 {
		t.Errorf("a row of the tray: %+v, %v", row.Taken, effects)
	}
	if given, _ := after(row, CancelPressed{}); given.Taken.Row != 0 {
		t.Errorf("given up: %+v", given.Taken)
	}
	done, _ := after(row, Compared{Job: row.Job, Result: Result{Old: at(1, 0), New: at(2, 0), Pieces: []uint64{7}}})
	if !reflect.DeepEqual(done.Taken, Taken{Pieces: []uint64{7}}) {
		t.Errorf("taken: %+v", done.Taken)
	}
	if left, _ := after(done, PiecesLeft{}); left.Taken.Pieces != nil {
		t.Errorf("left out again: %+v", left.Taken)
	}
	if other, _ := gave(done, Source{ID: 3}); other.Tray || len(other.Taken.Pieces) > 0 {
		t.Errorf("after another text: %+v", other.Taken)
	}
}

func first(m Model, _ []Effect) Model { return m }
