package snapshot

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// A styleSet has a bit for each of styles.
type styleSet uint8

// openSpan opens what the style attribute of a span says: editors and mail programs write bold text so.
func (b *builder) openSpan(attrs []html.Attribute) {
	set := styleSet(0)
	if css := valueOf(attrs, "style"); css != "" {
		set = cssStyles(css)
	}
	if b.open[0].count > 0 {
		set &^= 1 << styleOf("u") // as links are
	}
	if b.heading > 0 {
		set &^= 1 << styleOf("b") // as headings are
	}
	b.spans = append(b.spans, set)
	for i := range styles {
		if set&(1<<i) != 0 {
			b.openStyle(i, nil)
		}
	}
}

// closeSpan closes what the last span opened.
func (b *builder) closeSpan() {
	last := len(b.spans) - 1
	if last < 0 {
		return
	}
	for i := range styles {
		if b.spans[last]&(1<<i) != 0 {
			b.closeStyle(i)
		}
	}
	b.spans = b.spans[:last]
}

// cssStyles reads the styles that declarations add. What they take away again is not looked at.
func cssStyles(css string) (set styleSet) {
	for _, declaration := range strings.Split(css, ";") {
		property, value, _ := strings.Cut(declaration, ":")
		value = strings.ToLower(strings.TrimSpace(value))
		has := func(word string) bool { return strings.Contains(value, word) }
		switch strings.ToLower(strings.TrimSpace(property)) {
		case "font-weight":
			if weight, err := strconv.Atoi(value); has("bold") || err == nil && weight >= 600 {
				set |= 1 << styleOf("b")
			}
		case "font-style":
			if has("italic") || has("oblique") {
				set |= 1 << styleOf("i")
			}
		case "text-decoration", "text-decoration-line":
			if has("underline") {
				set |= 1 << styleOf("u")
			}
			if has("line-through") {
				set |= 1 << styleOf("s")
			}
		case "vertical-align":
			if has("super") {
				set |= 1 << styleOf("sup")
			} else if has("sub") {
				set |= 1 << styleOf("sub")
			}
		}
	}
	return set
}
