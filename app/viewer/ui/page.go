// Package ui draws the page's chrome with go-app: boxes, buttons, the summary. It draws what the Model says and sends
// a message for whatever the reader does; it decides nothing, and no text of an article's body passes through it.
package ui

import (
	"fmt"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// HostID is the empty element that takes the rows of a comparison.
const HostID = "host"

// Page is the whole page. Send takes the reader's messages; Begun is called when the page stands, and Drawn after
// each time it was drawn anew.
type Page struct {
	goapp.Compo
	Send  func(state.Msg)
	Begun func()
	Drawn func()

	model state.Model
	ctx   goapp.Context
	there bool

	entries int  // how many changes the list shows at most
	short   bool // it wants to show more
}

// OnMount is called by go-app.
func (p *Page) OnMount(ctx goapp.Context) {
	p.ctx, p.there = ctx, true
	p.Begun()
}

// Show draws a Model.
func (p *Page) Show(m state.Model) {
	if !p.there {
		p.model = m
		return
	}
	p.ctx.Dispatch(func(goapp.Context) { p.model = m })
	p.ctx.Defer(p.drawn)
}

// drawn follows each drawing of the page. A list that is still short is drawn again.
func (p *Page) drawn(goapp.Context) {
	p.Drawn()
	if p.grow() {
		p.ctx.Dispatch(func(ctx goapp.Context) { ctx.Defer(p.drawn) }) // now it would run before the drawing
	}
}

// Render draws both screens; the one that is not in use is hidden, so that its boxes keep what was typed, and where.
func (p *Page) Render() goapp.UI {
	class := "App"
	if p.model.Screen == state.Comparing && p.model.Choice.Source == 0 {
		class += " App--comparing"
	}
	return goapp.Div().ID("stet").Class(class).Body(
		p.bar(),
		p.notice(p.model.Notice),
		p.update(),
		p.share(),
		p.settings(),
		goapp.Main().Class("Start").Hidden(p.model.Screen != state.Start || p.model.Choice.Source != 0).Body(p.start()...),
		goapp.Main().Class("Compare").Hidden(p.model.Screen != state.Comparing || p.model.Choice.Source != 0).Body(p.comparison()...),
		p.chooser(),
		p.target(),
	)
}

// press returns a handler that sends a message.
func (p *Page) press(msg state.Msg) goapp.EventHandler {
	return func(goapp.Context, goapp.Event) { p.Send(msg) }
}

// button draws a button. go-app tells handlers apart by their code alone, so the message is part of the scope.
func (p *Page) button(label string, msg state.Msg) goapp.HTMLButton {
	return goapp.Button().Type("button").Class("Button").Text(label).OnClick(p.press(msg), goapp.EventScope(fmt.Sprintf("%T %v", msg, msg)))
}

// push draws a button with a body of its own.
func (p *Page) push(msg state.Msg, body ...goapp.UI) goapp.HTMLButton {
	return p.button("", msg).Body(body...)
}

// notice draws what the reader should know: what happened, what to try, the details folded away.
func (p *Page) notice(n *state.Notice) goapp.UI {
	if n == nil {
		return goapp.Div().Class("Notices").Role("alert")
	}
	return goapp.Div().Class("Notices").Role("alert").Body(
		goapp.Div().Class("Notice").DataSet("code", n.Code).Body(
			goapp.P().Class("Notice-text").Body(
				goapp.Strong().Text(n.What), goapp.Text(" "+n.Advice)),
			goapp.If(n.Detail != "", func() goapp.UI {
				return goapp.Details().Class("Notice-detail").Body(goapp.Summary().Text(p.say("details")), goapp.P().Text(n.Detail))
			}),
			goapp.If(n.More != "", func() goapp.UI { return goapp.P().Class("Notice-more").Text(n.More) }),
			goapp.Range(n.Offers).Slice(func(i int) goapp.UI { return p.button(p.say(n.Offers[i].Key), n.Offers[i].Msg).Class("Notice-offer") }),
			goapp.If(n.Again, func() goapp.UI { return p.button(p.say("try-again"), state.ComparePressed{}) }),
			p.button(p.say("close"), state.NoticeClosed{}),
		),
	)
}
