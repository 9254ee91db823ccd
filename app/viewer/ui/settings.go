package ui

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// settings is the panel of what this device remembers. What stands in the toolbar stands here too, so that all of it
// is in one place.
func (p *Page) settings() goapp.UI {
	m := p.model
	open := m.OpenPanel() == state.SettingsPanel
	panel := goapp.Section().ID("settings-panel").Class("Panel Settings").Aria("label", p.say("settings")).Hidden(!open)
	if !open {
		return panel
	}
	return panel.Body(
		goapp.Div().Class("Settings-head").Body(
			goapp.H2().ID("settings-first").TabIndex(-1).Text(p.say("settings")),
			p.button(p.say("close"), state.PanelPressed{Name: state.SettingsPanel}).ID("settings-close"),
		),
		goapp.Div().Class("Settings-parts").Body(
			p.part("settings-reading",
				p.setView(),
				p.labelled("language", p.languages("set-language")),
				p.labelled("theme", p.themes("set-theme")),
				p.turn("set-fold", p.say("settings-fold"), !m.NoFold, state.SettingTurned{Name: "fold"}),
				p.turn("set-wide", p.say("settings-wide"), m.WideLines, state.SettingTurned{Name: "wide"}),
				p.turn("set-letters", p.say("settings-letters"), !m.NoLetters, state.SettingTurned{Name: "letters"}),
				p.turn("set-speak", p.say("settings-speak"), m.SpeakMarks, state.SettingTurned{Name: "speak"}),
				p.turn("set-invisible", p.say("settings-invisible"), m.ShowInvisible, state.SettingTurned{Name: "invisible"}),
			),
			p.part("ignore-what", goapp.Range(state.Classes).Slice(func(i int) goapp.UI {
				class := state.Classes[i]
				return p.turn("set-"+class.String(), p.say("class-"+class.String()), m.Ignored()&class != 0, state.ClassPressed{Class: class})
			})),
			p.part("settings-patterns", p.patterns()...),
		),
		goapp.P().Class("Settings-note").Text(p.say("settings-where")),
	)
}

func (p *Page) part(name string, body ...goapp.UI) goapp.UI {
	return goapp.FieldSet().Class("Settings-part").Body(append([]goapp.UI{goapp.Legend().Text(p.say(name))}, body...)...)
}

// setView chooses the view; by itself it is the one that fits.
func (p *Page) setView() goapp.UI {
	option := func(v state.View, label string) goapp.UI {
		return goapp.Option().Value(string(v)).Text(label).Selected(p.model.View == v)
	}
	return p.labelled("view", goapp.Select().ID("set-view").Class("Button").OnChange(func(ctx goapp.Context, _ goapp.Event) {
		p.Send(state.ViewChosen{View: state.View(ctx.JSSrc().Get("value").String())})
	}).Body(
		option(state.Auto, p.say("settings-view-auto")),
		goapp.Range(state.Views).Slice(func(i int) goapp.UI { return option(state.Views[i], p.say("view-"+string(state.Views[i]))) }),
	))
}

// labelled is a choice behind its name.
func (p *Page) labelled(name string, choice goapp.UI) goapp.UI {
	return box("label", "Check Settings-choice", leaf("span", "", p.say(name)), choice)
}

// patterns is where readers say what else to ignore.
func (p *Page) patterns() []goapp.UI {
	parts := []goapp.UI{
		goapp.Textarea().ID("set-patterns").Class("Settings-patterns").Rows(3).Spellcheck(false).Aria("label", p.say("settings-patterns")).Aria("describedby", "set-patterns-help").
			Text(p.model.Patterns).
			OnChange(func(ctx goapp.Context, _ goapp.Event) {
				p.Send(state.PatternsTyped{Text: ctx.JSSrc().Get("value").String()})
			}),
		goapp.P().ID("set-patterns-help").Class("Settings-note").Text(p.say("settings-patterns-help")),
	}
	if dim := p.model.Dimmed; dim != nil && len(dim.Refused) > 0 {
		refused := make([]string, len(dim.Refused))
		for i, sentence := range dim.Refused {
			refused[i] = p.model.Words.Retold(sentence)
		}
		parts = append(parts, goapp.P().ID("set-patterns-wrong").Class("Settings-wrong").Role("alert").Text(strings.Join(refused, " ")))
	}
	return parts
}
