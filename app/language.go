package app

import (
	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/web/words"
)

// speak has the page speak a language, or the one it spoke before where it has no words for that.
func (d *desk) speak(code string) {
	d.taught = browser.UseLanguage(code)
	d.model.Words = words.Read(browser.Language(), d.taught)
}

// teach gives the words to the engine, which draws the rows and the files.
func (d *desk) teach() {
	d.ask(engine.Request{Language: &engine.Language{Code: d.model.Words.Language(), File: d.taught}}, question{kind: speakKind}, 0)
}
