package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	nethtml "golang.org/x/net/html"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// decided reads CriticMarkup with all changes accepted or rejected. It knows nothing of the writer: signs are found from
// left to right, each ends at the first of its kind.
func decided(t testing.TB, text string, accept bool) string {
	t.Helper()
	var out strings.Builder
	for {
		at := strings.IndexByte(text, '{')
		if at < 0 || at+3 > len(text) {
			return out.String() + text
		}
		out.WriteString(text[:at])
		sign := text[at : at+3]
		close := map[string]string{"{++": "++}", "{--": "--}", "{~~": "~~}", "{>>": "<<}", "{==": "==}"}[sign]
		if close == "" {
			t.Fatalf("a brace that is no sign: %.60q", text[at:])
		}
		body, rest, ok := strings.Cut(text[at+3:], close)
		if !ok {
			t.Fatalf("no end of %.60q", text[at:])
		}
		switch old, new, both := strings.Cut(body, "~>"); {
		case sign == "{~~" && !both:
			t.Fatalf("no middle in %q", body)
		case sign == "{~~" && accept:
			out.WriteString(new)
		case sign == "{~~":
			out.WriteString(old)
		case sign == "{++" && accept, sign == "{--" && !accept:
			out.WriteString(body)
		}
		text = rest
	}
}

// rendered is the tree of a Markdown file, as a CommonMark implementation with GitHub's extensions makes it.
func rendered(t testing.TB, markdown string) *nethtml.Node {
	t.Helper()
	var out bytes.Buffer
	m := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := m.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	root, err := nethtml.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// shownBlocks are the texts of a page's paragraphs, headings, items and code, in order.
func shownBlocks(root *nethtml.Node) (texts []string) {
	var text strings.Builder
	var walk func(n *nethtml.Node)
	walk = func(n *nethtml.Node) {
		if n.Type == nethtml.TextNode {
			text.WriteString(n.Data)
		}
		block := n.Type == nethtml.ElementNode && strings.Contains(" p h1 h2 h3 h4 h5 h6 li pre blockquote ul ol hr table ", " "+n.Data+" ")
		if block {
			texts = flushed(texts, &text)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			texts = flushed(texts, &text)
		}
	}
	walk(root)
	return flushed(texts, &text)
}

func flushed(texts []string, text *strings.Builder) []string {
	defer text.Reset()
	if s := oneEnd(text.String()); s != "" {
		return append(texts, s)
	}
	return texts
}

// blockTexts are the texts of a version, as a page can show them.
func blockTexts(blocks []article.Block) (texts []string) {
	for _, b := range blocks {
		if text := oneEnd(b.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// oneEnd takes parsers' freedom out of a text: which line ends there are, and white space at its edges.
func oneEnd(text string) string {
	return strings.Trim(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\n\n", "\n", "\x00", "\uFFFD").Replace(text), " \t\n")
}

func equalTexts(t testing.TB, name, what string, got, want []string, file []byte) {
	t.Helper()
	if strings.Join(got, "\n¶") == strings.Join(want, "\n¶") {
		return
	}
	for i := range max(len(got), len(want)) {
		a, b := append(got, make([]string, len(want)+1)...)[i], append(want, make([]string, len(got)+1)...)[i]
		if a != b {
			t.Fatalf("%s: %s, block %d\n got %q\nwant %q\n%s", name, what, i, a, b, file)
		}
	}
}

func checkCritic(t testing.TB, c tried) {
	t.Helper()
	file := Critic(c.Comparison, words.Words{})
	equalTexts(t, c.name, "accepted", shownBlocks(rendered(t, decided(t, string(file), true))), blockTexts(c.New.Blocks), file)
	equalTexts(t, c.name, "rejected", shownBlocks(rendered(t, decided(t, string(file), false))), blockTexts(c.Old.Blocks), file)
}

// signs is an article about the signs themselves.
func signed(t testing.TB) (all []tried) {
	texts := []string{"{++", "++}", "{~~a~>b~~}", "a ~> b", "C++ and a-- and {x}", "---", "# 1. not a heading", "1. one", "2) two", "- x", "+ y",
		"> z", "* w *", "_u_ `c` ``", "a\\", "\\*", "<b>&amp; &#123; &x", "~~~", "```", "===", "a_b_c https://a.example/b_c_d?e=*f*", "www.a_b.example",
		"[a](b)", "![i](j)", "| a | b |", "|---|---|", "a ++b++", "--c-- d", "e{", "}f", "<!-- no -->", "{>>x<<}", "{==y==}", "\u00a0n\u00a0", "#", "##", "a #"}
	para := func(text string) article.Block { return article.Block{Role: article.Para, Text: text} }
	for i, a := range texts {
		var old, new article.Version
		for j, b := range texts {
			switch (i + j) % 5 {
			case 0:
				old.Blocks, new.Blocks = append(old.Blocks, para(a+" word "+b)), append(new.Blocks, para(a+" other "+b))
			case 1:
				old.Blocks, new.Blocks = append(old.Blocks, para("The word "+a+" here")), append(new.Blocks, para("The word "+b+" here"))
			case 2:
				old.Blocks = append(old.Blocks, para(b))
			case 3:
				new.Blocks = append(new.Blocks, para(b))
			default:
				old.Blocks, new.Blocks = append(old.Blocks, para(a+b)), append(new.Blocks, para(b+a))
			}
		}
		all = append(all, compared(t, a, old, new))
	}
	return all
}

// With all changes accepted CriticMarkup is the new version, with all rejected the old one.
func TestCriticMarkupIsAcceptedAndRejected(t *testing.T) {
	for _, c := range append(append(append(drawn(t), stored(t)...), signed(t)...), scattered(t, 300)...) {
		checkCritic(t, c)
	}
	checkCritic(t, tried{"every kind", sample("{++<x>")})
}

func TestCriticMarkupOfRealPairs(t *testing.T) {
	for _, c := range shared(t, 100) {
		checkCritic(t, c)
	}
}

func TestHowCriticMarkupLooks(t *testing.T) {
	got := string(Critic(sample("x{"), words.Words{}))
	for _, want := range []string{
		"# {~~Old~>New~~} headline\n", "{++Moved there++}{>>Move 1: from paragraph 4<<}\n", "[Ke](<https://example.org/?a=1&amp;b='2'>)",
		"{--Gone x&#123;x--}\n", "{--Moved here--}{>>Move 1: to paragraph 2<<}\n", "One.{-- --}{++\n\n++}Two.\n", "Left.{++ ++}{--\n\n--}Right.\n",
		"Pl{~~ain te~>**ain te**~~}xt\n", "<pre><code>\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if got := string(Critic(compare.Comparison{}, words.Words{})); got != "\n" {
		t.Errorf("nothing is %q", got)
	}
}
