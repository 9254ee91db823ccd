package state

import (
	"slices"

	"github.com/stet-diff/stet/app/compare"
)

// A Rewrite is the paragraph of which most words changed: its row from 1, and its number in the new version. The zero
// value is none.
type Rewrite struct{ Row, Block int }

// A Point is something that a summary says and leads to: changes of a kind, of a concern, or of one row.
type Point struct {
	Kind    string          // changes of that kind, unless empty
	Words   string          // changes that "added" or "removed" words, unless empty
	Journey bool            // changes that hold a sentence which moved
	Concern compare.Concern // changes that touch that concern, unless 0
	Plain   bool            // changes of words that touch none
	Row     int             // changes of the row before that number, unless 0
}

type (
	// PointPressed goes to the next change that a point is about, and round to the first.
	PointPressed struct{ Point Point }
	// MorePressed opens the rest of the head on a phone, or closes it.
	MorePressed struct{}
)

func (PointPressed) msg() {}
func (MorePressed) msg()  {}

// holds reports whether a change of a result is one that the point is about.
func (p Point) holds(r *Result, c *compare.Change) bool {
	return (p.Kind == "" || p.Kind == c.Kind) && (p.Concern == 0 || p.Concern&c.Concerns != 0) && (p.Row == 0 || p.Row == c.Row+1) &&
		(!p.Plain || c.Concerns == 0 && c.Class != compare.Style) && (!p.Journey || slices.Contains(r.Journeys, c.ID)) && p.wordsIn(c)
}

// wordsIn reports whether words came, or went, with a change.
func (p Point) wordsIn(c *compare.Change) bool {
	inside := c.Kind == "edited" && (p.Words == "added" && c.After != "" || p.Words == "removed" && c.Before != "")
	return p.Words == "" || p.Words == c.Kind || inside
}

// pressPoint answers the messages of the summary.
func (m Model) pressPoint(msg Msg) (Model, []Effect) {
	if _, ok := msg.(MorePressed); ok {
		m.More = !m.More
		return m, nil
	}
	press, ok := msg.(PointPressed)
	if m.Result == nil {
		return m, nil
	}
	if !ok {
		return m.faint(msg)
	}
	if !m.Result.Listed { // it waits for the changes
		m.point = &press.Point
		return m, nil
	}
	all := len(m.Result.Changes)
	for _, dimmed := range []bool{false, true} { // where only dimmed ones are left, to them
		for i := range all {
			number := (m.Focus+i)%all + 1
			if c := &m.Result.Changes[number-1]; press.Point.holds(m.Result, c) && m.dims(c) == dimmed {
				if m.Leaves(c.Kind) {
					m.Hidden = toggled(m.Hidden, c.Kind) // the list shows again what the reader asks for
				}
				return m.goTo(number)
			}
		}
	}
	return m, nil
}
