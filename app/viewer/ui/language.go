package ui

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/viewer/state"
	"github.com/stet-diff/stet/web/words"
)

// say returns a message of the catalogue in the reader's language; see package words.
func (p *Page) say(key string, args ...any) string { return p.model.Words.Say(key, args...) }

// count returns the message about n things.
func (p *Page) count(key string, n int, args ...any) string {
	return p.model.Words.Count(key, n, args...)
}

// told is a note of the engine in the reader's language.
func (p *Page) told(n article.Note) string {
	w := p.model.Words
	return w.Told("note-", n.Code, w.Retold(n.Text), n.Args)
}

// ownNames are what the languages call themselves. They are in no catalogue, as they are the same in each.
var ownNames = map[string]string{
	"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "ar": "العربية", "ja": "日本語",
}

// languages is a menu of the interface's languages.
func (p *Page) languages(id string) goapp.HTMLSelect {
	return goapp.Select().ID(id).Class("Button").Aria("label", p.say("language")).OnChange(func(ctx goapp.Context, _ goapp.Event) {
		p.Send(state.LanguageChosen{Code: ctx.JSSrc().Get("value").String()})
	}).Body(goapp.Range(words.Languages).Slice(func(i int) goapp.UI {
		code := words.Languages[i]
		return goapp.Option().Value(code).Lang(code).Text(ownNames[code]).Selected(p.model.Words.Language() == code)
	}))
}
