package browser

import (
	"encoding/json"
	"errors"
	"time"
)

// A Source is an input of the reader. Its bytes stay outside the program until the worker needs them.
type Source struct {
	ID         int // from 1
	Name, Type string
	Size       int64     // bytes, known before any of them is read
	Modified   time.Time // of a file; zero is unknown
}

// Given says what arrived together.
type Given struct {
	How     string // "paste", "drop", "choose"
	Side    string // "old" or "new" when it fell on an element with that data-side; else empty
	Sources []Source
}

// OnGiven is told of everything that the reader pastes, drops or chooses, starting with what came before the
// program ran. An ordinary text pasted into a text box is not among it: the browser puts that into the box.
func OnGiven(tell func(Given)) {
	always("onGiven", func(args []value) {
		var given Given
		if err := json.Unmarshal([]byte(args[0].String()), &given); err != nil {
			panic("reading what was given: " + err.Error())
		}
		tell(given)
	})
}

// ChooseFiles opens the browser's file picker. What is chosen arrives at OnGiven, for that side. Browsers allow it
// only in answer to a click or a key.
func ChooseFiles(side string) { do("chooseFiles", side) }

// AddText makes a source of a text, such as that of a text box.
func AddText(name, mediaType, content string) (Source, error) {
	var source Source
	if err := json.Unmarshal([]byte(text("addText", name, mediaType, content)), &source); err != nil {
		return source, errors.New("this text could not be kept")
	}
	return source, nil
}

// Plain returns the plain text that came with a pasted page; of other sources it is empty.
func Plain(id int) string { return text("plain", id) }

// Held lists all sources, in the order they came.
func Held() []Source {
	var held []Source
	json.Unmarshal([]byte(text("held")), &held) // nothing is held where there is no page
	return held
}

// Forget lets go of a source and its bytes.
func Forget(id int) { do("forget", id) }

// Box returns the text of the text area with that ID. It is remembered while the element is not there.
func Box(id string) string { return text("box", id) }

// SetBox replaces the text of a text area, also by an empty one.
func SetBox(id, content string) { do("setBox", id, content) }

// FocusOn moves the focus to the element with that ID.
func FocusOn(id string) { do("focusOn", id) }
