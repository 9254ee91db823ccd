package ui

import (
	"fmt"
	"strings"
	"time"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/state"
)

// comparison draws what stands around the rows. The host itself is empty: the rows come from the worker.
func (p *Page) comparison() []goapp.UI {
	head := goapp.Div().Class("Head")
	if r := p.model.Result; r != nil {
		head = head.Body(p.head(*r)...)
	}
	return []goapp.UI{
		head,
		p.strip(),
		p.toolbar(),
		p.keys(),
		p.panel(),
		goapp.Div().Class("Compare-body").Body(
			p.list(),
			goapp.Div().ID(HostID).Class("Host").Role("region").Aria("label", "Comparison").Aria("busy", truth(p.model.Result == nil || !p.model.Result.Listed)).
				DataSet("view", string(p.model.Seen())).
				DataSet("quiet", strings.ReplaceAll(p.model.Ignored().String(), ",", " ")),
		),
	}
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
