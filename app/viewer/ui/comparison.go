package ui

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// comparison draws what stands around the rows. The host itself is empty: the rows come from the worker.
func (p *Page) comparison() []goapp.UI {
	head := goapp.Div().Class("Head")
	if r := p.model.Result; r != nil {
		head = head.Body(p.head(*r)...)
	}
	list := p.list()
	return []goapp.UI{
		head,
		p.rulerStrip(),
		p.strip(),
		p.toolbar(),
		p.keys(),
		p.find(),
		p.panel(),
		p.boundaries(state.Comparing),
		goapp.Div().Class("Compare-body").Body(
			list,
			p.columns(),
			goapp.Div().ID(HostID).Class("Host").Role("region").Aria("label", p.say("comparison")).Aria("busy", truth(p.model.Result == nil || !p.model.Result.Listed || p.model.Busy.Working() || p.short)).
				DataSet("comparison", p.model.Job). // its number: what drives the page can tell a newer one
				DataSet("view", string(p.model.Seen())).
				DataSet("tray", truth(p.model.Tray)).
				DataSet("quiet", strings.ReplaceAll(p.model.Ignored().String(), ",", " ")),
			p.ruler(),
		),
		p.movePanel(),
	}
}

// keys is the table of keys.
func (p *Page) keys() goapp.UI {
	return goapp.Div().ID("keys-first").TabIndex(-1).Class("Panel Keys").Hidden(!p.model.Help).Body(
		box("div", "Settings-head", leaf("h2", "", p.say("keys")), p.button(p.say("close"), state.HelpPressed{}).ID("keys-close")),
		goapp.If(p.model.Help, func() goapp.UI {
			return goapp.Table().Body(goapp.Range(state.Keys).Slice(func(i int) goapp.UI {
				return goapp.Tr().Body(goapp.Td().Text(state.Keys[i].Keys), goapp.Td().Text(p.say(state.Keys[i].Does)))
			}))
		}),
		goapp.P().ID("time").Class("Keys-time").Text(p.took()),
	)
}

// took says how long the engine compared.
func (p *Page) took() string {
	if p.model.Result == nil || p.model.Result.Partial {
		return ""
	}
	return p.say("took", p.model.Words.Tenths(int((p.model.Result.Micros+50)/100)))
}
