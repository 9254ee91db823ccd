package snapshot

import (
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// Statements collect what a page says about itself: every claim of every field, with its source.
type statements struct {
	claims  [len(fieldNames)][]claim
	scripts int    // of JSON-LD read so far
	body    string // the article as JSON-LD gives it
}

// fieldNames are the fields in the order of Meta.
var fieldNames = [...]string{"title", "standfirst", "byline", "published", "modified", "url", "site", "language", "section", "image", "access"}

// A claim has a rank: of the plausible claims of a field the one with the lowest is chosen.
type claim struct {
	article.Claim
	rank int
}

const (
	maxClaims = 12   // of one field
	maxClaim  = 1000 // bytes of a value; what is longer is cut
)

// put adds a claim. Empty ones, and those that a source repeats, say nothing.
func (s *statements) put(field, value, source string, rank int) {
	value = spaced(value)
	if value == "" || rank < 0 {
		return
	}
	if len(value) > maxClaim {
		value = strings.ToValidUTF8(value[:maxClaim], "") + "…"
	}
	if field == "published" || field == "modified" {
		value = dated(value)
	}
	for i, name := range fieldNames {
		if name != field || len(s.claims[i]) == maxClaims {
			continue
		}
		for _, c := range s.claims[i] {
			if c.Value == value && c.Source == source {
				return
			}
		}
		s.claims[i] = append(s.claims[i], claim{article.Claim{Value: value, Source: source}, rank})
	}
}

// A metaRule says which field a meta element is about.
type metaRule struct {
	field string
	rank  int
}

// metaRules are the names and properties of meta elements that are read. Ranks count up over the sources of a field.
var metaRules = rules("title 2og:title 3twitter:title 5title 4dc.title 4parsely-title|" +
	"standfirst 2og:description 3description 4twitter:description 5dc.description|" +
	"byline 1author 1parsely-author 2dc.creator 3article:author 3sailthru.author|" +
	"published 1article:published_time 1og:published_time 2parsely-pub-date 3dc.date 2dc.date.issued 2dcterms.created 4date 3pubdate 3publishdate 3sailthru.date|" +
	"modified 1article:modified_time 2og:updated_time 3dcterms.modified 4last-modified 4lastmod|" +
	"url 1og:url|" +
	"site 0og:site_name 2application-name|" +
	"language 1og:locale|" +
	"section 1article:section 2parsely-section|" +
	"image 1og:image 2twitter:image 3og:image:alt|" +
	"access 1article:content_tier")

// itemRules are the properties of microdata that are read.
var itemRules = rules("title 4headline|byline 4author|published 4datePublished|modified 4dateModified|section 3articleSection")

// rules reads a table: for each field its name, and behind each rank a name that has it.
func rules(table string) map[string]metaRule {
	all := map[string]metaRule{}
	for _, line := range strings.Split(table, "|") {
		words := strings.Fields(line)
		for _, word := range words[1:] {
			all[word[1:]] = metaRule{words[0], int(word[0] - '0')}
		}
	}
	return all
}

// tag takes an element by its attributes.
func (s *statements) tag(name string, attrs []html.Attribute) {
	switch name {
	case "html":
		s.put("language", valueOf(attrs, "lang"), "lang", 0)
	case "meta":
		content := valueOf(attrs, "content")
		for _, key := range []string{"property", "name", "itemprop"} {
			value := valueOf(attrs, key)
			rule, ok := metaRules[strings.ToLower(value)]
			if key == "itemprop" {
				rule, ok = itemRules[value]
			}
			if ok {
				s.put(rule.field, content, strings.ToLower(value), rule.rank)
			}
		}
	case "link":
		if strings.EqualFold(valueOf(attrs, "rel"), "canonical") {
			s.put("url", valueOf(attrs, "href"), "canonical", 0)
		}
	case "time":
		if rule, ok := itemRules[valueOf(attrs, "itemprop")]; ok {
			s.put(rule.field, valueOf(attrs, "datetime"), "itemprop "+valueOf(attrs, "itemprop"), rule.rank)
		}
	}
}

// content takes an element whose text is read.
func (s *statements) content(name string, attrs []html.Attribute, text string) {
	switch name {
	case "title":
		s.put("title", siteless(spaced(text)), "<title>", 4)
	case "script":
		if strings.EqualFold(valueOf(attrs, "type"), "application/ld+json") {
			s.linked(text)
		}
	}
}

// metadata reads what a page says about itself. The title is replaced later if a headline stands near the article.
func metadata(root *html.Node) (v article.Version) {
	s := &statements{}
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		switch n.Data {
		case "title", "script":
			if n.FirstChild != nil && n.Namespace == "" {
				s.content(n.Data, n.Attr, n.FirstChild.Data)
			}
			return false
		case "html", "meta", "link", "time":
			s.tag(n.Data, n.Attr)
		case "a", "span", "div", "p", "address":
			if item := attribute(n, "itemprop"); item == "author" || n.Data == "a" && attribute(n, "rel") == "author" {
				if text := textOf(n); words(text) <= 10 {
					s.put("byline", strings.TrimPrefix(text, "By "), "author", 4)
				}
			}
		}
		return true
	}, nil)
	s.version(&v)
	return v
}

// version writes the chosen claims into a version, and all of them into its Meta.
func (s *statements) version(v *article.Version) {
	for i, name := range fieldNames {
		if f := s.field(i, name); len(f.Claims) > 0 {
			v.Meta = append(v.Meta, f)
		}
	}
	v.Title = v.Meta.Get("title")
	v.Language = language(v.Meta.Get("language"))
	v.URL = article.NewLink(v.Meta.Get("url"))
}

// field sorts the claims of a field by rank, the implausible ones last.
func (s *statements) field(i int, name string) article.Field {
	f := article.Field{Name: name}
	if len(s.claims[i]) == 0 {
		return f
	}
	for _, good := range []bool{true, false} {
		for rank := range 8 {
			for _, c := range s.claims[i] {
				if c.rank == rank && s.plausible(name, c.Value) == good {
					f.Claims = append(f.Claims, c.Claim)
				}
			}
		}
	}
	for _, c := range f.Claims[min(1, len(f.Claims)):] {
		f.Differs = f.Differs || s.plausible(name, c.Value) && !agree(f.Claims[0].Value, c.Value)
	}
	return f
}

// plausible says whether a value can be what its field is about: no address as a name, no cut title, no other scheme.
func (s *statements) plausible(field, value string) bool {
	switch field {
	case "title":
		return !isCut(value) && len(value) <= 500
	case "byline":
		return !strings.Contains(value, "://") && words(value) <= 30
	case "url":
		return article.NewLink(value) != article.Link{}
	case "language":
		return language(value) != ""
	}
	return true
}

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func isCut(text string) bool { return strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...") }

// agree says whether two values are the same but for case, quotation marks, dashes, a site's name and a cut end.
func agree(a, b string) bool {
	x, y := folded(a), folded(b)
	if n := len(time.DateOnly); len(x) >= n && len(y) >= n && (isDay(x) || isDay(y)) {
		return x[:n] == y[:n]
	}
	if x == y || folded(siteless(a)) == y || x == folded(siteless(b)) {
		return true
	}
	if isCut(a) {
		return strings.HasPrefix(y, strings.TrimRight(x, ". …"))
	}
	return isCut(b) && strings.HasPrefix(x, strings.TrimRight(y, ". …"))
}

// separators stand between a headline and the name of a site.
var separators = []string{" | ", " – ", " — ", " - ", " : ", " :: ", " · ", " » ", " « "}

// siteless cuts the site's name from the end of a title: "Headline | Site" becomes "Headline".
func siteless(title string) string {
	for _, sign := range separators {
		if at := strings.LastIndex(title, sign); at > 0 && words(title[at+len(sign):]) <= 4 && words(title[:at]) >= 3 {
			return title[:at]
		}
	}
	return title
}

// language keeps what looks like a language tag.
func language(tag string) string {
	tag = strings.ReplaceAll(tag, "_", "-")
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
