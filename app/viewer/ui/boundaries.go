package ui

import (
	"fmt"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// near is how many words are shown on each side of a boundary.
const near = 14

// boundaries shows on a screen where the columns of a text dump were divided by a guess, and moves the boundaries.
func (p *Page) boundaries(on state.Screen) goapp.UI {
	section := goapp.Section().Class("Boundaries").Aria("label", p.say("boundaries-name"))
	source := p.model.Source(p.model.Boundaries)
	if p.model.Screen != on || source.ID == 0 || len(source.Guesses) == 0 {
		return section.Hidden(true)
	}
	return section.Body(
		goapp.Div().Class("Versions-head").Body(
			goapp.H2().Class("Versions-name").Text(p.say("boundaries-name")),
			goapp.P().Class("Versions-hint").Text(p.say("boundaries-hint")),
			p.button(p.say("close"), state.BoundariesPressed{Source: source.ID}).ID("close-boundaries").Class("Versions-close"),
		),
		goapp.Ol().Class("Boundaries-list").Body(goapp.Range(source.Guesses).Slice(func(i int) goapp.UI {
			return p.boundary(source.ID, source.Guesses[i])
		})),
		goapp.Div().Class("Chooser-actions").Body(
			p.button(p.say("boundaries-take"), state.BoundariesTaken{Source: source.ID}).ID("take-boundaries").Class("Button--main").Disabled(!source.Moved()),
		),
	)
}

// boundary is one row: what stands before and behind its boundary, and the ways to move it.
func (p *Page) boundary(source int, g state.Guess) goapp.UI {
	move := func(by int) state.BoundaryMoved {
		return state.BoundaryMoved{Source: source, Row: g.Row, Words: min(max(g.Split+by, 0), len(g.Words))}
	}
	before, after := g.Words[max(0, g.Split-near):g.Split], g.Words[g.Split:min(len(g.Words), g.Split+near)]
	lead, tail := "", ""
	if g.Split > near {
		lead = "… "
	}
	if len(g.Words)-g.Split > near {
		tail = " …"
	}
	name := fmt.Sprintf("row-%d", g.Row)
	return goapp.Li().Class("Boundary").DataSet("row", g.Row).Body(
		goapp.P().Class("Boundary-text").Dir("auto").Body(
			goapp.Span().Class("Boundary-old").Text(lead+strings.Join(before, " ")), goapp.Span().Class("Boundary-mark").Aria("label", p.say("boundary")).Text("‖"),
			goapp.Span().Class("Boundary-new").Text(strings.Join(after, " ")+tail),
		),
		goapp.Div().Class("Boundary-tools").Body(
			p.button("‹ "+p.say("boundary-back"), move(-1)).ID(name+"-back").Disabled(g.Split == 0),
			goapp.Input().Type("range").ID(name).Class("Boundary-range").Min(0).Max(len(g.Words)).Step(1).Value(fmt.Sprint(g.Split)).
				Aria("label", p.say("boundary-words")).
				OnInput(func(ctx goapp.Context, _ goapp.Event) {
					p.Send(state.BoundaryMoved{Source: source, Row: g.Row, Words: ctx.JSSrc().Get("valueAsNumber").Int()})
				}, goapp.EventScope(source, g.Row)),
			p.button(p.say("boundary-on")+" ›", move(1)).ID(name+"-on").Disabled(g.Split == len(g.Words)),
		),
	)
}
