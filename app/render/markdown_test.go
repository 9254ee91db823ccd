package render

import (
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"github.com/stet-diff/stet/app/compare"
)

// marksOf lists the texts of a tree's elements of a name, each without spaces at its edges.
func marksOf(root *nethtml.Node, name string) (texts []string) {
	for n := range root.Descendants() {
		if n.Type == nethtml.ElementNode && n.Data == name {
			var text strings.Builder
			for c := range n.Descendants() {
				if c.Type == nethtml.TextNode {
					text.WriteString(c.Data)
				}
			}
			texts = append(texts, strings.Trim(oneEnd(text.String()), " \n"))
		}
	}
	return texts
}

// spansOf lists the texts of the spans of an operation in the rows that Markdown writes.
func spansOf(c compare.Comparison, op compare.Op) (texts []string) {
	for _, row := range c.Rows {
		for _, s := range row.Spans {
			if s.Op == op {
				texts = append(texts, strings.Trim(oneEnd(s.Text), " \n"))
			}
		}
	}
	return texts
}

// What a reader of Markdown shows as struck and as inserted is what the spans say.
func checkMarkdown(t *testing.T, c tried) {
	t.Helper()
	markdownMarks(t, c, func(markdown string) *nethtml.Node { return rendered(t, markdown) })
}

func markdownMarks(t *testing.T, c tried, rendered func(markdown string) *nethtml.Node) {
	t.Helper()
	file := Markdown(c.Comparison, Options{How: compare.Options{Ignore: compare.Trifles}})
	root := rendered(string(file))
	for name, op := range map[string]compare.Op{"del": compare.Delete, "ins": compare.Insert} {
		equalTexts(t, c.name, name, marksOf(root, name), spansOf(c.Comparison, op), file)
	}
	for n := range root.Descendants() {
		if n.Data == "script" || n.Data == "img" {
			t.Fatalf("%s: <%s> in\n%s", c.name, n.Data, file)
		}
	}
}

func TestMarkdownMarksTheSpans(t *testing.T) {
	for _, c := range append(append(append(drawn(t), stored(t)...), signed(t)...), scattered(t, 300)...) {
		checkMarkdown(t, c)
	}
}

func TestMarkdownOfRealPairs(t *testing.T) {
	for _, c := range shared(t, 100) {
		checkMarkdown(t, c)
	}
}

func TestHostileTextStaysTextInMarkdown(t *testing.T) {
	for i, payload := range payloads(t) {
		if i%9 > 0 || strings.ContainsAny(payload, "\x00\r\n") {
			continue
		}
		checkMarkdown(t, tried{payload, sample(payload)})
		checkCritic(t, tried{payload, sample(payload)})
	}
}

func TestHowMarkdownLooks(t *testing.T) {
	got := string(Markdown(sample("x"), Options{}))
	for _, want := range []string{
		"# New x\n\nOlder version · 17 April 2025, 14:02 UTC → x\n\n", "**Paragraph 1, edited**\n\n### ~~Old~~<ins>New</ins> headline\n",
		"**Paragraph 2, moved from paragraph 4**\n\nMoved ~~here~~<ins>there</ins>\n", "**Paragraph 3, removed**\n\n~~Gone xx~~\n",
		"**Paragraphs 5 to 6, split from one**\n\nOne.", "**Paragraph 7, 2 paragraphs merged**\n", "**Paragraph 8, formatting (bold added x)**\n\nPl**ain te**xt\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
