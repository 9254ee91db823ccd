package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// movePanel shows the two places of a move side by side. The page fills the two columns from the rows.
func (p *Page) movePanel() goapp.UI {
	open := p.model.OpenPanel() == state.MovePanel
	column := func(id, name string) goapp.UI {
		return goapp.Section().Class("Moved-column").Body(
			goapp.H3().Class("Moved-name").Text(p.say(name)),
			goapp.Div().ID(id).Class("Moved-text"),
		)
	}
	return goapp.Section().ID("move-panel").Class("Moved").Role("dialog").Aria("label", p.say("move-compare")).Hidden(!open).Body(
		goapp.Div().Class("Settings-head").Body(
			goapp.H2().ID("move-first").TabIndex(-1).Text(p.say("move-compare")),
			p.button(p.say("close"), state.PanelPressed{Name: state.MovePanel}).ID("move-close"),
		),
		goapp.Div().Class("Moved-columns").Body(column("moved-old", "move-old"), column("moved-new", "move-new")),
	)
}
