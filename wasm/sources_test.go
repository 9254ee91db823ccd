//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// packed is an archive of pages.
func packed(t *testing.T, pages ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i, page := range pages {
		f, err := w.Create(fmt.Sprintf("page-%d.html", i+1))
		if err == nil {
			_, err = f.Write([]byte(page))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// report is a page about a subject.
func report(subject string) string {
	return "<!DOCTYPE html><html lang=en><head><title>The " + subject + " report</title><link rel=canonical href='https://example.org/" + subject + "'></head><body>" +
		"<nav><ul><li><a href=/a>Start page</a></li><li><a href=/b>All the other reports</a></li></ul></nav><article><h1>The " + subject + " report</h1>" +
		"<p>The report about the " + subject + " was given to the council on Monday, after two years of work and four public hearings.</p>" +
		"<p>It says what everybody had expected, and asks the council to decide before the end of the year, whatever the costs may be.</p></article></body></html>"
}

// An archive with several articles asks which of them are meant; typing finds one among many.
func TestAnArchiveAsksForItsPages(t *testing.T) {
	s := open(t)
	s.drop("reports.zip", "application/zip", packed(t, report("harbour"), report("bridge"), report("station")))
	s.waits(`!document.getElementById("chooser").hidden && document.querySelectorAll(".Chooser-page").length === 3`)
	if got := s.run(`document.getElementById("chooser").innerText`); !strings.Contains(got, "‘reports.zip’ holds 3 pages") ||
		!strings.Contains(got, "The bridge report") || !strings.Contains(got, "words") {
		t.Errorf("the chooser says\n%s", got)
	}
	if *screens != "" {
		s.picture("chooser", "")
	}
	s.click("page-3")
	s.waits(`document.getElementById("take-pages").textContent === "Take these 2 pages"`)
	s.click("page-1")
	s.waits(`document.getElementById("take-pages").textContent === "Take this page"`)
	s.click("take-pages")
	s.waits(`document.getElementById("chooser").hidden && document.querySelector("[data-side=old] .Card-title")?.textContent === "The station report"`)
	s.click("pages-old")
	s.waits(`document.getElementById("page-3")?.checked`)
	s.click("page-2")
	s.waits(`document.getElementById("take-pages").textContent === "Take these 2 pages"`)
	s.click("take-pages")
	s.compared()
	if got := s.run(`document.querySelector("#host").textContent`); !strings.Contains(got, "bridge") || !strings.Contains(got, "station") {
		t.Errorf("two pages are not compared with each other: %.300s", got)
	}

	var many []string
	for i := range 30 {
		many = append(many, report(fmt.Sprintf("subject-%d", i)))
	}
	s.visit("")
	s.drop("many.zip", "application/zip", packed(t, many...))
	s.waits(`document.querySelectorAll(".Chooser-page").length === 30`)
	s.run(`(() => { const field = document.getElementById("chooser-filter"); field.focus(); document.execCommand("insertText", false, "SUBJECT-17 report"); })()`)
	s.waits(`document.querySelectorAll(".Chooser-page").length === 1`)
	s.click("page-18")
	s.waits(`document.getElementById("take-pages").textContent === "Take these 2 pages"`)
	s.click("leave-pages")
	s.waits(`document.getElementById("chooser").hidden && document.querySelector("[data-side=old] .Card")`)
	s.clean()
}

// A page with marks of its own can be read as its two states, and as one version again; all of its text can be used; and
// what stands outside the articles can be compared.
func TestOtherWaysToReadAPage(t *testing.T) {
	s := open(t)
	marked := strings.Replace(strings.Replace(report("harbour"), "two years", "<del>two</del><ins>three</ins> years", 1), "four public", "<del>four</del><ins>five</ins> public", 1)
	s.drop("marked.html", "text/html", []byte(marked))
	s.waits(`document.getElementById("mark-old")`)
	s.click("mark-old")
	s.compared()
	if got := s.run(`[...document.querySelectorAll("#host ins")].map((ins) => ins.textContent.trim()).join()`); got != "three,five" {
		t.Errorf("the marks hold %s", got)
	}
	s.click("unmark-old-head")
	s.waits(`document.querySelector(".Compare").hidden || document.getElementById("mark-old-head") || document.getElementById("mark-old")`)

	s.visit("")
	later := strings.Replace(strings.Replace(report("harbour"), "All the other reports", "All the older reports", 1), "two years", "ten years", 1)
	s.carry([]string{"a.html", "b.html"}, []byte(report("harbour")), []byte(later))
	s.run(`letFall()`)
	s.paired("two", "ten")
	s.click("tray-compare")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row--edited ins")?.textContent.trim() === "older" && document.getElementById("tray-back")`)
	if got := s.run(`document.querySelector("#host").textContent.includes("Monday")`); got == "true" {
		t.Error("the article stands among what stands outside of it")
	}
	s.click("tray-back")
	s.paired("two", "ten")
	if *screens != "" {
		s.picture("tray", "")
	}
	s.click("whole-old-head")
	s.waits(`document.getElementById("article-old-head") && document.querySelector("#host[aria-busy=false]:not([data-coming])")`)
	s.click("whole-new-head")
	s.waits(`document.getElementById("article-new-head") && document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row--edited") && document.querySelector("#host").textContent.includes("All the ")`)
	s.compared()
	if got := s.run(`[...document.querySelectorAll("#host ins")].map((ins) => ins.textContent.trim()).join()`); got != "older,ten" {
		t.Errorf("in all the text the marks hold %s", got)
	}
	s.clean()
}

// A text whose encoding was guessed can be read in another one.
func TestAnotherEncoding(t *testing.T) {
	s := open(t)
	koi8 := []byte("\xf3\xcf\xd7\xc5\xd4 \xd3\xcf\xc2\xd2\xc1\xcc\xd3\xd1 \xd7 \xd0\xcf\xce\xc5\xc4\xc5\xcc\xd8\xce\xc9\xcb, \xde\xd4\xcf\xc2\xd9 \xd2\xc5\xdb\xc9\xd4\xd8.\n")
	s.drop("council.txt", "text/plain", koi8)
	s.waits(`document.getElementById("charset-old")`)
	if got := s.run(`document.querySelector("[data-side=old] .Card").innerText`); !strings.Contains(got, "windows-1252, a guess") {
		t.Errorf("the card says\n%s", got)
	}
	s.run(`(() => { const list = document.getElementById("charset-old"); list.value = "koi8-r"; list.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.waits(`document.querySelector("[data-side=old] .Card").innerText.includes("Совет собрался в понедельник")`)
	s.clean()
}

// Where the columns of a text dump were divided by a guess, the boundary can be moved, and moved back.
func TestBoundariesOfADump(t *testing.T) {
	dump := seed(t, "newssniffer-page.txt")
	s := open(t)
	s.drop("dump.txt", "text/plain", dump)
	s.compared()
	whole := `[...document.querySelectorAll("#host .Block")].map((block) => block.textContent).join(" ").length`
	s.click("boundaries-old-head")
	s.waits(`document.querySelectorAll(".Boundary").length > 0`)
	if *screens != "" {
		s.picture("boundaries", "")
	}
	name := s.run(`"row-" + document.querySelector(".Boundary").dataset.row`)
	text := `document.querySelector(".Boundary-old").textContent + "‖" + document.querySelector(".Boundary-new").textContent`
	before := s.run(text)
	if got := s.run(`document.getElementById("take-boundaries").disabled`); got != "true" {
		t.Error("boundaries that stand where they stood can be taken")
	}
	s.click(name + "-back")
	s.waits(text + ` !== ` + quote(before))
	words := strings.Fields(strings.Split(before, "‖")[0])
	if got := s.run(`document.querySelector(".Boundary-new").textContent`); !strings.HasPrefix(got, words[len(words)-1]) {
		t.Errorf("after one word back the newer text begins %.60q, want %q first", got, words[len(words)-1])
	}
	rows := s.run(whole)
	s.click("take-boundaries")
	s.waits(`document.getElementById("take-boundaries").disabled && document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row")`)
	if got := s.run(whole); got == "0" || rows == "0" {
		t.Errorf("%s characters, then %s", rows, got)
	}
	s.click(name + "-on")
	s.waits(text + ` === ` + quote(before))
	s.click("take-boundaries")
	s.waits(`document.getElementById("take-boundaries").disabled && document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row")`)
	s.clean()
}
