package state

import (
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

func TestPointsLeadToTheirChanges(t *testing.T) {
	m := compared()
	m.Result.Changes = []compare.Change{
		{ID: "0.0", Kind: "edited", Concerns: compare.Number, Row: 0}, {ID: "1.0", Kind: "added", Row: 1},
		{ID: "2.0", Kind: "edited", Concerns: compare.Number | compare.Name, Row: 2}, {ID: "2.1", Kind: "edited", Class: compare.Space, Concerns: compare.Number, Row: 2},
		{ID: "3.0", Kind: "edited", Row: 3},
	}
	number, row := Point{Concern: compare.Number}, Point{Row: 3}
	for i, step := range []struct {
		press Msg
		want  int
	}{{PointPressed{number}, 1}, {PointPressed{number}, 3}, {PointPressed{number}, 1}, {PointPressed{row}, 3},
		{PointPressed{Point{Kind: "added"}}, 2}, {PointPressed{Point{Kind: "split"}}, 2},
		{PointPressed{Point{Kind: "edited", Plain: true}}, 5}} {
		m, _ = after(m, step.press)
		if m.Focus != step.want {
			t.Errorf("press %d leads to change %d, want %d", i, m.Focus, step.want)
		}
	}
	m, _ = after(m, DimmedPressed{})
	if m.Quiet() != 0 || m.Ignored() != 0 {
		t.Errorf("%d changes are still dimmed", m.Quiet())
	}
}
