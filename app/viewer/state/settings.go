package state

import (
	"slices"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// SettingsVersion is the version of the record that holds the settings. A field that is not known, or holds what it
// cannot, is as if it were not there; the others count.
const SettingsVersion = 1

// Settings are the reader's choices that are kept on this device from visit to visit.
type Settings struct {
	Version int `json:",omitempty"`
	View    View
	Theme   Theme
	Listed  bool // the list of changes was opened or closed
	List    bool
	Turned  compare.Class `json:",omitempty"`
	Grain   compare.Grain `json:",omitempty"`

	Recent bool `json:",omitempty"` // comparisons are kept on this device

	Language string `json:",omitempty"` // the code; none is the browser's

	NoLetters bool   `json:",omitempty"`
	NoFold    bool   `json:",omitempty"`
	WideLines bool   `json:",omitempty"`
	Patterns  string `json:",omitempty"`

	SpeakMarks    bool `json:",omitempty"`
	ShowInvisible bool `json:",omitempty"`
}

type (
	// SettingTurned turns one of the settings on or off: "letters", "fold", "wide", "speak",
	// "invisible".
	SettingTurned struct{ Name string }
	// NotKept says that the browser keeps no settings.
	NotKept struct{ Reason string }

	// UseSettings draws the page as settings say that are the page's own.
	UseSettings struct{ Wide, Fold bool }
)

func (SettingTurned) msg()  {}
func (NotKept) msg()        {}
func (UseSettings) effect() {}

// Settings returns what is to be kept.
func (m Model) Settings() Settings {
	return Settings{SettingsVersion, m.View, m.Theme, m.Listed, m.List, m.Turned, m.Grain, m.Recent, m.Spoke, m.NoLetters, m.NoFold, m.WideLines, m.Patterns, m.SpeakMarks, m.ShowInvisible}
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
	m.NoLetters, m.NoFold, m.WideLines = s.NoLetters, s.NoFold, s.WideLines
	m.SpeakMarks, m.ShowInvisible = s.SpeakMarks, s.ShowInvisible
	m, _ = m.patternsTyped(s.Patterns)
	effects := []Effect{UseTheme{m.Theme}}
	if m.WideLines || m.NoFold {
		effects = append(effects, UseSettings{m.WideLines, !m.NoFold})
	}
	if m.SpeakMarks || m.ShowInvisible {
		effects = append(effects, m.aids())
	}
	if m.Recent = s.Recent; m.Recent {
		effects = append(effects, ListRecent{})
	}
	return m, effects
}

// turn turns a setting on or off.
func (m Model) turn(name string) (Model, []Effect) {
	switch name {
	case "letters":
		m.NoLetters = !m.NoLetters
		return m, nil
	case "speak":
		m.SpeakMarks = !m.SpeakMarks
		return m, []Effect{m.aids()}
	case "invisible":
		m.ShowInvisible = !m.ShowInvisible
		return m, []Effect{m.aids()}
	case "fold":
		m.NoFold = !m.NoFold
	case "wide":
		m.WideLines = !m.WideLines
	}
	return m, []Effect{UseSettings{m.WideLines, !m.NoFold}}
}

// notKept tells the reader, once, that choices end with the visit.
func (m Model) notKept(reason string) (Model, []Effect) {
	if m.unkept || m.Notice != nil {
		return m, nil
	}
	m.unkept = true
	m.Notice = &Notice{Code: "settings", What: m.Words.Say("settings-not-kept"), Advice: m.Words.Say("settings-not-kept-advice"), Detail: reason}
	return m, []Effect{Announce{m.Notice.What}}
}
