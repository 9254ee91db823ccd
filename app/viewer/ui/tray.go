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
	r := p.model.Outlying()
	folded := p.model.Room == state.Phone && !p.model.More && !p.model.Tray
	if r == nil || folded && r.Outside == 0 {
		return tray.Hidden(true)
	}
	lines, left := p.trayLines(*r)
	name, switches := p.trayName(*r, left), append(p.taking(*r), p.quieted()...)
	switch {
	case p.model.Tray:
		lines = append(lines, p.button(p.say("tray-back"), state.TrayPressed{}).ID("tray-back"))
	case r.Outside > 0:
		lines = append(lines, p.button(p.say("tray-compare"), state.TrayPressed{}).ID("tray-compare"))
	case left == 0 && len(lines) > 0 && len(switches) == 0:
		return leaf("p", "Tray Tray-name", name).ID("tray")
	case left == 0:
		lines = nil
	}
	if len(lines)+len(switches) == 0 {
		return tray.Hidden(true)
	}
	// The lines stand in a part of their own, so that a switch keeps the focus when their number changes.
	return tray.Body(append([]goapp.UI{leaf("summary", "Tray-name", name), box("div", "Tray-lines", lines...)}, switches...)...)
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
func (p *Page) trayLines(r state.Result) (lines []goapp.UI, left int) {
	for side, id := range sideIDs {
		e := [2]state.Entry{r.Old, r.New}[side] // with what both versions together leave out
		source := p.model.Source(e.Ref.Source)
		offer := p.wholeOffer(e, id+"-head")
		left += min(len(offer), 1)
		said := p.leftOut(e)
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
		rules = append(rules, p.check("quiet-"+rule, said, on, state.QuietTurned{Rule: rule}))
	}
	return p.switches("Tray-quiet", "quiet-what", rules)
}

// check is a switch with its words.
func (p *Page) check(id, said string, on bool, msg state.Msg) goapp.UI {
	return box("label", "Check",
		goapp.Input().Type("checkbox").ID(id).Checked(on).OnChange(p.press(msg), goapp.EventScope(id)),
		leaf("span", "", said))
}

// switches are some of them under what the message of a key says; none are nothing.
func (p *Page) switches(class, key string, all []goapp.UI) []goapp.UI {
	if len(all) == 0 {
		return nil
	}
	return []goapp.UI{box("fieldset", class, append([]goapp.UI{leaf("legend", "Tray-legend", p.say(key))}, all...)...)}
}
