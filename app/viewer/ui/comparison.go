package ui

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/state"
)

// comparison draws what stands around the rows. The host itself is empty: the rows come from the worker.
func (p *Page) comparison() []goapp.UI {
	parts := []goapp.UI{goapp.Div().Class("Compare-head")}
	if r := p.model.Result; r != nil {
		parts[0] = goapp.Div().Class("Compare-head").Body(p.head(*r)...)
	}
	return append(parts,
		p.strip(),
		p.toolbar(),
		p.keys(),
		p.panel(),
		goapp.Div().Class("Compare-body").Body(
			p.list(),
			goapp.Div().ID(HostID).Class("Host").Role("region").Aria("label", "Comparison").Aria("busy", fmt.Sprint(p.model.Result == nil || !p.model.Result.Listed)).
				DataSet("view", string(p.model.Seen())).
				DataSet("quiet", strings.ReplaceAll(p.model.Ignored().String(), ",", " ")),
		),
	)
}

func (p *Page) head(r state.Result) []goapp.UI {
	head := []goapp.UI{
		goapp.H2().Class("Compare-title").Dir("auto").Text(named(r.New)),
		goapp.P().Class("Compare-versions").Body(
			goapp.Strong().Text(versionName(r.Old, "Older version")), goapp.Text(" "+captured(r.Old)+" → "),
			goapp.Strong().Text(versionName(r.New, "Newer version")), goapp.Text(" "+distance(r)+" "),
			p.button("⇄ Swap", state.SwapPressed{}).ID("swap"),
		),
		p.source(r.New),
		goapp.P().Class("Compare-summary").ID("summary").Text(Summary(r)),
	}
	for _, note := range p.notes(r) {
		head = append(head, goapp.P().Class("Compare-note").Text(note))
	}
	return head
}

// notes are what should be known of the two readings and of the comparison.
func (p *Page) notes(r state.Result) []string {
	var notes []string
	if said := p.orderSaid(); said != "" {
		notes = append(notes, said)
	}
	for side, name := range []string{"Older version: ", "Newer version: "} {
		if entry := p.model.Panes[side].Entry; entry != nil {
			for _, note := range entry.Notes {
				notes = append(notes, name+note.Text)
			}
		}
	}
	return append(notes, article.Sentences(r.Notes)...)
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

// distance says when the newer version was seen, and how long after the older one.
func distance(r state.Result) string {
	when := captured(r.New)
	if r.Old.Captured.IsZero() || r.New.Captured.IsZero() {
		return when
	}
	return when + " (" + Distance(r.New.Captured.Sub(r.Old.Captured)) + ")"
}

// source links to where the article stood.
func (p *Page) source(e state.Entry) goapp.UI {
	address, err := url.Parse(e.URL)
	if e.URL == "" || err != nil {
		return goapp.P().Class("Compare-source").Hidden(true)
	}
	parts := []goapp.UI{goapp.A().Href(e.URL).Target("_blank").Rel("noopener noreferrer nofollow").Text(address.Host)}
	if e.Site != "" {
		parts = append([]goapp.UI{goapp.Text(e.Site + " · ")}, parts...)
	}
	if e.Changes != "" {
		parts = append(parts, goapp.Text(" · changed "+e.Changes+" times"))
	}
	if e.Feed != "" {
		parts = append(parts, goapp.Text(" · "), goapp.A().Href(e.Feed).Target("_blank").Rel("noopener noreferrer nofollow").Text("feed"))
	}
	return goapp.P().Class("Compare-source").Body(parts...)
}

// views are the buttons of the toolbar.
var views = []struct {
	view      state.View
	id, label string
}{
	{state.Auto, "view-auto", "Auto"},
	{state.SideBySide, "view-split", "Side by side"},
	{state.Inline, "view-inline", "Inline"},
	{state.ChangesOnly, "view-changes", "Changes only"},
	{state.OldOnly, "view-old", "Old"},
	{state.NewOnly, "view-new", "New"},
}

// toolbar holds the views and the way from change to change.
func (p *Page) toolbar() goapp.UI {
	return goapp.Div().Class("Toolbar").Role("toolbar").Aria("label", "View").Body(
		p.button("Changes", state.ListPressed{}).ID("list").Aria("expanded", fmt.Sprint(p.model.ListOpen())).Aria("controls", "changes").Aria("keyshortcuts", "c"),
		goapp.Div().Class("Toolbar-group Toolbar-views").Role("group").Aria("label", "View").Body(
			goapp.Range(views).Slice(func(i int) goapp.UI {
				v := views[i]
				return p.button(v.label, state.ViewChosen{View: v.view}).ID(v.id).Aria("pressed", fmt.Sprint(p.model.View == v.view))
			}),
		),
		p.ignore(),
		p.grain(),
		p.progress(),
		goapp.Div().Class("Toolbar-group Toolbar-steps").Body(
			p.button("‹ Previous", state.PreviousPressed{}).ID("previous").Aria("keyshortcuts", "p Shift+F7 Alt+ArrowUp"),
			goapp.Span().Class("Toolbar-counter").ID("counter").Text(p.counter()),
			p.button("Next ›", state.NextPressed{}).ID("next").Aria("keyshortcuts", "n F7 Alt+ArrowDown"),
			p.button("Save data", state.SavePressed{Format: "json"}).ID("save"),
			p.button("?", state.HelpPressed{}).ID("help").Aria("label", "Keys").Aria("expanded", fmt.Sprint(p.model.Help)),
		),
	)
}

func (p *Page) counter() string {
	if p.model.Result == nil || p.model.Result.Partial {
		return ""
	}
	place, all := p.model.Place()
	if place == 0 {
		return counted(all, "change", "changes")
	}
	return fmt.Sprintf("%d of %d", place, all)
}

// keys is the table of keys.
func (p *Page) keys() goapp.UI {
	return goapp.Div().Class("Keys").Hidden(!p.model.Help).Body(
		goapp.Table().Body(goapp.Range(state.Keys).Slice(func(i int) goapp.UI {
			return goapp.Tr().Body(goapp.Td().Text(state.Keys[i].Keys), goapp.Td().Text(state.Keys[i].Does))
		})),
		goapp.P().ID("time").Class("Keys-time").Text(p.took()),
	)
}

// took says how long the engine compared.
func (p *Page) took() string {
	if p.model.Result == nil || p.model.Result.Partial {
		return ""
	}
	return fmt.Sprintf("Compared on this device in %.1f ms.", float64(p.model.Result.Micros)/1000)
}

// Summary says in sentences what a comparison found.
func Summary(r state.Result) string {
	switch {
	case r.Partial:
		return "Comparing the words …"
	case r.SameByte:
		return "These versions are byte for byte the same."
	case r.SameText:
		return "The files differ, but the article text is the same."
	}
	s := r.Stats
	words := fmt.Sprintf("%s added, %d removed, %d moved.", counted(s.WordsInserted, "word", "words"), s.WordsDeleted, s.WordsMoved)
	switch {
	case r.Digest != "":
		return fmt.Sprintf("%s %s %s edited, %d unchanged.", r.Digest, words, counted(s.Edited, "paragraph", "paragraphs"), s.Kept)
	case r.Headline:
		words = "Headline changed. " + words
	}
	return words + " " + rows(s)
}

// rows says how many paragraphs fared how.
func rows(s compare.Stats) string {
	var parts []string
	for _, count := range []struct {
		n    int
		what string
	}{{s.Edited, "edited"}, {s.Removed, "removed"}, {s.Added, "new"}, {s.Moved, "moved"}, {s.Split, "split"},
		{s.Merged, "merged"}, {s.Restyled, "with other formatting"}, {s.Kept, "unchanged"}} {
		if count.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count.n, count.what))
		}
	}
	return "Paragraphs: " + strings.Join(parts, ", ") + "."
}

// Distance says how far apart two versions are, as people say it.
func Distance(d time.Duration) string {
	direction := "later"
	if d < 0 {
		d, direction = -d, "earlier"
	}
	const day = 24 * time.Hour
	round := func(unit time.Duration) int { return int((d + unit/2) / unit) }
	switch {
	case d < 90*time.Second:
		return "moments " + direction
	case d < 90*time.Minute:
		return counted(round(time.Minute), "minute", "minutes") + " " + direction
	case d < 36*time.Hour:
		return "about " + counted(round(time.Hour), "hour", "hours") + " " + direction
	case d < 45*day:
		return counted(round(day), "day", "days") + " " + direction
	case d < 548*day:
		return "about " + counted(round(30*day+10*time.Hour), "month", "months") + " " + direction
	}
	return "about " + counted(round(365*day+6*time.Hour), "year", "years") + " " + direction
}
