//go:build !js

package main

import (
	"flag"
	"strings"
	"testing"
)

// frames lets TestFramesOverBigInputs measure: on a busy computer its figures say nothing.
var frames = flag.Bool("frames", false, "measure frames while 100 MB are read")

// offer presses the button of the notice that says this.
func (s *stage) offer(says string) {
	s.t.Helper()
	s.run(`[...document.querySelectorAll(".Notice button")].find((button) => button.textContent === ` + quote(says) + `).click()`)
}

// Whatever cannot be read is named with what to try, and trying it works.
func TestEveryRefusalHasAnOffer(t *testing.T) {
	s := open(t)
	locked := []byte("PK\x03\x04\x14\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x05\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00a.htmlhello" +
		"PK\x01\x02\x14\x00\x14\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x05\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00a.html" +
		"PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x34\x00\x00\x00\x29\x00\x00\x00\x00\x00")
	for _, c := range []struct {
		file, code string
		data       []byte
	}{
		{"a.pdf", "pdf", []byte("%PDF-1.7\n%\xe2\xe3")},
		{"b.txt", "empty", []byte(" \n ")},
		{"c.bin", "binary", []byte("\x7fELF\x00\x00\x01")},
		{"d.png", "picture", []byte("\x89PNG\r\n\x1a\n")},
		{"e.zip", "archive-locked", locked},
		{"f.doc", "office", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
		{"g.xml", "feed", []byte("<?xml version='1.0'?><rss><channel></channel></rss>")},
		{"h.json", "data", []byte(`{"a": 1}`)},
	} {
		s.drop(c.file, "", c.data)
		s.waits(`document.querySelector(".Notice")?.dataset.code === ` + quote(c.code))
		if got := s.run(`document.querySelector(".Notice-text").textContent`); !strings.Contains(got, "‘"+c.file+"’") {
			t.Errorf("%s: the page says %q", c.file, got)
		}
		s.run(`document.activeElement.blur()`)
		s.offer("Paste instead")
		s.waits(`!document.querySelector(".Notice") && document.activeElement.id === "box-old"`)
	}

	// A page without an article: what was read is shown, or used.
	bare := []byte("<!DOCTYPE html><html><body><nav><ul><li><a href=/a>Start page of the paper</a></li><li><a href=/b>All the other reports that are here</a></li></ul></nav></body></html>")
	s.drop("bare.html", "text/html", bare)
	s.waits(`document.querySelector(".Notice-text")?.textContent.includes("No article text was found in ‘bare.html’.")`)
	s.offer("Use all the text")
	s.waits(`document.querySelector("[data-side=old] .Card")?.textContent.includes("All the other reports") && !document.querySelector(".Notice")`)
	s.click("remove-0")
	s.waits(`!document.querySelector("[data-side=old] .Card")`)
	s.drop("bare.html", "text/html", bare)
	s.waits(`document.querySelector(".Notice")`)
	s.offer("Show what was read")
	s.waits(`document.getElementById("box-old").value.includes("All the other reports")`)
	s.clean()
}

// When the engine stops, its work is offered again, and a smaller one.
func TestAStoppedEngineIsAskedForLess(t *testing.T) {
	s := open(t)
	s.run(`globalThis.send = Worker.prototype.postMessage;
		Worker.prototype.postMessage = function (message, ...more) {
			globalThis.theWorker = this;
			if (!message.json?.includes('"Compare":')) return send.call(this, message, ...more);
		}`)
	s.fill("old", "The council met on Monday in the old hall.\n\nIt voted.")
	s.fill("new", "The council met on Tuesday in the old hall.\n\nIt voted.")
	s.click("compare")
	s.waits(`document.querySelector(".Progress:not([hidden])")?.textContent.includes("ligning")`)
	s.run(`theWorker.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true })); Worker.prototype.postMessage = send`)
	s.waits(`document.querySelector(".Notice")?.dataset.code === "engine-stopped"`)
	s.offer("Compare by paragraph only")
	s.compared()
	if got := s.run(`document.querySelectorAll("#host .Row--removed").length + " " + document.querySelectorAll("#host .Row--added").length`); got != "1 1" {
		t.Errorf("by paragraph, %s are removed and added", got)
	}
	s.clean()
}

// big lets a file of that many megabytes fall on the page.
func (s *stage) big(megabytes string) {
	s.t.Helper()
	s.run(`(() => {
		const line = "The council met on Monday, and voted on the plan for the harbour, number 1.\n\n";
		const block = new TextEncoder().encode(line.repeat(Math.floor((1 << 20) / line.length)).padEnd(1 << 20, " "));
		const carried = new DataTransfer();
		carried.items.add(new File(Array(` + megabytes + `).fill(block), "big.txt", { type: "text/plain" }));
		document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
	})()`)
}

// 100 MB are refused before any of them is read; the first part can be read, within the limits and off the page.
func TestTooMuchIsReadInPart(t *testing.T) {
	s := open(t)
	s.big("100")
	s.waits(`document.querySelector(".Notice")?.dataset.code === "file-too-large"`)
	s.offer("Read the first part")
	s.waits(`document.querySelector("[data-side=old] .Card")`)
	if got := s.run(`document.querySelector("[data-side=old] .Card").innerText`); !strings.Contains(got, "big.txt") || !strings.Contains(got, "first") {
		t.Errorf("the card says\n%s", got)
	}

	// 100 MB that are pasted never stand in a box either, nor do 2 MB, which become a card; what was there stays.
	for _, paste := range []struct{ times, then string }{
		{"6e6", `document.querySelector(".Notice")?.dataset.code === "file-too-large"`},
		{"120000", `document.querySelector("[data-side=new] .Card")`},
	} {
		s.run(`globalThis.most = 0; globalThis.pasted = new DataTransfer(); pasted.setData("text/plain", "The council met. ".repeat(` + paste.times + `));
			globalThis.box = document.getElementById("box-new"); box.addEventListener("input", () => { most = Math.max(most, box.value.length); });
			globalThis.left = box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true, cancelable: true }))`)
		s.waits(paste.then)
		if got := s.run(`left + " " + most + " " + document.getElementById("box-new").value.length`); got != "false 0 0" {
			t.Errorf("after a paste of %s times 17 characters the browser was left to it, and the box held at most and holds: %s", paste.times, got)
		}
		if got := s.run(`document.querySelector("[data-side=old] .Card").innerText`); !strings.Contains(got, "big.txt") {
			t.Errorf("after a large paste the older side says\n%s", got)
		}
	}
	s.clean()
}

// While 100 MB are refused, pasted, and read in part, the page draws 30 frames a second.
func TestFramesOverBigInputs(t *testing.T) {
	if !*frames {
		t.Skip("asked for by -frames, on an idle computer")
	}
	s := open(t)
	s.run(`globalThis.longest = 0; globalThis.count = 0; globalThis.began = performance.now(); let last = performance.now();
		const tick = (now) => { longest = Math.max(longest, now - last); last = now; count++; requestAnimationFrame(tick); }; requestAnimationFrame(tick)`)
	measure := func(what string) {
		t.Helper()
		t.Logf("%s: %s frames a second, the longest pause %s ms", what, s.run(`(count * 1000 / (performance.now() - began)).toFixed(1)`), s.run(`longest.toFixed(0)`))
		if got := s.run(`count * 1000 / (performance.now() - began) >= 30`); got != "true" {
			t.Errorf("%s: under 30 frames a second", what)
		}
	}
	restart := func() { s.run(`longest = 0; count = 0; began = performance.now()`) }
	s.big("100")
	s.waits(`document.querySelector(".Notice")?.dataset.code === "file-too-large"`)
	restart()
	s.offer("Read the first part")
	s.waits(`document.querySelector("[data-side=old] .Card")`)
	measure("reading the first part")
	s.run(`globalThis.pasted = new DataTransfer(); pasted.setData("text/plain", "The council met. ".repeat(6e6)); true`)
	restart()
	s.run(`document.getElementById("box-new").dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true, cancelable: true }))`)
	s.waits(`document.querySelector(".Notice")?.dataset.code === "file-too-large"`)
	s.later(`await new Promise((done) => setTimeout(done, 1000))`)
	measure("pasting 100 MB")
}
