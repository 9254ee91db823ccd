package state

import (
	"slices"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// Settings are the reader's choices that are kept on this device from visit to visit.
type Settings struct {
	View   View
	Theme  Theme
	Listed bool // the list of changes was opened or closed
	List   bool
	Turned compare.Class `json:",omitempty"`
	Grain  compare.Grain `json:",omitempty"`

	Recent bool `json:",omitempty"` // comparisons are kept on this device

	Language string `json:",omitempty"` // the code; none is the browser's
}

// Settings returns what is to be kept.
func (m Model) Settings() Settings {
	return Settings{m.View, m.Theme, m.Listed, m.List, m.Turned, m.Grain, m.Recent, m.Spoke}
}

// settings takes what was kept. What this version does not know stays as it is.
func (m Model) settings(s Settings) (Model, []Effect) {
	if slices.Contains(Views, s.View) {
		m.View = s.View
	}
	if s.Theme == Light || s.Theme == Dark {
		m.Theme = s.Theme
	}
	if s.Grain <= compare.Character {
		m.Grain = s.Grain
	}
	for _, class := range Classes {
		m.Turned |= s.Turned & class
	}
	if slices.Contains(words.Languages, s.Language) {
		m.Spoke = s.Language
	}
	m.Listed, m.List = s.Listed, s.List
	effects := []Effect{UseTheme{m.Theme}}
	if m.Recent = s.Recent; m.Recent {
		effects = append(effects, ListRecent{})
	}
	return m, effects
}
