package app

import (
	"encoding/json"

	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// keep leaves with the page what the program needs to stand where it stands, should it die.
func (d *desk) keep() {
	text, err := json.Marshal(d.model.Saved())
	if err != nil {
		panic("a state that is no JSON: " + err.Error())
	}
	if d.started && string(text) != d.kept {
		d.kept = string(text)
		browser.Keep(d.kept)
	}
}

// revive brings back what stood there before the program died, and why. In the first program there is nothing.
func (d *desk) revive(text, reason string) {
	if reason == "" {
		return
	}
	for _, source := range browser.Held() {
		d.names[source.ID] = source.Name
	}
	var saved state.Saved
	if json.Unmarshal([]byte(text), &saved) == nil {
		d.send(state.Revived{Saved: saved, Reason: reason})
	}
}
