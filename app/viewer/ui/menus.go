package ui

import (
	"fmt"
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/state"
)

// classWords are what the menu calls the classes.
var classWords = map[compare.Class]string{
	compare.Space:       "White space",
	compare.Typography:  "Quotes, dashes and dots",
	compare.Case:        "Capitals",
	compare.Diacritics:  "Accents",
	compare.Punctuation: "Punctuation",
	compare.Digits:      "Digits",
	compare.Tracking:    "Tracking parts of links",
	compare.Style:       "Bold, italic and roles",
	compare.Link:        "Targets of links",
}

// ignore is the menu of what is dimmed. It hides nothing: dimmed changes stay where they are and are counted.
func (p *Page) ignore() goapp.UI {
	label := "Ignore"
	if n := p.model.Quiet(); n > 0 {
		label = fmt.Sprintf("Ignore · %d dimmed", n)
	}
	return goapp.Details().Class("Menu").ID("ignore").Body(
		goapp.Summary().Class("Button").Text(label),
		goapp.Div().Class("Menu-body").Role("group").Aria("label", "Changes that are dimmed and not counted").Body(
			goapp.Range(state.Classes).Slice(func(i int) goapp.UI { return p.class(state.Classes[i]) }),
		),
	)
}

func (p *Page) class(class compare.Class) goapp.UI {
	text := " " + classWords[class]
	if r := p.model.Result; r != nil && r.OfClass(class) > 0 {
		text += fmt.Sprintf(" (%d)", r.OfClass(class))
	}
	return goapp.Label().Class("Check").Body(
		goapp.Input().Type("checkbox").ID("ignore-"+class.String()).Checked(p.model.Ignored()&class != 0).
			OnChange(p.press(state.ClassPressed{Class: class}), goapp.EventScope(class.String())),
		goapp.Text(text),
	)
}

// grains are the choices of how small a change may be.
var grains = []struct {
	grain compare.Grain
	label string
}{{compare.Auto, "Detail: auto"}, {compare.Sentence, "Sentences"}, {compare.Word, "Words"}, {compare.Character, "Characters"}}

func (p *Page) grain() goapp.UI {
	return goapp.Select().ID("grain").Class("Button").Aria("label", "Detail").OnChange(func(ctx goapp.Context, _ goapp.Event) {
		if n, err := strconv.Atoi(ctx.JSSrc().Get("value").String()); err == nil {
			p.Send(state.GrainChosen{Grain: compare.Grain(n)})
		}
	}).Body(goapp.Range(grains).Slice(func(i int) goapp.UI {
		g := grains[i]
		return goapp.Option().Value(int(g.grain)).Text(g.label).Selected(p.model.Grain == g.grain)
	}))
}
