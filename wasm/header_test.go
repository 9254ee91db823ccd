//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// at is a page about the harbour as it was saved from an address at a time; either may be empty.
func at(address, time, word string) []byte {
	page := string(snapped(0, word))
	if time != "" {
		time = " saved date: " + time + " GMT+0000 (Coordinated Universal Time)\n"
	}
	return []byte(strings.Replace(page, " url: https://example.org/harbour \n", " url: "+address+" \n"+time, 1))
}

// The head says when both versions were captured and how far apart that is, also when the newer text is the earlier one,
// which it offers to swap; without a time it says no distance. The source is a link only if it is one of the web.
func TestTheHead(t *testing.T) {
	s := open(t)
	const early, late = "Thu Apr 17 2025 09:12:00", "Thu Apr 17 2025 14:05:00"
	for i, c := range []struct {
		address, early, late  string
		distance, host, sided string
	}{
		{"https://example.org/harbour", early, late, "about 5 hours later", "example.org", "about 5 hours earlier"},
		{"http://news.example.org:8080/a?b=c", early, "Thu Apr 17 2025 09:13:29", "moments later", "news.example.org:8080", "moments earlier"},
		{"https://example.org/harbour", early, "Thu Apr 17 2025 09:13:31", "2 minutes later", "example.org", "2 minutes earlier"},
		{"javascript:alert(document.domain)", early, late, "about 5 hours later", "", "about 5 hours earlier"},
		{"data:text/html,<script>alert(1)</script>", early, late, "about 5 hours later", "", "about 5 hours earlier"},
		{"ftp://example.org/harbour", "", late, "", "", ""},
		{"file:///home/reader/harbour.html", early, "", "", "", ""},
		{"//example.org/harbour", "", "", "", "", ""},
	} {
		name := fmt.Sprintf("%d, %s", i, c.address)
		old, new := fmt.Sprintf("old%d", i), fmt.Sprintf("new%d", i)
		s.visit("?" + fmt.Sprint(i))
		s.carry([]string{"a.html", "b.html"}, at(c.address, c.early, old), at(c.address, c.late, new))
		s.run(`letFall()`)
		s.paired(old, new)
		s.compared()
		link := s.run(`JSON.stringify([...document.querySelectorAll(".Bar-source a, .Head a")].map((link) => link.textContent + " " + link.href + " " + link.rel + " " + link.target))`)
		want := "[]"
		if c.host != "" {
			want = fmt.Sprintf("[%s]", quote(c.host+" "+c.address+" noopener noreferrer nofollow _blank"))
		}
		if link != want {
			t.Errorf("%s: the links are %s, want %s", name, link, want)
		}
		if got := s.run(`document.querySelector(".Head-distance").textContent`); got != c.distance {
			t.Errorf("%s: the distance is %q, want %q", name, got, c.distance)
		}
		times := 0
		for _, time := range []string{c.early, c.late} {
			if time != "" {
				times++
			}
		}
		if got := s.run(`document.querySelectorAll(".Head-versions time").length`); got != fmt.Sprint(times) {
			t.Errorf("%s: %s times are said, want %d", name, got, times)
		}
		if i == 0 {
			if got := s.run(`JSON.stringify([...document.querySelectorAll(".Head-versions time")].map((time) => time.dateTime + " " + /UTC|GMT|[+-]\d|[A-Z]{3}/.test(time.title)))`); got != `["2025-04-17T09:12:00Z true","2025-04-17T14:05:00Z true"]` {
				t.Errorf("the times are %s", got)
			}
		}
		if c.sided == "" {
			continue
		}
		s.click("swap")
		s.paired(new, old)
		s.waits(`document.querySelector(".Head-distance").textContent === ` + quote(c.sided) + ` && document.getElementById("swap").checkVisibility()`)
	}
	s.clean()
}

// Without a choice the rows stand in two columns from 56 em of room on, and in one below: at both sides of that width, in
// a window of each, at 200 %, and with letters of twice the size. A view that was chosen stays, and is remembered.
func TestTheViewFollowsTheRoom(t *testing.T) {
	s := open(t)
	s.do(chromedp.EmulateViewport(1440, 900))
	s.click("sample")
	s.compared()
	is := func(view string) {
		t.Helper()
		s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming])[data-view=` + view + `] .Section--` + view + `") && !document.querySelector("#host .Section:not(.Section--` + view + `)")`)
	}
	is("split")
	s.run(`document.getElementById("host").style.boxSizing = "content-box"; true`)
	for _, em := range []struct{ room, view string }{{"55.9em", "inline"}, {"56.1em", "split"}, {"55.98em", "inline"}, {"56em", "split"}, {"30em", "inline"}, {"57em", "split"}} {
		s.run(`document.getElementById("host").style.inlineSize = "` + em.room + `"; true`)
		is(em.view)
	}
	s.run(`document.getElementById("host").removeAttribute("style"); true`)
	is("split")

	// The room of the rows in a window: what stands beside them is taken off.
	s.do(chromedp.EmulateViewport(1100, 900))
	s.waits(`document.getElementById("changes").hidden`)
	s.settles()
	beside := unquote[float64](t, s.run(`(() => { const host = document.getElementById("host"), style = getComputedStyle(host); return innerWidth - (host.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd)); })()`))
	letters := unquote[float64](t, s.run(`parseFloat(getComputedStyle(document.getElementById("host")).fontSize)`))
	edge := int64(56*letters + beside + 0.999)
	for _, w := range []struct {
		width int64
		view  string
	}{{edge + 1, "split"}, {edge - 2, "inline"}, {edge + 1, "split"}} {
		s.do(chromedp.EmulateViewport(w.width, 900))
		is(w.view)
	}
	s.do(chromedp.EmulateViewport(1440, 900))
	is("split")
	s.do(chromedp.EmulateViewport(720, 450, chromedp.EmulateScale(2))) // the same window at 200 %
	is("inline")
	s.do(chromedp.EmulateViewport(1440, 900))
	is("split")
	s.run(`document.documentElement.style.fontSize = "200%"; true`)
	is("inline")
	s.run(`document.documentElement.removeAttribute("style"); true`)
	is("split")

	s.click("view-split")
	s.waits(`document.getElementById("view-split").ariaPressed === "true" && location.hash.includes("view=split")`)
	s.do(chromedp.EmulateViewport(720, 450, chromedp.EmulateScale(2)))
	s.settles()
	is("split")
	s.visit("?again")
	s.click("sample")
	s.compared()
	is("split")
	s.clean()
}
