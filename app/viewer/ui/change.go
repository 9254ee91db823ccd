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
			item("copy-old", p.say("copy-old"), state.CopyAsked{What: "old"}),
			item("copy-new", p.say("copy-new"), state.CopyAsked{What: "new"}),
			item("copy-both", p.say("copy-both"), state.CopyAsked{What: "both"}),
			item("quote-old", p.say("quote-old"), state.CopyAsked{What: "quote-old"}),
			item("quote-new", p.say("quote-new"), state.CopyAsked{What: "quote-new"}),
			item("show-move", p.say("move-compare"), state.MoveAsked{}),
		),
	)
}
