package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/state"
)

// faintest is how many dimmed changes of a class the list shows.
const faintest = 30

// dimmed is the part of the list that shows what is dimmed, class by class. The box of a class shows its changes like
// the others again.
func (p *Page) dimmed() goapp.UI {
	n := p.model.Quiet()
	part := goapp.Div().Class("List-dimmed").Hidden(n == 0)
	if n == 0 {
		return part
	}
	body := []goapp.UI{p.turn("list-dimmed", p.say("kind-dimmed")+" "+p.model.Words.Number(n), p.model.Faint, state.DimmedTurned{})}
	if p.model.Faint {
		part = part.DataSet("first", "true")
		for _, class := range append(state.Classes, compare.Pattern) {
			body = append(body, p.dimmedOf(class)...)
		}
	}
	return part.Body(body...)
}

func (p *Page) dimmedOf(class compare.Class) []goapp.UI {
	numbers := p.model.DimmedOf(class)
	if len(numbers) == 0 {
		return nil
	}
	name := leaf("p", "List-class", p.say("settings-patterns"))
	var head goapp.UI = name
	if class != compare.Pattern {
		head = p.turn("dims-"+class.String(), p.say("class-"+class.String())+" "+p.model.Words.Number(len(numbers)), true, state.ClassPressed{Class: class})
	}
	some := numbers[:min(len(numbers), faintest)]
	parts := []goapp.UI{head, box("ol", "List-entries", each(len(some), func(i int) goapp.UI {
		return p.entry(some[i], 0, p.model.Result.Changes[some[i]-1])
	})...)}
	if more := len(numbers) - len(some); more > 0 {
		parts = append(parts, leaf("p", "List-more", p.count("list-after", more)))
	}
	return parts
}
