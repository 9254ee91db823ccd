package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse reads a section as the page does: as what stands in a div.
func parse(t testing.TB, section string) *html.Node {
	t.Helper()
	host := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(section), host)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range nodes {
		host.AppendChild(n)
	}
	return host
}

func value(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(value(n, "class")), class)
}

// readable checks that a section parses to the tree that was meant: only listed elements and attributes, and the
// parser's tree written out again is the section.
func readable(t testing.TB, section string) *html.Node {
	t.Helper()
	root := parse(t, section)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			if n.Type != html.TextNode {
				t.Fatalf("a node of type %d in %q", n.Type, section)
			}
			continue
		}
		attributes, listed := Allowed[n.Data]
		if !listed {
			t.Fatalf("<%s> in %q", n.Data, section)
		}
		for _, a := range n.Attr {
			if !slices.Contains(attributes, a.Key) {
				t.Fatalf("<%s %s> in %q", n.Data, a.Key, section)
			}
		}
	}
	var again sheet
	rewrite(&again, root)
	if got := again.markup.String(); got != section {
		at := 0
		for at < min(len(got), len(section)) && got[at] == section[at] {
			at++
		}
		t.Fatalf("parsed differently from byte %d on:\n got %.200q\nwant %.200q", at, got[at:], section[at:])
	}
	return root
}

// rewrite writes a tree as the renderer would.
func rewrite(s *sheet, n *html.Node) {
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			s.text(c.Data)
			continue
		}
		var attributes []attribute
		for _, a := range c.Attr {
			attributes = append(attributes, attribute{name(a.Key), a.Val})
		}
		s.open(name(c.Data), attributes...)
		rewrite(s, c)
		s.close(name(c.Data))
	}
}

// read gives the text of one side back, block by block, as doc.go says.
func read(n *html.Node, s side) []string {
	without, elsewhere, otherCell := "del", "Row--departed", "Cell--old"
	if s == oldSide {
		without, elsewhere, otherCell = "ins", "Row--moved", "Cell--new"
	}
	var texts []string
	for c := range n.ChildNodes() {
		switch {
		case c.Type != html.ElementNode || has(c, elsewhere) || has(c, otherCell):
		case has(c, "Block"):
			if text := plainText(c, without); text != "" {
				texts = append(texts, text)
			}
		default:
			texts = append(texts, read(c, s)...)
		}
	}
	return texts
}

func plainText(n *html.Node, without string) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var text string
	for c := range n.ChildNodes() {
		if c.Data != without && !has(c, "Hidden") && !has(c, "Chip") || c.Type == html.TextNode {
			text += plainText(c, without)
		}
	}
	return text
}

// checkSections checks everything that a drawn comparison promises.
func checkSections(t testing.TB, c compare.Comparison, layout string) {
	t.Helper()
	var old, new []string
	ids := map[string]bool{}
	for _, section := range Sections(c, layout) {
		root := readable(t, section)
		old, new = append(old, read(root, oldSide)...), append(new, read(root, newSide)...)
		for n := range root.Descendants() {
			if id := value(n, "id"); id != "" {
				if ids[id] {
					t.Fatalf("id %q twice", id)
				}
				ids[id] = true
			}
		}
	}
	for _, s := range []struct {
		name   string
		got    []string
		blocks []article.Block
	}{{"old", old, c.Old.Blocks}, {"new", new, c.New.Blocks}} {
		var want []string
		for _, b := range s.blocks {
			want = append(want, b.Text)
		}
		if layout == Inline { // a split row reads as one side's blocks: only the whole text can be compared
			s.got, want = []string{strings.Join(s.got, "")}, []string{strings.Join(want, "")}
		}
		if !slices.Equal(s.got, want) {
			t.Fatalf("%s text read back from %s:\n got %q\nwant %q", s.name, layout, s.got, want)
		}
	}
}

func TestTheAllowListIsTheGuards(t *testing.T) {
	guards := web.Allowed()
	if len(guards) != len(Allowed) {
		t.Errorf("%d elements, the guard has %d", len(Allowed), len(guards))
	}
	for element, attributes := range Allowed {
		for _, a := range attributes {
			if _, there := guards[element][a]; !there {
				t.Errorf("the guard refuses <%s %s>", element, a)
			}
		}
		if len(guards[element]) != len(attributes) {
			t.Errorf("<%s>: %d attributes, the guard has %d", element, len(attributes), len(guards[element]))
		}
	}
}
