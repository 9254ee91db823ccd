package render

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// Page draws a comparison as an HTML file that stands alone: side by side, with the style sheet given, without
// scripts, under a policy that lets nothing load and only this style sheet style. The style sheet is trusted.
func Page(c compare.Comparison, css string) []byte {
	css = strings.ReplaceAll(css, "</", `<\/`) // nothing in it ends the style element
	sum := sha256.Sum256([]byte(css))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
	var s sheet
	s.markup.WriteString("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
	s.open("meta", attribute{"http-equiv", "Content-Security-Policy"}, attribute{"content", policy})
	s.open("meta", attribute{"name", "viewport"}, attribute{"content", "width=device-width"})
	s.open("meta", attribute{"name", "referrer"}, attribute{"content", "no-referrer"})
	s.element("title", headline(c)+" — what changed")
	s.markup.WriteString("<style>" + css + "</style></head>\n")
	s.open("body", class("Page"))
	s.open("main", class("Diff"))
	s.element("h1", headline(c))
	s.element("p", Summary(c), class("Page-summary"))
	for _, note := range c.Notes {
		s.element("p", note, class("Page-note"))
	}
	s.open("div", class("Heads"))
	s.element("div", caption(c.Old, "Old version"))
	s.element("div", "")
	s.element("div", caption(c.New, "New version"))
	s.close("div")
	for _, section := range Sections(c, Split) {
		s.markup.WriteString(section)
		s.markup.WriteByte('\n')
	}
	s.markup.WriteString("</main></body></html>\n")
	return []byte(s.markup.String())
}

// headline is the title of a comparison: the newest that is known.
func headline(c compare.Comparison) string {
	for _, title := range []string{c.New.Title, c.Old.Title} {
		if title != "" {
			return title
		}
	}
	return "Two versions"
}

func caption(v article.Version, unnamed string) string {
	words := v.Label
	if words == "" {
		words = unnamed
	}
	if !v.Captured.IsZero() {
		words += " · " + v.Captured.UTC().Format("2 January 2006, 15:04 MST")
	}
	if v.When != "" {
		words += " " + v.When
	}
	return words
}

// Summary says in one sentence how much changed.
func Summary(c compare.Comparison) string {
	s := c.Stats
	if s.Edited+s.Restyled+s.Moved+s.Split+s.Merged+s.Removed+s.Added == 0 {
		return "These versions are the same."
	}
	words := strconv.Itoa(s.WordsInserted) + " words added, " + strconv.Itoa(s.WordsDeleted) + " removed, " +
		strconv.Itoa(s.WordsMoved) + " moved. Paragraphs:"
	parts := []string{}
	for _, p := range []struct {
		n    int
		word string
	}{{s.Kept, "unchanged"}, {s.Edited, "edited"}, {s.Restyled, "restyled"}, {s.Added, "added"}, {s.Removed, "removed"},
		{s.Moved, "moved"}, {s.Split, "split"}, {s.Merged, "merged"}} {
		if p.n > 0 {
			parts = append(parts, strconv.Itoa(p.n)+" "+p.word)
		}
	}
	return words + " " + strings.Join(parts, ", ") + "."
}
