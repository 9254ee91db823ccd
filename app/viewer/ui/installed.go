package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// update offers a newer Stet that is ready.
func (p *Page) update() goapp.UI {
	bar := goapp.Div().Class("Update").ID("update")
	if app := p.model.App; !app.Newer || app.Later {
		return bar.Hidden(true)
	}
	return bar.Body(
		goapp.P().Class("Update-text").Body(goapp.Strong().Text(p.say("update-ready")), goapp.Text(" "+p.say("update-keeps"))),
		p.button(p.say("update-now"), state.UpdatePressed{}).ID("update-now"),
		p.button(p.say("update-later"), state.LaterPressed{}).ID("update-later").Class("Button--quiet"),
	)
}

// app says how Stet can be had without a network: installed, or as one file. The single file says what it is.
func (p *Page) app() goapp.UI {
	if p.model.App.Single {
		return goapp.P().Class("Start-app").ID("app").Text(p.say("single-file-here"))
	}
	return goapp.P().Class("Start-app").ID("app").Body(
		p.button(p.say("install"), state.InstallPressed{}).ID("install").Hidden(!p.model.App.Installable),
		goapp.A().ID("single").Href("stet.html").Attr("download", "stet.html").Text(p.say("single-file")),
		goapp.Text(" "+p.say("single-file-what")),
	)
}
