package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// flat reads a page from its tags alone, for markup that the parser refuses. Every word is kept; blocks have their
// roles and marks by counters, and no other structure. It ends after one block more than a version may hold.
func flat(source string) []article.Block {
	var blocks []article.Block
	b := &builder{resolve: article.NewLink, done: func(p piece) { blocks = append(blocks, p.Block) }}
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

// silent names the elements whose text is no text of the page. The tokenizer gives it as one token.
func silent(name string) bool {
	switch name {
	case "script", "style", "noframes", "iframe", "noembed", "textarea", "xmp", "plaintext", "title":
		return true
	}
	return false
}
