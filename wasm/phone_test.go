//go:build !js

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/web/style"
)

// A comparison that was saved as a page, also one side by side, is for phones too: its words stand across the screen.
func TestASavedPageOnAPhone(t *testing.T) {
	s := blank(t)
	c := sampled(t)
	emulate(t, s, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 844, DeviceScaleFactor: 1, Mobile: true})
	for name, page := range map[string][]byte{
		"split": render.Static{Sheet: style.Sheet(), Layout: render.Split}.Page(c), "inline": render.Static{Sheet: style.Sheet(), Layout: render.Inline}.Page(c),
		"fragment": append([]byte(`<!doctype html><meta name="viewport" content="width=device-width">`), render.Static{Sheet: style.Fragment(), Layout: render.Split}.Fragment(c)...),
	} {
		file := filepath.Join(t.TempDir(), name+".html")
		if err := os.WriteFile(file, page, 0o644); err != nil {
			t.Fatal(err)
		}
		s.do(chromedp.Navigate("file://" + file))
		for _, view := range []string{"stet-all", "stet-changes", "stet-old", "stet-new"} {
			s.run(`globalThis.root = document.querySelector("stet-diff")?.shadowRoot ?? document; root.getElementById("` + view + `").click()`)
			s.run(`globalThis.widths = () => [...root.querySelectorAll(".Block")].filter((b) => b.checkVisibility()).map((b) => b.getBoundingClientRect().width)`)
			t.Logf("%s, %s", name, view)
			// What stands in a section that comes into sight or leaves it has no width for a moment.
			s.waits(`widths().length > 3 && Math.min(...widths()) > 220`)
			if got := s.run(`document.documentElement.scrollWidth`); got != "390" {
				t.Errorf("%s, %s: %s pixels wide", name, view, got)
			}
		}
	}
}
