package ui

import (
	"fmt"
	"net/url"
	"slices"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// filtered is from how many pages on the chooser has a field to type into.
const filtered = 10

// chooser asks which pages of an archive are meant. It stands in the place of the screens.
func (p *Page) chooser() goapp.UI {
	chooser := goapp.Main().ID("chooser").Class("Chooser").TabIndex(-1).Aria("labelledby", "chooser-name")
	if p.model.Choice.Source == 0 {
		return chooser.Hidden(true)
	}
	source := p.model.Source(p.model.Choice.Source)
	ticked := len(p.model.Choice.Ticked)
	return chooser.Body(
		goapp.H2().ID("chooser-name").Class("Chooser-name").Text(p.count("chooser-name", len(source.Pages), source.File)),
		goapp.P().Class("Chooser-hint").Text(p.say("chooser-hint")),
		goapp.If(len(source.Pages) > filtered, func() goapp.UI {
			return goapp.Input().ID("chooser-filter").Class("Chooser-filter").Type("search").Aria("label", p.say("chooser-words")).
				Placeholder(p.say("chooser-filter")).AutoComplete(false).Value(p.model.Choice.Filter).
				OnInput(func(ctx goapp.Context, _ goapp.Event) {
					p.Send(state.PagesFiltered{Text: ctx.JSSrc().Get("value").String()})
				})
		}),
		p.pages(source),
		goapp.Div().Class("Chooser-actions").Body(
			p.button(p.count("chooser-take", max(ticked, 1)), state.PagesTaken{}).ID("take-pages").Class("Button--main").Disabled(ticked == 0),
			p.button(p.say("cancel"), state.ChooserClosed{}).ID("leave-pages"),
		),
	)
}

// pages are those that the filter leaves, with a box each.
func (p *Page) pages(source state.Source) goapp.UI {
	found := p.model.Found()
	shown := found[:min(len(found), state.PagesAtOnce)]
	rest := ""
	switch {
	case len(found) == 0:
		rest = p.say("chooser-none")
	case len(found) > len(shown):
		rest = p.count("chooser-more", len(found)-len(shown))
	}
	return goapp.Div().Class("Chooser-pages").Body(
		goapp.Ul().Class("Chooser-list").Body(goapp.Range(shown).Slice(func(i int) goapp.UI { return p.pageOf(source, shown[i]) })),
		goapp.P().Class("Chooser-rest").Role("status").Text(rest),
	)
}

// pageOf is one page: title, address, length, time.
func (p *Page) pageOf(source state.Source, i int) goapp.UI {
	page := source.Pages[i]
	name := page.Title
	for _, other := range []string{page.Name, page.URL, p.say("untitled")} {
		if name == "" {
			name = other
		}
	}
	var facts []string
	if when := p.captured(state.Entry{Captured: page.Captured}); when != "" {
		facts = append(facts, when)
	}
	if page.Words > 0 {
		facts = append(facts, p.count("words", page.Words))
	}
	_, ticked := slices.BinarySearch(p.model.Choice.Ticked, i)
	return goapp.Li().Body(goapp.Label().Class("Chooser-page").Body(
		goapp.Input().Type("checkbox").ID(fmt.Sprintf("page-%d", i+1)).Checked(ticked).
			OnChange(p.press(state.PageTicked{Page: i}), goapp.EventScope(source.ID, i)),
		goapp.Span().Class("Chooser-what").Body(
			goapp.Span().Class("Chooser-title").Dir("auto").Text(name),
			goapp.Span().Class("Chooser-address").Text(plainAddress(page)),
		),
		goapp.Span().Class("Chooser-facts").Body(goapp.Range(facts).Slice(func(k int) goapp.UI {
			return goapp.Span().Text(facts[k])
		})),
	))
}

// plainAddress is the address of a page as people read it, else its name in the archive.
func plainAddress(page state.Page) string {
	if address, err := url.Parse(page.URL); err == nil && address.Host != "" {
		return address.Host + address.Path
	}
	return page.Name
}
