//go:build !js

package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// screens is where `make screens` puts pictures of the page to be looked at.
var screens = flag.String("screens", "", "draw the page in many sizes into this folder")

// The start screen and the seed comparison in both views, both themes and three widths. Nothing may need sideways
// scrolling.
func TestScreens(t *testing.T) {
	s := open(t)
	take := func(name string) {
		t.Helper()
		s.fits(name)
		if *screens == "" {
			return
		}
		time.Sleep(400 * time.Millisecond) // fonts and the first paint
		png, err := chromedp.Run(s.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*screens, name+".png"), png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	theme := func(name string) { s.run(`document.documentElement.dataset.theme = ` + quote(name)) }
	each := func(name string) {
		for _, width := range []int64{1440, 768, 390, 320} {
			for _, colours := range []string{"light", "dark"} {
				s.do(chromedp.EmulateViewport(width, 900))
				theme(colours)
				take(fmt.Sprintf("%s-%d-%s", name, width, colours))
			}
		}
		s.do(chromedp.EmulateViewport(1440, 900))
	}
	each("start")
	s.drop("old.txt", "text/plain", seed(t, "version-5.txt"))
	s.waits(`document.querySelector("[data-side=old] .Card")`)
	each("cards")
	s.click("remove-0")
	s.waits(`!document.querySelector(".Card")`)
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.compared()
	for _, view := range []string{"split", "inline", "changes", "old", "new"} {
		s.click("view-" + view)
		s.waits(`document.getElementById("host").dataset.view === "` + view + `" && document.querySelector("#host .Row")`)
		s.click("next")
		if view == "split" || view == "inline" {
			each(view)
			continue
		}
		take(view)
	}
	for _, width := range []int64{390, 768} {
		s.do(chromedp.EmulateViewport(width, 844))
		for _, button := range []string{"list", "options"} {
			s.click(button)
			s.waits(`document.querySelector(".Sheet")?.contains(document.activeElement)`)
			take(fmt.Sprintf("sheet-%s-%d", button, width))
			s.run(`document.querySelector(".Sheet-close").click()`)
			s.waits(`!document.querySelector(".Sheet")`)
		}
	}
	s.clean()
}
