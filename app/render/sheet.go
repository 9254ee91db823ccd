package render

import (
	"strings"
	"unicode/utf8"
)

// A sheet is markup being written. Text gets into it through text and attributes only, and both escape; the names of
// elements and attributes are an unexported type that only this package's constants have.
type sheet struct{ markup strings.Builder }

// A name is that of an element or an attribute: always a constant.
type name string

// An attribute is one of a start tag.
type attribute struct {
	name  name
	value string
}

func (s *sheet) open(element name, attributes ...attribute) {
	s.markup.WriteByte('<')
	s.markup.WriteString(string(element))
	for _, a := range attributes {
		s.markup.WriteByte(' ')
		s.markup.WriteString(string(a.name))
		s.markup.WriteString(`="`)
		escape(&s.markup, a.value)
		s.markup.WriteByte('"')
	}
	s.markup.WriteByte('>')
	if element == "pre" {
		s.markup.WriteByte('\n') // parsers drop the first line feed of a pre
	}
}

func (s *sheet) close(element name) {
	s.markup.WriteString("</")
	s.markup.WriteString(string(element))
	s.markup.WriteByte('>')
}

func (s *sheet) text(text string) { escape(&s.markup, text) }

// element writes an element that holds text only.
func (s *sheet) element(element name, text string, attributes ...attribute) {
	s.open(element, attributes...)
	s.text(text)
	s.close(element)
}

// escape writes text as markup that parses to it. What HTML cannot say — NUL, a carriage return, bytes that are not
// UTF-8 — becomes U+FFFD.
func escape(out *strings.Builder, text string) {
	from := 0
	for i := 0; i < len(text); {
		as, size := "", 1
		if c := text[i]; c < utf8.RuneSelf {
			as = escapes[c]
		} else if r, n := utf8.DecodeRuneInString(text[i:]); r != utf8.RuneError || n > 1 {
			size = n
		} else {
			as = "\uFFFD"
		}
		if as != "" {
			out.WriteString(text[from:i])
			out.WriteString(as)
			from = i + size
		}
		i += size
	}
	out.WriteString(text[from:])
}

// escapes holds what is written for an ASCII character that cannot stand for itself.
var escapes = [utf8.RuneSelf]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\'': "&#39;", 0: "\uFFFD", '\r': "\uFFFD"}

func class(names ...string) attribute { return attribute{"class", strings.Join(names, " ")} }
