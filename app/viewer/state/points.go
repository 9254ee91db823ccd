package state

import "github.com/stet-diff/stet/app/compare"

// A Rewrite is the paragraph of which most words changed: its row from 1, and its number in the new version. The zero
// value is none.
type Rewrite struct{ Row, Block int }

// A Point is something that a summary says and leads to: changes of a kind, of a concern, or of one row.
type Point struct {
	Kind    string          // changes of that kind, unless empty
	Concern compare.Concern // changes that touch that concern, unless 0
	Row     int             // changes of the row before that number, unless 0
}

type (
	// PointPressed goes to the next change that a point is about, and round to the first.
	PointPressed struct{ Point Point }
	// DimmedPressed shows all changes that are dimmed like the others.
	DimmedPressed struct{}
)

func (PointPressed) msg()  {}
func (DimmedPressed) msg() {}

// holds reports whether a change is one that the point is about.
func (p Point) holds(c compare.Change) bool {
	return (p.Kind == "" || p.Kind == c.Kind) && (p.Concern == 0 || p.Concern&c.Concerns != 0) && (p.Row == 0 || p.Row == c.Row+1)
}

// Count is how many changes a point is about, without those that are dimmed.
func (m Model) Count(p Point) (n int) {
	if m.Result == nil {
		return 0
	}
	for _, c := range m.Result.Changes {
		if p.holds(c) && !m.dims(c) {
			n++
		}
	}
	return n
}

// pressPoint answers the messages of the summary.
func (m Model) pressPoint(msg Msg) (Model, []Effect) {
	press, ok := msg.(PointPressed)
	if !ok {
		m.Turned ^= m.Ignored()
		return m, append([]Effect{Announce{m.countSaid()}}, m.askDim()...)
	}
	if m.Result == nil {
		return m, nil
	}
	all := len(m.Result.Changes)
	for i := range all {
		number := (m.Focus+i)%all + 1
		if c := m.Result.Changes[number-1]; press.Point.holds(c) && !m.dims(c) {
			return m.goTo(number)
		}
	}
	return m, nil
}
