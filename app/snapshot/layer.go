package snapshot

import (
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// An origin is where a page came from and when, as what holds the page says: an archive, a container, a comment of the
// program that saved it. What the page says of itself goes first.
type origin struct {
	url      string
	captured time.Time
}

// fill adds what a version does not say of itself.
func (o origin) fill(v *article.Version) {
	if v.URL == (article.Link{}) {
		v.URL = article.NewLink(o.url)
	}
	if v.Captured.IsZero() {
		v.Captured = o.captured
	}
}

// or is the first, with what only the second knows.
func (o origin) or(other origin) origin {
	if o.url == "" {
		o.url = other.url
	}
	if o.captured.IsZero() {
		o.captured = other.captured
	}
	return o
}

// unwrap takes away what a web archive added to a page: its bars become furniture, its addresses those of the page.
func (in *input) unwrap(root *html.Node) {
	if header := todayHeader(in, root); header != nil {
		unwrapToday(in, root, header)
		return
	}
	prefix := waybackPrefix(in, root)
	if prefix == "" {
		return
	}
	in.archive = prefix
	if t := in.moment(root); !t.IsZero() {
		in.origin.captured = t
	}
	barred := false
	walk(root, func(n *html.Node) bool {
		if n.Type == html.CommentNode {
			if strings.Contains(n.Data, "BEGIN WAYBACK TOOLBAR INSERT") {
				barred = true
			} else if strings.Contains(n.Data, "END WAYBACK TOOLBAR INSERT") {
				barred = false
			}
		}
		if n.Type == html.TextNode && is(n.Parent, "script", "") && strings.Contains(attribute(n.Parent, "type"), "json") {
			n.Data = in.withoutPrefixes(n.Data)
		}
		if n.Type == html.ElementNode {
			in.restore(n.Attr)
			if id := attribute(n, "id"); barred || strings.HasPrefix(id, "wm-ipp") || strings.HasPrefix(id, "_wb_") || id == "donato" {
				hide(n)
			}
		}
		return true
	}, nil)
	in.origin.url = in.restored(in.origin.url)
	in.note("wayback")
}

// hide makes an element furniture.
func hide(n *html.Node) {
	if n != nil {
		n.Attr = append(n.Attr, html.Attribute{Key: "hidden", Val: "archive"})
	}
}

// waybackPrefix returns what such an archive writes before addresses, up to the digits of the time: "/web/". It is
// empty unless the page carries the archive's marks, or half of its links have one prefix and time.
func waybackPrefix(in *input, root *html.Node) string {
	if !hasPrefixes(in.page.source) {
		return ""
	}
	marked := strings.Contains(in.text, "BEGIN WAYBACK TOOLBAR INSERT") || strings.Contains(in.text, "End Wayback Rewrite JS Include") ||
		strings.Contains(in.text, `id="wm-ipp-base"`)
	links, first, when, shared := 0, "", "", 0
	for _, a := range findAll(root, func(n *html.Node) bool { return n.Data == "a" && len(attribute(n, "href")) > 1 }, 1000) {
		href := attribute(a, "href")
		if href[0] == '#' {
			continue
		}
		links++
		if prefix, digits, _, ok := archived(href); ok {
			if first == "" {
				first, when = rooted(prefix), digits
			}
			shared += count(first == rooted(prefix) && when == digits)
		}
	}
	switch {
	case links > 0 && shared*2 >= links:
		return first
	case marked && first != "":
		return first
	case marked:
		return "/web/"
	}
	return ""
}

// hasPrefixes says whether one address at least may stand behind a prefix: it keeps other pages from the count.
func hasPrefixes(text string) bool {
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, "/http")
		if !ok {
			return false
		}
		if strings.HasPrefix(after, ":/") || strings.HasPrefix(after, "s:/") {
			return true
		}
		rest = after
	}
}

// archived cuts an address of an archive: its prefix up to the digits, the digits, and the address of the page.
func archived(address string) (prefix, digits, page string, ok bool) {
	for start := 0; ; {
		at := strings.IndexByte(address[start:], '/')
		if at < 0 {
			return "", "", "", false
		}
		start += at + 1
		end := start
		for end < len(address) && address[end] >= '0' && address[end] <= '9' {
			end++
		}
		rest := address[end:]
		if len(rest) > 3 && rest[2] == '_' && isLower(rest[0]) && isLower(rest[1]) {
			rest = rest[3:]
		}
		if n := end - start; n < 4 || n > 14 || !strings.HasPrefix(rest, "/") {
			continue
		}
		if page = rest[1:]; strings.HasPrefix(page, "http:/") || strings.HasPrefix(page, "https:/") || strings.HasPrefix(page, "//") || strings.HasPrefix(page, "mailto:") {
			return address[:start], address[start:end], page, true
		}
	}
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

// rooted is an address without scheme and host.
func rooted(address string) string {
	if _, rest, ok := strings.Cut(address, "//"); ok {
		if at := strings.IndexByte(rest, '/'); at >= 0 {
			return rest[at:]
		}
	}
	return address
}

// restored is an address as the page had it. Without an archive, and for addresses of its own, it is the same.
func (in *input) restored(address string) string {
	if in.archive == "" {
		return address
	}
	if in.archive == todayPrefix {
		return todayRestored(address)
	}
	if prefix, _, page, ok := archived(address); ok && rooted(prefix) == in.archive {
		return page
	}
	return address
}

// restore undoes prefixes in attributes.
func (in *input) restore(attrs []html.Attribute) {
	if in.archive == "" {
		return
	}
	for i := range attrs {
		switch attrs[i].Key {
		case "href", "src", "content", "cite", "data-src", "poster":
			attrs[i].Val = in.restored(attrs[i].Val)
		case "srcset", "data-srcset":
			attrs[i].Val = in.withoutPrefixes(strings.Join(strings.Fields(attrs[i].Val), " "))
		}
	}
}

// withoutPrefixes undoes prefixes inside a list of addresses or a script of data.
func (in *input) withoutPrefixes(text string) string {
	if !hasPrefixes(text) {
		return text
	}
	words := strings.SplitAfter(strings.ReplaceAll(text, `\/`, "/"), `"`)
	for i, word := range words {
		parts := strings.SplitAfter(word, " ")
		for k, part := range parts {
			parts[k] = in.restored(part)
		}
		words[i] = strings.Join(parts, "")
	}
	return strings.Join(words, "")
}

// moment is when the archive kept the page: by its last comment, else by the digits in the page's own address.
func (in *input) moment(root *html.Node) time.Time {
	if at := strings.LastIndex(in.text, "FILE ARCHIVED ON "); at >= 0 {
		rest := in.text[at+len("FILE ARCHIVED ON "):]
		words := strings.Fields(rest[:min(len(rest), 64)])
		if len(words) >= 4 {
			if t, err := time.Parse("15:04:05 Jan 2, 2006", strings.Join(words[:4], " ")); err == nil {
				return t
			}
		}
	}
	own := []string{in.origin.url}
	for _, n := range findAll(root, func(n *html.Node) bool { return n.Data == "link" || n.Data == "meta" }, 500) {
		if strings.EqualFold(attribute(n, "rel"), "canonical") || attribute(n, "property") == "og:url" {
			own = append(own, attribute(n, "href")+attribute(n, "content"))
		}
	}
	for _, address := range own {
		if _, digits, _, ok := archived(address); ok {
			if t := fromDigits(digits); !t.IsZero() {
				return t
			}
		}
	}
	return time.Time{}
}

// fromDigits reads 20190212060332, or the beginning of such a time down to the day.
func fromDigits(digits string) time.Time {
	if len(digits) < 8 {
		return time.Time{}
	}
	t, err := time.Parse("20060102150405", digits+"00000000000000"[len(digits):])
	if err != nil {
		return time.Time{}
	}
	return t
}
