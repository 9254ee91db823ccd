//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// Versions without a difference say in which way they are the same: both hashes stand there, and what is dimmed can be
// shown.
func TestVersionsThatAreTheSame(t *testing.T) {
	s := open(t)
	sum := func(text string) string { sum := sha256.Sum256([]byte(text)); return hex.EncodeToString(sum[:]) }
	const one, two = "One line of the text.\n\nTwo lines of it.\n", "One line of the text.\r\n\r\nTwo lines of it.\r\n"
	for _, c := range []struct{ old, new, says string }{
		{one, one, "These versions are byte for byte the same."},
		{one, two, "The files differ, but the article text is the same."},
	} {
		s.visit("")
		s.carry([]string{"a.txt", "b.txt"}, []byte(c.old), []byte(c.new))
		s.run(`letFall()`)
		s.compared()
		s.waits(`document.getElementById("summary").textContent === ` + quote(c.says))
		want := fmt.Sprintf("a.txt (%d B): SHA-256 %s|b.txt (%d B): SHA-256 %s", len(c.old), sum(c.old), len(c.new), sum(c.new))
		if got := s.run(`[...document.querySelectorAll(".Head-sum")].map((one) => one.textContent).join("|")`); got != want {
			t.Errorf("%s The hashes are\n%s, want\n%s", c.says, got, want)
		}
		s.clean()
	}
	s.visit("")
	s.fill("old", "It was 5 km to the town, and they walked.\n\nThen “all” slept.")
	s.fill("new", "It was 5\u00a0km to the town, and they walked.\n\nThen \"all\" slept.")
	s.click("compare")
	s.compared()
	s.waits(`document.getElementById("summary").textContent.startsWith("All changes are dimmed.")`)
	if got := s.run(`document.querySelectorAll("#host :is(ins, del):not(.is-quiet)").length - document.querySelectorAll("#host :is(.Of-space, .Of-typography)").length`); got != "0" {
		t.Errorf("%s marks are not dimmed", got)
	}
	s.click("point-dimmed")
	s.waits(`document.getElementById("dims-space") && document.getElementById("dims-typography")`)
	s.click("dims-space")
	s.waits(`!document.getElementById("dims-space")`)
	s.click("dims-typography")
	s.waits(`!document.getElementById("summary").textContent.startsWith("All") && /^[1-9]/.test(document.getElementById("counter").textContent)`)
	s.clean()
}

// What is packed and grows too far is named: its first part can be read, and is marked as that; what grows two hundred
// times is not opened.
func TestPackedFilesThatGrowTooFar(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	words := strings.Fields("council road budget mayor vote river bridge school street plan house public meeting report service town")
	var text bytes.Buffer
	text.WriteString("<!doctype html><html><head><title>A long page</title></head><body><article><h1>A long page</h1>")
	for text.Len() < 66<<20 {
		text.WriteString("<p>")
		for range 400 {
			text.WriteString(words[random.Intn(len(words))] + " ")
		}
		text.WriteString("</p>\n")
	}
	var packed, blown bytes.Buffer
	archive := zip.NewWriter(&packed)
	if f, err := archive.Create("page.html"); err != nil {
		t.Fatal(err)
	} else if _, err := f.Write(text.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	zeros := gzip.NewWriter(&blown)
	zeros.Write(bytes.Repeat([]byte("a"), 16<<20))
	zeros.Close()

	s := open(t)
	s.drop("blown.html.gz", "", blown.Bytes())
	s.waits(`document.querySelector(".Notice")?.textContent.includes("‘blown.html.gz’ grows more than 200 times.")`)
	s.offer("Paste instead")
	s.waits(`!document.querySelector(".Notice") && document.activeElement.id === "box-old"`)
	s.carry([]string{"long.zip"}, packed.Bytes())
	s.run(`letFall()`)
	s.waits(`document.querySelector(".Notice")?.textContent.includes("‘long.zip’ unpacks to more than Stet reads")`)
	s.offer("Read the first part")
	s.waits(`document.querySelector("[data-side=old] .Card")?.innerText.includes("long.zip")`)
	if got := s.run(`document.querySelector("[data-side=old] .Card").innerText`); !strings.Contains(got, "first") {
		t.Errorf("after reading the first part the card says\n%s", got)
	}
	s.clean()
}

// A browser that refuses the clipboard, or a file to save, is told of with what to do by hand; nothing is lost.
func TestWhatTheBrowserRefuses(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	s.press("n")
	s.waits(`document.querySelector("#host .is-current")`)
	s.run(`navigator.clipboard.writeText = () => Promise.reject(new Error("denied")); true`)
	s.click("copy-new")
	s.waits(`document.querySelector(".Notice[data-code=clipboard]")?.textContent.includes("clipboard") && document.querySelector(".Notice").textContent.includes("Ctrl+C")`)
	s.run(`[...document.querySelectorAll(".Notice button")].at(-1).click()`)
	s.waits(`!document.querySelector(".Notice")`)
	s.run(`globalThis.make = URL.createObjectURL; URL.createObjectURL = () => { throw new Error("denied"); }; true`)
	s.click("save-json")
	s.waits(`document.querySelector(".Notice[data-code=download]")?.textContent.includes("Allow downloads for this page")`)
	s.run(`URL.createObjectURL = make; true`)
	if got := s.saved("json"); !strings.Contains(got, "stet/comparison/1") {
		t.Errorf("after that the file is %.60q", got)
	}
	s.clean()
}

// A page that was just opened has nothing to report.
func TestTheFirstPageSaysNothing(t *testing.T) {
	s := open(t)
	s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))`)
	if got := s.run(`document.querySelector(".Notice")?.innerText ?? ""`); got != "" {
		t.Errorf("the page says %q", got)
	}
	s.clean()
}
