package engine

import (
	"slices"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// What stands outside both articles is taken into them for a reason, and by a row of the comparison that shows it; each
// result says what is left, and which single blocks were taken.
func TestTaking(t *testing.T) {
	page := func(menu, day string) string {
		return "<!doctype html><html><body><nav><ul><li><a href=/a>" + menu + "</a></li><li><a href=/b>All the other reports</a></li></ul></nav><article><h1>The report</h1>" +
			"<p>The report about the harbour was given to the council on " + day + ", after two years of work and four public hearings.</p></article></body></html>"
	}
	e := reading(t, page("Start page", "Monday"), page("First page", "Tuesday"))
	compared := func(c Compare) (r Result, told []string) {
		c.Old, c.New = Ref{1, 0}, Ref{2, 0}
		for _, answer := range ask(e, Request{Compare: &c}) {
			if answer.Err != nil {
				t.Fatal(answer.Err)
			}
			if answer.Result != nil {
				r = *answer.Result
			}
		}
		return r, article.Sentences(r.Notes)
	}
	const one = "Changes outside the article, in what frames the pages: 2."
	if r, told := compared(Compare{}); r.Outside != 2 || r.Rows != 2 || len(r.Old.Outside) != 1 || r.Old.Outside[0].Blocks != 2 || !slices.Contains(told, one) {
		t.Errorf("at first: %d outside, %d rows, %v, %q", r.Outside, r.Rows, r.Old.Outside, told)
	}
	if r, told := compared(Compare{Take: Take{Reasons: []string{article.Navigation}}}); r.Outside != 0 || r.Rows <= 3 || len(r.New.Outside) != 0 || slices.Contains(told, one) {
		t.Errorf("with the menu: %d outside, %d rows, %v, %q", r.Outside, r.Rows, r.New.Outside, told)
	}
	if r, _ := compared(Compare{Take: Take{Row: 1}}); len(r.Pieces) != 0 || r.Rows != 2 {
		t.Errorf("a row of the articles was taken: %v", r.Pieces)
	}
	tray, told := compared(Compare{Tray: true})
	if tray.Old.Outside[0].Blocks != 2 || slices.Contains(told, one) {
		t.Errorf("the tray: %v, %q", tray.Old.Outside, told)
	}
	r, _ := compared(Compare{Tray: true, Take: Take{Row: tray.Rows}}) // the link that both have
	if len(r.Pieces) != 1 || r.Rows != tray.Rows-1 || r.Outside != 2 {
		t.Errorf("without a row: %d pieces, %d of %d rows, %d outside", len(r.Pieces), r.Rows, tray.Rows, r.Outside)
	}
	if r, _ := compared(Compare{Take: Take{Pieces: r.Pieces}}); r.Rows != 3 || r.Old.Outside[0].Blocks != 1 || len(r.Pieces) != 1 {
		t.Errorf("the articles then: %d rows, %v", r.Rows, r.Old.Outside)
	}
}
