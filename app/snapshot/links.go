package snapshot

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// resolver makes links from the addresses of a page that stood at base. A trailing slash stays, for sites tell both apart.
func resolver(base string) func(string) article.Link {
	root, err := url.Parse(base)
	if err != nil || root.Host == "" {
		root, _ = url.Parse(article.Nowhere)
	}
	own, _, _ := strings.Cut(root.String(), "#")
	origin := root.Scheme + "://" + root.Host
	return func(address string) article.Link {
		address = strings.TrimSpace(address)
		if isRooted(address) {
			return article.NewLink(origin + address)
		}
		if address == "" || address == "#" {
			return article.Link{}
		}
		if address[0] == '#' {
			return article.NewLink(article.Nowhere + address)
		}
		l := article.NewLink(address)
		if l == (article.Link{}) {
			part, err := url.Parse(address)
			if err != nil || part.Scheme != "" {
				return article.Link{}
			}
			l = article.NewLink(root.ResolveReference(part).String())
		}
		if page, fragment, ok := strings.Cut(l.String(), "#"); ok && page == own {
			return article.NewLink(article.Nowhere + "#" + fragment)
		}
		return l
	}
}

// isRooted says whether an address is a plain path from the root of its site, which needs no parsing: no dots in front of
// a part of it, no query, nothing to escape.
func isRooted(address string) bool {
	if len(address) < 2 || address[0] != '/' || address[1] == '/' {
		return false
	}
	for i := 1; i < len(address); i++ {
		switch c := address[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_', c == '/':
		case c == '.' && address[i-1] != '/':
		default:
			return false
		}
	}
	return true
}

// protected is how Cloudflare writes mail addresses: the address in hexadecimal behind it. The key changes with every
// load.
const protected = "/cdn-cgi/l/email-protection"

// mail returns the address behind a protected one; others are as they are.
func (q *quieting) mail(address string) string {
	if strings.IndexByte(address, '#') < 0 || !q.on(NoiseMail) {
		return address
	}
	if _, code, ok := strings.Cut(address, protected+"#"); ok {
		if mail := unprotected(code); mail != "" {
			q.did(NoiseMail)
			return "mailto:" + mail
		}
	}
	return address
}

// unprotected decodes a mail address: every byte is changed by the first one. What comes out may hold character
// references.
func unprotected(code string) string {
	if len(code) < 4 || len(code) > 2048 || len(code)%2 == 1 {
		return ""
	}
	out := make([]byte, len(code)/2)
	for i := range out {
		n, err := strconv.ParseUint(code[2*i:2*i+2], 16, 8)
		if err != nil {
			return ""
		}
		out[i] = byte(n)
		if i > 0 {
			out[i] ^= out[0]
		}
	}
	mail := html.UnescapeString(string(out[1:]))
	if strings.ToValidUTF8(mail, "") != mail || strings.ContainsAny(mail, "\x00\n\r") {
		return ""
	}
	return mail
}

// openMail puts the mail addresses that Cloudflare hides back into text and links.
func (in *input) openMail(root *html.Node) {
	if in.signs()&signMail == 0 || !in.quiet.on(NoiseMail) {
		return
	}
	for _, n := range every(root, "[data-cfemail]", maxMarks) {
		mail := unprotected(attribute(n, "data-cfemail"))
		if mail == "" {
			continue
		}
		if n.Parent == nil || !strings.Contains(attribute(n.Parent, "href"), protected+"#") { // else its link counts
			in.quiet.did(NoiseMail)
		}
		text := &html.Node{Type: html.TextNode, Data: mail, Parent: n}
		n.FirstChild, n.LastChild = text, text
		for i, a := range n.Attr {
			if a.Key == "href" && strings.HasSuffix(a.Val, protected) {
				n.Attr[i].Val = "mailto:" + mail
			}
		}
	}
}
