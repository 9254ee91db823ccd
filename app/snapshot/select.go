package snapshot

import (
	"strings"
	"unicode"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// selectArticle chooses the pieces of the article: those of the container with the highest score, and the title and
// standfirst before it. A page where nothing reads like an article is taken whole, but for its frame.
func selectArticle(root *html.Node, all []*placed, v *article.Version) {
	trustFrames(all)
	core := coreOf(root, all)
	first, last := -1, -1
	for i, p := range all {
		if core == nil || !inside(p.parent, core) || p.hidden {
			continue
		}
		if score(p) > 0 {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	for i, p := range all {
		in := core == nil || inside(p.parent, core) && (i >= first || p.Role == article.Heading) && i <= last
		p.kept = in && !p.hidden && !p.furniture && (core == nil || score(p) > -8)
	}
	dropEmptyHeadings(all)
	headline(all, first, v)
}

// trustFrames forgets the frames that classes name if they hold most of the sentences: then the word means another
// thing on this page, such as a wrapper that can be shared.
func trustFrames(all []*placed) {
	outside, framed := 0, 0
	for _, p := range all {
		switch n := len(p.Text); {
		case n < 80 || !sentence(p.Text) || p.linked*2 > n || p.hidden:
		case p.furniture && !p.framed:
			framed += n
		default:
			outside += n
		}
	}
	for _, p := range all {
		p.furniture = p.furniture && (framed <= outside || p.framed)
	}
}

// coreOf returns the container that holds the article, or nil.
func coreOf(root *html.Node, all []*placed) *html.Node {
	sums := map[*html.Node]int{}
	for _, p := range all {
		sums[p.parent] += score(p)
	}
	var best *html.Node
	var anchors, articles []*html.Node
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		if attribute(n.Attr, "itemprop") == "articleBody" {
			anchors = append(anchors, n)
		}
		if n.Data == "article" {
			articles = append(articles, n)
		}
		return !dropped(n)
	}, func(n *html.Node) {
		sum := sums[n]
		if n.Type == html.ElementNode && sum > 0 && (best == nil || sum > sums[best]) {
			best = n
		}
		if n.Parent != nil {
			sums[n.Parent] += sum
		}
	})
	for _, sure := range [][]*html.Node{anchors, articles} {
		if len(sure) == 1 && best != nil && sums[sure[0]]*2 >= sums[best] {
			return sure[0]
		}
	}
	return best
}

// score says how much a piece reads like the body of an article.
func score(p *placed) int {
	n := lettersOf(p.Text)
	linked := 0
	if len(p.Text) > 0 {
		linked = min(p.linked*100/len(p.Text), 100)
	}
	s := -6
	switch {
	case linked > 60:
		s = -8 - n/20
	case p.Role == article.Heading || p.Role == article.Image:
		return 0
	case n >= 80 && sentence(p.Text):
		s = min(n*(100-linked)/100, 1200)
	case n >= 25 && sentence(p.Text):
		s = 4 * n * (100 - 2*linked) / 1000
	}
	if s > 0 && (p.Role == article.Item || p.Role == article.Row) {
		s = s * 6 / 10
	}
	if s > 0 && (p.furniture || p.hidden) {
		s /= 5
	}
	return s
}

// lettersOf counts letters; those of scripts that write words in one or two count double.
func lettersOf(text string) (n int) {
	for _, r := range text {
		switch {
		case r >= 0x0E00 && r <= 0x0E7F, r >= 0x3040 && r <= 0x30FF, r >= 0x3400 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7A3:
			n += 2
		case unicode.IsLetter(r):
			n++
		}
	}
	return n
}

func sentence(text string) bool { return strings.ContainsAny(text, ".!?…。！？،؟۔।") }

func inside(n, around *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == around {
			return true
		}
	}
	return false
}

// dropEmptyHeadings takes back headings with nothing kept below them.
func dropEmptyHeadings(all []*placed) {
	below := false
	for i := len(all) - 1; i >= 0; i-- {
		p := all[i]
		if p.Role != article.Heading {
			below = below || p.kept
		} else if p.kept {
			p.kept = below
		}
		if p.Role == article.Heading && p.Level <= 2 {
			below = false
		}
	}
}

// headline finds the block of the title, before or at the start of the article, and the standfirst after it.
func headline(all []*placed, first int, v *article.Version) {
	at := -1
	for i, p := range all {
		if (first < 0 || i <= first) && p.Role == article.Heading && p.Level == 1 && !p.hidden {
			at = i
		}
	}
	if at < 0 {
		return
	}
	title := all[at]
	title.Role, title.Level, title.kept = article.Title, 0, true
	v.Title = title.Text
	for i := at + 1; i < len(all) && i <= max(first, at+3); i++ {
		if p := all[i]; standing(p.class) && !p.hidden && (p.Role == article.Para || p.Role == article.Heading) {
			p.Role, p.Level, p.kept = article.Standfirst, 0, true
			return
		}
	}
}

func standing(class string) bool {
	for _, word := range []string{"standfirst", "subtitle", "subheadline", "sub-headline", "dek", "deck"} {
		if strings.Contains(class, word) {
			return true
		}
	}
	return false
}

// framing says whether an element frames pages, by its name or its landmark.
func framing(n *html.Node) bool {
	switch n.Data {
	case "nav", "footer", "aside":
		return true
	case "body", "html", "article", "main":
		return false
	}
	switch attribute(n.Attr, "role") {
	case "navigation", "contentinfo", "complementary", "search":
		return true
	}
	return false
}

// frame says whether an element frames pages rather than being of the article, also by the words of its classes.
func frame(n *html.Node) bool {
	switch n.Data {
	case "body", "html", "article", "main":
		return false
	}
	if framing(n) {
		return true
	}
	for _, word := range strings.FieldsFunc(classes(n), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch word {
		case "nav", "navbar", "menu", "footer", "sidebar", "breadcrumb", "breadcrumbs", "share", "sharing", "social",
			"related", "comments", "newsletter", "cookie", "cookies", "advert", "advertisement", "promo":
			return true
		}
	}
	return false
}
