package ui

import (
	"fmt"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// card says which version fills a side.
func (p *Page) card(side state.Side, e *state.Entry) goapp.UI {
	var facts []string
	if e.File != "" {
		facts = append(facts, e.File)
	}
	if e.Label != "" {
		facts = append(facts, e.Label)
	}
	if when := p.captured(*e); when != "" {
		facts = append(facts, when)
	}
	facts = append(facts, p.count("words", e.Words), p.count("paragraphs", e.Blocks))
	return goapp.Div().Class("Card").Body(
		goapp.H3().Class("Card-title").Dir("auto").Text(p.named(*e)),
		goapp.P().Class("Card-facts").Text(strings.Join(facts, " · ")),
		goapp.Range(loud(e.Notes)).Slice(func(i int) goapp.UI { return goapp.P().Class("Card-note").Text(p.told(loud(e.Notes)[i])) }),
		goapp.P().Class("Card-note Card-outside").Text(p.leftOut(*e)),
		goapp.P().Class("Card-opening").Dir("auto").Text(beginning(*e)),
		goapp.Div().Class("Card-tools").Body(append(append(p.offers(*e, sideIDs[side]), p.wholeOffer(*e, sideIDs[side])...),
			p.button(p.say("edit-as-text"), state.EditPressed{Side: side}).ID(fmt.Sprintf("edit-%d", side)),
			p.button(p.say("remove"), state.Removed{Side: side}).ID(fmt.Sprintf("remove-%d", side)),
		)...),
	)
}

// beginning is how a text begins, below its title.
func beginning(e state.Entry) string {
	text := strings.TrimPrefix(e.Opening, e.Title+"\n")
	if len([]rune(e.Opening)) >= openingLength {
		text += "…"
	}
	return text
}

// openingLength is how many characters the engine shows of a text.
const openingLength = 200

// named is what a version is called.
func (p *Page) named(e state.Entry) string {
	for _, name := range []string{e.Title, e.File, e.Label} {
		if name != "" {
			return name
		}
	}
	return p.say("untitled")
}

// captured says when a version was seen, in the source's words where it has no time.
func (p *Page) captured(e state.Entry) string {
	if e.Captured.IsZero() {
		return strings.Trim(e.When, "()")
	}
	return p.model.Words.Date(e.Captured)
}
