package snapshot

import (
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// metadata reads what a page says about itself: title, address, language. The title is replaced later if a headline
// stands near the article.
func metadata(root *html.Node, source string) (v article.Version) {
	values := map[string]string{}
	put := func(key, value string) {
		if value = spaced(value); value != "" && values[key] == "" {
			values[key] = value
		}
	}
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		switch n.Data {
		case "html":
			put("lang", attribute(n.Attr, "lang"))
		case "title":
			put("title", textOf(n))
		case "meta":
			put(attribute(n.Attr, "property")+attribute(n.Attr, "name"), attribute(n.Attr, "content"))
		case "link":
			if strings.EqualFold(attribute(n.Attr, "rel"), "canonical") {
				put("canonical", attribute(n.Attr, "href"))
			}
		}
		return true
	}, func(*html.Node) {})
	v.Title = values["og:title"]
	for _, title := range []string{values["twitter:title"], siteless(values["title"])} {
		if v.Title == "" {
			v.Title = title
		}
	}
	v.Language = language(values["lang"])
	for _, address := range []string{values["canonical"], values["og:url"], savedFrom(source)} {
		if v.URL == (article.Link{}) {
			v.URL = article.NewLink(address)
		}
	}
	v.Captured = savedDate(source)
	return v
}

// savedDate reads the time in SingleFile's comment, "Thu Apr 17 2025 14:02:19 GMT+0000 (UTC)"; else it is unknown.
func savedDate(source string) time.Time {
	_, rest, ok := strings.Cut(source[:min(len(source), 1<<16)], "SingleFile")
	if !ok {
		return time.Time{}
	}
	_, rest, _ = strings.Cut(rest, "\n saved date:")
	line, _, _ := strings.Cut(rest, "\n")
	line, _, _ = strings.Cut(line, "(")
	t, err := time.Parse("Mon Jan 2 2006 15:04:05 GMT-0700", strings.TrimSpace(line))
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// siteless cuts the site's name from the end of a title: "Headline | Site" becomes "Headline".
func siteless(title string) string {
	for _, sign := range []string{" | ", " – ", " — ", " - "} {
		if at := strings.LastIndex(title, sign); at > 0 && words(title[at+len(sign):]) <= 4 && words(title[:at]) >= 3 {
			return title[:at]
		}
	}
	return title
}

// savedFrom reads the comments of browsers and of SingleFile that name a saved page's address.
func savedFrom(source string) string {
	head := source[:min(len(source), 1<<16)]
	if _, rest, ok := strings.Cut(head, "<!-- saved from url=("); ok {
		_, rest, _ = strings.Cut(rest, ")")
		address, _, _ := strings.Cut(rest, "-->")
		return strings.TrimSpace(address)
	}
	if _, rest, ok := strings.Cut(head, "SingleFile"); ok {
		if _, rest, ok = strings.Cut(rest, "\n url:"); ok {
			address, _, _ := strings.Cut(rest, "\n")
			return strings.TrimSpace(address)
		}
	}
	return ""
}

// language keeps what looks like a language tag.
func language(tag string) string {
	if len(tag) > 35 {
		return ""
	}
	for _, r := range tag {
		if r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return ""
		}
	}
	return tag
}
