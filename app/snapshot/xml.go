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
// as a page may have, and says whether that was before the end.
func eachXML(data []byte, on xmlEvents) (cut bool) {
	text, _ := valid(strings.TrimPrefix(string(data), "\ufeff"))
	z := html.NewTokenizer(strings.NewReader(text))
	z.AllowCDATA(true)
	names := map[string]string{} // so that a name costs memory once
	for range maxNodes {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return false
		case html.TextToken:
			on.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			bytes, more := z.TagName()
			name, ok := names[string(bytes)]
			if !ok {
				name = string(bytes)
				names[name] = name
			}
			if kind != html.EndTagToken {
				on.open(name, attributesOf(z, more))
				z.NextIsNotRawText()
			}
			if kind != html.StartTagToken {
				on.close(name)
			}
		}
	}
	return true
}

func attributesOf(z *html.Tokenizer, more bool) (attrs []html.Attribute) {
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		attrs = append(attrs, html.Attribute{Key: string(key), Val: string(value)})
	}
	return attrs
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
