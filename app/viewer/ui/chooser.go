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
	chooser := goapp.Elem("main").ID("chooser").Class("Chooser").TabIndex(-1).Aria("labelledby", "chooser-name")
	if p.model.Choice.Source == 0 {
		return chooser.Hidden(true)
	}
	source := p.model.Source(p.model.Choice.Source)
	ticked := len(p.model.Choice.Ticked)
	return chooser.Body(
		goapp.Elem("h2").ID("chooser-name").Class("Chooser-name").Text(p.count("chooser-name", len(source.Pages), source.File)),
		leaf("p", "Chooser-hint", p.say("chooser-hint")),
		goapp.If(len(source.Pages) > filtered, func() goapp.UI {
			return goapp.Input().ID("chooser-filter").Class("Chooser-filter").Type("search").Aria("label", p.say("chooser-words")).
				Placeholder(p.say("chooser-filter")).AutoComplete(false).Value(p.model.Choice.Filter).
				OnInput(func(ctx goapp.Context, _ goapp.Event) {
					p.Send(state.PagesFiltered{Text: ctx.JSSrc().Get("value").String()})
				})
		}),
		p.pages(source),
		box("div", "Chooser-actions",
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
	return box("div", "Chooser-pages",
		box("ul", "Chooser-list", each(len(shown), func(i int) goapp.UI { return p.pageOf(source, shown[i]) })...),
		goapp.Elem("p").Class("Chooser-rest").Role("status").Text(rest),
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
	class := "Chooser-page"
	if ticked {
		class += " is-chosen"
	}
	return box("li", "", box("label", class,
		goapp.Input().Type("checkbox").ID(fmt.Sprintf("page-%d", i+1)).Checked(ticked).
			OnChange(p.press(state.PageTicked{Page: i}), goapp.EventScope(source.ID, i)),
		box("span", "Chooser-what",
			foreign("span", "Chooser-title", name),
			leaf("span", "Chooser-address", plainAddress(page)),
		),
		box("span", "Chooser-facts", each(len(facts), func(k int) goapp.UI {
			return leaf("span", "", facts[k])
		})...),
	))
}

// plainAddress is the address of a page as people read it, else its name in the archive.
func plainAddress(page state.Page) string {
	if address, err := url.Parse(page.URL); err == nil && address.Host != "" {
		return address.Host + address.Path
	}
	return page.Name
}
