package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// clipboardHead takes off what Windows writes before the HTML of a clipboard: lines of offsets, and the address.
func (in *input) clipboardHead() {
	head := in.text[:min(len(in.text), 2048)]
	at := strings.IndexByte(head, '<')
	if at < 0 || !strings.HasPrefix(head, "Version:") || !strings.Contains(head[:at], "StartFragment:") {
		return
	}
	if address, _, _ := strings.Cut(between(head[:at]+"\n", "SourceURL:", "\n"), "\n"); address != "about:blank" {
		in.origin.url = address
	}
	in.text = in.text[at:]
}

// cutFragment cuts the HTML of a clipboard to what was selected.
func (in *input) cutFragment() {
	if holds(in.text[:min(len(in.text), 1<<16)], "<!--", startFragment[len("<!--"):]) {
		_, in.text, _ = strings.Cut(in.text, startFragment)
		if at := strings.LastIndex(in.text, endFragment); at >= 0 {
			in.text = in.text[:at]
		}
		in.whole = true
	}
}

// isWord knows a page of Word or Outlook by its head.
func isWord(text string) bool {
	head := text[:min(len(text), 1<<16)]
	// Word names itself in the tag html; elsewhere signs with a rare first letter are found quickly.
	return strings.Contains(head[:min(len(head), 1<<12)], "urn:schemas-microsoft-com:office:word") ||
		strings.Contains(head, "Microsoft Word") && strings.Contains(head, "content=\"Microsoft Word") ||
		strings.Contains(head, "Word.Document") && strings.Contains(head, "content=Word.Document")
}

// isTracked knows Word's HTML with tracked changes.
func isTracked(in *input) bool {
	return isFragment(in) && find(in.parsed().root, func(n *html.Node) bool {
		return byMarks(n) != inBoth && (strings.HasPrefix(attribute(n, "cite"), "mailto:") || is(n.Parent, "span", "msoIns") || is(n.Parent, "span", "msoDel"))
	}) != nil
}

// readTracked takes both versions: all changes rejected, and all accepted.
func readTracked(in *input) []article.Version { return twice(in, byMarks, readFragment) }

// dress makes of what programs write into clipboards what pages have: lists of Word, marks of Google Docs.
func dress(root *html.Node) {
	var gone []*html.Node
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		style := attribute(n, "style")
		switch {
		case hasClass(n, "Apple-interchange-newline"), strings.Contains(style, "mso-list:Ignore"), strings.Contains(style, "mso-list: Ignore"):
			gone = append(gone, n)
			return false
		case hasClass(n, "Apple-converted-space"):
			if text := n.FirstChild; text != nil && text.Type == html.TextNode {
				text.Data = strings.ReplaceAll(text.Data, "\u00a0", " ")
			}
		case n.Data == "b" || n.Data == "strong" || n.Data == "i" || n.Data == "em":
			if plainStyle(style, n.Data) {
				n.Data = "span"
			}
		case n.Data == "p" || n.Data == "div":
			dressParagraph(n, style)
		case n.Data == "td" || n.Data == "th":
			if p := onlyChild(n); p != nil && p.Data == "p" && strings.HasPrefix(attribute(p, "class"), "Mso") {
				p.Data, p.DataAtom = "span", 0 // the cell is the block
			}
		}
		return true
	}, nil)
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
}

// onlyChild returns the element that a node holds and nothing beside it, or nil.
func onlyChild(n *html.Node) (only *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "", c.Type == html.CommentNode:
		case c.Type == html.ElementNode && only == nil:
			only = c
		default:
			return nil
		}
	}
	return only
}

// plainStyle says whether a style takes back what an element means: Google Docs wraps all in a bold element that is not.
func plainStyle(style, element string) bool {
	style = ";" + strings.ReplaceAll(strings.ToLower(style), " ", "")
	if element == "b" || element == "strong" {
		return strings.Contains(style, ";font-weight:normal") || strings.Contains(style, ";font-weight:400")
	}
	return strings.Contains(style, ";font-style:normal")
}

// dressParagraph gives a paragraph of Word the element that its style stands for.
func dressParagraph(n *html.Node, style string) {
	if _, list, ok := strings.Cut(style, "mso-list:"); ok {
		level := "1"
		if _, rest, ok := strings.Cut(list, "level"); ok && rest != "" && isDigit(rest[0]) {
			level = rest[:1]
		}
		n.Data, n.DataAtom = "li", 0
		n.Attr = append(n.Attr, html.Attribute{Key: "aria-level", Val: level})
		return
	}
	switch class, _, _ := strings.Cut(attribute(n, "class"), " "); class {
	case "MsoTitle":
		n.Data, n.DataAtom = "h1", 0
	case "MsoQuote", "MsoIntenseQuote":
		n.Data, n.DataAtom = "blockquote", 0
	case "MsoCaption":
		n.Data, n.DataAtom = "figcaption", 0
	}
}

// poorer says whether a rich text holds less than 80 % of the words of the plain one that came with it.
func poorer(v article.Version, plain string) bool {
	n := 0
	for _, b := range v.Blocks {
		n += words(b.Text)
	}
	return n*5 < words(plain)*4
}
