package ui

import (
	"fmt"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// start draws the two boxes and what is done with them.
func (p *Page) start() []goapp.UI {
	return []goapp.UI{
		goapp.Div().Class("Start-panes").Body(
			p.pane(state.Old, "old", "Older version"),
			p.pane(state.New, "new", "Newer version"),
		),
		goapp.P().Class("Start-hint").Text("Drop one or two files anywhere: text, Markdown, saved pages, web archives, DOCX, ODT, EPUB. A saved comparison fills both sides."),
		goapp.Div().Class("Start-actions").Body(
			p.button("Compare", state.ComparePressed{}).ID("compare").Class("Button--main"),
			p.button("Swap sides", state.SwapPressed{}).ID("swap-start"),
			p.button("Try the sample article", state.SamplePressed{}).ID("sample"),
			p.progress(),
		),
		p.shelf(),
		goapp.P().Class("Start-promise").Text("Your texts stay on this device."),
	}
}

// pane draws one side: its box, or a card for the version that fills it. The box stays in the page below the card.
func (p *Page) pane(side state.Side, id, name string) goapp.UI {
	pane := p.model.Panes[side]
	card := pane.Entry != nil && !pane.Boxed
	return goapp.Section().Class("Pane").DataSet("side", id).Body(
		goapp.Div().Class("Pane-head").Body(
			goapp.H2().Class("Pane-name").Text(name),
			goapp.Button().Type("button").Class("Button").ID("open-"+id).Text("Open file").
				OnClick(func(goapp.Context, goapp.Event) { browser.ChooseFiles(id) }),
		),
		goapp.Textarea().ID("box-"+id).Class("Pane-box").Hidden(card).Aria("label", name).
			Placeholder("Paste text or a page here").Spellcheck(false).
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

// card says which version fills a side.
func (p *Page) card(side state.Side, e *state.Entry) goapp.UI {
	var facts []string
	if e.File != "" {
		facts = append(facts, e.File)
	}
	if e.Label != "" {
		facts = append(facts, e.Label)
	}
	if when := captured(*e); when != "" {
		facts = append(facts, when)
	}
	facts = append(facts, counted(e.Words, "word", "words"), counted(e.Blocks, "paragraph", "paragraphs"))
	return goapp.Div().Class("Card").Body(
		goapp.H3().Class("Card-title").Dir("auto").Text(named(*e)),
		goapp.P().Class("Card-facts").Text(strings.Join(facts, " · ")),
		goapp.Range(e.Notes).Slice(func(i int) goapp.UI { return goapp.P().Class("Card-note").Text(e.Notes[i].Text) }),
		goapp.P().Class("Card-opening").Dir("auto").Text(e.Opening),
		p.button("Remove", state.Removed{Side: side}).ID(fmt.Sprintf("remove-%d", side)),
	)
}

// named is what a version is called.
func named(e state.Entry) string {
	for _, name := range []string{e.Title, e.File, e.Label} {
		if name != "" {
			return name
		}
	}
	return "Untitled"
}

// captured says when a version was seen, in the source's words where it has no time.
func captured(e state.Entry) string {
	if e.Captured.IsZero() {
		return strings.Trim(e.When, "()")
	}
	return e.Captured.Local().Format("2 January 2006, 15:04")
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

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
