package app

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// ruled is what the marks of the ruler depend on.
type ruled struct {
	result *state.Result
	hidden string
	turned compare.Class
	dim    *state.Dim
	spoken string // the language
}

// rule has the ruler show the changes that count, and the current one among them.
func (d *desk) rule() {
	m := d.model
	if m.Result == nil || !m.Result.Listed {
		return
	}
	if now := (ruled{m.Result, m.Hidden, m.Turned, m.Dimmed, m.Words.Language()}); now != d.ruled {
		d.ruled = now
		var marks strings.Builder
		for i, number := range m.Shows() {
			change := m.Result.Changes[number-1]
			if i > 0 {
				marks.WriteByte(';')
			}
			marks.WriteString(strconv.Itoa(change.Row) + ":" + change.Kind + ":" + strconv.Itoa(number) + ":" + strconv.Itoa(change.Block))
		}
		browser.Ruler(m.Result.Rows, marks.String(), d.kinds())
	}
	browser.RulerAt(m.Focus)
}

// kinds are the words for the kinds of change, as JSON.
func (d *desk) kinds() string {
	words := map[string]string{}
	for _, kind := range state.Kinds {
		words[kind] = d.model.Words.Say("kind-" + kind)
	}
	text, _ := json.Marshal(words) // strings only
	return string(text)
}
