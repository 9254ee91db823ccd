//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// thirds are two versions of ninety paragraphs, of which three were edited: what lies between is folded in four pieces.
func thirds() (string, string) {
	var old, new strings.Builder
	for i := range 90 {
		line := fmt.Sprintf("Paragraph %d says that it rained in town number %d all day.\n\n", i, i*7)
		old.WriteString(line)
		if i%30 == 20 {
			line = strings.Replace(line, "rained", "snowed", 1)
		}
		new.WriteString(line)
	}
	return old.String(), new.String()
}

// inView says whether a row is seen whole.
const inView = `(() => { const row = document.getElementById("r%d"), box = row.getBoundingClientRect(); return !row.hidden && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight; })()`

// An address with a piece of the text behind it leads to that text although it is folded: the fold opens, the words are in
// view. The page's own fragment stays what it was.
func TestTextFragmentsOpenFolds(t *testing.T) {
	old, new := thirds()
	s := open(t)
	s.fill("old", old)
	s.fill("new", new)
	s.click("compare")
	s.compared()
	s.waits(`document.querySelectorAll("#host .Fold").length === 4`)
	s.run(`globalThis.opened = []; document.addEventListener("beforematch", (event) => opened.push(event.target.id), true); true`)
	address := s.run(`location.href.split("#")[0] + "#"`)
	at := s.run(`location.hash.slice(1)`)
	s.do(chromedp.Navigate(address + at + ":~:text=Paragraph%2035%20says"))
	s.waits(`opened.includes("r35")`)
	s.waits(fmt.Sprintf(inView, 35))
	s.waits(`document.querySelectorAll("#host .Fold").length === 3`)
	if got := s.run(`document.querySelector(".Compare").hidden + location.hash + (document.querySelector(".Notice")?.textContent ?? "")`); strings.Contains(got, "true") || strings.Contains(got, "text=") {
		t.Errorf("afterwards the page shows %s", got)
	}
	s.clean()
}
