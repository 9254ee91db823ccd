package render

import (
	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// Page draws a comparison as an HTML file that stands alone: side by side, with the style sheet given, without
// scripts, under a policy that lets nothing load and only this style sheet style. The style sheet is trusted.
func Page(c compare.Comparison, css string, w words.Words) []byte {
	return Static{Sheet: css, Words: w}.Page(c)
}

// Page draws it as a file that stands alone, under a policy that lets nothing load but the style sheet.
func (s Static) Page(c compare.Comparison) []byte {
	styles := "'" + s.Hash() + "'"
	if s.Link != "" {
		styles = "*"
	}
	policy := "default-src 'none'; style-src " + styles + "; base-uri 'none'; form-action 'none'"
	d := s.drawing(c)
	d.markup.WriteString("<!doctype html>\n")
	d.open("html", s.language()...)
	d.markup.WriteString("<head><meta charset=\"utf-8\">")
	d.open("meta", attribute{"http-equiv", "Content-Security-Policy"}, attribute{"content", policy})
	d.open("meta", attribute{"name", "viewport"}, attribute{"content", "width=device-width"})
	d.open("meta", attribute{"name", "referrer"}, attribute{"content", "no-referrer"})
	d.element("title", s.Words.Say("page-title", headline(c, s.Words)))
	s.style(d)
	d.markup.WriteString("</head>\n")
	d.open("body", class("Page"))
	s.body(d)
	d.markup.WriteString("</body></html>\n")
	return []byte(d.markup.String())
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
