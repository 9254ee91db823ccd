package ui

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// head says what is compared, how far apart the two versions are, and in a few sentences what changed.
func (p *Page) head(r state.Result) []goapp.UI {
	line := goapp.Div().Class("Head-line")
	if p.model.More {
		line = line.Class("is-open")
	}
	head := []goapp.UI{
		goapp.H2().Class("Head-title").Body(foreign("span", "", p.named(r.Subject()))),
		line.Body(
			p.between(r),
			p.push(state.SwapPressed{}, glyph("⇄"), goapp.Span().Class("Head-word").Text(p.say("swap"))).ID("swap").Class("Button--quiet").Aria("keyshortcuts", "s"),
			p.more(),
		),
		p.source(p.model.Room == state.Phone && p.model.More),
		p.summary(r),
		goapp.P().Class("Head-address").Text(r.New.URL),
	}
	notes := p.odd()
	for _, sum := range p.sums(r) {
		notes = append(notes, leaf("p", "Head-note Head-sum", sum))
	}
	for _, note := range p.notes(r) {
		notes = append(notes, leaf("p", "Head-note", note))
	}
	// In a part of their own, so that the tray stays the same element, open or not, whatever is told above it.
	return append(head, box("div", "Head-notes", append(notes, p.readings()...)...), p.tray())
}

// sums tell the bytes of two sources from each other, whose texts are the same.
func (p *Page) sums(r state.Result) (sums []string) {
	for i, sum := range r.Bytes {
		name := versionName(r.Old, p.say("older-version"))
		if i > 0 {
			name = versionName(r.New, p.say("newer-version"))
		}
		sums = append(sums, p.say("sum", name, sum.Size, sum.SHA256))
	}
	return sums
}

// between names both versions with their times, and says how far apart they are.
func (p *Page) between(r state.Result) goapp.UI {
	names := p.names(r)
	sameDay := localDay(r.Old) == localDay(r.New)
	return goapp.P().Class("Head-versions").Body(
		goapp.Span().Class("Head-version").Body(
			goapp.Strong().Dir("auto").Text(names[0]), goapp.Text(" "), p.moment(r.Old, false)),
		goapp.Span().Class("Head-version").Body(
			goapp.Span().Class("Head-arrow").Aria("hidden", "true").Text(p.say("arrow")),
			goapp.Strong().Dir("auto").Text(names[1]), goapp.Text(" "), p.moment(r.New, sameDay)),
		goapp.Span().Class("Head-distance").Text(p.distance(r)),
	)
}

// names are what the two versions are called.
func (p *Page) names(r state.Result) [2]string {
	if names := [2]string{versionName(r.Old, p.say("older-version")), versionName(r.New, p.say("newer-version"))}; names[0] != names[1] || r.Old.Title == r.New.Title {
		return names
	}
	return [2]string{p.named(r.Old), p.named(r.New)} // two pages of one archive
}

// columns name the version of each column where the two stand side by side, and stay in view above the rows. Listeners
// hear it in each cell.
func (p *Page) columns() goapp.UI {
	columns := goapp.Div().Class("Columns").Aria("hidden", "true")
	if _, shown := p.Above(); !shown {
		return columns.Hidden(true)
	}
	r := p.model.Result
	column := func(e state.Entry, name string) goapp.UI {
		return box("p", "Columns-one", foreign("strong", "", name), goapp.Text(" "), p.moment(e, false))
	}
	names := p.names(*r)
	return columns.Body(column(r.Old, names[0]), column(r.New, names[1]))
}

// Above says what covers the top of the view: the bar of the search, the names of the columns.
func (p *Page) Above() (find, columns bool) {
	find = p.model.OpenPanel() == state.FindPanel
	seen := p.model.Seen()
	columns = p.model.Result != nil && p.model.Layout() == "split" && seen != state.OldOnly && seen != state.NewOnly
	return find, columns
}

// moment is the time of a version in the reader's zone; short leaves the day out. The tooltip, and print, name the
// zone. A version without a time has the words of its source.
func (p *Page) moment(e state.Entry, short bool) goapp.UI {
	if e.Captured.IsZero() {
		return goapp.Span().Class("Head-when").Text(p.captured(e))
	}
	w, local := p.model.Words, e.Captured
	when := w.Date(local)
	if short {
		when = w.Clock(local)
	}
	return goapp.Time().Class("Head-when").DateTime("%s", e.Captured.UTC().Format(time.RFC3339)).
		Title(w.Moment(local)).
		Body(goapp.Text(when), goapp.Span().Class("Head-zone").Text(" "+local.Format("MST")))
}

// localDay is the reader's day on which a version was seen; nothing without a time.
func localDay(e state.Entry) string {
	if e.Captured.IsZero() {
		return ""
	}
	return e.Captured.Format(time.DateOnly)
}

// notes are what should be known of the order of the versions and of the comparison.
func (p *Page) notes(r state.Result) []string {
	var notes []string
	if said := p.orderSaid(); said != "" {
		notes = append(notes, said)
	}
	for _, note := range r.Notes {
		if note.Code == "outside" {
			continue // the tray says it
		}
		notes = append(notes, p.told(note))
	}
	return notes
}

func versionName(e state.Entry, otherwise string) string {
	if e.Label != "" {
		return e.Label
	}
	if e.File != "" {
		return e.File
	}
	return otherwise
}

// distance says how long after the older version the newer one was seen; nothing if a time is missing.
func (p *Page) distance(r state.Result) string {
	if r.Old.Captured.IsZero() || r.New.Captured.IsZero() {
		return ""
	}
	return Distance(p.model.Words, r.New.Captured.Sub(r.Old.Captured))
}
