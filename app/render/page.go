package render

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// Page draws a comparison as an HTML file that stands alone: side by side, with the style sheet given, without
// scripts, under a policy that lets nothing load and only this style sheet style. The style sheet is trusted.
func Page(c compare.Comparison, css string, w words.Words) []byte {
	css = strings.ReplaceAll(css, "</", `<\/`) // nothing in it ends the style element
	sum := sha256.Sum256([]byte(css))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
	var s sheet
	s.markup.WriteString("<!doctype html>\n")
	direction := "ltr"
	if w.RightToLeft() {
		direction = "rtl"
	}
	s.open("html", attribute{"lang", w.Language()}, attribute{"dir", direction})
	s.markup.WriteString("<head><meta charset=\"utf-8\">")
	s.open("meta", attribute{"http-equiv", "Content-Security-Policy"}, attribute{"content", policy})
	s.open("meta", attribute{"name", "viewport"}, attribute{"content", "width=device-width"})
	s.open("meta", attribute{"name", "referrer"}, attribute{"content", "no-referrer"})
	s.element("title", w.Say("page-title", headline(c, w)))
	s.markup.WriteString("<style>" + css + "</style></head>\n")
	s.open("body", class("Page"))
	s.open("main", class("Diff"))
	s.element("h1", headline(c, w))
	s.element("p", Summary(c.Stats, w), class("Page-summary"))
	for _, note := range c.Notes {
		s.element("p", w.Retold(note), class("Page-note"))
	}
	s.open("div", class("Heads"))
	s.element("div", caption(c.Old, w, "older-version"))
	s.element("div", "")
	s.element("div", caption(c.New, w, "newer-version"))
	s.close("div")
	for section := range Begin(c, Split).In(w).Ready(len(c.Rows)) {
		s.markup.WriteString(section)
		s.markup.WriteByte('\n')
	}
	s.markup.WriteString("</main></body></html>\n")
	return []byte(s.markup.String())
}

// headline is the title of a comparison: the newest that is known.
func headline(c compare.Comparison, w words.Words) string {
	for _, title := range []string{c.New.Title, c.Old.Title} {
		if title != "" {
			return title
		}
	}
	return w.Say("two-versions")
}

func caption(v article.Version, w words.Words, unnamed string) string {
	said := v.Label
	if said == "" {
		said = w.Say(unnamed)
	}
	if !v.Captured.IsZero() {
		said += " · " + w.Date(v.Captured.UTC()) + " UTC"
	}
	if v.When != "" {
		said += " " + v.When
	}
	return said
}
