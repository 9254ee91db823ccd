//go:build !js

package main

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// shapes are what tells the kinds of change apart besides their colours, by the sample article: lines at or through the
// text, and the rule beside a paragraph.
const shapes = `JSON.stringify(Object.fromEntries([
	["inserted", "#host .Row--edited ins:not(.Journey)"], ["removed", "#host .Row--edited del:not(.Journey)"], ["formatted", "#host .Restyle"],
	["moved sentence", "#host ins.Journey"], ["moved", "#host .Row--moved > .Cell:not(.Cell--none)"], ["added paragraph", "#host .Row--added > .Cell:not(.Cell--none)"],
	["removed paragraph", "#host .Row--removed > .Cell:not(.Cell--none)"],
].map(([kind, selector]) => {
	const element = document.querySelector(selector);
	const style = element && getComputedStyle(element);
	return [kind, style ? [style.textDecorationLine, style.textDecorationStyle, style.borderInlineStartStyle].join(" ") : "missing"];
})))`

// Inserted, removed, moved and formatted text differ in shape for whoever sees no colours, fewer, or their own: in both
// themes, under grey and four simulated visions, with more contrast, and with forced colours. In pictures of the page an
// inserted word has a line below it and a removed one a line through it.
func TestShapesWithoutColours(t *testing.T) {
	want := map[string]string{
		"inserted": "underline solid none", "removed": "line-through solid none", "formatted": "underline dotted none", "moved sentence": "underline double none",
		"moved": "none solid double", "added paragraph": "none solid solid", "removed paragraph": "none solid dashed",
	}
	s := open(t)
	s.do(chromedp.EmulateViewport(1280, 1800, chromedp.EmulateScale(2)))
	s.click("sample")
	s.compared()
	s.click("view-split")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--split .Row--moved")`)
	s.run(`document.querySelector("#host .Row--edited ins:not(.Journey)").scrollIntoView({ block: "center", behavior: "instant" })`)
	look := func(name string, lines bool) {
		t.Helper()
		for kind, got := range unquote[map[string]string](t, s.run(shapes)) {
			if got != want[kind] {
				t.Errorf("%s: %s has the shape %q, want %q", name, kind, got, want[kind])
			}
		}
		if !lines {
			return
		}
		for selector, place := range map[string][2]float64{"ins": {0.7, 1}, "del": {0.3, 0.72}} {
			if at := s.lineOf(`#host .Row--edited ` + selector + `:not(.Journey)`); at < place[0] || at > place[1] {
				t.Errorf("%s: the line of the first %s lies at %.2f of its height, want %v", name, selector, at, place)
			}
		}
	}
	for _, theme := range []string{"light", "dark"} {
		s.run(`document.documentElement.dataset.theme = ` + quote(theme))
		for _, vision := range []emulation.SetEmulatedVisionDeficiencyType{"achromatopsia", "protanopia", "deuteranopia", "tritanopia", "blurredVision", "none"} {
			if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedVisionDeficiency, emulation.SetEmulatedVisionDeficiencyParams{Type: vision}); err != nil {
				t.Fatal(err)
			}
			look(theme+", "+string(vision), vision != "blurredVision" && vision != "none")
		}
		s.prefers("more", "none")
		look(theme+", with more contrast", true)
		s.prefers("no-preference", "active")
		look(theme+", with forced colours", true)
		s.prefers("no-preference", "none")
	}
	s.clean()
}

// lineOf draws the first element of a kind and returns where a line runs across all of it, as a part of its height from
// the top; -1 if there is none.
func (s *stage) lineOf(selector string) float64 {
	s.t.Helper()
	box := unquote[[4]float64](s.t, s.run(`JSON.stringify((() => { const box = document.querySelector(`+quote(selector)+`).getClientRects()[0]; return [box.left + scrollX, box.top + scrollY, box.width, box.height]; })())`))
	shot, err := chromedp.Call(s.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: &page.Viewport{X: box[0] + 2, Y: box[1] + 1, Width: box[2] - 4, Height: box[3] - 2, Scale: 1}})
	if err != nil {
		s.t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(shot.Data))
	if err != nil {
		s.t.Fatal(err)
	}
	size := picture.Bounds()
	at, best := -1.0, 0
	for y := size.Min.Y; y < size.Max.Y; y++ {
		if n := unlike(picture, y); n > best && n*10 >= size.Dx()*9 {
			best, at = n, (float64(y-size.Min.Y)+0.5)/float64(size.Dy())
		}
	}
	return at
}

// unlike counts the pixels of a line of a picture whose brightness is far from that of the picture's ground.
func unlike(picture image.Image, y int) (n int) {
	size := picture.Bounds()
	var brightness [256]int
	grey := func(x, y int) int {
		r, g, b, _ := picture.At(x, y).RGBA()
		return int((r*299 + g*587 + b*114) / 1000 >> 8)
	}
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			brightness[grey(x, y)]++
		}
	}
	ground := 0
	for i, count := range brightness {
		if count > brightness[ground] {
			ground = i
		}
	}
	for x := size.Min.X; x < size.Max.X; x++ {
		if d := grey(x, y) - ground; d > 40 || d < -40 {
			n++
		}
	}
	return n
}
