package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// readFlat reads a page that the parser refuses: its facts from a sketch of it, its text from its tags alone.
func readFlat(in *input) article.Version {
	v := article.Version{}
	base := ""
	if root, err := html.ParseWithOptions(strings.NewReader(facts(in.page.source)), html.ParseOptionEnableScripting(false)); err == nil {
		in.unwrap(root)
		v = metadata(root)
		in.origin.fill(&v)
		base = baseFor(root, v)
	}
	resolve := resolver(base)
	v.Blocks = flat(in.page.source, func(address string) article.Link { return resolve(in.restored(address)) }, in.quiet)
	for i := range v.Blocks {
		if b := &v.Blocks[i]; b.Role == article.Heading && b.Level == 1 {
			b.Role, b.Level, v.Title = article.Title, 0, b.Text
			break
		}
	}
	return v
}

// facts returns the tags that say something about a page, with the text of those that hold some, for a small parse.
func facts(source string) string {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(source))
	for held := ""; out.Len() < 1<<20; {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken, html.CommentToken:
			if held != "" {
				out.Write(z.Raw())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			switch tag := string(name); tag {
			case "title", "time":
				held = tag
				out.WriteString(raw)
			case "script":
				if strings.Contains(raw, "ld+json") {
					held = tag
					out.WriteString(raw)
				}
			case "html", "meta", "link", "base":
				out.WriteString(raw)
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == held && held != "" {
				out.WriteString("</" + held + ">")
				held = ""
			}
		}
	}
	return out.String()
}

// flat reads a page from its tags alone, for markup that the parser refuses. Every word is kept; blocks have their
// roles and marks by counters, and no other structure. It ends after one block more than a version may hold.
func flat(source string, resolve func(string) article.Link, quiet *quieting) []article.Block {
	var blocks []article.Block
	b := &builder{resolve: resolve, quiet: quiet, done: func(p piece) { blocks = append(blocks, p.Block) }}
	z := html.NewTokenizer(strings.NewReader(source))
	open := map[string]int{}
	for skip := false; len(blocks) <= maxBlocks; {
		switch z.Next() {
		case html.ErrorToken:
			b.row = 0
			b.flush()
			return blocks
		case html.TextToken:
			if !skip {
				b.text(html.UnescapeString(string(z.Raw())))
			}
			skip = false
		case html.SelfClosingTagToken, html.StartTagToken:
			t := z.Token()
			if skip = silent(t.Data); !skip {
				z.NextIsNotRawText()
				openFlat(b, open, t)
			}
		case html.EndTagToken:
			skip = false
			if t := z.Token(); open[t.Data] > 0 {
				open[t.Data]--
				b.leave(t.Data, false)
			}
		}
	}
	return blocks
}

// openFlat enters an element. One whose end tag is optional ends at the next of its name.
func openFlat(b *builder, open map[string]int, t html.Token) {
	if closesItself(t.Data) && open[t.Data] > 0 {
		open[t.Data]--
		b.leave(t.Data, false)
	}
	b.enter(t.Data, t.Attr, false)
	open[t.Data]++
}
