package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// SheetID is the element that is drawn as a sheet while it is open.
func SheetID(s state.Sheet) string {
	switch s {
	case state.ListSheet:
		return "changes"
	case state.VersionsSheet:
		return "versions"
	}
	return "sheet-" + string(s)
}

// sheetHead is the name of a sheet and the button that closes it.
func (p *Page) sheetHead(name goapp.UI) goapp.UI {
	return goapp.Div().Class("Sheet-head").Body(
		name,
		p.button(p.say("close"), state.SheetLeft{}).Class("Sheet-close"),
	)
}
