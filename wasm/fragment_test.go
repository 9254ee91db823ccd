//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// An address with a piece of the text behind it leads to that text although it is folded: the fold opens, the words are in
// view. The page's own fragment stays what it was.
func TestTextFragmentsOpenFolds(t *testing.T) {
	var old, new strings.Builder
	for i := range 90 {
		line := fmt.Sprintf("Paragraph %d says that it rained in town number %d all day.\n\n", i, i*7)
		old.WriteString(line)
		if i%30 == 20 {
			line = strings.Replace(line, "rained", "snowed", 1)
		}
		new.WriteString(line)
	}
	s := open(t)
	s.fill("old", old.String())
	s.fill("new", new.String())
	s.click("compare")
	s.compared()
	s.waits(`document.querySelectorAll("#host .Fold").length === 4`)
	s.run(`globalThis.opened = []; document.addEventListener("beforematch", (event) => opened.push(event.target.id), true); true`)
	const seen = `(() => { const row = document.getElementById("r%d"), box = row.getBoundingClientRect(); return !row.hidden && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight; })()`
	address := s.run(`location.href.split("#")[0] + "#"`)
	at := s.run(`location.hash.slice(1)`)
	s.do(chromedp.Navigate(address + at + ":~:text=Paragraph%2035%20says"))
	s.waits(`opened.includes("r35")`)
	s.waits(fmt.Sprintf(seen, 35))
	s.waits(`document.querySelectorAll("#host .Fold").length === 3`)
	if got := s.run(`document.querySelector(".Compare").hidden + location.hash + (document.querySelector(".Notice")?.textContent ?? "")`); strings.Contains(got, "true") || strings.Contains(got, "text=") {
		t.Errorf("afterwards the page shows %s", got)
	}
	s.clean()
}
