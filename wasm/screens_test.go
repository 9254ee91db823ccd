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
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.compared()
	for _, view := range []string{"split", "inline"} {
		s.click("view-" + view)
		s.waits(`document.querySelector("#host .Section--` + view + `")`)
		s.click("next")
		each(view)
	}
	s.clean()
}
