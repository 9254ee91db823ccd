//go:build !js

package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A sheet of paper: its words with their boxes in points, and a grey picture with two pixels to a point.
type sheet struct {
	Words []struct {
		Left   float64 `xml:"xMin,attr"`
		Top    float64 `xml:"yMin,attr"`
		Right  float64 `xml:"xMax,attr"`
		Bottom float64 `xml:"yMax,attr"`
		Text   string  `xml:",chardata"`
	} `xml:"word"`
	picture *image.Gray
}

// sheets prints the page as it stands, without grounds, as browsers do unless told otherwise, and returns what is on the paper.
func (s *stage) sheets(t *testing.T) []sheet {
	t.Helper()
	folder := t.TempDir()
	pdf, err := chromedp.Call(s.ctx, page.PrintToPDF, page.PrintToPDFParams{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder+"/a.pdf", pdf.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"pdftotext", "-bbox", "a.pdf", "a.html"}, {"pdftoppm", "-gray", "-r", "144", "a.pdf", "a"}} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = folder
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	text, err := os.ReadFile(folder + "/a.html")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Pages []sheet `xml:"body>doc>page"`
	}
	decoder := xml.NewDecoder(bytes.NewReader(text))
	decoder.Strict = false
	if err := decoder.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	pictures, _ := filepath.Glob(folder + "/a-*.pgm") // in order: the numbers have equally many digits
	if len(pictures) != len(doc.Pages) || len(pictures) == 0 {
		t.Fatalf("%d pages have %d pictures", len(doc.Pages), len(pictures))
	}
	for i, name := range pictures {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var wide, high, most int
		if _, err := fmt.Sscanf(string(data[:min(len(data), 40)]), "P5\n%d %d\n%d\n", &wide, &high, &most); err != nil || len(data) < wide*high || most != 255 {
			t.Fatalf("%s is no grey picture: %v", name, err)
		}
		doc.Pages[i].picture = &image.Gray{Pix: data[len(data)-wide*high:], Stride: wide, Rect: image.Rect(0, 0, wide, high)}
	}
	return doc.Pages
}

// markedWords are the words of all changes that the view shows, and those that stand in what did not change.
const markedWords = `(() => {
	const words = (element) => {
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) => node.parentElement.closest(".Hidden, .Chip") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
		let text = "";
		while (walker.nextNode()) text += walker.currentNode.data;
		return text.split(/\s+/);
	};
	const shown = (element) => element.getClientRects().length > 0 && element.checkVisibility();
	return JSON.stringify({
		Marked: [...document.querySelectorAll("#host ins, #host del, #host .Restyle")].filter((mark) => shown(mark) && !mark.parentElement.closest("ins, del, .Restyle")).flatMap(words),
		Kept: [...document.querySelectorAll("#host .Row--kept .Block")].filter((block) => shown(block) && !block.querySelector("a, .Link")).flatMap(words),
	});
})()`

// linesOnPaper fails the test unless each changed word has a line on grey paper, and no other has one: as often as a word
// stands in a mark, it has a line under it or through it. A word that a mark parts is left out: it has a line in part.
func (s *stage) linesOnPaper(t *testing.T, view string) {
	t.Helper()
	found := unquote[struct{ Marked, Kept []string }](t, s.run(markedWords))
	with := s.sheets(t)
	s.run(`(() => { const plain = new CSSStyleSheet(); plain.replaceSync("* { text-decoration-line: none !important; }"); document.adoptedStyleSheets = [...document.adoptedStyleSheets, plain]; })()`)
	without := s.sheets(t)
	s.run(`document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); true`)
	if len(with) != len(without) {
		t.Fatalf("%s: %d pages with lines, %d without", view, len(with), len(without))
	}
	lines, stands := map[string]int{}, map[string]int{}
	for i, sheet := range with {
		for _, w := range sheet.Words {
			word := bare(w.Text)
			stands[word]++
			if lined(sheet.picture, without[i].picture, [4]float64{w.Left, w.Top, w.Right - w.Left, w.Bottom - w.Top}) {
				lines[word]++
			}
		}
	}
	marked, kept, checked := counted(found.Marked), counted(found.Kept), 0
	for word, n := range marked {
		if len(word) < 4 || stands[word] < n {
			continue // it is parted on paper
		}
		if checked++; lines[word] < n {
			t.Errorf("%s: %q stands in %d marks, and has %d lines on paper", view, word, n, lines[word])
		}
	}
	for word := range kept {
		if len(word) >= 4 && marked[word] == 0 && stands[word] == kept[word] && lines[word] > 0 {
			t.Errorf("%s: %q did not change and has a line on paper", view, word)
		}
	}
	if checked < 20 {
		t.Errorf("%s: only %d changed words were found on paper", view, checked)
	}
}

func bare(word string) string { return strings.TrimFunc(word, unicode.IsPunct) }

func counted(words []string) map[string]int {
	counts := map[string]int{}
	for _, word := range words {
		counts[bare(word)]++
	}
	return counts
}
