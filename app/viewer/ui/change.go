package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// changeMenu is what can be done with the current change.
func (p *Page) changeMenu() goapp.UI {
	item := func(id, label string, msg state.Msg) goapp.UI {
		return goapp.Li().Body(p.button(label, msg).ID(id))
	}
	return goapp.Details().Class("Menu").ID("this").Body(
		goapp.Summary().Class("Button").Text(p.say("this-change")),
		goapp.Ul().Class("Menu-body Menu-list").Body(
			item("copy-link", p.say("copy-link"), state.LinkCopied{}),
		),
	)
}
