package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// saveMenu offers the comparison as a file of each kind, with a line on what each is good for, and the print.
func (p *Page) saveMenu(comparing bool) goapp.UI {
	return goapp.Details().Class("Menu Save").ID("save").Hidden(!comparing).Body(
		goapp.Summary().Class("Button Button--quiet").Text(p.say("save")),
		goapp.Div().Class("Menu-body Save-body").Role("group").Aria("label", p.say("save-as")).Body(
			goapp.Range(state.Files).Slice(func(i int) goapp.UI {
				name := state.Files[i]
				return p.saveEntry("file-"+name, state.SavePressed{Format: name}).ID("save-" + name)
			}),
			p.saveEntry("file-print", state.PrintPressed{}).ID("print"),
		),
	)
}

func (p *Page) saveEntry(key string, msg state.Msg) goapp.HTMLButton {
	return p.button("", msg).Class("Save-entry").Body(
		goapp.Strong().Text(p.say(key)),
		goapp.Span().Class("Save-about").Text(p.say(key+"-about")),
	)
}

// share is the panel of the shared link: who can read it, how long it is, and what to do where it is too long.
func (p *Page) share() goapp.UI {
	panel := goapp.Section().ID("share-panel").TabIndex(-1).Class("Panel Share").Aria("label", p.say("share"))
	s := p.model.Share
	if !s.Open {
		return panel.Hidden(true)
	}
	body := []goapp.UI{goapp.P().Body(goapp.Strong().Text(p.say("share-who")+" "), goapp.Text(p.say("share-how")))}
	switch {
	case !s.Made:
		body = append(body, goapp.P().Text(p.say("share-making")))
	case s.Base == "":
		body = append(body, goapp.P().Text(p.say("share-nowhere")))
	case p.model.LinkOffered():
		body = append(body, p.shareLink()...)
	default:
		body = append(body, goapp.P().ID("share-long").Text(p.count("share-long", p.model.LinkLength())))
	}
	row := []goapp.UI{}
	switch {
	case p.model.LinkOffered():
		row = append(row, p.button(p.say("share-copy"), state.SharePicked{}).ID("share-copy"),
			p.button(p.say("share-copy-change"), state.SharePicked{Change: true}).ID("share-copy-change").Hidden(p.model.Focus == 0))
	case s.Made:
		row = append(row, p.button(p.say("share-file"), state.SavePressed{Format: "html"}).ID("share-file"))
		if n := p.model.LinkLength(); n > 0 && n <= state.LongestLink {
			row = append(row, p.button(p.say("share-anyway"), state.LongPressed{}).ID("share-anyway"))
		}
	}
	row = append(row, p.button(p.say("close"), state.SharePressed{}).ID("share-close"),
		goapp.Span().ID("share-copied").Class("Share-done").Text(p.say("copied")).Hidden(!s.Copied))
	return panel.Body(append(body, goapp.Div().Class("Share-row").Body(row...))...)
}

// shareLink shows the link itself, for those whose browser refuses the clipboard.
func (p *Page) shareLink() []goapp.UI {
	return []goapp.UI{
		goapp.Input().Class("Share-link").ID("share-link").Type("text").ReadOnly(true).Value(p.model.SharedLink(false)).Aria("label", p.say("share")),
		goapp.P().Class("Share-length").Text(p.count("share-length", p.model.LinkLength())),
	}
}
