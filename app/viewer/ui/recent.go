package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// recent is the list of comparisons that are kept on this device, and the switch of the keeping.
func (p *Page) recent() goapp.UI {
	kept := p.model.Kept
	return goapp.Elem("section").ID("recent").Class("Recent").Aria("label", p.say("recent")).Body(
		// A browser keeps its own mind about a checkbox that was pressed; storage that is refused turns this one back.
		p.button(p.say("recent-keep"), state.RecentTurned{On: !p.model.Recent}).ID("keep-recent").Class("Button--quiet Switch").
			Role("switch").Aria("checked", truth(p.model.Recent)),
		goapp.If(len(kept) > 0, func() goapp.UI {
			return box("ul", "Recent-list", each(len(kept), func(i int) goapp.UI { return p.keptOne(kept[i]) })...)
		}),
		goapp.If(len(kept) > 0, func() goapp.UI {
			return p.button(p.say("recent-forget-all"), state.RecentForgotten{}).ID("forget-all").Class("Button--quiet")
		}),
	)
}

// keptOne is one comparison that is kept: a press opens it.
func (p *Page) keptOne(k state.Kept) goapp.UI {
	name := k.Title
	if name == "" {
		name = p.say("untitled")
	}
	facts := p.captured(state.Entry{Captured: k.When})
	if k.Old != "" && k.New != "" {
		facts = k.Old + " " + p.say("arrow") + " " + k.New + " · " + facts
	}
	return box("li", "Recent-entry",
		p.push(state.RecentAsked{ID: k.ID},
			foreign("span", "Recent-title", name), foreign("span", "Recent-facts", facts)).Class("Recent-open"),
		p.button(p.say("recent-forget"), state.RecentForgotten{ID: k.ID}).Class("Button--quiet Recent-forget").Aria("label", p.say("labelled", p.say("recent-forget"), name)),
	)
}
