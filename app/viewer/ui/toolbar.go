package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// views are the buttons of the toolbar.
var views = []struct {
	view    state.View
	id, key string
}{
	{state.SideBySide, "split", "view-split"},
	{state.Inline, "inline", "view-inline"},
	{state.ChangesOnly, "changes", "view-changes"},
	{state.OldOnly, "old", "view-old"},
	{state.NewOnly, "new", "view-new"},
}

// toolbar is one row above the text: the list, the views, their options, the way from change to change. Where it is
// narrow the options, and on a phone the views too, stand on a sheet, and the row lies at the foot of the page.
func (p *Page) toolbar() goapp.UI {
	return goapp.Div().Class("Toolbar").Role("toolbar").Aria("label", p.say("view")).Body(
		p.push(state.ListPressed{}, glyph("☰"), goapp.Span().Class("Toolbar-word").Text(p.say("list-button"))).ID("list").
			Aria("expanded", truth(p.model.ListOpen())).Aria("controls", "changes").Aria("keyshortcuts", "c"),
		goapp.Div().Class("Segments").Role("group").Aria("label", p.say("view")).Body(
			goapp.Range(views).Slice(func(i int) goapp.UI {
				v := views[i]
				return p.button(p.say(v.key), state.ViewChosen{View: v.view}).ID("view-"+v.id).Class("Segment").Aria("pressed", truth(p.model.Seen() == v.view))
			}),
		),
		p.button(p.say("view"), state.SheetPressed{Sheet: state.ViewSheet}).ID("options").Class("Toolbar-view").
			Aria("expanded", truth(p.model.Sheet == state.ViewSheet)).Aria("controls", SheetID(state.ViewSheet)),
		p.options(),
		p.progress(),
		goapp.Div().Class("Steps").Body(
			p.push(state.PreviousPressed{}, glyph("‹"), goapp.Span().Class("Steps-word").Text(p.say("previous"))).ID("previous").
				Aria("keyshortcuts", "p Shift+F7 Alt+ArrowUp"),
			goapp.Span().Class("Steps-counter").ID("counter").Text(p.counter()),
			p.push(state.NextPressed{}, goapp.Span().Class("Steps-word").Text(p.say("next")), glyph("›")).ID("next").
				Aria("keyshortcuts", "n F7 Alt+ArrowDown"),
		),
	)
}

// glyph is a sign beside a word that says the same.
func glyph(sign string) goapp.UI {
	return goapp.Span().Class("Glyph").Aria("hidden", "true").Text(sign)
}

// options are what a view can be told. They stand in the toolbar where there is room, else on a sheet.
func (p *Page) options() goapp.UI {
	open := p.model.Sheet == state.ViewSheet
	box := goapp.Div().ID(SheetID(state.ViewSheet)).Class("Options")
	if open {
		box = box.Class("Sheet").Role("dialog").Aria("label", p.say("view")).Aria("modal", "true")
	}
	return box.Body(
		goapp.If(open, func() goapp.UI { return p.sheetHead(goapp.H2().Class("Sheet-name").Text(p.say("view"))) }),
		goapp.If(open, p.viewList),
		p.ignore(),
		p.grain(),
		p.button(p.say("find"), state.PanelPressed{Name: state.FindPanel}).ID("find").Aria("expanded", truth(p.model.OpenPanel() == state.FindPanel)).Aria("keyshortcuts", "/"),
		p.changeMenu(),
	)
}

// viewList are the views on a phone, one below the other.
func (p *Page) viewList() goapp.UI {
	return goapp.Div().Class("ViewList").Role("group").Aria("label", p.say("view")).Body(goapp.Range(views).Slice(func(i int) goapp.UI {
		v := views[i]
		return p.button(p.say(v.key), state.ViewChosen{View: v.view}).ID("choose-"+v.id).Class("ViewList-one").Aria("pressed", truth(p.model.Seen() == v.view))
	}))
}

// counter says where among the changes that count the reader is.
func (p *Page) counter() string {
	if p.model.Result == nil || p.model.Result.Partial {
		return ""
	}
	place, all := p.model.Place()
	if place == 0 {
		return p.count("changes", all)
	}
	return p.say("of", place, all)
}
