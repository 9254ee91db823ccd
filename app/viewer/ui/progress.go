package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
	"github.com/stet-diff/stet/web/words"
)

// progress says what is being done, and how to stop it.
func (p *Page) progress() goapp.UI {
	busy := p.model.Busy
	if !busy.Working() {
		return goapp.Div().Class("Progress").Hidden(true)
	}
	text := p.say("stage-doing", words.Sentence(state.StageName(p.model.Words, busy.Stage)))
	if busy.Total > 0 {
		text += " " + p.say("of", busy.Done, busy.Total)
	}
	if p.model.AwaitsFiles() {
		text += " · " + p.say("save-later")
	}
	return goapp.Div().Class("Progress").Body(
		goapp.Span().Class("Progress-text").Text(text),
		p.button(p.say("cancel"), state.CancelPressed{}).ID("cancel"),
	)
}
