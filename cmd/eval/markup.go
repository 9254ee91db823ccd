package main

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parsed reads a page or a piece of one.
func parsed(markup string) (*html.Node, error) {
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return nil, err
	}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Body {
			return n, nil
		}
	}
	return root, nil
}

// inner writes what an element holds: balanced markup, whatever it was read from.
func inner(n *html.Node) (string, error) {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if err := html.Render(&b, c); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// visible is the text of a node as a reader sees it, with a space wherever a block begins or ends and a bar between cells.
func visible(n *html.Node) string { return textWithout(n, func(*html.Node) bool { return false }) }

// textWithout is the visible text but for the elements that a function names.
func textWithout(n *html.Node, without func(*html.Node) bool) string {
	var b strings.Builder
	walk(n, func(n *html.Node, enter bool) bool {
		switch {
		case n.Type == html.TextNode:
			if enter {
				b.WriteString(n.Data)
			}
		case n.Type != html.ElementNode:
		case silent(n) || without(n):
			return false
		default:
			edge(&b, n, enter)
		}
		return true
	})
	return b.String()
}

// edge writes what stands for the edge of an element: a bar between the cells of a row, a space at that of a block.
func edge(b *strings.Builder, n *html.Node, enter bool) {
	if cell(n) && enter && before(n) != nil {
		b.WriteString(" | ")
	} else if !inline(n) {
		b.WriteByte(' ')
	}
}

func cell(n *html.Node) bool { return n.Type == html.ElementNode && (n.Data == "td" || n.Data == "th") }

// before returns the cell before a cell of the same row, or nil.
func before(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && !cell(n); n = n.PrevSibling {
	}
	return n
}

// walk visits a node and all below it: once entering, and once leaving if entering said so.
func walk(root *html.Node, visit func(n *html.Node, enter bool) bool) {
	for n := root; n != nil; {
		if visit(n, true) {
			if n.FirstChild != nil {
				n = n.FirstChild
				continue
			}
			visit(n, false)
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			visit(n, false)
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

func silent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Title, atom.Template, atom.Noscript, atom.Iframe, atom.Textarea, atom.Select:
		return true
	}
	return false
}

// inline reports whether an element stands in a line of text, so that words go on across its edges.
func inline(n *html.Node) bool {
	switch n.Data {
	case "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
		"label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var":
		return true
	}
	return false
}

// looks writes how each word and picture of a page looks: in which elements it stands, with their links and styles,
// and where one block ends and the next begins. Sizes and edges of tables, line breaks and empty elements are not
// looks of words.
func looks(root *html.Node) string {
	var b strings.Builder
	var open []string
	edge := false
	add := func(what string) {
		if edge {
			b.WriteString("\n")
		}
		edge = false
		b.WriteString(strings.Join(open, "") + what + " ")
	}
	walk(root, func(n *html.Node, enter bool) bool {
		switch {
		case n.Type == html.TextNode:
			if enter {
				for _, t := range tokens(n.Data) {
					add(t)
				}
			}
		case n.Type != html.ElementNode || silent(n):
			return n.Type != html.ElementNode
		case enter:
			edge = edge || !inline(n) && n.Data != "br" && n.Data != "img"
			open = append(open, tag(n))
			if n.Data == "img" {
				add("")
			}
		default:
			edge = edge || !inline(n) && n.Data != "br" && n.Data != "img"
			open = open[:len(open)-1]
		}
		return true
	})
	return b.String()
}

// tag writes an element with the attributes that say how text looks or where it leads.
func tag(n *html.Node) string {
	var list []string
	for _, a := range n.Attr {
		switch a.Key {
		case "href", "src", "alt", "style", "color", "face", "size":
			list = append(list, fmt.Sprintf(" %s=%q", a.Key, a.Val))
		}
	}
	slices.Sort(list)
	return "<" + n.Data + strings.Join(list, "") + ">"
}

// balanced reports what is wrong with markup, if anything: a tag that ends another element than the last one opened,
// an element left open, an a inside an a.
func balanced(markup string) error {
	var open []string
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Errorf("<%s> is left open", open[len(open)-1])
			}
			return nil
		case html.StartTagToken:
			name, _ := z.TagName()
			if !void(string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return fmt.Errorf("</%s> ends nothing that is open", name)
			}
			open = open[:len(open)-1]
		}
	}
}

func void(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

func hasClass(n *html.Node, class string) bool {
	for _, a := range n.Attr {
		if a.Key == "class" && slices.Contains(strings.Fields(a.Val), class) {
			return true
		}
	}
	return false
}
