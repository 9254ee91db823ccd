//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/corpus"
)

// What cannot be read or compared is said where it belongs, and what was given stays.
func TestTrouble(t *testing.T) {
	s := open(t)
	const text = "One text.\n\nAnd its second paragraph."
	kept := func(when string) {
		t.Helper()
		if got := s.run(`document.getElementById("box-old").value`); got != text {
			t.Errorf("%s the older box holds %q", when, got)
		}
	}
	s.click("compare")
	s.waits(`document.querySelector("[data-side=old] .Pane-notice")?.textContent.includes("The older version is empty. Paste its text here, or open a file.")`)
	s.fill("old", text)

	s.drop("a.bin", "", []byte{0x7f, 'E', 'L', 'F', 0, 0, 1, 2, 0, 0, 0, 3, 4, 5, 6, 0, 0, 0})
	s.waits(`document.querySelector(".Notice")?.textContent.includes("‘a.bin’ is a program or data, not text. Open the article and save it as HTML, or paste its text.")`)
	kept("after a binary file")

	s.run(`(() => {
		const carried = new DataTransfer();
		const block = new Uint8Array(1 << 20).fill(97);
		carried.items.add(new File(Array(65).fill(block), "big.txt", { type: "text/plain" }));
		document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
	})()`)
	s.waits(`document.querySelector(".Notice")?.textContent.includes("‘big.txt’ is larger than 64 MB, the most that Stet reads. Save the article alone.")`)
	kept("after a file over the limit")

	s.fill("new", text)
	s.click("compare")
	s.waits(`document.querySelector("#summary")?.textContent.includes("These versions are byte for byte the same.")`)
	s.click("back")
	kept("after equal texts")
	s.clean()
}

// Bytes that are no UTF-8 are read with a loss, and both the loss and the rest are shown.
func TestBytesThatAreNoText(t *testing.T) {
	s := open(t)
	s.drop("old.txt", "text/plain", []byte("The council met – in the old café – and “all” were there.\n\nThe caf\xff was full and nobody left before midnight.\n\nIt rained — all day — in the town.\n"))
	s.waits(`document.querySelector("[data-side=old] .Card")`)
	s.drop("new.txt", "text/plain", []byte("The council met – in the old café – and “all” were there.\n\nThe caf\xff was full and somebody left before midnight.\n\nIt rained — all day — in the town.\n"))
	s.compared()
	if got := s.run(`document.querySelector("#host .Row--edited ins")?.textContent.trim()`); got != "somebody" {
		t.Errorf("the mark holds %q", got)
	}
	if got := s.run(`document.querySelector(".Compare").innerText`); !strings.Contains(got, "�") || !strings.Contains(got, "could not be decoded") {
		t.Errorf("the page does not tell what was lost:\n%s", got)
	}
	s.clean()
}

// A comparison that is given up half way leaves the one before, with its rows, its numbers and its place.
func TestCancellingKeepsTheLastComparison(t *testing.T) {
	old, new := corpus.File(t, "book/old.txt"), corpus.File(t, "book/new.txt")
	s := open(t)
	s.click("sample")
	s.compared()
	s.click("next")
	s.waits(`document.querySelector("#counter").textContent.startsWith("1 of")`)
	// Sections near the place that was gone to are laid out for a moment by a style of their own.
	s.waits(`!document.querySelector("#host .Section[style]")`) // it has one while the view is brought to it
	look := `document.getElementById("host").innerHTML.replaceAll(/ style="[^"]*"/g, "") + document.getElementById("counter").textContent + document.getElementById("summary").textContent`
	before := s.run(look)
	s.carry([]string{"old.txt", "new.txt"}, old, new)
	for _, stage := range []string{`document.getElementById("cancel")`, `document.getElementById("summary").textContent.startsWith("Comparing") && document.querySelectorAll("#host .Section").length > 1`} {
		s.run(`letFall()`)
		s.waits(stage)
		s.click("cancel")
		s.waits(`!document.getElementById("cancel")`)
		if s.comesTo(`(`+look+`) === `+quote(before)+` ? "" : "other"`) != "" {
			t.Errorf("after cancelling at %s the page shows\n%.300s\nwant\n%.300s", stage, s.run(look), before)
		}
	}
	s.click("view-inline") // the engine that knew the comparison is gone
	s.waits(`document.querySelector("#host:not([data-coming]) .Section--inline .Row")`)
	s.click("next")
	s.waits(`document.querySelector("#counter").textContent.startsWith("2 of")`)
	s.clean()
}

// When the page's own program dies, cards, boxes and the comparison come back.
func TestADeathOfThePageLosesNothing(t *testing.T) {
	s := open(t)
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.compared()
	rows := s.run(`document.getElementById("host").textContent`)
	// A value that cannot be read ends the program: the exception passes through it.
	s.run(`globalThis.root = document.getElementById("stet"); const theme = document.getElementById("theme");
		Object.defineProperty(theme, "value", { get() { throw new Error("gone"); } });
		theme.dispatchEvent(new Event("change", { bubbles: true }))`)
	s.waits(`document.getElementById("stet") !== root && document.documentElement.dataset.stet === "ready" && document.querySelector(".Notice")`)
	s.compared() // in the host of the new program
	if got := s.run(`document.getElementById("host").textContent`); got != rows {
		t.Errorf("the rows are\n%.200s\nwant\n%.200s", got, rows)
	}
	if got := s.run(`document.querySelector(".Notice").textContent`); !strings.Contains(got, "Your texts are kept") {
		t.Errorf("the page says %q", got)
	}
}
