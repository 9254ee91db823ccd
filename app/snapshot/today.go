package snapshot

import (
	"strings"

	"golang.org/x/net/html"
)

// todayPrefix stands for the addresses of archive.today, "/o/AbC12/https://…" and those with digits.
const todayPrefix = "/o/"

// todayHeader returns the head that archive.today puts over a page, or nil for other pages.
func todayHeader(in *input, root *html.Node) *html.Node {
	if !strings.Contains(in.text, "CONTENT") {
		return nil
	}
	header := one(root, "[id=HEADER]")
	if header == nil || contentOf(root) == nil {
		return nil
	}
	asks := one(header, "input[name=q]")
	named := find(root, func(n *html.Node) bool {
		return n.Data == "meta" && (attribute(n, "property") == "og:site_name" && strings.HasPrefix(attribute(n, "content"), "archive.") ||
			attribute(n, "content") == "@archiveis")
	})
	if asks == nil && named == nil {
		return nil
	}
	return header
}

func contentOf(root *html.Node) *html.Node {
	return one(root, "[id=CONTENT]")
}

// unwrapToday keeps the content of a page of archive.today. What the page says of its times, its address and its short
// title is the archive's own, so none of that is taken.
func unwrapToday(in *input, root, header *html.Node) {
	in.archive = todayPrefix
	in.origin = origin{url: in.restored(in.origin.url)}
	content := contentOf(root)
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode || n == content {
			return n.Type == html.DocumentNode
		}
		switch n.Data {
		case "input":
			if attribute(n, "name") == "q" && inside(n, header) {
				in.origin.url = attribute(n, "value")
			}
		case "link":
			if attribute(n, "rel") == "bookmark" && in.origin.url == "" {
				in.origin.url = in.restored(attribute(n, "href"))
			}
			if _, digits, _, ok := archived(attribute(n, "href")); ok && attribute(n, "rel") == "bookmark" && in.origin.captured.IsZero() {
				in.origin.captured = fromDigits(digits)
			}
			n.Attr = nil
		case "time":
			if attribute(n, "itemprop") == "pubdate" {
				in.origin.captured = parseTime(attribute(n, "datetime"))
			}
			n.Attr = nil
		case "meta":
			n.Attr = nil
		case "script":
			n.FirstChild, n.LastChild = nil, nil
		}
		if n.Data != "html" && n.Data != "head" && n.Data != "body" && n.Data != "title" && !inside(content, n) {
			hide(n)
		}
		return true
	}, nil)
	walk(content, func(n *html.Node) bool { in.restore(n.Attr); return true }, nil)
}

// todayRestored is the address behind one of archive.today.
func todayRestored(address string) string {
	if _, _, page, ok := archived(address); ok {
		return page
	}
	path := rooted(address)
	if rest, ok := strings.CutPrefix(path, todayPrefix); ok {
		if _, page, ok := strings.Cut(rest, "/"); ok && strings.HasPrefix(page, "http") {
			return page
		}
	}
	return address
}
