package snapshot

import (
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// isWiki knows a page of MediaWiki that compares two revisions, in columns or inline.
func isWiki(in *input) bool {
	if !isHTML(in) || in.signs()&signClass == 0 {
		return false
	}
	return find(in.parsed().root, func(n *html.Node) bool {
		return is(n, "td", "diff-lineno") || is(n, "td", "diff-marker") || strings.HasPrefix(attribute(n, "class"), "mw-diff-inline-")
	}) != nil
}

// readWiki takes the lines that the page shows, which are those around the changes. So the versions are partial.
func readWiki(in *input) []article.Version {
	root := in.parsed().root
	table := one(root, ".diff")
	if table == nil {
		table = root
	}
	in.note("around-changes", in.file)
	title := textOf(one(root, "[id=firstHeading]"))
	if before, _, ok := strings.Cut(title, ": Difference between revisions"); ok {
		title = before
	}
	about := metadata(root)
	var sides [2]article.Version
	for side, id := range []string{"mw-diff-otitle1", "mw-diff-ntitle1"} {
		v := article.Version{Title: title, URL: about.URL, Language: about.Language, Partial: true, Label: textOf(one(root, "[id="+id+"]"))}
		v.Captured = revisionTime(one(root, "[id="+id+"]"), v.Label)
		v.Blocks = wikiLines(table, belonging(side)+inOld)
		v.Furniture = frameOf(root, table)
		sides[side] = v
	}
	return sides[:]
}

// revisionTime reads when a revision was saved, from data or from the words "Revision as of 15:04, 2 January 2006".
func revisionTime(head *html.Node, label string) time.Time {
	if stamp := one(head, "[data-timestamp]"); stamp != nil {
		return parseTime(attribute(stamp, "data-timestamp"))
	}
	words := strings.Fields(between(label, " as of ", ""))
	if len(words) < 4 {
		return time.Time{}
	}
	t, _ := time.Parse("15:04, 2 January 2006", strings.Join(words[:4], " "))
	return t
}

// wikiLines returns the lines of a side: of cells in columns, or of boxes inline.
func wikiLines(table *html.Node, side belonging) (blocks []article.Block) {
	walk(table, func(n *html.Node) bool {
		where := wikiSide(n)
		if where == inBoth {
			return true
		}
		if where == side || where == inNone {
			if text := spaced(linesOf(n, side, byMarks)); text != "" && len(blocks) <= maxBlocks {
				blocks = append(blocks, article.Block{Role: article.Para, Text: text})
			}
		}
		return false
	}, nil)
	return blocks
}

// wikiSide says which element is a line, and of which version; a line of both is inNone here, and inBoth is no line.
// Of the two cells of unchanged text the first is taken.
func wikiSide(n *html.Node) belonging {
	if n.Type != html.ElementNode {
		return inBoth
	}
	for _, class := range strings.Fields(attribute(n, "class")) {
		switch class {
		case "diff-deletedline", "mw-diff-inline-deleted":
			return inOld
		case "diff-addedline", "mw-diff-inline-added":
			return inNew
		case "mw-diff-inline-context", "mw-diff-inline-changed", "mw-diff-inline-moved":
			return inNone
		case "diff-context":
			if first(n, class) {
				return inOld
			}
			return inNew
		}
	}
	return inBoth
}

// first says whether no element before in the same row has the class.
func first(n *html.Node, class string) bool {
	for before := n.PrevSibling; before != nil; before = before.PrevSibling {
		if hasClass(before, class) {
			return false
		}
	}
	return true
}
