package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// metadata reads what a page says about itself: title, address, language. The title is replaced later if a headline
// stands near the article.
func metadata(root *html.Node) (v article.Version) {
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
	for _, address := range []string{values["canonical"], values["og:url"]} {
		if v.URL == (article.Link{}) {
			v.URL = article.NewLink(address)
		}
	}
	return v
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
