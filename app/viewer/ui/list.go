package ui

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/viewer/state"
	"github.com/stet-diff/stet/web/words"
)

// window is how many changes the list shows at once, around the current one. A book has thousands, and drawing 80 for
// the first time keeps the page busy for 60 to 100 ms: the list grows by a few each time the page is drawn.
const (
	window  = 80
	growing = 16
)

// grow lets the list show a few more entries, if it shows fewer than it wants to, and reports whether it did. A list of
// another comparison begins anew.
func (p *Page) grow() bool {
	if !p.short {
		return false
	}
	p.entries += growing
	return true
}

// list draws the changes one by one, with a filter by kind.
func (p *Page) list() goapp.UI {
	list := goapp.Div().ID("changes").Class("List").Aria("label", p.say("list")).Hidden(!p.model.ListOpen())
	sheet := p.model.Sheet == state.ListSheet
	if sheet {
		list = list.Class("Sheet").Role("dialog").Aria("modal", "true") // which a nav may not be
	} else {
		list = list.Role("navigation")
	}
	p.short = false
	r := p.model.Result
	if r == nil || len(r.Changes) < r.Count || r.Partial || !p.model.ListOpen() {
		p.entries = growing
		return list
	}
	shown := p.model.Shows()
	place, all := p.model.Place()
	size := min(p.entries, window)
	p.short = size < min(window, len(shown))
	from := max(0, min(place-size/2, len(shown)-size))
	to := min(len(shown), from+size)
	name := goapp.H2().Class("List-name").Body(goapp.Text(p.say("list")+" "), goapp.Span().Class("List-count").Text(p.model.Words.Number(all)))
	return list.Body(
		goapp.If(sheet, func() goapp.UI { return p.sheetHead(name) }).Else(func() goapp.UI { return name }),
		p.filter(*r),
		p.dimmed(),
		goapp.If(from > 0, func() goapp.UI { return goapp.P().Class("List-more").Text(p.count("list-before", from)) }),
		goapp.Ol().Class("List-entries").Body(goapp.Range(shown[from:to]).Slice(func(i int) goapp.UI {
			return p.entry(shown[from+i], from+i+1, r.Changes[shown[from+i]-1])
		})),
		goapp.If(to < len(shown), func() goapp.UI {
			return goapp.P().Class("List-more").Text(p.count("list-after", len(shown)-to))
		}),
	)
}

// filter has a box for each kind that there is.
func (p *Page) filter(r state.Result) goapp.UI {
	var kinds []string
	for _, kind := range state.Kinds {
		if r.CountOf(kind) > 0 {
			kinds = append(kinds, kind)
		}
	}
	return goapp.Div().Class("List-filter").Role("group").Aria("label", p.say("kinds")).Body(
		goapp.Range(kinds).Slice(func(i int) goapp.UI {
			kind := kinds[i]
			return goapp.Label().Class("Check").Body(
				goapp.Input().Type("checkbox").ID("kind-"+kind).Checked(!p.model.Leaves(kind)).
					OnChange(p.press(state.KindPressed{Kind: kind}), goapp.EventScope(kind)),
				goapp.Text(" "+p.say("kind-"+kind)+" "+p.model.Words.Number(r.CountOf(kind))),
			)
		}),
	)
}

// entry is one change: its number, if it counts, what kind it is and where, and its words.
func (p *Page) entry(number, place int, c compare.Change) goapp.UI {
	current, looks, said := "false", p.model.LooksOf(c.ID), ""
	if place > 0 {
		said = p.model.Words.Number(place)
	}
	if number == p.model.Focus {
		current = "true"
	}
	return goapp.Li().Class("List-entry").Body(
		goapp.Button().Type("button").Class("List-button").DataSet("number", number).Aria("current", current).
			OnClick(p.press(state.ChangeAsked{Number: number}), goapp.EventScope(number)).
			Body(
				goapp.Span().Class("List-number").Text(said),
				goapp.Span().Class("List-what").Text(p.say("list-where", words.Sentence(p.say("kind-"+c.Kind)), c.Block)),
				goapp.Span().Class("List-words").Dir("auto").Text(p.wordsOf(c)),
				goapp.If(looks != "", func() goapp.UI { return lookParts(words.Sentence(looks)) }),
			),
	)
}

// lookParts is what changed in the looks, with what differs between two addresses marked.
func lookParts(said string) goapp.UI {
	parts := render.Parts(said)
	return box("span", "List-looks", each(len(parts), func(i int) goapp.UI {
		if parts[i].Marked {
			return leaf("strong", "", parts[i].Text)
		}
		return goapp.Text(parts[i].Text)
	})...).Dir("auto")
}

// wordsOf are the words of a change, old before new.
func (p *Page) wordsOf(c compare.Change) string {
	before, after := strings.TrimSpace(c.Before), strings.TrimSpace(c.After)
	switch {
	case before == "" || before == after:
		return after
	case after == "":
		return before
	}
	said := before + " " + p.say("arrow") + " " + after
	if alike := render.Alike(before, after, p.say("arrow")); alike != "" {
		said += " (" + p.say("looks-alike", alike) + ")"
	}
	return said
}
