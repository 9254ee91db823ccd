package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// isHTML says whether the text is a page or a piece of one, also as pasted source.
func isHTML(in *input) bool {
	if in.html == 0 {
		in.html = 1 + count(looksHTML(in))
	}
	return in.html > 1
}

func looksHTML(in *input) bool {
	head := strings.ToLower(strings.TrimSpace(in.text[:min(len(in.text), 4096)]))
	if strings.HasPrefix(in.kind, "text/html") || strings.HasPrefix(in.kind, "application/xhtml") {
		return strings.Contains(head, "<") || strings.Contains(in.text, "</")
	}
	if !strings.HasPrefix(head, "<") {
		return strings.Contains(head, "<!--startfragment")
	}
	return wholePage(head) || knownTags(head) >= 3
}

// wholePage says whether a head, in lower case, has what only whole pages have.
func wholePage(head string) bool {
	for _, sign := range []string{"<!doctype html", "<html", "<head>", "<head ", "<body"} {
		if strings.Contains(head, sign) {
			return true
		}
	}
	return false
}

// knownTags counts tags of elements that text pages are made of.
func knownTags(head string) (n int) {
	for rest := head; ; {
		_, after, ok := strings.Cut(rest, "<")
		if !ok {
			return n
		}
		rest = strings.TrimPrefix(after, "/")
		end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' })
		if end <= 0 {
			continue
		}
		if name := rest[:end]; isBlock(name) || styleOf(name) >= 0 || among(name, "span img br meta ins del u s sub sup mark small font") {
			n++
		}
	}
}

const startFragment, endFragment = "<!--StartFragment-->", "<!--EndFragment-->"

// isFragment knows the HTML of a clipboard, and pieces of HTML: the reader has selected already.
func isFragment(in *input) bool {
	if !isHTML(in) {
		return false
	}
	head := in.text[:min(len(in.text), 1<<16)]
	return strings.Contains(head, startFragment) || !wholePage(strings.ToLower(head[:min(len(head), 4096)]))
}

// readFragment takes all of a fragment.
func readFragment(in *input) []article.Version {
	if _, rest, ok := strings.Cut(in.text, startFragment); ok {
		in.text, in.page = rest, nil
		if at := strings.LastIndex(rest, endFragment); at >= 0 {
			in.text = rest[:at]
		}
	}
	root := in.parsed().root
	if root == nil {
		return []article.Version{readFlat(in)}
	}
	mayBeMarked(in)
	var v article.Version
	for _, p := range pieces(root, resolver(baseOf(root)), nil) {
		if p.hidden {
			v.Furniture = append(v.Furniture, p.Block)
		} else {
			v.Blocks = append(v.Blocks, p.Block)
		}
	}
	titleFirst(&v)
	return []article.Version{v}
}

// titleFirst makes a first block that is a heading of the first rank the title.
func titleFirst(v *article.Version) {
	if len(v.Blocks) > 0 && v.Blocks[0].Role == article.Heading && v.Blocks[0].Level == 1 {
		v.Blocks[0].Role, v.Blocks[0].Level = article.Title, 0
		v.Title = v.Blocks[0].Text
	}
}

// isPage knows whole pages.
func isPage(in *input) bool { return isHTML(in) }

// readPage reads a page: the article by selection, all else as furniture.
func readPage(in *input) []article.Version {
	root := in.parsed().root
	if root == nil {
		return []article.Version{readFlat(in)}
	}
	mayBeMarked(in)
	v := metadata(root)
	in.origin.fill(&v)
	all := pieces(root, resolver(baseFor(root, v)), nil)
	selectArticle(root, all, &v)
	for _, p := range all {
		if p.kept {
			v.Blocks = append(v.Blocks, p.Block)
		} else {
			v.Furniture = append(v.Furniture, p.Block)
		}
	}
	return []article.Version{v}
}

// baseFor is what relative links refer to: the page's own base, else its address.
func baseFor(root *html.Node, v article.Version) string {
	if base := baseOf(root); base != "" {
		return base
	}
	return v.URL.String()
}

func baseOf(root *html.Node) string {
	if base := find(root, func(n *html.Node) bool { return n.Data == "base" && attribute(n.Attr, "href") != "" }); base != nil {
		return attribute(base.Attr, "href")
	}
	return ""
}

// A placed piece knows where it stood.
type placed struct {
	piece
	parent    *html.Node // the container it stands in
	class     string     // of its element, in lower case
	furniture bool       // inside what frames a page, by elements or by words in classes
	framed    bool       // by elements alone
	hidden    bool
	kept      bool // chosen for the article
}

// pieces returns the blocks under root in document order, but for those under except.
func pieces(root *html.Node, resolve func(string) article.Link, except *html.Node) []*placed {
	if resolve == nil {
		resolve = article.NewLink
	}
	var all []*placed
	at, frames, strict, hidden := root, 0, 0, 0
	b := &builder{resolve: resolve}
	b.done = func(p piece) {
		all = append(all, &placed{piece: p, parent: container(at), class: classes(at), furniture: frames > 0, framed: strict > 0, hidden: hidden > 0})
	}
	datas := map[*html.Node]bool{}
	data := func(n *html.Node) bool {
		return (n.Data == "tr" || n.Data == "td" || n.Data == "th") && datas[tableOf(n)]
	}
	enter := func(n *html.Node) bool {
		if n.Type == html.TextNode {
			b.text(n.Data)
		}
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		if dropped(n) || n == except {
			if isBlock(n.Data) {
				b.flush()
			}
			return false
		}
		if n.Data == "table" {
			datas[n] = isData(n)
		}
		edge := frame(n) || isHidden(n)
		if edge {
			b.flush()
		}
		b.enter(n.Data, n.Attr, data(n))
		if isBlock(n.Data) || edge {
			at = n
		}
		strict += count(framing(n))
		frames, hidden = frames+count(frame(n)), hidden+count(isHidden(n))
		return true
	}
	leave := func(n *html.Node) {
		if n.Type != html.ElementNode {
			return
		}
		edge := frame(n) || isHidden(n)
		if edge {
			b.flush()
		}
		b.leave(n.Data, data(n))
		strict -= count(framing(n))
		frames, hidden = frames-count(frame(n)), hidden-count(isHidden(n))
		if (isBlock(n.Data) || edge) && n.Parent != nil {
			at = n.Parent
		}
	}
	walk(root, enter, leave)
	b.row = 0
	b.flush()
	return all
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// container is the nearest element around that holds blocks.
func container(n *html.Node) *html.Node {
	for ; n.Parent != nil; n = n.Parent {
		switch n.Data {
		case "div", "section", "article", "main", "body", "aside", "nav", "footer", "header", "form":
			return n
		}
	}
	return n
}

func classes(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	return strings.ToLower(attribute(n.Attr, "class") + " " + attribute(n.Attr, "id") + " " + attribute(n.Attr, "itemprop"))
}

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
	if role := attribute(table.Attr, "role"); role == "presentation" || role == "none" {
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

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" && n.Data != "body" && n.Data != "html" {
			return true
		}
		if a.Key == "style" && n.Data != "body" && n.Data != "html" {
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all") {
				return true
			}
		}
	}
	return hasClass(n, "sf-hidden")
}
