package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// A placed piece knows where it stood.
type placed struct {
	article.Piece
	at     *html.Node // the element that begins and ends it
	parent *html.Node // the container it stands in
	frame  int        // index of the innermost frame around it; 0 is none
	hidden bool
	score  int // how much it reads like the body of an article
}

// A tree is a page as pieces in document order, with the frames around them.
type tree struct {
	all      []*placed
	frames   []frame      // the first is no frame
	bodies   []*html.Node // that say of themselves that they hold the text of an article
	articles []*html.Node
	quiet    *quieting
	template map[uint64]string // the reasons that classes name, by hashes of the elements' names and classes
	placed   []placed          // room for the next pieces
	lately   [64]entry         // of the template, by the last bits of the hash
}

// An entry of a template is a hash of a name and a class, and the reason that the class names.
type entry struct {
	key    uint64
	reason string
}

// A level is an open element that begins and ends blocks, or frames what it holds.
type level struct {
	n      *html.Node
	name   uint64 // a hash of its name
	path   uint64 // a hash of the names of this level and all above
	frame  int
	hidden bool
}

// pieces returns the blocks under root in document order, but for those under except.
func pieces(root *html.Node, resolve func(string) article.Link, except *html.Node, quiet *quieting) *tree {
	if resolve == nil {
		resolve = article.NewLink
	}
	t := &tree{quiet: quiet, frames: make([]frame, 1), template: make(map[uint64]string, 128)}
	levels := []level{{n: root}}
	b := &builder{resolve: resolve, quiet: quiet}
	b.done = func(p piece) { t.add(p, levels) }
	datas := map[*html.Node]bool{}
	data := func(n *html.Node) bool {
		return (n.Data == "tr" || n.Data == "td" || n.Data == "th") && datas[tableOf(n)]
	}
	enter := func(n *html.Node) bool {
		if n.Type == html.TextNode {
			b.text(n.Data)
		}
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		kind := traits[n.Data]
		if kind.drops(n) || n == except {
			if kind&ofBlock != 0 {
				b.flush()
			}
			return false
		}
		if n.Data == "table" {
			datas[n] = isData(n)
		}
		if n.Data == "article" {
			t.articles = append(t.articles, n)
		}
		next, opens := t.open(n, &levels[len(levels)-1])
		if opens {
			b.flush()
		}
		b.enter(n.Data, n.Attr, data(n))
		if opens || kind&ofBlock != 0 {
			levels = append(levels, next)
		}
		return true
	}
	leave := func(n *html.Node) {
		if n.Type != html.ElementNode {
			return
		}
		top := len(levels) - 1
		mine := top > 0 && levels[top].n == n
		if mine {
			b.flush()
		}
		b.leave(n.Data, data(n))
		if mine {
			levels = levels[:top]
		}
	}
	walk(root, enter, leave)
	b.row = 0
	b.flush()
	t.settle()
	return t
}

// open returns the level of an element below another, and whether it frames what it holds.
func (t *tree) open(n *html.Node, outer *level) (next level, frames bool) {
	name := hashOf(14695981039346656037, n.Data)
	next = level{n: n, name: name, path: (outer.path ^ name) * 1099511628211, frame: outer.frame, hidden: outer.hidden}
	reason, sure := t.framing(n, name)
	if isHidden(n) {
		reason, next.hidden = article.Hidden, true
		if attribute(n, "hidden") == article.Archive {
			reason = article.Archive // what an archive added was hidden before
		}
	}
	if reason == "" {
		return next, false
	}
	t.frames = append(t.frames, frame{outer: outer.frame, reason: reason, sure: sure})
	next.frame = len(t.frames) - 1
	return next, true
}

// add places a block below the open levels.
func (t *tree) add(p piece, levels []level) {
	top := levels[len(levels)-1]
	tail := uint64(14695981039346656037)
	for _, l := range levels[max(1, len(levels)-6):] {
		tail = (tail ^ l.name) * 1099511628211
	}
	if len(t.placed) == 0 {
		t.placed = make([]placed, 32)
	}
	q := &t.placed[0]
	t.placed = t.placed[1:]
	q.at, q.parent, q.frame, q.hidden = top.n, container(top.n), top.frame, top.hidden
	q.Block, q.Path, q.Tail = p.Block, top.path, tail
	q.Linked = min(p.linked*100/max(len(p.Text), 1), 100)
	if (q.Role == article.Para || q.Role == article.Item) && captioned(top.n) {
		q.Role, q.Level = article.Caption, 0
	}
	t.all = append(t.all, q)
}

// hashOf goes on with a hash (FNV-1a) over a text.
func hashOf(h uint64, text string) uint64 {
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}

// container is the nearest element around that holds blocks.
func container(n *html.Node) *html.Node {
	for ; n.Parent != nil; n = n.Parent {
		switch n.Data {
		case "div", "section", "article", "main", "body", "aside", "nav", "footer", "header", "form":
			return n
		}
	}
	return n
}

// classes are the words by which a page's author names an element, in lower case.
func classes(n *html.Node) string {
	if n == nil || n.Type != html.ElementNode {
		return ""
	}
	return strings.ToLower(attribute(n, "class") + " " + attribute(n, "id") + " " + attribute(n, "itemprop"))
}

// captioned says whether a paragraph is a caption or a credit by the name of its element or of the one around it.
func captioned(n *html.Node) bool {
	for range 2 {
		if n == nil || n.Data == "body" || n.Data == "article" {
			return false
		}
		for _, a := range n.Attr {
			if a.Key == "class" && (strings.Contains(a.Val, "aption") || strings.Contains(a.Val, "credit") || strings.Contains(a.Val, "copyright")) {
				return true
			}
		}
		n = n.Parent
	}
	return false
}

func isHidden(n *html.Node) bool {
	if n.Data == "body" || n.Data == "html" {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if hides(a.Val) {
				return true
			}
		case "class":
			if strings.Contains(a.Val, "sf-hidden") && hasClass(n, "sf-hidden") {
				return true
			}
		}
	}
	return false
}

// hides says whether a style takes its element away.
func hides(style string) bool {
	if !strings.Contains(style, "none") && !strings.Contains(style, "NONE") && !strings.Contains(style, "mso-hide") {
		return false
	}
	style = strings.ReplaceAll(strings.ToLower(style), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all")
}
