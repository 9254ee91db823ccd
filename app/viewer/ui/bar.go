package ui

import (
	"net/url"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// bar stands above everything: the name, where the article stands, and what can be done with the whole.
func (p *Page) bar() goapp.UI {
	comparing := p.model.Screen == state.Comparing
	return goapp.Header().Class("Bar").Body(
		goapp.H1().Class("Bar-name").Text("Stet"),
		goapp.P().Class("Bar-tag").Hidden(comparing).Text(p.say("tagline")),
		p.source(comparing && p.model.Room != state.Phone),
		goapp.Div().Class("Bar-tools").Body(p.tools(comparing)...),
	)
}

// tools are the buttons at the end of the bar, one line each.
func (p *Page) tools(comparing bool) []goapp.UI {
	return []goapp.UI{
		p.button(p.say("edit-texts"), state.BackPressed{}).ID("back").Hidden(!comparing),
		p.button(p.say("share"), state.SharePressed{}).ID("share").Class("Button--quiet").Aria("expanded", truth(p.model.Share.Open)).Aria("controls", "share-panel").Hidden(!comparing),
		p.saveMenu(comparing),
		p.button(p.say("settings"), state.PanelPressed{Name: state.SettingsPanel}).ID("settings").Class("Button--quiet").Aria("expanded", truth(p.model.OpenPanel() == state.SettingsPanel)).Aria("keyshortcuts", ","),
		p.languages("language").Class("Button--quiet Bar-choice"),
		p.themes("theme").Class("Button--quiet Bar-choice"),
		p.button("?", state.HelpPressed{}).ID("help").Class("Button--quiet").Aria("label", p.say("keys")).Aria("expanded", truth(p.model.Help)).Hidden(!comparing),
	}
}

// themes is a menu of the page's themes.
func (p *Page) themes(id string) goapp.HTMLSelect {
	option := func(theme state.Theme, label string) goapp.UI {
		return goapp.Option().Value(string(theme)).Text(label).Selected(p.model.Theme == theme)
	}
	return goapp.Select().ID(id).Class("Button").Aria("label", p.say("theme")).OnChange(func(ctx goapp.Context, _ goapp.Event) {
		p.Send(state.ThemeChosen{Theme: state.Theme(ctx.JSSrc().Get("value").String())})
	}).Body(option(state.System, p.say("theme-auto")), option(state.Light, p.say("theme-light")), option(state.Dark, p.say("theme-dark")))
}

// source says who published the article, and links to where it stood: in the bar, on a phone in the head.
func (p *Page) source(shown bool) goapp.UI {
	where := goapp.P().Class("Bar-source")
	if !shown || p.model.Result == nil {
		return where.Hidden(true)
	}
	e := p.model.Result.New
	address, err := url.Parse(e.URL)
	if err != nil || address.Scheme != "https" && address.Scheme != "http" {
		return where.Hidden(true)
	}
	parts := []goapp.UI{outside(e.URL, address.Host)}
	if e.Site != "" {
		parts = append([]goapp.UI{goapp.Text(e.Site + " · ")}, parts...)
	}
	if e.Changes != "" {
		parts = append(parts, goapp.Text(" · "+p.say("changed-times", e.Changes)))
	}
	if e.Feed != "" {
		parts = append(parts, goapp.Text(" · "), outside(e.Feed, p.say("feed")))
	}
	return where.Body(parts...)
}

// outside is a link that leaves the page alone.
func outside(address, text string) goapp.UI {
	return goapp.A().Href(address).Target("_blank").Rel("noopener noreferrer nofollow").Text(text)
}

// truth is a fact as ARIA writes it.
func truth(fact bool) string {
	if fact {
		return "true"
	}
	return "false"
}
