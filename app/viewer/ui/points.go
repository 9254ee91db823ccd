package ui

import (
	"fmt"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/state"
)

// concerns are what readers ask about first, in the order in which the summary names them.
var concerns = []struct {
	concern compare.Concern
	key     string
}{
	{compare.Headline, "point-headline"}, {compare.Number, "point-number"}, {compare.Quotation, "point-quotation"},
	{compare.Negation, "point-negation"}, {compare.Name, "point-name"}, {compare.Date, "point-date"}, {compare.LinkTarget, "point-link"},
}

// points are the summary's figures, each of which leads to its changes: how the paragraphs fared, what of concern was
// touched, which paragraph was rewritten most, what is dimmed.
func (p *Page) points(r state.Result) goapp.UI {
	if r.Partial || r.SameText || len(r.Changes) == 0 {
		return goapp.Div().Class("Points").Hidden(true)
	}
	points := p.concernPoints(compare.Headline)
	points = append(points, goapp.Span().Class("Points-label").Text(p.say("points-rows")))
	points = append(points, p.rowPoints(r)...)
	points = append(points, p.concernPoints(^compare.Headline)...)
	return goapp.Div().Class("Points").Role("group").Aria("label", p.say("points")).Body(append(points, p.otherPoints(r)...)...)
}

// rowPoints say how many paragraphs fared how.
func (p *Page) rowPoints(r state.Result) []goapp.UI {
	var points []goapp.UI
	s := r.Stats
	for _, of := range []struct {
		n         int
		key, kind string
	}{{s.Edited, "rows-edited", "edited"}, {s.Removed, "rows-removed", "removed"}, {s.Added, "rows-added", "added"}, {s.Moved, "rows-moved", "moved"},
		{s.Split, "rows-split", "split"}, {s.Merged, "rows-merged", "merged"}, {s.Restyled, "rows-restyled", "restyled"}} {
		if of.n > 0 {
			points = append(points, p.point(of.kind, p.count(of.key, of.n), state.Point{Kind: of.kind}))
		}
	}
	if s.Kept > 0 {
		points = append(points, goapp.Span().Class("Points-kept").Text(p.count("rows-kept", s.Kept)))
	}
	return points
}

// concernPoints say how many changes touch each of some concerns.
func (p *Page) concernPoints(some compare.Concern) []goapp.UI {
	var points []goapp.UI
	for _, c := range concerns {
		n := p.model.Count(state.Point{Concern: c.concern})
		if n == 0 || c.concern&some == 0 {
			continue
		}
		label := p.say(c.key)
		if c.concern != compare.Headline {
			label += " " + p.model.Words.Number(n)
		}
		points = append(points, p.point(c.key, label, state.Point{Concern: c.concern}))
	}
	return points
}

func (p *Page) otherPoints(r state.Result) []goapp.UI {
	var points []goapp.UI
	if r.Rewrite.Row > 0 {
		points = append(points, p.point("rewrite", p.say("point-rewrite", r.Rewrite.Block), state.Point{Row: r.Rewrite.Row}))
	}
	if n := p.model.Quiet(); n > 0 {
		points = append(points, p.button(p.count("point-dimmed", n), state.DimmedPressed{}).ID("show-dimmed").Class("Point Point--dimmed"))
	}
	return points
}

func (p *Page) point(name, label string, to state.Point) goapp.UI {
	return p.button(label, state.PointPressed{Point: to}).Class("Point Point--"+name).DataSet("point", fmt.Sprintf("%s%d", name, to.Row))
}
