package ui

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/state"
)

// ignore is the menu of what is dimmed. It hides nothing: dimmed changes stay where they are and are counted.
func (p *Page) ignore() goapp.UI {
	label := p.say("ignore")
	if n := p.model.Quiet(); n > 0 {
		label = p.count("ignore-dimmed", n)
	}
	return goapp.Details().Class("Menu").ID("ignore").Body(
		goapp.Summary().Class("Button").Text(label),
		goapp.Div().Class("Menu-body").Role("group").Aria("label", p.say("ignore-what")).Body(
			goapp.Range(state.Classes).Slice(func(i int) goapp.UI { return p.class(state.Classes[i]) }),
		),
	)
}

func (p *Page) class(class compare.Class) goapp.UI {
	text := " " + p.say("class-"+class.String())
	if r := p.model.Result; r != nil && r.OfClass(class) > 0 {
		text += " (" + p.model.Words.Number(r.OfClass(class)) + ")"
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
	key   string
}{{compare.Auto, "grain-auto"}, {compare.Sentence, "grain-sentence"}, {compare.Word, "grain-word"}, {compare.Character, "grain-character"}}

func (p *Page) grain() goapp.UI {
	return goapp.Select().ID("grain").Class("Button").Aria("label", p.say("detail")).OnChange(func(ctx goapp.Context, _ goapp.Event) {
		if n, err := strconv.Atoi(ctx.JSSrc().Get("value").String()); err == nil {
			p.Send(state.GrainChosen{Grain: compare.Grain(n)})
		}
	}).Body(goapp.Range(grains).Slice(func(i int) goapp.UI {
		g := grains[i]
		return goapp.Option().Value(int(g.grain)).Text(p.grainName(g.grain, g.key)).Selected(p.model.Grain == g.grain)
	}))
}

// grainName is what a choice is called. Of a saved comparison that was opened, the first one is how it was made.
func (p *Page) grainName(grain compare.Grain, key string) string {
	if kept := p.model.KeptGrain(); grain == compare.Auto && kept != compare.Auto {
		return p.say("grain-saved", p.say(grains[kept].key))
	}
	return p.say(key)
}
