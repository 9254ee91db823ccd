//go:build !js

package main

import (
	"strings"
	"testing"
)

const (
	allAdded   = "The older version is empty: everything is added."
	allRemoved = "The newer version is empty: everything is removed."
)

// summed waits until the summary begins with a sentence and all rows are of one kind, and returns how many there are.
func (s *stage) summed(says, kind string) string {
	s.t.Helper()
	s.waits(`document.getElementById("summary")?.textContent.startsWith(` + quote(says) + `)`)
	s.compared()
	s.waits(`[...document.querySelectorAll("#host .Row")].every((row) => row.dataset.kind === ` + quote(kind) + `)`)
	return s.run(`document.querySelectorAll("#host .Row").length`)
}

// One side may be empty: everything was added or removed then, and the page says so. An empty box, and an empty file beside
// another, are such a side. A shared link and a saved page hold it, and what comes later takes the place of an empty box.
func TestOneEmptySide(t *testing.T) {
	const text = "The council met on Monday.\n\nIt approved the budget.\n\nThen it rained."
	s := open(t)
	s.fill("old", text)
	s.click("compare")
	if got := s.summed(allRemoved, "removed"); got != "3" {
		t.Errorf("%s rows are removed, want 3", got)
	}
	if got := s.run(`document.getElementById("stet-live").textContent`); !strings.Contains(got, allRemoved) {
		t.Errorf("aloud the page says %q", got)
	}
	s.holds("an empty box", "old", "txt", text)
	s.click("swap")
	s.summed(allAdded, "added")
	s.holds("swapped", "new", "txt", text)
	if got := s.run(`document.getElementById("summary").textContent`); !strings.Contains(got, "3 paragraphs new") || !strings.Contains(got, "12 words added, 0 removed") {
		t.Errorf("the summary says %q", got)
	}

	s.click("share")
	s.waits(`document.getElementById("share-link")?.value.includes("#s=1.")`)
	_, fragment, _ := strings.Cut(s.run(`document.getElementById("share-link").value`), "#")
	page := s.saved("html")
	s.click("share-close")
	s.click("back")
	s.waits(`!document.querySelector(".Start").hidden`)
	if got := s.run(`document.getElementById("box-old").value + "|" + document.getElementById("box-new").value + "|" + document.querySelectorAll(".Pane-notice").length`); got != "|"+text+"|0" {
		t.Errorf("after going back the boxes hold %q", got)
	}
	s.drop("old.txt", "text/plain", []byte(strings.Replace(text, "Monday", "Tuesday", 1)))
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row--edited")`)
	s.compared()
	if got := s.run(`document.querySelector("#host .Row--edited del").textContent.trim() + " " + document.querySelectorAll("#host .Row").length`); got != "Tuesday 3" {
		t.Errorf("with a file in the place of the empty side: %s", got)
	}
	s.clean()

	s.visit("?link#" + fragment)
	s.summed(allAdded, "added")
	s.clean()
	s.visit("?page")
	s.drop("comparison.html", "text/html", []byte(page))
	s.summed(allAdded, "added")
	s.clean()
	for _, c := range []struct{ old, new, says, kind string }{{" \n", text, allAdded, "added"}, {text, "", allRemoved, "removed"}} {
		s.visit("?files")
		s.carry([]string{"old.txt", "new.txt"}, []byte(c.old), []byte(c.new))
		s.run(`letFall()`)
		if got := s.summed(c.says, c.kind); got != "3" {
			t.Errorf("two files, one empty: %s rows are %s, want 3", got, c.kind)
		}
		if got := s.run(`document.querySelectorAll(".Notice").length`); got != "0" {
			t.Errorf("two files, one empty: %s notices", got)
		}
		s.clean()
	}
}

// Two pages that have nothing in common are compared, and the page says that they may not be versions of one article: all
// of their text can be compared, and what was read can be had as texts.
func TestUnlikePages(t *testing.T) {
	page := func(title, menu string, lines ...string) []byte {
		return []byte("<!doctype html><html><head><meta charset=utf-8><title>" + title + "</title></head><body><nav><ul><li><a href=/a>" + menu + "</a></li></ul></nav><main><article><h1>" + title + "</h1><p>" + strings.Join(lines, "</p><p>") + "</p></article></main></body></html>")
	}
	old := page("A town floods", "All reports of the paper", "It rained all day in the town by the river, and the lower streets stood under water.", "The mayor asked everybody to stay at home until the morning.")
	new := page("Robins nest early", "Birds of this garden", "Two robins built their nests behind our shed some weeks before spring began this year.", "Nobody had seen such a thing since records were first kept here.", "We watch them with a camera.")
	s := open(t)
	s.carry([]string{"old.html", "new.html"}, old, new)
	s.run(`letFall()`)
	const says = "These versions have hardly anything in common: they may not be versions of one article."
	s.waits(`document.getElementById("summary")?.textContent.startsWith(` + quote(says) + `)`)
	s.compared()
	s.holds("unlike pages", "old", "html", string(old))
	s.holds("unlike pages", "new", "html", string(new))
	s.click("odd-offer-whole")
	s.waits(`document.getElementById("host").textContent.includes("All reports of the paper")`)
	s.compared()
	s.waits(`document.getElementById("host").textContent.includes("Birds of this garden") && !document.getElementById("odd-offer-whole") && document.getElementById("odd-offer-show")`)
	s.click("odd-offer-show")
	s.waits(`["box-old", "box-new"].every((id) => document.getElementById(id)?.checkVisibility() && document.getElementById(id).value.includes("of th"))`)
	if got := s.run(`document.getElementById("box-new").value`); !strings.Contains(got, "Birds of this garden") || !strings.Contains(got, "Robins nest early\n\nTwo robins built") {
		t.Errorf("the newer box holds %q", got)
	}
	s.clean()
}
