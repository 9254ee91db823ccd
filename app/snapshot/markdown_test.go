package snapshot

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/internal/golden"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

// oracle renders Markdown by another program.
func oracle(t testing.TB, source string) string {
	var out bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := md.Convert([]byte(source), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// asFragment sketches what HTML reads as.
func asFragment(page string) string {
	page = strings.ReplaceAll(page, `href="/`, `href="https://x.org/`) // so that a link to nowhere counts
	return sketch(readFragment(&input{kind: "text/html", text: page, html: 2})[0].Blocks)
}

// otherwise lists the examples of the CommonMark specification that read otherwise than rendered by another program, and why.
var otherwise = map[int]string{
	20:  "a backslash in an address stays; there it is escaped",
	173: "a style without an end is text; there it swallows the rest",
	202: "a star in an address is escaped; there it stays",
	526: "a bracket in an address stays; there it is escaped",
	538: "a bracket in an address stays; there it is escaped",
}

// The examples of the CommonMark specification read as another program renders them.
func TestCommonMark(t *testing.T) {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skip("the specification is not here: ", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "_test", "spec.json"))
	if err != nil {
		t.Skip("the specification is not here: ", err)
	}
	var examples []struct {
		Markdown, Section string
		Example           int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	good := 0
	for _, e := range examples {
		source, _ := valid(e.Markdown)
		got, want := asFragment(newMarkdown(source).html()), asFragment(oracle(t, source))
		if got == want {
			good++
		}
		if _, listed := otherwise[e.Example]; listed == (got == want) {
			t.Errorf("example %d, %s, listed %v:\n%q\n got %s\nwant %s\nhtml %s", e.Example, e.Section, listed, source, got, want, newMarkdown(source).html())
		}
	}
	t.Logf("%d of %d examples", good, len(examples))
}

// Each of these is slow for a reader that looks for the same end again and again: eight times the text would take it 64
// times as long.
func TestMarkdownIsLinear(t *testing.T) {
	for _, pattern := range []string{"[", "]", "[a](", "[a](b (c", "![", "*", "*a ", "**a* ", "_a", "`", "`a``", "<", "<a b=", "<!--", "<?", "<![CDATA[",
		"<a b='", "> ", "- ", "1. ", "&#", "\\[", "~~a ", "[a]: b\n", "[a][", "a\n===\n", "|a|b\n", "|-|-\n", "*_", "[*", "(((", "a  \n", "- a\n  ", "[a](<b", "</", "*a_b ", "<x@"} {
		cost := func(n int) time.Duration {
			best := time.Hour
			for range 2 {
				start := time.Now()
				newMarkdown(strings.Repeat(pattern, n/len(pattern))).html()
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := cost(1<<12), cost(1<<15)
		if large > 40*small && large > time.Second {
			t.Errorf("%q: %v, then %v for eight times the text", pattern, small, large)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	golden.Seed(f, "testdata/markdown/*.txtar")
	golden.Seed(f, "testdata/criticmarkup/*.txtar")
	f.Fuzz(func(t *testing.T, source string) {
		brief(t, source)
		promises(t, Source{Name: "a.md", Data: []byte(source)})
		source, _ = valid(source)
		page := newMarkdown(source).html()
		if again := newMarkdown(source).html(); again != page || !utf8.ValidString(page) {
			t.Fatalf("%q gives %q, then %q", source, page, again)
		}
		if len(page) > 40*len(source)+1<<21 {
			t.Fatalf("%d bytes became %d", len(source), len(page))
		}
	})
}

// What has more signs than are read loses its formatting from there on, with a note, and no words.
func TestMarkdownSigns(t *testing.T) {
	for _, c := range []struct {
		n    int
		note bool
	}{{maxSigns/4 - 1, false}, {maxSigns/4 + 2, true}} {
		in := "# Head\n\n" + strings.Repeat("*a* ", c.n) + "end"
		r, err := Read(Source{Name: "a.md", Data: []byte(in)}, Options{})
		if err != nil || strings.Contains(strings.Join(article.Sentences(r.Notes), " "), "too many signs") != c.note {
			t.Fatalf("%d: %v, %q", c.n, err, r.Notes)
		}
		v := r.Versions[0]
		if last := v.Blocks[len(v.Blocks)-1].Text; !strings.HasSuffix(last, "end") {
			t.Errorf("%d: the end is lost", c.n)
		}
	}
}
