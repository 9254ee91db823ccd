package render

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/stet-diff/stet/app/article"
)

// paragraphLook is the style of a block, by the ids of the document's styles, in the order of the schema.
func paragraphLook(b article.Block) string {
	style := map[article.Role]string{article.Title: "Title", article.Standfirst: "Subtitle", article.Byline: "Byline",
		article.Item: "ListBullet", article.Quote: "Quote", article.Caption: "Caption", article.Image: "Caption",
		article.Code: "HTMLPreformatted"}[b.Role]
	if b.Role == article.Heading {
		style = "Heading" + strconv.Itoa(max(1, min(b.Level, 6)))
	}
	look := ""
	if style != "" {
		look = `<w:pStyle w:val="` + style + `"/>`
	}
	if b.Role == article.Item {
		look += `<w:numPr><w:ilvl w:val="` + strconv.Itoa(max(0, min(b.Level-1, 8))) + `"/><w:numId w:val="1"/></w:numPr>`
	}
	if rightToLeft(b.Text) {
		look += "<w:bidi/>"
	}
	return look
}

// rightToLeft reports whether the first letter of a text belongs to a script that is written from right to left.
func rightToLeft(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return r >= 0x0590 && r < 0x0900 || r >= 0xFB1D && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF || r >= 0x10800 && r < 0x11000 || r >= 0x1E800 && r < 0x1F000
		}
	}
	return false
}

// runLook is how a run looks, in the order of the schema.
func runLook(l look) string {
	var out strings.Builder
	if l.link {
		out.WriteString(`<w:rStyle w:val="Hyperlink"/>`)
	} else if l.has("code") {
		out.WriteString(`<w:rStyle w:val="HTMLCode"/>`)
	}
	for _, of := range []struct {
		element name
		markup  string
	}{{"strong", "<w:b/>"}, {"em", "<w:i/>"}, {"s", "<w:strike/>"}, {"u", `<w:u w:val="single"/>`}} {
		if l.has(of.element) {
			out.WriteString(of.markup)
		}
	}
	switch {
	case l.has("sup"):
		out.WriteString(`<w:vertAlign w:val="superscript"/>`)
	case l.has("sub"):
		out.WriteString(`<w:vertAlign w:val="subscript"/>`)
	}
	return out.String()
}

// has reports whether a look has what an element draws.
func (l look) has(element name) bool {
	for i, e := range elements {
		if e.element == element {
			return l.set>>i&1 == 1
		}
	}
	return false
}

// runText is the text of a run in elements of a name; line ends and tabs have elements of their own.
func runText(text, element string) string {
	var out strings.Builder
	for from := 0; from < len(text); {
		to := from
		for to < len(text) && text[to] != '\n' && text[to] != '\t' {
			to++
		}
		if to > from {
			out.WriteString("<" + element + ` xml:space="preserve">` + xmlText(text[from:to]) + "</" + element + ">")
		}
		if to < len(text) {
			out.WriteString(map[byte]string{'\n': "<w:br/>", '\t': "<w:tab/>"}[text[to]])
		}
		from = to + 1
	}
	return out.String()
}

// xmlText writes text for XML. What XML cannot hold — control characters, halves of pairs — becomes U+FFFD.
func xmlText(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, text)
	var out strings.Builder
	escape(&out, text)
	return out.String()
}
