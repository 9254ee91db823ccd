package ui

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// start draws the two boxes and what is done with them.
func (p *Page) start() []goapp.UI {
	return []goapp.UI{
		goapp.Div().Class("Start-head").Body(
			goapp.H2().Class("Start-title").Text(p.say("start-title")),
			goapp.P().Class("Start-promise").Text(p.say("start-promise")),
		),
		goapp.Div().Class("Start-panes").Body(
			p.pane(state.Old, "old", p.say("older-version")),
			goapp.Button().Type("button").Class("Button Start-swap").ID("swap-start").Aria("label", p.say("swap-sides")).Title(p.say("swap-sides")).
				OnClick(p.press(state.SwapPressed{})).Body(glyph("⇄")),
			p.pane(state.New, "new", p.say("newer-version")),
		),
		goapp.Div().Class("Start-actions").Body(
			p.button(p.say("compare"), state.ComparePressed{}).ID("compare").Class("Button--main").Aria("keyshortcuts", "Control+Enter Meta+Enter"),
			p.button(p.say("sample"), state.SamplePressed{}).ID("sample"),
			p.progress(),
		),
		p.boundaries(state.Start),
		p.shelf(),
		goapp.P().Class("Start-hint").Body(
			goapp.Strong().Text(p.say("drop-anywhere")+" "),
			goapp.Text(p.say("start-hint")),
		),
		p.app(),
		p.recent(),
	}
}

// target shows while a file is dragged over the page: it may fall anywhere.
func (p *Page) target() goapp.UI {
	return goapp.Div().Class("Target").Aria("hidden", "true").Body(
		goapp.P().Class("Target-text").Body(
			goapp.Strong().Text(p.say("drop-here")),
			goapp.Text(p.say("drop-here-what"))),
	)
}

// pane draws one side: its box, or a card for the version that fills it. The box stays in the page below the card.
func (p *Page) pane(side state.Side, id, name string) goapp.UI {
	pane := p.model.Panes[side]
	card := pane.Entry != nil && !pane.Boxed
	return goapp.Section().Class("Pane").DataSet("side", id).Body(
		goapp.Div().Class("Pane-head").Body(
			goapp.H2().Class("Pane-name").Text(name),
			goapp.Button().Type("button").Class("Button").ID("open-"+id).Text(p.say("open-file")).
				OnClick(func(goapp.Context, goapp.Event) { browser.ChooseFiles(id) }),
		),
		goapp.Textarea().ID("box-"+id).Class("Pane-box").Hidden(card).Aria("label", name).
			Placeholder(p.say("box-empty")).Spellcheck(false).
			OnInput(func(ctx goapp.Context, _ goapp.Event) {
				text := ctx.JSSrc().Get("value").String()
				p.Send(state.Typed{Side: side, Blank: strings.TrimSpace(text) == ""})
			}),
		goapp.If(card, func() goapp.UI { return p.card(side, pane.Entry) }),
		goapp.If(pane.Notice != nil, func() goapp.UI {
			return goapp.P().Class("Pane-notice").Role("alert").DataSet("code", pane.Notice.Code).Body(
				goapp.Strong().Text(pane.Notice.What), goapp.Text(" "+pane.Notice.Advice))
		}),
	)
}
