package snapshot_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
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
