//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/render"
)

// A shared link opens in another browser to the same comparison, with nothing asked of the server but the site's own
// files; every file of the menu is written; a link that is cut says so and leaves the page as usable as ever.
func TestASharedLinkAndTheMenuOfFiles(t *testing.T) {
	server, err := serve()
	if err != nil {
		t.Fatal(err)
	}
	defer server.stop()
	s := openOn(t, server)
	s.fill("old", "The council met on Monday.\n\nIt approved the budget.")
	s.fill("new", "The council met on Tuesday.\n\nIt approved the budget, by one vote.")
	s.click("compare")
	s.compared()
	s.click("next")
	s.waits(`document.querySelector("#counter").textContent.startsWith("1 of")`)
	s.click("share")
	s.waits(`document.getElementById("share-link")?.value.includes("#s=1.")`)
	s.waits(`document.getElementById("share-panel").textContent.includes("Anyone who has the link can read both texts.")`)
	link := s.run(`document.getElementById("share-link").value`)
	s.run(`document.getElementById("save").open = true`)
	want := s.saved("json")
	if got := s.run(`document.getElementById("save").open + (document.activeElement.closest("#save") ? " focused" : "")`); got != "false focused" {
		t.Errorf("after saving the menu is open, and where the focus is: %s", got)
	}
	s.waits(`document.getElementById("stet-live").textContent.startsWith("Saved as ‘comparison")`)
	for _, f := range render.Formats {
		if got := s.saved(f.Name); got == "" {
			t.Errorf("%s is empty", f.Name)
		}
	}
	s.clean()

	other := openOn(t, server)
	_, fragment, _ := strings.Cut(link, "#")
	other.visit("?fresh#" + fragment + "&change=1.0")
	other.compared()
	other.waits(`document.querySelector("#counter").textContent.startsWith("2 of")`)
	if got := other.saved("json"); got != want {
		t.Errorf("the link gives another comparison:\n%s\nwant\n%s", got, want)
	}
	other.run("location.hash = " + quote(fragment[:len(fragment)/2]))
	other.waits(`document.querySelector("[data-code=link-damaged]")`)
	other.comparing(func() { other.click("sample") })
	other.run("location.hash = 's=9.abc'")
	other.waits(`document.querySelector("[data-code=link-newer]")`)
	other.clean()
	for _, line := range server.answers(t) {
		if strings.Contains(line, "s=1.") || strings.Contains(line, fragment[4:20]) {
			t.Errorf("the server saw the link: %s", line)
		}
	}
}
