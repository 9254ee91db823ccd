//go:build !js

package main

import "testing"

// With the setting for it, unchanged text names its invisible characters too; the characters stay, and so does the text
// when the setting is turned off.
func TestAllInvisibleSigns(t *testing.T) {
	s := open(t)
	const same = "Here\u200b and\u00a0there,\u202e turned\u202c.\n\n"
	s.fill("old", same+"It voted on Monday.")
	s.fill("new", same+"It voted on Tuesday.")
	s.click("compare")
	s.compared()
	const chips = `[...document.querySelectorAll("#host .Row--kept .Cell--new .Chip")].map((chip) => chip.textContent).join()`
	const before = `document.querySelector("#host .Row--kept .Cell--new .Block").innerHTML`
	was := s.run(before)
	s.click("settings")
	s.waits(`document.getElementById("set-invisible")?.checkVisibility()`)
	s.click("set-invisible")
	s.waits(chips + ` === "ZWSP,NBSP,U+202E,U+202C"`)
	s.click("view-inline") // rows that come later are named too
	s.waits(`[...document.querySelectorAll("#host .Section--inline .Row--kept .Chip")].length === 4`)
	s.click("view-split")
	s.waits(chips + ` === "ZWSP,NBSP,U+202E,U+202C"`)
	s.click("set-invisible")
	s.waits(chips + ` === "" && ` + before + ` === ` + quote(was))
	s.clean()
}
