package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

const (
	fewWords   = 20 // a page with a script and fewer words than this shows nothing without it
	errorWords = 80 // a page that says it is an error has fewer words than this
)

// doubt looks whether a page is what its reader meant to save. One without text takes the text that it gives to
// programs, if there is some, else it is refused. Error pages, and pages for subscribers, get a note.
func doubt(in *input, root *html.Node, v *article.Version) {
	n := 0
	for _, blocks := range [][]article.Block{v.Blocks, v.Furniture} {
		for _, b := range blocks {
			if n < errorWords {
				n += words(b.Text)
			}
		}
	}
	if n < fewWords && strings.Contains(in.text, "<script") {
		body := groups(linkedBody(root))
		if words(strings.Join(body, " ")) < fewWords {
			in.code = "no-text"
			return
		}
		if v.Title != "" && len(v.Blocks) == 0 {
			v.Blocks = append(v.Blocks, article.Block{Role: article.Title, Text: v.Title})
		}
		v.Blocks = append(v.Blocks, paras(body)...)
		in.note("script-text", in.file)
	}
	if n < errorWords && isErrorPage(root, v) {
		in.note("bad-capture", in.file)
	}
	if v.Meta.Get("access") == "not free" {
		in.note("subscribers")
	}
}

// cutShort says whether a version seems to end where its reader would have to subscribe: it has under 40 % of the words of
// the other one, and a plea stands within it or right behind its last block.
func cutShort(short, long article.Version) bool {
	n, m, last := 0, 0, 0
	for i, p := range short.Pieces {
		if p.Kept {
			n, last = n+words(p.Text), i
		}
	}
	for _, b := range long.Blocks {
		m += words(b.Text)
	}
	if n*5 >= m*2 {
		return false
	}
	for i := max(0, last-1); i < len(short.Pieces) && i <= last+6; i++ {
		if p := short.Pieces[i]; p.Reason == article.Plea || words(p.Text) <= 60 && isPlea(folded(p.Text), words(p.Text)) {
			return true
		}
	}
	return false
}

// linkedBody is the article's text in JSON-LD.
func linkedBody(root *html.Node) string {
	var s statements
	for _, n := range findAll(root, func(n *html.Node) bool {
		return n.Data == "script" && strings.Contains(attribute(n, "type"), "ld+json")
	}, maxScripts) {
		if n.FirstChild != nil {
			s.linked(n.FirstChild.Data)
		}
	}
	return s.body
}

// errorTitles are how the titles of pages begin that servers send instead of an article.
var errorTitles = strings.Split("just a moment|access denied|access to this page|attention required|checking your browser|please wait|are you a robot|"+
	"robot check|verify you are human|human verification|security check|ddos-guard|page not found|not found|error 4|error 5|400 |401 |403 |404|410 |429 |500 |502 |503 |504 |"+
	"bad gateway|service unavailable|gateway time|internal server error|too many requests|forbidden|site not found|page unavailable|request blocked|pardon our interruption|"+
	"seite nicht gefunden|page introuvable|página no encontrada|pagina non trovata", "|")

// isErrorPage goes by the page's title and its first words.
func isErrorPage(root *html.Node, v *article.Version) bool {
	says := []string{v.Title, textOf(one(root, "title")), textOf(one(root, "h1"))}
	for _, text := range says {
		text = folded(text)
		for _, start := range errorTitles {
			if strings.HasPrefix(text, start) || strings.HasPrefix(text, "error: "+start) {
				return true
			}
		}
	}
	return false
}
