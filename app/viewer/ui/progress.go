package ui

import (
	"fmt"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// progress says what is being done, and how to stop it.
func (p *Page) progress() goapp.UI {
	busy := p.model.Busy
	if !busy.Working() {
		return goapp.Div().Class("Progress").Hidden(true)
	}
	text := strings.ToUpper(busy.Stage[:1]) + busy.Stage[1:] + " …"
	if busy.Total > 0 {
		text = fmt.Sprintf("%s %d of %d", text, busy.Done, busy.Total)
	}
	return goapp.Div().Class("Progress").Body(
		goapp.Span().Class("Progress-text").Text(text),
		p.button("Cancel", state.CancelPressed{}).ID("cancel"),
	)
}
