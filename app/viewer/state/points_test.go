package state

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

func TestPointsLeadToTheirChanges(t *testing.T) {
	m := compared()
	m.Result.Changes = []compare.Change{
		{ID: "0.0", Kind: "edited", Concerns: compare.Number, Row: 0}, {ID: "1.0", Kind: "added", After: "new", Row: 1},
		{ID: "2.0", Kind: "edited", Before: "gone", Concerns: compare.Number | compare.Name, Row: 2}, {ID: "2.1", Kind: "edited", Class: compare.Space, Concerns: compare.Number, Row: 2},
		{ID: "3.0", Kind: "edited", Before: "old", After: "new", Row: 3},
	}
	m.Result.Journeys = []string{"1.0", "3.0"}
	number, row := Point{Concern: compare.Number}, Point{Row: 3}
	for i, step := range []struct {
		press Msg
		want  int
	}{{PointPressed{number}, 1}, {PointPressed{number}, 3}, {PointPressed{number}, 1}, {PointPressed{row}, 3},
		{PointPressed{Point{Kind: "added"}}, 2}, {PointPressed{Point{Kind: "split"}}, 2},
		{PointPressed{Point{Kind: "edited", Plain: true}}, 5},
		{PointPressed{Point{Words: "added"}}, 2}, {PointPressed{Point{Words: "added"}}, 5}, {PointPressed{Point{Words: "removed"}}, 3},
		{PointPressed{Point{Words: "removed"}}, 5}, {PointPressed{Point{Journey: true}}, 2}, {PointPressed{Point{Journey: true}}, 5}} {
		m, _ = after(m, step.press)
		if m.Focus != step.want {
			t.Errorf("press %d leads to change %d, want %d", i, m.Focus, step.want)
		}
	}

	// Where all changes that a point is about are dimmed, it leads to one of them; a kind that the list leaves out comes back.
	m.Result.Changes[3].Concerns = compare.Date
	if m, _ = after(m, PointPressed{Point{Concern: compare.Date}}); m.Focus != 4 || m.ChangeSaid() != "Dimmed change: paragraph 0, edited." {
		t.Errorf("what is dimmed is change %d: %s", m.Focus, m.ChangeSaid())
	}
	if m, _ = after(m, KindPressed{"added"}, PointPressed{Point{Kind: "added"}}); m.Focus != 2 || m.Leaves("added") {
		t.Errorf("what the list leaves out is change %d, left out %v", m.Focus, m.Leaves("added"))
	}
}

// What is dimmed is shown in the list, class by class; on a phone its sheet opens for that.
func TestTheListShowsWhatIsDimmed(t *testing.T) {
	m := compared()
	m.Result.Changes = []compare.Change{{ID: "0.0", Class: compare.Space}, {ID: "1.0", Class: compare.Text}, {ID: "2.0", Class: compare.Space}, {ID: "3.0", Class: compare.Text}}
	m.Dimmed = &Dim{IDs: map[string]bool{"0.0": true, "3.0": true}}
	for _, c := range []struct {
		class compare.Class
		want  string
	}{{compare.Space, "[1 3]"}, {compare.Pattern, "[4]"}, {compare.Typography, "[]"}, {compare.Text, "[]"}} {
		if got := fmt.Sprint(m.DimmedOf(c.class)); got != c.want {
			t.Errorf("of %v are dimmed %s, want %s", c.class, got, c.want)
		}
	}
	for _, c := range []struct {
		name string
		m    Model
		want []Effect
	}{
		{"beside the rows", m, []Effect{Focus{"list-dimmed"}}},
		{"a list that the reader closed opens", Model{Result: m.Result, Screen: Comparing, Listed: true}, []Effect{Focus{"list-dimmed"}}},
		{"on a phone", Model{Result: m.Result, Screen: Comparing, Room: Phone}, []Effect{OpenSheet{ListSheet}}},
	} {
		got, effects := after(c.m, DimmedPressed{})
		if !got.Faint || !got.ListOpen() || got.Quiet() != c.m.Quiet() || !reflect.DeepEqual(effects, c.want) {
			t.Errorf("%s: shown %v, open %v, then %v", c.name, got.Faint, got.ListOpen(), effects)
		}
		if got, _ = after(got, DimmedTurned{}); got.Faint {
			t.Errorf("%s: it is still shown", c.name)
		}
	}
}
