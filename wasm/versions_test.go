//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// snapped is a page as SingleFile saves it, at that hour of a day; hour 0 leaves the time out. The text says which it is.
func snapped(hour int, word string) []byte {
	date := ""
	if hour > 0 {
		date = fmt.Sprintf(" saved date: Thu Apr 17 2025 %02d:00:00 GMT+0000 (Coordinated Universal Time)\n", hour)
	}
	return []byte("<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://example.org/harbour \n" + date + "-->" +
		"<head><meta charset=utf-8><title>The harbour vote</title></head><body><article><h1>The harbour vote</h1>" +
		"<p>The council met on Monday to vote on the plan for the harbour, and " + word + " of its members came to the hall.</p>" +
		"<p>The vote was put off twice before, because the costs of the dredging had not been agreed with the region.</p>" +
		"<p>It will meet again in May, when the report of the engineers is there and can be read by all.</p></article></body></html>")
}

// fall lets files fall on the page together.
func (s *stage) fall(files map[string][]byte, names ...string) {
	s.t.Helper()
	var all [][]byte
	for _, name := range names {
		all = append(all, files[name])
	}
	s.carry(names, all...)
	s.run(`letFall()`)
}

// listed is the list of versions as it stands on the page: the names, with ( ) around the older and [ ] around the newer.
const listed = `[...document.querySelectorAll((document.querySelector(".Start").hidden ? "#versions" : "#shelf") + " .Version")].map((row) => {
	const name = row.querySelector(".Version-facts").textContent.split(/\.html/)[0], [old, young] = row.querySelectorAll(".Version-radio");
	return old.checked ? "(" + name + ")" : young.checked ? "[" + name + "]" : name;
}).join(" ")`

// paired waits until the comparison of two versions, by what tells their texts apart, stands on the page.
func (s *stage) paired(old, new string) {
	s.t.Helper()
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row--edited del")?.textContent.trim() === ` + quote(old) +
		` && document.querySelector("#host .Row--edited ins").textContent.trim() === ` + quote(new))
}

// Files of which some say when they were captured stand in that order, whatever order they fall in; any two can be
// compared, pair by pair too; nothing that was given is lost.
func TestSeveralVersions(t *testing.T) {
	s := open(t)
	files := map[string][]byte{"a.html": snapped(9, "seven"), "b.html": snapped(12, "eight"), "c.html": snapped(15, "nine"),
		"d.html": snapped(0, "ten"), "e.html": snapped(12, "eleven"), "f.html": snapped(18, "eight")}

	// One file fills a side; the next one the other.
	s.fall(files, "b.html")
	s.waits(`document.querySelector("[data-side=old] .Card")?.textContent.includes("b.html")`)
	if got := s.run(`document.getElementById("shelf").hidden`); got != "true" {
		t.Error("one version is shown as a list")
	}

	// Two are put in the order of their capture, and the page says so.
	for _, c := range []struct{ first, second, old, new, says string }{
		{"b.html", "a.html", "seven", "eight", "‘a.html’ was captured before ‘b.html’"},
		{"d.html", "a.html", "ten", "seven", "‘d.html’ was given first"},
		{"b.html", "e.html", "eight", "eleven", "captured at the same moment. ‘b.html’ was given first"},
	} {
		s.visit("")
		s.fall(files, c.first, c.second)
		s.paired(c.old, c.new)
		if got := s.run(`document.querySelector(".Head").innerText`); !strings.Contains(got, c.says) {
			t.Errorf("%s and %s: the page says\n%s\nwant %s", c.first, c.second, got, c.says)
		}
	}

	// Five at once are listed; the first is compared with the last.
	s.visit("")
	s.fall(files, "c.html", "d.html", "b.html", "e.html", "a.html")
	s.paired("seven", "ten")
	s.waits(listed + ` === "(a) b e c [d]"`)

	// By key and by button from pair to pair.
	s.do(chromedp.KeyEvent("]"))
	s.paired("seven", "eight")
	s.do(chromedp.KeyEvent("]"))
	s.paired("eight", "eleven")
	s.click("pair-next")
	s.paired("eleven", "nine")
	s.click("pair-previous")
	s.paired("eight", "eleven")
	if got := s.run(`[...document.querySelectorAll(".Bead")].map((bead) => bead.textContent + (bead.dataset.on ?? "")).join(" ")`); got != "1 2old 3new 4 5" {
		t.Errorf("the strip shows %s", got)
	}

	// Any two, by the radio buttons; the same on both sides changes places.
	s.click("pair-old-5")
	s.paired("ten", "eleven")
	s.click("pair-new-5")
	s.paired("eleven", "ten")
	s.waits(listed + ` === "a b (e) c [d]"`)

	// A file that falls on the comparison joins the list beside its neighbour in time; equal texts are told.
	s.fall(files, "f.html")
	s.paired("nine", "eight")
	s.waits(listed + ` === "a b e (c) [f] d"`)
	if got := s.run(`document.querySelector("#versions .Version[data-number='5']").textContent`); !strings.Contains(got, "the same text as number 2") {
		t.Errorf("an equal text is listed as %q", got)
	}
	if *screens != "" {
		s.picture("versions", `document.querySelector("#versions")`)
	}

	// On a phone the list is a sheet.
	s.do(chromedp.EmulateViewport(390, 800))
	s.waits(`document.getElementById("versions").hidden`)
	s.click("all-versions")
	s.waits(`document.getElementById("versions").role === "dialog" && document.getElementById("versions").contains(document.activeElement)`)
	s.do(chromedp.KeyEvent("\x1b"))
	s.waits(`document.getElementById("versions").hidden`)
	s.do(chromedp.EmulateViewport(1440, 900))
	s.waits(`!document.getElementById("versions").hidden`)

	// One without a time can be moved, and one can be removed.
	s.run(`[...document.querySelectorAll("#versions .Version-tool")].find((tool) => tool.textContent === "Earlier").click()`)
	s.waits(listed + ` === "a b e (c) d [f]"`)
	s.run(`document.querySelector("#versions .Version[data-number='2'] .Version-tool").click()`)
	s.waits(listed + ` === "a e (c) d [f]"`)

	// The list stands on the start screen too, and a removed file leaves both.
	s.click("back")
	s.waits(`!document.querySelector(".Start").hidden && ` + listed + ` === "a e (c) d [f]"`)
	if *screens != "" {
		s.picture("versions-start", "")
	}
	s.waits(`document.getElementById("version-old-1")`)
	s.click("version-old-1")
	s.waits(listed + ` === "(a) e c d [f]" && document.querySelector("[data-side=old] .Card").textContent.includes("a.html")`)
	s.click("remove-0")
	s.waits(listed + ` === "e c d [f]"`)
	s.clean()
}

// picture draws the page for make screens.
func (s *stage) picture(name, _ string) {
	s.t.Helper()
	for _, width := range []int64{1440, 390} {
		for _, colours := range []string{"light", "dark"} {
			s.do(chromedp.EmulateViewport(width, 900))
			s.run(`document.documentElement.dataset.theme = ` + quote(colours))
			if got := s.run(`document.documentElement.scrollWidth > innerWidth`); got == "true" {
				s.t.Errorf("%s is wider than the window", name)
			}
			time.Sleep(400 * time.Millisecond) // the first paint
			png, err := chromedp.Run(s.ctx, chromedp.CaptureScreenshot())
			if err == nil {
				err = os.WriteFile(filepath.Join(*screens, fmt.Sprintf("%s-%d-%s.png", name, width, colours)), png, 0o644)
			}
			if err != nil {
				s.t.Fatal(err)
			}
		}
	}
	s.do(chromedp.EmulateViewport(1440, 900))
	s.run(`document.documentElement.dataset.theme = "light"`)
}

// Two hundred versions stay usable: all are listed in parts, and the way from pair to pair is short.
func TestTwoHundredVersions(t *testing.T) {
	s := open(t)
	s.run(`(() => {
		const carried = new DataTransfer();
		for (let i = 0; i < 200; i++) {
			carried.items.add(new File([` + quote(string(snapped(0, "WORD"))) + `.replace("WORD", "number" + i)
				.replace("example.org/harbour \n", "example.org/harbour \n saved date: " + new Date(Date.UTC(2025, 3, 1, i)).toUTCString() + "\n")], "v" + (199 - i) + ".html"));
		}
		document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
	})()`)
	s.paired("number0", "number199")
	s.waits(`document.querySelectorAll("#versions .Version").length === 50 && document.querySelector(".Versions-turns").textContent.includes("151 to 200 of 200")`)
	s.click("versions-before")
	s.waits(`document.querySelector("#versions .Version").dataset.number === "101"`)
	s.click("pair-old-120")
	s.paired("number119", "number199")
	s.do(chromedp.KeyEvent("]"))
	s.paired("number119", "number120")
	if got := s.run(`document.querySelectorAll(".Bead").length`); got != "12" {
		t.Errorf("the strip shows %s versions", got)
	}
	s.click("close-versions")
	s.waits(`document.getElementById("versions").hidden`)
	s.clean()
}
