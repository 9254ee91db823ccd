package main

import (
	"strings"

	"golang.org/x/net/html"
)

// readStet reads the two texts out of Stet's own markup, and counts the marked words.
func (d drawn) readStet() drawn {
	body, err := parsed(d.markup)
	if err != nil {
		d.failed = err
		return d
	}
	aside := func(n *html.Node) bool {
		return hasClass(n, "Hidden") || hasClass(n, "Chip") || hasClass(n, "Gutter") || hasClass(n, "Label") || hasClass(n, "Move")
	}
	d.old = textWithout(body, func(n *html.Node) bool { return aside(n) || n.Data == "ins" || hasClass(n, "Row--moved") })
	d.new = textWithout(body, func(n *html.Node) bool { return aside(n) || n.Data == "del" || hasClass(n, "Row--departed") })
	d.marked = markedIn(body, func(n *html.Node) bool { return n.Data == "ins" || n.Data == "del" }, aside)
	return d
}

// markedIn counts the words and signs inside the elements that a function names.
func markedIn(body *html.Node, mark, aside func(*html.Node) bool) int {
	var b strings.Builder
	inside := 0
	walk(body, func(n *html.Node, enter bool) bool {
		switch {
		case n.Type == html.TextNode && enter && inside > 0:
			b.WriteString(n.Data)
		case n.Type != html.ElementNode:
		case aside(n):
			return false
		case mark(n) && enter:
			inside++
		case mark(n):
			inside--
			b.WriteByte(' ')
		default:
			edge(&b, n, enter)
		}
		return true
	})
	return len(tokens(b.String()))
}
