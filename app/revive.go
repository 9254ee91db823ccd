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

// choices loads what the reader chose in an earlier visit. What cannot be read is as if nothing had been chosen.
func (d *desk) choices() {
	d.chosen = browser.LoadSettings()
	var settings state.Settings
	if d.chosen != "" {
		json.Unmarshal([]byte(d.chosen), &settings) // a field that is broken is left out, and the others are read
		d.send(state.SettingsLoaded{Settings: settings})
	}
}

// remember keeps the reader's choices on this device. Where that is refused they hold until the page is closed.
func (d *desk) remember() {
	settings := d.model.Settings()
	if !d.started || d.chosen == "" && settings == (state.Settings{Version: state.SettingsVersion}) {
		return
	}
	text, err := json.Marshal(settings)
	if err != nil {
		panic("settings that are no JSON: " + err.Error())
	}
	if string(text) != d.chosen {
		d.chosen = string(text)
		if err := browser.SaveSettings(d.chosen); err != nil {
			d.send(state.NotKept{Reason: err.Error()})
		}
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
