package ui

import (
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// tray says what was left out of each version and leads to it, and has the switches of what was evened out. It is folded.
// Where nothing was left out of two pages it says that. A phone shows a tray without a change once the reader asked for
// more.
func (p *Page) tray() goapp.UI {
	tray := goapp.Details().ID("tray").Class("Tray")
	r := p.model.Result
	folded := p.model.Room == state.Phone && !p.model.More && !p.model.Tray
	if r == nil || r.Partial || folded && r.Outside == 0 {
		return tray.Hidden(true)
	}
	lines, left := p.trayLines()
	name, quieted := p.trayName(*r, left), p.quieted()
	switch {
	case p.model.Tray:
		lines = append(lines, p.button(p.say("tray-back"), state.TrayPressed{}).ID("tray-back"))
	case r.Outside > 0:
		lines = append(lines, p.button(p.say("tray-compare"), state.TrayPressed{}).ID("tray-compare"))
	case left == 0 && len(lines) > 0 && len(quieted) == 0:
		return leaf("p", "Tray Tray-name", name).ID("tray")
	case left == 0:
		lines = nil
	}
	if lines = append(lines, quieted...); len(lines) == 0 {
		return tray.Hidden(true)
	}
	return tray.Body(append([]goapp.UI{leaf("summary", "Tray-name", name)}, lines...)...)
}

// trayName is what the folded tray says. Left is how many versions have more to show than their article.
func (p *Page) trayName(r state.Result, left int) string {
	switch {
	case p.model.Tray:
		return p.say("tray-shown")
	case r.Outside > 0:
		return p.count("tray-changes", r.Outside)
	case left == 0:
		return p.say("tray-nothing")
	}
	for _, pane := range p.model.Panes {
		if pane.Entry != nil && p.model.Source(pane.Entry.Ref.Source).Way.Whole {
			return p.say("tray-whole")
		}
	}
	return p.say("tray-same")
}

// trayLines say of each version what was left out of it, and offer all of its text. Left is how many have an offer.
func (p *Page) trayLines() (lines []goapp.UI, left int) {
	for side, id := range sideIDs {
		e := p.model.Panes[side].Entry
		if e == nil {
			continue
		}
		source := p.model.Source(e.Ref.Source)
		offer := p.wholeOffer(*e, id+"-head")
		left += min(len(offer), 1)
		said := p.leftOut(*e)
		switch {
		case source.Way.Whole:
			said = p.say("whole-compared")
		case len(offer) == 0 && source.Framed():
			said = p.say("nothing-left-out")
		case len(offer) == 0:
			continue
		}
		lines = append(lines, box("p", "Tray-line", append([]goapp.UI{goapp.Text(p.say(sides[side], said) + " ")}, offer...)...))
	}
	return lines, left
}

// quieted are the switches of the rules against noise that did something to the two versions, or that are off.
func (p *Page) quieted() []goapp.UI {
	var rules []goapp.UI
	for _, rule := range state.QuietRules {
		n, on := p.model.Quieted(rule), p.model.Quiets(rule)
		if n == 0 && on {
			continue
		}
		said := strings.TrimRight(p.model.Words.Say("note-noise-"+rule, strconv.Itoa(n)), ".。")
		rules = append(rules, box("label", "Check",
			goapp.Input().Type("checkbox").ID("quiet-"+rule).Checked(on).
				OnChange(p.press(state.QuietTurned{Rule: rule}), goapp.EventScope(rule)),
			leaf("span", "", said)))
	}
	if len(rules) == 0 {
		return nil
	}
	return []goapp.UI{box("fieldset", "Tray-quiet", append([]goapp.UI{leaf("legend", "Tray-legend", p.say("quiet-what"))}, rules...)...)}
}
