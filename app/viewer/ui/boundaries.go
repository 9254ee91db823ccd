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
	section := goapp.Elem("section").Class("Boundaries").Aria("label", p.say("boundaries-name"))
	source := p.model.Source(p.model.Boundaries)
	if p.model.Screen != on || source.ID == 0 || len(source.Guesses) == 0 {
		return section.Hidden(true)
	}
	return section.Body(
		box("div", "Versions-head",
			leaf("h2", "Versions-name", p.say("boundaries-name")),
			leaf("p", "Versions-hint", p.say("boundaries-hint")),
			p.button(p.say("close"), state.BoundariesPressed{Source: source.ID}).ID("close-boundaries").Class("Versions-close"),
		),
		box("ol", "Boundaries-list", each(len(source.Guesses), func(i int) goapp.UI {
			return p.boundary(source.ID, source.Guesses[i])
		})...),
		box("div", "Chooser-actions",
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
	return goapp.Elem("li").Class("Boundary").DataSet("row", g.Row).Body(
		goapp.Elem("p").Class("Boundary-text").Dir("auto").Body(
			leaf("span", "Boundary-old", lead+strings.Join(before, " ")), goapp.Elem("span").Class("Boundary-mark").Aria("label", p.say("boundary")).Text("‖"),
			leaf("span", "Boundary-new", strings.Join(after, " ")+tail),
		),
		box("div", "Boundary-tools",
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
