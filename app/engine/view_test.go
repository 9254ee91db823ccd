package engine

import (
	"fmt"
	"strings"
	"testing"
)

// A view of the comparison comes in the groups that were drawn first, the reader's before the others.
func TestAViewBeginsWhereTheReaderIs(t *testing.T) {
	old, new := manyRows(230)
	e := reading(t, old, new)
	rows := map[int]int{}
	for _, answer := range ask(e, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}, View: View{Layout: "split"}}}) {
		if s := answer.Section; s != nil {
			rows[s.Group] += strings.Count(s.HTML, "data-row=")
		}
	}
	var order []string
	for _, answer := range ask(e, Request{View: &View{Layout: "inline", Near: 120}}) {
		if s := answer.Section; s != nil {
			order = append(order, fmt.Sprint(s.Group))
			rows[s.Group] -= strings.Count(s.HTML, "data-row=")
		}
	}
	if got, want := strings.Join(order, " "), "2 3 1 4 0"; got != want {
		t.Errorf("the groups come as %s, want %s", got, want)
	}
	for group, n := range rows {
		if n != 0 {
			t.Errorf("group %d has another number of rows", group)
		}
	}
}
