//go:build !js

package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/stet-diff/stet/app/compare"
)

// promises are the paragraphs that a view promises to show, with their marks taken out.
func promises(c compare.Comparison, view string) (all []string) {
	for _, block := range c.Old.Blocks {
		if view != "new" && view != "changes" {
			all = append(all, block.Text)
		}
	}
	for _, block := range c.New.Blocks {
		if view != "old" && view != "changes" {
			all = append(all, block.Text)
		}
	}
	if view == "inline" { // a mark may part a word, which stands there in its pieces
		all = nil
		for _, row := range c.Rows {
			for _, span := range row.Spans {
				all = append(all, span.Text)
			}
			if row.Kind == compare.Departed {
				all = append(all, c.Old.Blocks[row.Old[0]].Text)
			}
		}
	}
	if view == "changes" {
		for _, row := range c.Rows {
			if row.Kind == compare.Kept {
				continue
			}
			for _, i := range row.Old {
				all = append(all, c.Old.Blocks[i].Text)
			}
			for _, i := range row.New {
				all = append(all, c.New.Blocks[i].Text)
			}
		}
	}
	return all
}

// On paper the sample holds every word that each view promises: side by side and inline those of both versions, with
// changes only those of all changed paragraphs, else those of one version. Printed in grey and without grounds, each
// changed word has a line.
func TestTheSampleOnPaper(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed (package poppler-utils)")
	}
	c := sampleCompared(t)
	s := open(t)
	s.click("sample")
	s.compared()
	for _, view := range []string{"split", "inline", "changes", "old", "new"} {
		s.click("view-" + view)
		section := map[bool]string{true: "inline", false: "split"}[view == "inline"]
		s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming])[data-view=` + view + `] .Section--` + section + `") && document.querySelectorAll("#host .Row").length === ` + fmt.Sprint(len(c.Rows)))
		text := s.printed("paper-" + view)
		for _, words := range promises(c, view) {
			for _, word := range strings.FieldsFunc(words, func(r rune) bool { return unicode.IsSpace(r) || r == '|' }) {
				word = strings.TrimFunc(word, func(r rune) bool { return unicode.IsPunct(r) || r == '\u200b' }) // inline, a mark may part it from its word
				if !strings.Contains(text, word) {
					t.Errorf("%s: %q is not on paper", view, word)
				}
			}
		}
		for _, said := range []string{"Version 1", "Version 6", "7 April 2025", "3 June 2025", "words added", "https://example.org/town/harbour-bridge"} {
			if !strings.Contains(text, squeezed(said)) {
				t.Errorf("%s: paper does not say %q", view, said)
			}
		}
		s.linesOnPaper(t, view)
	}
	s.clean()
}

// A mark is where a change stands on the page: the boxes of its lines, in pixels.
type mark struct {
	Name  string
	Boxes [][4]float64
}

// On paper without grounds and colours each change still has a line: under what was added, through what was removed,
// dotted under what looks otherwise, under the words of a move, a split and a merge. Where one version stands alone, the
// line is dotted, and a bar stands beside the row. Kept words have no line.
func TestMarksInGrey(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	s.do(chromedp.EmulateViewport(1000, 3200, chromedp.EmulateScale(2)))
	for _, view := range []string{"split", "inline", "changes", "old", "new"} {
		emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
		s.click("view-" + view)
		section := map[bool]string{true: "inline", false: "split"}[view == "inline"]
		s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming])[data-view=` + view + `] .Section--` + section + `") && document.querySelectorAll("#host:not([data-coming]) .Row").length > 30`)
		s.run(`document.activeElement.blur(); document.adoptedStyleSheets = []; true`)
		emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		bare := `(() => { const bare = new CSSStyleSheet(); bare.replaceSync("*, *::before { background: none !important; } `
		s.run(bare + `"); document.adoptedStyleSheets = [bare]; scrollTo(0, 0); })()`)
		s.stands()
		picture := s.grey(t)
		s.run(bare + `* { text-decoration-line: none !important; } .Move { border-color: transparent !important; }"); document.adoptedStyleSheets = [bare]; })()`)
		s.settles()
		without := s.grey(t)
		changes := unquote[[]mark](t, s.run(marksOf))
		kept := unquote[[]mark](t, s.run(keptWords))
		if len(changes) < 20 || len(kept) < 5 {
			t.Fatalf("%s: %d changes and %d kept pieces are on the page", view, len(changes), len(kept))
		}
		for _, m := range changes {
			for _, box := range m.Boxes {
				if !lined(picture, without, box) {
					t.Errorf("%s: %s has no line in the box %v", view, m.Name, box)
				}
			}
		}
		for _, m := range kept {
			for _, box := range m.Boxes {
				if lined(picture, without, box) {
					t.Errorf("%s: the kept words %q have a line", view, m.Name)
				}
			}
		}
		if view == "old" || view == "new" {
			if got := s.run(`[...document.querySelectorAll("#host .Row:not(.Row--kept)")].filter((row) => row.getClientRects().length && parseFloat(getComputedStyle(row.querySelector(".Gutter")).borderInlineEndWidth) < 2).map((row) => row.id).join()`); got != "" {
				t.Errorf("%s: no bar stands beside %s", view, got)
			}
		}
	}
	emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	s.run(`document.adoptedStyleSheets = []; true`)
	s.clean()
}

// boxesOf are the boxes of the lines of words below an element, those wide enough to have a line of their own. A line
// begins and ends with its words.
const boxesOf = `const boxesOf = (element) => {
	const boxes = [];
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) => node.parentElement.closest(".Hidden, .Chip") || !node.data.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
	while (walker.nextNode()) {
		const node = walker.currentNode, range = document.createRange();
		range.setStart(node, node.data.length - node.data.trimStart().length);
		range.setEnd(node, node.data.trimEnd().length);
		for (const box of range.getClientRects()) if (box.width > 4 && box.height > 4) boxes.push([box.left, box.top, box.width, box.height]);
	}
	return boxes;
};`

// marksOf are all changes that the view shows.
const marksOf = `(() => {
	` + boxesOf + `
	const marks = [];
	for (const piece of document.querySelectorAll("#host ins, #host del, #host .Restyle, #host .Move, #host .Label")) {
		if (!piece.checkVisibility() || !piece.getClientRects().length) continue;
		marks.push({ Name: piece.localName + " " + piece.className + " of " + piece.closest(".Row").id + " " + piece.textContent.slice(0, 20), Boxes: boxesOf(piece) });
	}
	return JSON.stringify(marks.filter((mark) => mark.Boxes.length));
})()`

// keptWords are words that did not change.
const keptWords = `(() => {
	` + boxesOf + `
	return JSON.stringify([...document.querySelectorAll("#host .Row--kept .Block, #host .Row--edited .Block")].filter((block) => block.checkVisibility() && !block.querySelector("ins, del, .Restyle, a, .Link")).map((block) => ({ Name: block.textContent.slice(0, 30), Boxes: boxesOf(block) })).filter((mark) => mark.Boxes.length));
})()`

// grey is a picture of the whole page without its colours.
func (s *stage) grey(t *testing.T) *image.Gray {
	t.Helper()
	shot, err := chromedp.Call(s.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng})
	if err != nil {
		t.Fatal(err)
	}
	coloured, err := png.Decode(bytes.NewReader(shot.Data))
	if err != nil {
		t.Fatal(err)
	}
	pixels, ok := coloured.(*image.RGBA) // a picture without holes
	if !ok {
		t.Fatalf("the picture is a %T", coloured)
	}
	grey := image.NewGray(pixels.Rect)
	for i := range grey.Pix {
		r, g, b := int(pixels.Pix[4*i]), int(pixels.Pix[4*i+1]), int(pixels.Pix[4*i+2])
		grey.Pix[i] = uint8((299*r + 587*g + 114*b) / 1000)
	}
	return grey
}

// lined reports whether a line goes under or through a box of words: a row of pixels that is dark over much of its width,
// dots included, and that is not so dark in the picture without lines.
func lined(picture, without *image.Gray, box [4]float64) bool {
	left, right := int(box[0]*2), int((box[0]+box[2])*2)
	for y := int((box[1] + box[3]*0.3) * 2); y < int((box[1]+box[3]+8)*2); y++ {
		dark, drawn, gap, widest := 0, 0, 0, 0
		for x := left; x < right; x++ {
			if !(image.Point{X: x, Y: y}).In(picture.Rect) {
				return false
			}
			here := int(picture.GrayAt(x, y).Y)
			if here+40 < int(without.GrayAt(x, y).Y) {
				drawn++
			}
			if here < 190 {
				dark, gap = dark+1, 0
				continue
			}
			gap++
			widest = max(widest, gap)
		}
		// A line is broken by its dots, and where letters reach below it.
		if dark*100 >= (right-left)*40 && drawn*100 >= (right-left)*15 && widest <= 30 {
			return true
		}
	}
	return false
}
