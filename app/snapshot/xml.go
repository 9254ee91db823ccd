package snapshot

import (
	"strings"

	"golang.org/x/net/html"
)

// xmlEvents are what readers of XML want to hear of. Names and keys are in lower case with their prefixes. An empty
// element opens and closes.
type xmlEvents struct {
	open  func(name string, attrs []html.Attribute)
	text  func(string)
	close func(name string)
}

// eachXML reads XML with the tokenizer of HTML, which takes every input: it knows entities and sections of characters,
// and the documents read here have no elements whose names mean something else in HTML. It ends after as many tokens
// as a page may have.
func eachXML(data []byte, on xmlEvents) {
	text, _ := valid(strings.TrimPrefix(string(data), "\ufeff"))
	z := html.NewTokenizer(strings.NewReader(text))
	z.AllowCDATA(true)
	for range maxNodes {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			on.text(string(z.Text()))
		case html.StartTagToken:
			t := z.Token()
			on.open(t.Data, t.Attr)
			z.NextIsNotRawText()
		case html.SelfClosingTagToken:
			t := z.Token()
			on.open(t.Data, t.Attr)
			on.close(t.Data)
		case html.EndTagToken:
			name, _ := z.TagName()
			on.close(string(name))
		}
	}
}

// fieldsOf returns the first text of each element in a small XML file: {"dc:title": "…"}.
func fieldsOf(data []byte) map[string]string {
	found := map[string]string{}
	var text strings.Builder
	eachXML(data, xmlEvents{
		open: func(string, []html.Attribute) { text.Reset() },
		text: func(s string) { text.WriteString(s) },
		close: func(name string) {
			if value := spaced(text.String()); value != "" && found[name] == "" {
				found[name] = value
			}
			text.Reset()
		},
	})
	return found
}
