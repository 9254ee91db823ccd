package main

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func bodyOf(t *testing.T, markup string) *html.Node {
	t.Helper()
	body, err := parsed(markup)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func TestTheVisibleText(t *testing.T) {
	for _, c := range []struct{ markup, want string }{
		{"<p>one <b>t</b>wo</p><p>three", "one two three"},
		{"<title>x</title><script>y</script><p>a<br>b<!-- c --></p>", "a b"},
		{"<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>", "a | b c"},
	} {
		if got := oneLine(visible(bodyOf(t, c.markup))); got != c.want {
			t.Errorf("visible(%s) = %q, want %q", c.markup, got, c.want)
		}
	}
}

func TestLooksAreThoseOfWords(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		same       bool
	}{
		{"bold is another look", "<p>a b</p>", "<p>a <b>b</b></p>", false},
		{"an address of a link too", `<a href="x">a</a>`, `<a href="y">a</a>`, false},
		{"a paragraph edge too", "<p>a b</p>", "<p>a</p><p>b</p>", false},
		{"a style too", "<p>a</p>", `<p style="color:red">a</p>`, false},
		{"a picture too", "a", `a<img src="b">`, false},
		{"white space is not", "<p>a  b</p>", "<p>a b </p>\n", true},
		{"nor an empty element", "<ul><li>a</li></ul>", "<ul><li>a</li><li></li></ul>", true},
		{"nor the edge of a table", "<table><tr><td>a</td></tr></table>", `<table border="1"><tr><td>a</td></tr></table>`, true},
		{"nor the order of attributes", `<p style="a" title="b">x</p>`, `<p title="b" style="a">x</p>`, true},
		{"nor a line break", "<p>a<br>b</p>", "<p>a b</p>", true},
	} {
		if got := looks(bodyOf(t, c.a)) == looks(bodyOf(t, c.b)); got != c.same {
			t.Errorf("%s: %s and %s: same is %v\n%s\n%s", c.name, c.a, c.b, got, looks(bodyOf(t, c.a)), looks(bodyOf(t, c.b)))
		}
	}
}

func TestBalancedMarkup(t *testing.T) {
	for _, c := range []struct{ markup, want string }{
		{"", ""}, {"<p>a<br>b<img src=x></p><ins>c</ins>", ""},
		{"<p>a", "<p> is left open"},
		{"<b><i>a</b></i>", "</b> ends nothing that is open"},
		{"a</p>", "</p> ends nothing that is open"},
	} {
		got := ""
		if err := balanced(c.markup); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("balanced(%s) = %q, want %q", c.markup, got, c.want)
		}
	}
}

func TestStetsOwnMarkupIsReadBack(t *testing.T) {
	s := &session{Context: t.Context()}
	for _, c := range []struct{ name, old, new, oldText, newText string }{
		{"an edit", "<p>one two three</p>", "<p>one 2 three</p>", "one two three", "one 2 three"},
		{"a move", "<p>One paragraph of many rare words stands here.</p><p>Another, quite unlike it, follows.</p><p>Third and last of all.</p>",
			"<p>Another, quite unlike it, follows.</p><p>Third and last of all.</p><p>One paragraph of many rare words stands here.</p>",
			"One paragraph of many rare words stands here. Another, quite unlike it, follows. Third and last of all.",
			"Another, quite unlike it, follows. Third and last of all. One paragraph of many rare words stands here."},
		{"a row of a table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
			"<table><tr><td>a</td><td>x</td></tr><tr><td>c</td><td>d</td></tr></table>", "a | b c | d", "a | x c | d"},
		{"bars that are text", "<p>a | b</p>", "<p>a | c</p>", "a | b", "a | c"},
		{"nothing on one side", "", "<p>a</p>", "", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := s.draw(htmlPair{Old: c.old, New: c.new, oldText: c.oldText, newText: c.newText})
			if d.failed != nil || oneLine(d.old) != c.oldText || oneLine(d.new) != c.newText || !d.shown {
				t.Errorf("got %q and %q, shown %v, %v", oneLine(d.old), oneLine(d.new), d.shown, d.failed)
			}
			if err := balanced(d.markup); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestMarkedWordsAreThoseInMarks(t *testing.T) {
	body := bodyOf(t, "<p>a <ins>b c</ins><del>d<b>e</b></del> <ins><span class=Chip>x</span>f</ins></p>")
	got := markedIn(body, func(n *html.Node) bool { return n.Data == "ins" || n.Data == "del" },
		func(n *html.Node) bool { return hasClass(n, "Chip") })
	if got != 4 {
		t.Errorf("%d marked, want b c de f", got)
	}
}

// A program that loses words, marks too much or leaves tags open is seen to.
func TestAnHTMLScoreSeesWhatIsWrong(t *testing.T) {
	p := htmlPair{Name: "x", oldText: "a b", newText: "a c", oldLooks: "1", newLooks: "2"}
	for _, c := range []struct {
		name string
		d    drawn
		want htmlScore
	}{
		{"as it should be", drawn{markup: "<p></p>", old: "a b", new: "a c", marked: 2, shown: true},
			htmlScore{pairs: 1, recovered: 1, wellFormed: 1, changed: 2, marked: 2, optimal: 2}},
		{"a change without a mark", drawn{markup: "<p></p>", old: "a c", new: "a c"},
			htmlScore{pairs: 1, wellFormed: 1, changed: 2, unmarked: 2}},
		{"a tag left open", drawn{markup: "<p>", old: "a b", new: "a c", marked: 4},
			htmlScore{pairs: 1, recovered: 1, changed: 2, marked: 4, optimal: 2}},
	} {
		var got htmlScore
		got.add(p, c.d)
		if misses := len(got.misses); (misses == 0) != (c.name == "as it should be") {
			t.Errorf("%s: %d misses noted", c.name, misses)
		}
		got.misses = nil
		if !strings.EqualFold(text(got.pairs), "1") || got.recovered != c.want.recovered || got.wellFormed != c.want.wellFormed ||
			got.changed != c.want.changed || got.unmarked != c.want.unmarked || got.marked != c.want.marked || got.optimal != c.want.optimal {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}
