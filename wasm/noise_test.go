//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// noisy is the page of an article with a hidden mail address, a time, an advertisement's place and a picture.
func noisy(code, ago, picture string) []byte {
	return []byte(`<!doctype html><html lang=en><title>The river rose again</title><link rel=canonical href=https://a.example/river><nav><ul><li><a href=/a>Start page of the paper</a></li></ul></nav><article><h1>The river rose again</h1>
<p>Nobody in the town had seen the water so high, and the bridge was closed before the morning. Write to
<a href="/cdn-cgi/l/email-protection#` + code + `">us</a> when you know more about it.</p><p>` + ago + `</p><p>Advertisement</p>
<img src="https://a.example/` + picture + `" alt="The river at night">
<p>The mayor said that the council would meet in the evening, once the fire brigade had counted what was lost.</p></article></html>`)
}

// What changes with every load of a page is evened out and counted; each rule has a switch, which holds for both sides.
// A picture in the place of another is called that.
func TestNoiseHasSwitches(t *testing.T) {
	s := open(t)
	s.carry([]string{"a.html", "b.html"}, noisy("422302206c21", "2 hours ago", "harbour-620x413.jpg?x=1"), noisy("0d6c4d6f236e", "3 hours ago", "bridge-1240x826.jpg?x=2"))
	s.run(`letFall()`)
	s.compared()
	s.waits(`document.querySelector("#tray:not([hidden]) #quiet-mail")`)
	said := func(id string) string {
		return s.run(`document.getElementById(` + quote(id) + `).closest("label").textContent`)
	}
	for id, want := range map[string]string{
		"quiet-mail": "Protected mail addresses that were put back: 2", "quiet-pictures": "Addresses of pictures read without sizes, hashes and query: 2",
		"quiet-times": "Lines taken for times and dates, such as “2 hours ago”: 2", "quiet-placeholders": "Lines taken for placeholders, such as “Advertisement”: 2",
	} {
		if got := said(id); got != want {
			t.Errorf("%s says %q, want %q", id, got, want)
		}
	}
	if got := s.run(`document.querySelectorAll("#tray [id^=quiet]").length + " " + document.querySelectorAll("#host .Row:not([data-kind=kept])").length`); got != "4 1" {
		t.Errorf("%s switches and changed rows, want 4 and 1", got)
	}
	picture := "image replaced: https://a.example/harbour.jpg → https://a.example/bridge.jpg"
	s.waits(`document.querySelector(".List-looks")?.textContent === ` + quote("I"+picture[1:]))
	if got := s.run(`document.querySelector("#host .Block--image .Restyle + .Hidden").textContent.trim()`); got != "("+picture+")" {
		t.Errorf("the row says %q", got)
	}
	if *screens != "" {
		s.run(`document.getElementById("tray").open = true`)
		for _, width := range []int64{1440, 390} {
			for _, theme := range []string{"light", "dark"} {
				s.do(chromedp.EmulateViewport(width, 900))
				s.run(`document.documentElement.dataset.theme = ` + quote(theme))
				s.shoot("noise-"+theme, width)
			}
		}
		s.do(chromedp.EmulateViewport(1440, 1000))
	}

	// Off, the times stand in both articles and differ; on again, they do not.
	s.click("quiet-times")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming])")?.textContent.includes("hours ago") && document.getElementById("quiet-times")?.checked === false && document.querySelectorAll("#host .Row--edited").length === 1`)
	if got := said("quiet-times"); !strings.HasSuffix(got, ": 2") {
		t.Errorf("off, the switch says %q", got)
	}
	s.click("quiet-mail")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) a[href*=email-protection]") && document.getElementById("quiet-mail")?.checked === false`)
	s.click("quiet-times")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row") && !document.querySelector("#host").textContent.includes("hours ago") && document.getElementById("quiet-times")?.checked`)
	s.clean()

	// Of pages that are all article nothing is left out, which is said.
	s.visit("")
	bare := func(day string) []byte {
		return []byte("<!doctype html><html lang=en><title>The river</title><article><h1>The river</h1><p>Nobody in the town had seen the water so high, and the bridge was closed on " + day + ".</p></article></html>")
	}
	s.carry([]string{"a.html", "b.html"}, bare("Monday"), bare("Tuesday"))
	s.run(`letFall()`)
	s.paired("Monday", "Tuesday")
	s.waits(`document.querySelector("p#tray")?.textContent === "Nothing on the pages was left out"`)
	s.clean()
}
