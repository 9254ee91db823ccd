package snapshot

import (
	"cmp"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// A frame is an element that frames pages rather than being of the article, or that is hidden.
type frame struct {
	outer  int    // index of the frame around it; 0 is none
	reason string // of package article
	sure   bool   // by its name or its landmark, not only by its classes
	prose  int    // the scores of what is inside
}

// settle forgets frames that hold most of the sentences of a page: there the word means another thing, such as a
// wrapper that can be shared. What stays marks its pieces.
func (t *tree) settle() {
	total := 0
	for _, p := range t.all {
		p.score = score(p)
		n := max(p.score, 0)
		total += n
		t.frames[p.frame].prose += n
	}
	for i := len(t.frames) - 1; i > 0; i-- {
		t.frames[t.frames[i].outer].prose += t.frames[i].prose
	}
	// Frames stand behind the ones around them, so that each can take over from those.
	for i := range t.frames[1:] {
		f := &t.frames[i+1]
		outer := t.frames[f.outer]
		if f.prose*2 > total && (!f.sure && f.reason != article.Comments || f.prose*10 > total*9) {
			f.reason, f.sure = outer.reason, outer.sure
		} else if outer.sure && !f.sure {
			f.sure = true
		}
	}
	for _, p := range t.all {
		f := t.frames[p.frame]
		p.Reason, p.Frame = f.reason, f.reason != ""
		p.hidden = f.reason == article.Hidden || f.reason == article.Archive
		if p.Frame && p.score > 0 {
			p.score /= 5
		}
	}
}

// framing says which part of a page's frame an element is, if any, and whether its name, of which it takes the hash, or
// its landmark says so. It adds the name and the class to the template.
func (t *tree) framing(n *html.Node, name uint64) (reason string, sure bool) {
	class, role, id := "", "", ""
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			class = a.Val
		case "id":
			id = a.Val
		case "role":
			role = a.Val
		case "itemprop":
			if a.Val == "articleBody" {
				t.bodies = append(t.bodies, n)
			}
		}
	}
	kind := t.kind(name, class)
	switch n.Data {
	case "body", "html", "article", "main":
		return "", false
	case "nav":
		return article.Navigation, true
	case "footer":
		return cmp.Or(kind, article.Legal), true
	case "aside":
		return cmp.Or(kind, article.Related), true
	}
	switch role {
	case "navigation", "search", "menu", "menubar":
		return article.Navigation, true
	case "contentinfo":
		return article.Legal, true
	case "complementary":
		return cmp.Or(kind, article.Related), true
	}
	if kind == "" {
		kind = kindOf(id)
	}
	if kind != "" || n.Data != "form" {
		return kind, false
	}
	return article.Plea, false
}

// kind returns the part of a page's frame that a class names, or nothing.
func (t *tree) kind(name uint64, class string) string {
	key := hashOf(name, class)
	late := &t.lately[key%uint64(len(t.lately))]
	if late.key == key && key != 0 {
		return late.reason
	}
	reason, ok := t.template[key]
	if !ok {
		reason = kindOf(class)
		t.template[key] = reason
	}
	*late = entry{key, reason}
	return reason
}

// kindOf finds the first word of a class or an id that names a part of a frame. What a page embeds is of its article.
func kindOf(names string) (reason string) {
	names = strings.ToLower(names)
	for i := 0; i < len(names); i++ {
		start := i
		for i < len(names) && names[i] >= 'a' && names[i] <= 'z' {
			i++
		}
		word := names[start:i]
		if word == "embed" || word == "tweet" {
			return ""
		}
		if reason == "" && len(word) >= 3 { // the shortest is "nav"
			reason = frameWord(word)
		}
	}
	return reason
}

func frameWord(word string) string {
	if reason, ok := frameWords[word]; ok || len(word) < 6 {
		return reason
	}
	for _, b := range frameBeginnings {
		if strings.HasPrefix(word, b.start) {
			return b.reason
		}
	}
	return ""
}

// frameBeginnings are beginnings of words that name parts of a frame, however they go on: "promosmall".
var frameBeginnings = []struct{ start, reason string }{
	{"promo", article.Related}, {"related", article.Related}, {"recommend", article.Related}, {"newsletter", article.Plea},
	{"subscri", article.Plea}, {"cookie", article.Legal}, {"disqus", article.Comments}, {"breadcrumb", article.Navigation},
	{"advert", article.PageLabel},
}

// frameWords gives the part of a frame that a word in a class names.
var frameWords = reasons(frameLists)

// frameLists are the words in classes that name parts of a frame, each once.
var frameLists = [][2]string{
	{article.Navigation, "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager toolbar sitemap"},
	{article.Sharing, "share shares sharing sharebar social socials addthis sharedaddy sociable"},
	{article.Related, "related recommended recommendations recirc recirculation trending popular sidebar promo promos teaser teasers outbrain taboola tags readmore widget carousel"},
	{article.Comments, "comments comment disqus commentlist respond"},
	{article.Plea, "newsletter newsletters subscribe subscription signup donate donation"},
	{article.PageLabel, "advert advertisement ads sponsored dfp tooltip modal popup overlay lightbox print"},
	{article.Legal, "footer cookie cookies disclaimer gdpr consent disclosure"},
	{article.AboutAuthor, "authorbox bio"},
}

// reasons turns lists of words by their reason around.
func reasons(lists [][2]string) map[string]string {
	all := map[string]string{}
	for _, list := range lists {
		for _, word := range strings.Fields(list[1]) {
			all[word] = list[0]
		}
	}
	return all
}
