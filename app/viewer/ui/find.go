package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// find is the panel that searches the text.
func (p *Page) find() goapp.UI {
	f := p.model.Find
	return goapp.Div().Role("search").ID("find-panel").Class("Find").Aria("label", p.say("find")).Hidden(p.model.OpenPanel() != state.FindPanel).Body(
		goapp.Input().ID("find-first").Class("Find-field").Type("search").AutoComplete(false).Spellcheck(false).
			Aria("label", p.say("find")).DataSet("holds-focus", "true").
			OnInput(func(ctx goapp.Context, _ goapp.Event) {
				p.Send(state.FindTyped{Query: ctx.JSSrc().Get("value").String()})
			}).
			OnKeyDown(p.findKey),
		goapp.Span().ID("find-count").Class("Find-count").Text(p.model.FoundSaid()),
		p.button("‹", state.FindStepped{By: -1}).ID("find-previous").Aria("label", p.say("find-previous")).DataSet("holds-focus", "true"),
		p.button("›", state.FindStepped{By: 1}).ID("find-next").Aria("label", p.say("find-next")).DataSet("holds-focus", "true"),
		goapp.Select().ID("find-scope").Class("Button").Aria("label", p.say("find-where")).OnChange(func(ctx goapp.Context, _ goapp.Event) {
			p.Send(state.FindScoped{Scope: ctx.JSSrc().Get("value").String()})
		}).Body(goapp.Range(state.Scopes).Slice(func(i int) goapp.UI {
			scope := state.Scopes[i]
			return goapp.Option().Value(scope).Text(p.say("find-" + scope)).Selected(f.Scope == scope || f.Scope == "" && i == 0)
		})),
		p.turn("find-case", p.say("find-case"), f.Case, state.FindTurned{}),
		p.turn("find-accents", p.say("find-accents"), f.Accents, state.FindTurned{Accents: true}),
		p.button(p.say("close"), state.PanelPressed{Name: state.FindPanel}).ID("find-close"),
	)
}

// findKey goes from hit to hit.
func (p *Page) findKey(ctx goapp.Context, e goapp.Event) {
	if e.Get("key").String() != "Enter" || e.Get("isComposing").Bool() {
		return
	}
	e.PreventDefault()
	by := 1
	if e.Get("shiftKey").Bool() {
		by = -1
	}
	p.Send(state.FindStepped{By: by})
}

// turn is a box to tick.
func (p *Page) turn(id, label string, on bool, msg state.Msg) goapp.UI {
	return goapp.Label().Class("Check").Body(
		goapp.Input().Type("checkbox").ID(id).Checked(on).OnChange(p.press(msg), goapp.EventScope(id)),
		goapp.Text(" "+label),
	)
}
