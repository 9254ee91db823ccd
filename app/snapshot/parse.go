package snapshot

import (
	"strings"

	"golang.org/x/net/html"
)

// maxTagWork bounds what the parser spends on elements that stay open: each token costs as many units as elements are
// open. Past it the page is read flat.
const maxTagWork = 1 << 24

// A page is a parsed page. Its root is nil if only the flat reader can read it.
type page struct {
	root   *html.Node
	source string // what was parsed
	tagSet
}

// A tagSet says of some tags whether a source seems to hold them.
type tagSet struct {
	marked bool // end tags of both elements that mark changes
	based  bool // base
}

// parsed parses the input once. A page that the parser refuses, or that would take it too long, gives a nil root and
// a note.
func (in *input) parsed() *page {
	if in.page != nil {
		return in.page
	}
	isHTML(in) // cuts what stands around a clipboard's selection
	source, harmless, held := thin(in.text)
	work, cut := 0, false
	if !harmless || !light(source) {
		source, work, cut = prescan(source, in.beat)
	}
	in.page = &page{source: source, tagSet: held}
	in.origin = in.origin.or(savedOrigin(in.text))
	if cut {
		in.note("nodes-cut", in.file)
	}
	if work <= maxTagWork {
		root, err := html.ParseWithOptions(&beating{strings.NewReader(source), in.beat}, html.ParseOptionEnableScripting(false))
		if err == nil {
			in.page.root = root
			in.unwrap(root)
			in.openMail(root)
			return in.page
		}
	}
	in.note("read-flat", in.file)
	return in.page
}

// A beating reader beats each time that more is read of it.
type beating struct {
	source *strings.Reader
	beat   func()
}

func (b *beating) Read(p []byte) (int, error) {
	if b.beat != nil {
		b.beat()
	}
	return b.source.Read(p)
}

// maxOpen is how many open elements the parser allows.
const maxOpen = 512

const (
	maxRepeated = 8       // tags html, and body, whose attributes the parser may join
	maxSmall    = 1 << 20 // bytes of a page whose embedded files, if it has some, need no hashes
)

// light says whether a page has no long embedded files, or is small: then they need no hashes.
func light(source string) bool {
	for rest := source; len(source) > maxSmall; {
		at := strings.Index(rest, "data:")
		if at < 0 {
			break
		}
		if rest = rest[at:]; strings.IndexByte(rest[:min(len(rest), minData)], '>') < 0 {
			return false
		}
		rest = rest[len("data:"):]
	}
	return true
}

// prescan blanks the attributes of repeated html and body tags, on which the parser is quadratic, puts hashes in place
// of embedded files, counts the tag work, and cuts what would become more nodes than memory is spent on.
func prescan(source string, beat func()) (kept string, work int, cut bool) {
	z := html.NewTokenizer(&beating{strings.NewReader(source), beat})
	var out strings.Builder
	done, at := 0, 0 // source[:done] is in out; source[:at] was scanned
	tags, total := map[string]*openTag{}, 0
	raw := "" // the element that begins just before
	for n := 0; work <= maxTagWork; n++ {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if n == maxNodes {
			source, cut = source[:at], true
			break
		}
		start := at
		at += len(z.Raw())
		work += total
		if kind == html.TextToken && raw == "style" && at-start > minData {
			out.WriteString(source[done:start] + hashed(source[start:at]))
			done = at
		}
		raw = ""
		if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		name, attrs := z.TagName()
		t := tags[string(name)]
		if t == nil {
			t = &openTag{name: string(name), closesItself: closesItself(string(name))}
			tags[t.name] = t
		}
		if kind == html.EndTagToken {
			if t.open > 0 {
				t.open--
				total--
			}
			continue
		}
		if t.name == "noscript" {
			z.NextIsNotRawText()
		}
		switch {
		case attrs && t.seen && (t.name == "html" || t.name == "body"):
			out.WriteString(source[done:start] + "<" + t.name + ">")
			done = at
		case attrs && at-start > minData:
			if short := hashed(source[start:at]); len(short) < at-start {
				out.WriteString(source[done:start] + short)
				done = at
			}
		}
		t.seen = t.seen || attrs
		raw = t.name
		if kind == html.StartTagToken && !t.closesItself {
			t.open++
			total++
		}
	}
	if done == 0 {
		return source, work, cut
	}
	return out.String() + source[done:], work, cut
}

// An openTag counts the open elements of a name.
type openTag struct {
	name         string
	open         int
	seen         bool // with attributes
	closesItself bool
}

// walk goes through a tree in document order without recursion. If enter returns false the children are left out, and
// leave is not called. It may be nil.
func walk(root *html.Node, enter func(*html.Node) bool, leave func(*html.Node)) {
	if leave == nil {
		leave = func(*html.Node) {}
	}
	for n := root; n != nil; {
		down := enter(n)
		if down && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		if down {
			leave(n)
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			leave(n)
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

// find returns the first element that is wanted, or nil.
func find(root *html.Node, want func(*html.Node) bool) *html.Node {
	if all := findAll(root, want, 1); len(all) > 0 {
		return all[0]
	}
	return nil
}

// findAll returns the wanted elements in document order, at most most of them.
func findAll(root *html.Node, want func(*html.Node) bool, most int) (all []*html.Node) {
	if root == nil {
		return nil
	}
	walk(root, func(n *html.Node) bool {
		if len(all) < most && n.Type == html.ElementNode && want(n) {
			all = append(all, n)
		}
		return len(all) < most
	}, nil)
	return all
}

// one finds the first element that a selector names, or nil; see selected.
func one(root *html.Node, selector string) *html.Node { return find(root, selected(selector)) }

// every finds the elements that a selector names, at most most of them.
func every(root *html.Node, selector string, most int) []*html.Node {
	return findAll(root, selected(selector), most)
}

// selected knows the elements that a selector names, as in CSS: a name, or a class, or an attribute with a value or with
// any, or a name and one of the others: "table.diff", "[id=compare]", "base[href]".
func selected(selector string) func(*html.Node) bool {
	name, class, key := selector, "", ""
	if at := strings.IndexAny(selector, ".["); at >= 0 && selector[at] == '.' {
		name, class = selector[:at], selector[at+1:]
	} else if at >= 0 {
		name, key = selector[:at], selector[at+1:len(selector)-1]
	}
	key, value, exact := strings.Cut(key, "=")
	return func(n *html.Node) bool {
		if name != "" && n.Data != name || class != "" && !hasClass(n, class) {
			return false
		}
		have := attribute(n, key)
		return key == "" || have != "" && !exact || exact && have == value
	}
}

// is says whether an element has the name and the class; an empty class asks for none.
func is(n *html.Node, name, class string) bool {
	return n.Type == html.ElementNode && n.Data == name && (class == "" || hasClass(n, class))
}

func hasClass(n *html.Node, class string) bool {
	for _, have := range strings.Fields(attribute(n, "class")) {
		if have == class {
			return true
		}
	}
	return false
}

// textOf returns all text under a node with single spaces.
func textOf(root *html.Node) string {
	if root == nil {
		return ""
	}
	var out strings.Builder
	walk(root, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
		return n.Type != html.ElementNode || n == root || !dropped(n)
	}, nil)
	return spaced(out.String())
}
