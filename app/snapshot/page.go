package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// isHTML says whether the text is a page or a piece of one, also as pasted source.
func isHTML(in *input) bool {
	if in.html == 0 {
		in.html = 1 + count(looksHTML(in))
	}
	return in.html > 1
}

func looksHTML(in *input) bool {
	in.clipboardHead()
	office := isWord(in.text)
	in.cutFragment()
	if in.whole = in.whole || office; in.whole {
		return true
	}
	if strings.HasPrefix(in.kind, "text/html") || strings.HasPrefix(in.kind, "application/xhtml") {
		return strings.Contains(in.text[:min(len(in.text), 4096)], "<") || strings.Contains(in.text, "</")
	}
	head := strings.ToLower(strings.TrimSpace(in.text[:min(len(in.text), 4096)]))
	if !strings.HasPrefix(head, "<") {
		return strings.Contains(head, "<!--startfragment")
	}
	return wholePage(head) || knownTags(head) >= 3
}

// wholePage says whether a head, in lower case, has what only whole pages have.
func wholePage(head string) bool {
	for _, sign := range []string{"<!doctype html", "<html", "<head>", "<head ", "<body"} {
		if strings.Contains(head, sign) {
			return true
		}
	}
	return false
}

// knownTags counts tags of elements that text pages are made of.
func knownTags(head string) (n int) {
	for rest := head; ; {
		_, after, ok := strings.Cut(rest, "<")
		if !ok {
			return n
		}
		rest = strings.TrimPrefix(after, "/")
		end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' })
		if end <= 0 {
			continue
		}
		if name := rest[:end]; isBlock(name) || styleOf(name) >= 0 || among(name, "span img br meta ins del u s sub sup mark small font") {
			n++
		}
	}
}

const startFragment, endFragment = "<!--StartFragment-->", "<!--EndFragment-->"

// isFragment knows the HTML of a clipboard, of Word, and pieces of HTML: the reader has selected already.
func isFragment(in *input) bool {
	if !isHTML(in) {
		return false
	}
	if !in.whole && in.headed == 0 {
		in.headed = 1 + count(wholePage(strings.ToLower(in.text[:min(len(in.text), 4096)])))
	}
	return in.whole || in.headed == 1
}

// readFragment takes all of a fragment.
func readFragment(in *input) []article.Version {
	root := in.parsed().root
	if root == nil {
		return []article.Version{readFlat(in)}
	}
	mayBeMarked(in)
	dress(root)
	about := metadata(root)
	v := article.Version{Title: about.Title, Language: about.Language}
	base := baseOf(root)
	if base == "" {
		base = in.origin.url
	}
	for _, p := range pieces(root, resolver(base), nil, in.quiet).all {
		if p.hidden {
			v.Furniture = append(v.Furniture, p.Block)
		} else {
			v.Blocks = append(v.Blocks, p.Block)
		}
	}
	titleFirst(&v)
	if in.plain != "" && poorer(v, in.plain) {
		in.note("plain-taken")
		return []article.Version{version(shaped(groups(in.short(strings.TrimSpace(in.plain)))))}
	}
	return []article.Version{v}
}

// titleFirst makes a first block that is a heading of the first rank the title.
func titleFirst(v *article.Version) {
	if len(v.Blocks) > 0 && v.Blocks[0].Role == article.Heading && v.Blocks[0].Level == 1 {
		v.Blocks[0].Role, v.Blocks[0].Level = article.Title, 0
		v.Title = v.Blocks[0].Text
	}
}

// isPage knows whole pages.
func isPage(in *input) bool { return isHTML(in) }

// readPage reads a page: the article by selection, all else as furniture.
func readPage(in *input) []article.Version {
	root := in.parsed().root
	if root == nil {
		return []article.Version{readFlat(in)}
	}
	mayBeMarked(in)
	v := metadata(root)
	in.origin.fill(&v)
	base := v.URL.String()
	if in.page.based {
		base = baseFor(root, v)
	}
	found := pieces(root, resolver(base), nil, in.quiet)
	selectArticle(found, &v)
	doubt(in, root, &v)
	return []article.Version{v}
}

// baseFor is what relative links refer to: the page's own base, else its address.
func baseFor(root *html.Node, v article.Version) string {
	if base := baseOf(root); base != "" {
		return resolver(v.URL.String())(base).String()
	}
	return v.URL.String()
}

func baseOf(root *html.Node) string {
	return attribute(one(root, "base[href]"), "href")
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}
