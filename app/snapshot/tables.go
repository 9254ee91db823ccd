package snapshot

import (
	"golang.org/x/net/html"
)

func tableOf(n *html.Node) *html.Node {
	for i := 0; n != nil && i < 6; n, i = n.Parent, i+1 {
		if n.Data == "table" {
			return n
		}
	}
	return nil
}

// isData says whether a table holds rows of data: more than one column and no blocks in cells.
func isData(table *html.Node) bool {
	if role := attribute(table, "role"); role == "presentation" || role == "none" {
		return false
	}
	inner := find(table, func(n *html.Node) bool {
		switch n.Data {
		case "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption":
			return n.Data == "table" && n != table
		}
		return isBlock(n.Data) && !is(n.Parent, "caption", "")
	})
	wide := find(table, func(n *html.Node) bool { return n.Data == "tr" && len(cells(n, "td"))+len(cells(n, "th")) > 1 })
	return inner == nil && wide != nil
}
