//go:build !js

package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// On 320 pixels, which is also a window of 1,280 at 400 %, no screen needs sideways scrolling, not even with the spacing
// of lines, words and letters that readers may ask for; and nothing moves by itself for those who asked for rest.
func TestNothingIsTooWide(t *testing.T) {
	s := open(t)
	if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}}); err != nil {
		t.Fatal(err)
	}
	s.run(`globalThis.spacing = new CSSStyleSheet(); spacing.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"); true`)
	look := func(name string) {
		t.Helper()
		s.do(chromedp.EmulateViewport(320, 256))
		s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))`)
		if got := s.comesTo(overflows); got != "" {
			t.Errorf("%s:\n  %s", name, got)
		}
		s.run(`document.adoptedStyleSheets = [spacing]; true`)
		if got := s.comesTo(overflows); got != "" {
			t.Errorf("%s, spaced out:\n  %s", name, got)
		}
		s.run(`document.adoptedStyleSheets = []; true`)
		if got := s.comesTo(`document.getAnimations().filter((one) => one.playState === "running").length || ""`); got != "" {
			t.Errorf("%s: %s parts move by themselves", name, got)
		}
		s.do(chromedp.EmulateViewport(1440, 1000))
		s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))`)
	}
	s.screensOf(look)
	s.clean()
}
