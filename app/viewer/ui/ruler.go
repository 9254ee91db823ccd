package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// ruler is where the marks of all changes stand, beside the text. The page draws them; see web/ruler.js.
func (p *Page) ruler() goapp.UI {
	place, all := p.model.Place()
	said := p.count("changes", all)
	if place > 0 {
		said = p.model.ChangeSaid()
	}
	r := p.model.Result
	return goapp.Div().ID("ruler").Class("Ruler").Hidden(all == 0 || r == nil || !r.Listed).Role("slider").TabIndex(0).DataSet("holds-focus", "true").
		Aria("label", p.say("ruler")).Aria("orientation", "vertical").
		Aria("valuemin", 1).Aria("valuemax", all).Aria("valuenow", max(place, 1)).Aria("valuetext", said)
}

// strip of the ruler, for paper.
func (p *Page) rulerStrip() goapp.UI {
	return goapp.Div().ID("ruler-strip").Class("RulerStrip").Aria("hidden", "true")
}
