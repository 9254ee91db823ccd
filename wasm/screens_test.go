//go:build !js

package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
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
		s.waits(`document.getElementById("host").dataset.view === "` + view + `" && document.querySelector("#host:not([data-coming]) .Row")`)
		s.stands()
		s.click("next")
		if view == "split" || view == "inline" {
			each(view)
			continue
		}
		take(view)
	}
	for _, width := range []int64{390, 768} {
		s.do(chromedp.EmulateViewport(width, 844))
		s.stands()
		for _, button := range []string{"list", "options"} {
			// A press before the page has noticed its width opens no sheet; the next one does.
			s.run(`globalThis.next = 0`)
			s.waits(`document.querySelector(".Sheet") ? document.querySelector(".Sheet").contains(document.activeElement) :
				performance.now() > next && (next = performance.now() + 1000, document.getElementById("` + button + `").click(), false)`)
			take(fmt.Sprintf("sheet-%s-%d", button, width))
			s.run(`document.querySelector(".Sheet-close").click()`)
			s.waits(`!document.querySelector(".Sheet")`)
		}
	}
	s.seenByOthers(take)
	s.clean()
}

// seenByOthers draws the sample article, which holds every kind of change, as people see it who see no colours or
// fewer, or who chose their own.
func (s *stage) seenByOthers(take func(name string)) {
	s.do(chromedp.EmulateViewport(1280, 1800))
	s.click("back")
	s.waits(`!document.querySelector(".Start").hidden`)
	s.comparing(func() { s.click("sample") })
	s.click("view-split")
	s.waits(`document.querySelector("#host:not([data-coming]) .Section--split .Row--moved") && document.getElementById("host").dataset.view === "split"`)
	for _, colours := range []string{"light", "dark"} {
		s.run(`document.documentElement.dataset.theme = ` + quote(colours))
		for _, deficiency := range []emulation.SetEmulatedVisionDeficiencyType{"none", "achromatopsia", "protanopia", "deuteranopia", "tritanopia"} {
			if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedVisionDeficiency, emulation.SetEmulatedVisionDeficiencyParams{Type: deficiency}); err != nil {
				s.t.Fatal(err)
			}
			take(fmt.Sprintf("sample-%s-%s", deficiency, colours))
		}
	}
	if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedVisionDeficiency, emulation.SetEmulatedVisionDeficiencyParams{Type: "none"}); err != nil {
		s.t.Fatal(err)
	}
	for name, feature := range map[string]emulation.MediaFeature{
		"contrast": {Name: "prefers-contrast", Value: "more"}, "forced": {Name: "forced-colors", Value: "active"},
	} {
		if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{&feature}}); err != nil {
			s.t.Fatal(err)
		}
		// Inserted, deleted, restyled and moved text differ in shape, whatever the colours.
		shape := func(selector, property string) string {
			return s.run(`getComputedStyle(document.querySelector(` + quote(selector) + `)).` + property)
		}
		for _, want := range [][3]string{
			{`#host .Row--edited ins:not(.Journey)`, "textDecorationLine", "underline"}, {`#host .Row--edited del:not(.Journey)`, "textDecorationLine", "line-through"},
			{`#host .Row--moved > .Cell:not(.Cell--none)`, "borderInlineStartStyle", "double"},
			{`#host .Row--added > .Cell:not(.Cell--none)`, "borderInlineStartStyle", "solid"}, {`#host .Row--removed > .Cell:not(.Cell--none)`, "borderInlineStartStyle", "dashed"},
		} {
			if got := shape(want[0], want[1]); got != want[2] {
				s.t.Errorf("%s: %s has the %s %s, want %s", name, want[0], want[1], got, want[2])
			}
		}
		take("sample-" + name)
	}
	if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}); err != nil {
		s.t.Fatal(err)
	}
}
