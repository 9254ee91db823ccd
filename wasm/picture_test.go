//go:build !js

package main

import (
	"flag"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// picture is where `make picture` puts the README's picture.
var picture = flag.String("picture", "", "draw the seed comparison into this PNG file")

func TestPicture(t *testing.T) {
	if *picture == "" {
		t.Skip("drawn by make picture")
	}
	s := open(t)
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.compared()
	time.Sleep(500 * time.Millisecond) // fonts and the first paint
	png, err := chromedp.Run(s.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*picture, png, 0o644); err != nil {
		t.Fatal(err)
	}
}
