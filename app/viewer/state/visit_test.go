package state

import (
	"fmt"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

// everyChange is one change of each kind in each class.
func everyChange() (all []compare.Change) {
	for row, kind := range Kinds {
		for n := range 10 {
			class := compare.Class(1) << n
			if class == compare.Pattern {
				class = compare.Text
			}
			all = append(all, compare.Change{ID: fmt.Sprint(row, ".", n), Row: row, Kind: kind, Class: class, Block: row + 1})
		}
	}
	return all
}

// visits goes from the first change that counts to the next, as often as there are any, and returns the order.
func visits(m Model) (order []int) {
	_, all := m.Place()
	for range all {
		m, _ = m.Update(NextPressed{})
		order = append(order, m.Focus)
	}
	return order
}

// Whatever set of kinds the list shows, and whatever set of classes is dimmed, Next ×n visits each change that counts
// once, in the order of the page, and Previous ×n the other way.
func TestNextVisitsEachChangeUnderEveryFilter(t *testing.T) {
	changes := everyChange()
	sees := func(m Model, what string) {
		t.Helper()
		want := m.Shows()
		if got := visits(m); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%s: Next visits %v, want %v", what, got, want)
		}
		for k, number := range want {
			c := changes[number-1]
			if m.Leaves(c.Kind) || m.Ignored()&c.Class != 0 || k > 0 && number <= want[k-1] {
				t.Fatalf("%s: %+v counts, or stands out of order", what, c)
			}
		}
		back := m
		for k := len(want) - 1; k >= 0; k-- {
			if back, _ = back.Update(PreviousPressed{}); back.Focus != want[k] {
				t.Fatalf("%s: Previous leads to %d, want %d", what, back.Focus, want[k])
			}
		}
		if len(want) > 0 {
			if again, effects := m.goTo(want[len(want)-1]); len(effects) > 0 {
				if again, _ = again.Update(NextPressed{}); again.Focus != want[0] {
					t.Fatalf("%s: after the last comes %d, want %d", what, again.Focus, want[0])
				}
			}
		}
	}
	base := Model{Screen: Comparing, Result: &Result{Changes: changes, Count: len(changes), Listed: true}}
	tried := 0
	for set := range 1 << len(Kinds) {
		m := base
		for k, kind := range Kinds {
			if set>>k&1 == 1 {
				m, _ = m.Update(KindPressed{Kind: kind})
			}
		}
		for turned := range 1 << len(Classes) {
			if set != 0 && turned%37 != set%37 { // each set of kinds with some of the classes, all kinds with every set
				continue
			}
			n := m
			for k, class := range Classes {
				if turned>>k&1 == 1 {
					n, _ = n.Update(ClassPressed{Class: class})
				}
			}
			sees(n, fmt.Sprintf("kinds %07b, classes %09b", set, turned))
			tried++
		}
	}
	if tried < 1<<len(Classes)+1<<len(Kinds) {
		t.Errorf("only %d filters were tried", tried)
	}
}
