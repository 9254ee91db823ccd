package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// A belonging says in which of the two versions that a page shows at once a part of it stands.
type belonging int

const (
	inBoth belonging = iota
	inOld
	inNew
	inNone
)

// twice reads a page once for each version, without what stands in the other one only.
func twice(in *input, of func(*html.Node) belonging, read func(*input) []article.Version) []article.Version {
	var sides []article.Version
	for side := inOld; side <= inNew; side++ {
		sub := in.again()
		if root := sub.parsed().root; root != nil {
			prune(root, side, of)
		}
		sides = append(sides, read(sub)[0])
		in.add(sub.notes...)
		in.quiet.atLeast(sub.quiet)
	}
	return sides
}

// prune removes from a tree what stands in the other version only. A template that does not is opened.
func prune(root *html.Node, side belonging, of func(*html.Node) belonging) {
	var gone []*html.Node
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		where := of(n)
		if where != inBoth && where != side {
			gone = append(gone, n)
			return false
		}
		if where == side && n.Data == "template" {
			n.Data, n.DataAtom = "div", 0
		}
		return true
	}, nil)
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
}

// byMarks is for pages whose elements ins and del say it.
func byMarks(n *html.Node) belonging {
	switch n.Data {
	case "del":
		return inOld
	case "ins":
		return inNew
	}
	return inBoth
}

// byClass is for pages whose classes say it.
func byClass(n *html.Node, old, new string) belonging {
	for _, class := range strings.Fields(attribute(n, "class")) {
		if among(class, old) {
			return inOld
		}
		if among(class, new) {
			return inNew
		}
	}
	return inBoth
}

// has says whether a page has an element of one version only.
func has(in *input, of func(*html.Node) belonging) bool {
	return find(in.parsed().root, func(n *html.Node) bool { return of(n) != inBoth }) != nil
}

// among says whether a list of words with a space between holds one.
func among(word, list string) bool {
	for more := true; more; {
		var have string
		if have, list, more = strings.Cut(list, " "); have == word {
			return true
		}
	}
	return false
}

// readEither reads what is left of a page, or of a piece of one.
func readEither(in *input) []article.Version {
	if isFragment(in) {
		return readFragment(in)
	}
	return readPage(in)
}

// readMarked takes the two states of a page with insertions and deletions.
func readMarked(in *input) []article.Version { return twice(in, byMarks, readEither) }

// marksBoth says whether a page seems to mark changes: two of each sign, with 0.5 to 60 % of the words.
func marksBoth(root *html.Node) bool {
	var n [2]int
	inside, marked, all := 0, 0, 0
	walk(root, func(node *html.Node) bool {
		if node.Type == html.ElementNode {
			if dropped(node) {
				return false
			}
			if where := byMarks(node); where != inBoth {
				n[where-inOld]++
				inside++
			}
		}
		if node.Type == html.TextNode {
			count := words(node.Data)
			all += count
			if inside > 0 {
				marked += count
			}
		}
		return true
	}, func(node *html.Node) {
		if node.Type == html.ElementNode && byMarks(node) != inBoth {
			inside--
		}
	})
	return n[0] >= 2 && n[1] >= 2 && marked*200 >= all && marked*10 <= all*6
}

// mayBeMarked tells the reader of a page that seems to mark changes. Authors use the signs too, so it is one version.
func mayBeMarked(in *input) {
	if page := in.parsed(); page.marked && page.root != nil && marksBoth(in.page.root) {
		in.note("marks-states")
	}
}

// childOf finds an element of a name below another one that has one.
func childOf(root *html.Node, parent, name string) *html.Node {
	return find(root, func(n *html.Node) bool { return n.Data == name && n.Parent.Data == parent })
}

// linesOf returns the text of a node as it stands in one version, br and line ends as line ends.
func linesOf(root *html.Node, side belonging, of func(*html.Node) belonging) string {
	var out strings.Builder
	walk(root, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
		if n.Type != html.ElementNode {
			return true
		}
		if n.Data == "br" {
			out.WriteByte('\n')
		}
		where := of(n)
		return where == inBoth || where == side
	}, nil)
	return out.String()
}

// frameOf returns everything of a page but one element, as furniture.
func frameOf(root, but *html.Node) []article.Block {
	var all []article.Block
	for _, p := range pieces(root, nil, but, nil).all {
		all = append(all, p.Block)
	}
	return all
}
