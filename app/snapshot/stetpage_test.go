package snapshot_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/app/internal/golden"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/web/words"
)

// What Stet writes as HTML is read back: the texts, roles, levels and marks of both versions, moved blocks at their old
// places too.
func TestStetPagesComeBack(t *testing.T) {
	pairs := 0
	for _, a := range golden.Read(t, "testdata/*/*.txtar") {
		input, ok := a.Section("input")
		if !ok {
			continue
		}
		r, err := snapshot.Read(snapshot.Source{Name: "a.html", Data: []byte(input)}, snapshot.Options{})
		if err != nil || len(r.Versions) != 2 {
			continue
		}
		pairs++
		comesBack(t, a.Name, r.Versions[0], r.Versions[1])
	}
	if pairs < 15 {
		t.Errorf("%d pairs only", pairs)
	}
	read := func(text string) article.Version {
		r, err := snapshot.Read(snapshot.Source{Name: "a.md", Data: []byte(text)}, snapshot.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return r.Versions[0]
	}
	comesBack(t, "moved", read("# A *bridge*\n\nThe first paragraph, of many words, moves to the end of it.\n\n- one\n  - two\n\n> Quoted.\n\n```\nif a {\n  b()\n}\n```\n\nThe second paragraph stays where it was before.\n\nOne. [Two](https://example.org/a) and three. Four is here."),
		read("# A bridge\n\nThe second paragraph stays where it was before.\n\n- one\n  - three\n\n```\nif a {\n  c()\n}\n```\n\nThe first paragraph, of many words, moves to the very end of it.\n\nOne. [Two](https://example.org/b) and three.\n\nFour is here."))
}

// comesBack compares two versions, draws them, and reads the drawing.
func comesBack(t *testing.T, name string, old, new article.Version) {
	t.Helper()
	c, err := compare.Articles(context.Background(), old, new, compare.Options{})
	if err != nil {
		t.Fatal(name, err)
	}
	page := render.Page(c, "p{}", words.Words{})
	inline := "<!doctype html><html><body><main>" + strings.Join(render.Sections(c, render.Inline), "") + "</main></body></html>"
	for i, in := range []string{string(page), inline} {
		r, err := snapshot.Read(snapshot.Source{Name: "out.html", Data: []byte(in)}, snapshot.Options{})
		if err != nil || r.Format != "stet-page" || len(r.Versions) != 2 {
			t.Errorf("%s: %v, %s", name, err, r.Format)
			continue
		}
		for side, want := range []article.Version{old, new} {
			if got := r.Versions[side]; i == 0 && marshal(got.Blocks) != marshal(want.Blocks) || i == 1 && plain(got.Blocks) != plain(want.Blocks) {
				t.Errorf("%s, drawing %d, side %d:\n got %s\nwant %s", name, i, side, marshal(got.Blocks), marshal(want.Blocks))
			}
		}
	}
}

func marshal(blocks []article.Block) string {
	out, _ := json.Marshal(blocks)
	return string(out)
}

func plain(blocks []article.Block) string {
	var out []string
	for _, b := range blocks {
		out = append(out, b.Text)
	}
	return strings.Join(out, " ")
}

// A comparison that was saved as a page and opened again gives the same JSON, byte for byte: side by side and inline.
func TestASavedComparisonIsTheSameComparison(t *testing.T) {
	same := 0
	for _, a := range golden.Read(t, "testdata/*/*.txtar") {
		input, ok := a.Section("input")
		if !ok {
			continue
		}
		r, err := snapshot.Read(snapshot.Source{Name: "a.html", Data: []byte(input)}, snapshot.Options{})
		if err == nil && len(r.Versions) == 2 {
			sameAgain(t, a.Name, r.Versions[0], r.Versions[1])
			same++
		}
	}
	if same < 15 {
		t.Errorf("%d pairs only", same)
	}
}

func TestSavedComparisonsOfRealPairs(t *testing.T) {
	var html struct {
		Cases []struct{ Name, Old, New string }
	}
	if err := json.Unmarshal(corpus.File(t, "htmlpairs/daisydiff.json"), &html); err != nil {
		t.Fatal(err)
	}
	read := func(name, text string) article.Version {
		r, err := snapshot.Read(snapshot.Source{Name: name, Data: []byte(text)}, snapshot.Options{})
		if err != nil || len(r.Versions) == 0 {
			return article.Version{}
		}
		return r.Versions[0]
	}
	for _, c := range html.Cases {
		sameAgain(t, c.Name, read("a.html", c.Old), read("b.html", c.New))
	}
	sameAgain(t, "the seed", read("a.txt", string(corpus.File(t, "seed/version-5.txt"))), read("b.txt", string(corpus.File(t, "seed/version-6.txt"))))
	r, err := snapshot.Read(snapshot.Source{Name: "seed.html", Data: corpus.File(t, "seed/newssniffer-diff.html")}, snapshot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sameAgain(t, "the seed as a saved page", r.Versions[0], r.Versions[1])
}

// sameAgain compares two versions, saves that as a page, opens it and compares again.
func sameAgain(t *testing.T, name string, old, new article.Version) {
	t.Helper()
	old, new, pairing := snapshot.Together(old, new)
	how := compare.Options{Grain: compare.Sentence, Ignore: compare.Space | compare.Link, Patterns: []string{"[0-9]+"}}
	c := again(t, name, old, new, how)
	c.Notes = append(article.Sentences(pairing.Notes), c.Notes...)
	if len(c.Old.Blocks)+len(c.New.Blocks)+len(c.Old.Furniture)+len(c.New.Furniture) == 0 {
		return // no page holds nothing
	}
	want := string(render.JSON(c))
	for _, layout := range []string{render.Split, render.Inline} {
		page := render.Static{Sheet: "p{}", Layout: layout, How: how}.Page(c)
		r, err := snapshot.Read(snapshot.Source{Name: "out.html", Data: page}, snapshot.Options{})
		if err != nil || r.Carried == nil || len(r.Versions) != 2 {
			t.Fatalf("%s: %v, %s\n%s", name, err, r.Format, page)
		}
		if len(r.Notes) > 0 && r.Notes[0].Code != "left-is-later" {
			t.Errorf("%s: %v", name, r.Notes)
		}
		a, b, _ := snapshot.Together(r.Versions[0], r.Versions[1])
		d := again(t, name, a, b, compare.Options{Grain: compare.Grain(r.Carried.Grain), Ignore: classes(r.Carried.Ignore), Patterns: r.Carried.Patterns})
		d.Notes = append(r.Carried.Others(d.Notes), d.Notes...)
		if got := string(render.JSON(d)); got != want {
			t.Fatalf("%s, %s: another comparison\n%s\n%s", name, layout, golden.Changed(want, got), page)
		}
	}
}

func again(t *testing.T, name string, old, new article.Version, how compare.Options) compare.Comparison {
	t.Helper()
	c, err := compare.Articles(context.Background(), old, new, how)
	if err != nil {
		t.Fatal(name, err)
	}
	return c
}

func classes(names string) (all compare.Class) {
	for name := range strings.SplitSeq(names, ",") {
		class, _ := compare.ParseClass(name)
		all |= class
	}
	return all
}

// A page of another engine is compared anew, and says so; one that was tampered with is read as far as it goes.
func TestPagesThatAreNotQuiteOurs(t *testing.T) {
	old, new := article.Version{}, article.Version{}
	old.Blocks = []article.Block{{Role: article.Para, Text: "One two three."}, {Role: article.Heading, Level: 3, Text: "Four"}}
	new.Blocks = []article.Block{{Role: article.Para, Text: "One two four."}, {Role: article.Heading, Level: 2, Text: "Four"}}
	c := again(t, "own", old, new, compare.Options{})
	page := string(render.Static{Sheet: "p{}"}.Page(c))
	if article.Engine != "1" || !strings.Contains(page, "{&quot;engine&quot;:&quot;1&quot;") {
		t.Fatal("the reader knows another engine than the writer")
	}
	r, err := snapshot.Read(snapshot.Source{Name: "a.html", Data: []byte(strings.Replace(page, "engine&quot;:&quot;1", "engine&quot;:&quot;0", 1))}, snapshot.Options{})
	if err != nil || len(r.Notes) != 1 || r.Notes[0].Code != "other-engine" {
		t.Errorf("%v, notes %v", err, r.Notes)
	}
	for _, tampered := range []string{
		strings.ReplaceAll(page, "length&quot;:", "length&quot;:-"), strings.ReplaceAll(page, "length&quot;:", "length&quot;:9"),
		strings.ReplaceAll(page, "data-stet=\"{", "data-stet=\"{{"), strings.ReplaceAll(page, "role&quot;:&quot;heading", "role&quot;:&quot;script"),
	} {
		if r, err := snapshot.Read(snapshot.Source{Name: "a.html", Data: []byte(tampered)}, snapshot.Options{}); err != nil || len(r.Versions) != 2 {
			t.Errorf("%v, %d versions of\n%s", err, len(r.Versions), tampered)
		}
	}
}
