package unpack

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// openXML reads a property list in XML, with the tokenizer of HTML: the elements of plists have names that mean nothing
// there.
func openXML(b []byte) (*Plist, error) {
	root := &Plist{}
	path := []*Plist{root}
	var text strings.Builder
	objects := 0
	z := html.NewTokenizer(bytes.NewReader(b))
	z.AllowCDATA(true)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(root.items) != 1 || len(path) != 1 {
				return nil, fault(Damaged, "the plist ends too early")
			}
			return root.items[0], nil
		case html.TextToken:
			text.Write(z.Text())
		case html.SelfClosingTagToken:
			if name, _ := z.TagName(); string(name) != "plist" {
				objects++
				put(path, &Plist{})
			}
		case html.StartTagToken:
			text.Reset()
			if name, _ := z.TagName(); isList(name) {
				objects++
				if len(path) > maxPlist {
					return nil, fault(Nesting, "lists in lists, more than %d times", maxPlist)
				}
				p := &Plist{}
				put(path, p)
				path = append(path, p)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch {
			case isList(name) && len(path) > 1:
				path = path[:len(path)-1]
			case isList(name) || string(name) == "plist":
			default:
				objects++
				if err := leaf(path, string(name), text.String()); err != nil {
					return nil, err
				}
			}
			text.Reset()
		}
		if objects > MaxObjects {
			return nil, fault(Entries, "a plist of more than %d objects", MaxObjects)
		}
	}
}

func isList(name []byte) bool { return string(name) == "dict" || string(name) == "array" }

func leaf(path []*Plist, name, text string) error {
	p := &Plist{data: []byte(text)}
	switch name {
	case "key":
		in := path[len(path)-1]
		in.keys = append(in.keys[:min(len(in.keys), len(in.items))], p)
		return nil
	case "data":
		out, err := fromBase64(p.data)
		if err != nil {
			return fault(Damaged, "base64: %v", err)
		}
		p.data = out
	}
	put(path, p)
	return nil
}

// put adds a value to the innermost list, or to the dictionary under its last key.
func put(path []*Plist, p *Plist) {
	in := path[len(path)-1]
	in.items = append(in.items, p)
}
