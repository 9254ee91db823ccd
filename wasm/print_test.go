//go:build !js

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// printed prints the page as it stands and returns the words on the paper, without white space. With -screens the
// file stays there to be looked at.
func (s *stage) printed(name string) string {
	s.t.Helper()
	pdf, err := chromedp.Call(s.ctx, page.PrintToPDF, page.PrintToPDFParams{})
	if err != nil {
		s.t.Fatal(err)
	}
	if *screens != "" {
		if err := os.WriteFile(filepath.Join(*screens, name+".pdf"), pdf.Data, 0o644); err != nil {
			s.t.Fatal(err)
		}
	}
	reader := exec.Command("pdftotext", "-raw", "-", "-")
	reader.Stdin = bytes.NewReader(pdf.Data)
	text, err := reader.Output()
	if err != nil {
		s.t.Fatal(err)
	}
	return squeezed(string(text))
}

func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

// Paper holds every word that a view promises, folds included, and says what was compared, when, and where it stood;
// of the chrome there is nothing on it.
func TestPrint(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed (package poppler-utils)")
	}
	five, six := string(seed(t, "version-5.txt")), string(seed(t, "version-6.txt"))
	s := open(t)
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.compared()
	s.run(`document.documentElement.dataset.theme = "dark"`) // no black paper
	for view, promised := range map[string][]string{"split": {five, six}, "inline": {five, six}, "old": {five}, "new": {six}} {
		s.click("view-" + view)
		s.waits(`document.getElementById("host").dataset.view === "` + view + `" && document.querySelectorAll("#host:not([data-coming]) .Row").length > 30`)
		text := s.printed("print-" + view)
		for _, words := range promised {
			for _, word := range strings.Fields(words) {
				word = strings.TrimFunc(word, unicode.IsPunct) // inline, a mark may part it from its word
				if !strings.Contains(text, word) {
					t.Errorf("%s: %q is not on paper", view, word)
				}
			}
		}
		for _, part := range []string{"Macron hosts ‘excellent’ ceasefire talks", "Version 5", "Version 6", "17 April 2025", "about 5 hours later", "words added", "theguardian.com/world/2025/apr/17/"} {
			if !strings.Contains(text, squeezed(part)) {
				t.Errorf("%s: paper does not say %q", view, part)
			}
		}
		for _, chrome := range []string{"Edit texts", "Side by side", "Detail: auto", "Previous", "Swap"} {
			if strings.Contains(text, squeezed(chrome)) {
				t.Errorf("%s: paper shows the button %q", view, chrome)
			}
		}
	}

	// What is folded on the screen is open on paper.
	var old, new strings.Builder
	for i := range 60 {
		fmt.Fprintf(&old, "Paragraph %d says that it rained in town number%d all day.\n\n", i, i*7)
		fmt.Fprintf(&new, "Paragraph %d says that it rained in town number%d all day%s.\n\n", i, i*7, strings.Repeat(" long", i/59))
	}
	s.click("back")
	s.waits(`!document.querySelector(".Start").hidden`)
	for _, id := range []string{"remove-0", "remove-1"} {
		s.click(id)
		s.waits(`!document.getElementById("` + id + `")`)
	}
	s.fill("old", old.String())
	s.fill("new", new.String())
	s.click("compare")
	s.waits(`document.querySelector("#host .Fold")`)
	text := s.printed("print-folds")
	for i := range 60 {
		if word := fmt.Sprintf("number%d", i*7); !strings.Contains(text, word) {
			t.Errorf("the folded %s is not on paper", word)
		}
	}
	if strings.Contains(text, "unchangedparagraph") {
		t.Error("paper shows the bar of a fold")
	}
	s.clean()
}
