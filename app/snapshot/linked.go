package snapshot

import (
	"encoding/json"
	"strings"
)

const (
	maxScripts = 20      // of JSON-LD in a page
	maxScript  = 1 << 20 // bytes of one
	maxObjects = 1000    // looked at in one
)

// linked reads a script of JSON-LD: the first objects that are articles, wherever they stand. Scripts that are no JSON
// even without trailing commas say nothing.
func (s *statements) linked(text string) {
	if s.scripts++; s.scripts > maxScripts || len(text) > maxScript || nesting(text) > maxNesting {
		return
	}
	var value any
	if json.Unmarshal([]byte(text), &value) != nil && json.Unmarshal([]byte(tolerant(text)), &value) != nil {
		return
	}
	queue := []any{value}
	for i := 0; i < len(queue) && i < maxObjects; i++ {
		switch v := queue[i].(type) {
		case []any:
			queue = append(queue, v...)
		case map[string]any:
			if isArticle(v["@type"]) {
				s.story(v)
			}
			for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"} {
				if inner, ok := v[key]; ok {
					queue = append(queue, inner)
				}
			}
		}
	}
}

// tolerant removes what stands in the way of JSON in many pages: comments of HTML around it, commas before brackets,
// and control characters in strings, which become spaces.
func tolerant(text string) string {
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	text = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "//<![CDATA["), "//]]>")
	out := make([]byte, 0, len(text))
	quoted, comma := false, -1 // comma: where a comma stands that nothing but space follows
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quoted && c == '\\' && i+1 < len(text):
			out = append(out, c)
			i++
			c = text[i]
		case c == '"':
			quoted = !quoted
		case quoted && c < ' ':
			c = ' '
		}
		switch {
		case quoted || c == '"':
			comma = -1
		case c == ',':
			comma = len(out)
		case (c == '}' || c == ']') && comma >= 0:
			out[comma], comma = ' ', -1
		case c > ' ':
			comma = -1
		}
		out = append(out, c)
	}
	return string(out)
}

// isArticle says whether a type, or one of several, is an article.
func isArticle(kind any) bool {
	for _, one := range list(kind) {
		if name, ok := one.(string); ok && (strings.HasSuffix(name, "Article") || strings.HasSuffix(name, "Posting") && name != "JobPosting" || name == "Report") {
			return true
		}
	}
	return false
}

// story takes the statements of an article.
func (s *statements) story(v map[string]any) {
	const source = "JSON-LD "
	s.put("title", named(v["headline"]), source+"headline", 0)
	s.put("title", named(v["alternativeHeadline"]), source+"alternativeHeadline", 6)
	s.put("standfirst", named(v["description"]), source+"description", 1)
	s.put("byline", named(v["author"]), source+"author", 0)
	s.put("published", named(v["datePublished"]), source+"datePublished", 0)
	s.put("modified", named(v["dateModified"]), source+"dateModified", 0)
	s.put("url", firstOf(v, "url", "mainEntityOfPage"), source+"url", 2)
	s.put("site", named(v["publisher"]), source+"publisher", 1)
	s.put("language", named(v["inLanguage"]), source+"inLanguage", 2)
	s.put("section", named(v["articleSection"]), source+"articleSection", 0)
	s.put("image", firstOf(v, "image"), source+"image", 0)
	switch free := v["isAccessibleForFree"].(type) {
	case bool:
		s.put("access", map[bool]string{true: "free", false: "not free"}[free], source+"isAccessibleForFree", 0)
	case string:
		s.put("access", map[bool]string{true: "free", false: "not free"}[strings.EqualFold(free, "true")], source+"isAccessibleForFree", 0)
	}
	if body := named(v["articleBody"]); len(body) > len(s.body) {
		s.body = body
	}
}

// named is the text of a value: itself, its name, or those of a list, joined.
func named(value any) string {
	var all []string
	for _, one := range list(value) {
		switch v := one.(type) {
		case string:
			all = append(all, v)
		case map[string]any:
			if name, ok := v["name"].(string); ok {
				all = append(all, name)
			}
		}
	}
	return strings.Join(all, ", ")
}

// firstOf is the first address under one of the keys: a text, or the URL of an object.
func firstOf(v map[string]any, keys ...string) string {
	for _, key := range keys {
		for _, one := range list(v[key]) {
			switch v := one.(type) {
			case string:
				return v
			case map[string]any:
				for _, name := range []string{"@id", "url"} {
					if address, ok := v[name].(string); ok {
						return address
					}
				}
			}
		}
	}
	return ""
}

// list is a value as a list; one that is none has itself.
func list(value any) []any {
	switch v := value.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{value}
}
