package render

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// guardTakes is the longest section that the guard of the page lets through.
const guardTakes = 1 << 20

func TestLongRowsAreDrawnInParts(t *testing.T) {
	every := func(text string, style article.Style) []article.Inline {
		var marks []article.Inline
		target := article.NewLink("https://example.org/" + strings.Repeat("x", 1900))
		for i := range len(text) / 2 {
			marks = append(marks, article.Inline{Start: 2 * i, End: 2*i + 1, Style: style, Target: target})
		}
		return marks
	}
	for _, c := range []struct {
		name  string
		kind  compare.Kind
		role  article.Role
		text  string
		style article.Style
	}{
		{"a megabyte in one paragraph", compare.Kept, article.Para, strings.Repeat("a<b & c ", 1<<17), ""},
		{"without a space", compare.Edited, article.Para, strings.Repeat("ω", 1<<19), ""},
		{"lines of code", compare.Edited, article.Code, strings.Repeat("if a > b {\n}\n", 1<<15), ""},
		{"invisible characters", compare.Added, article.Para, strings.Repeat("\u200b", 1<<15), ""},
		{"a cut one", compare.Removed, article.Para, strings.Repeat("'x' ", 1<<16), ""},
		{"a moved one", compare.Moved, article.Quote, strings.Repeat("a \"b\" ", 1<<16), ""},
		{"ten thousand long links", compare.Edited, article.Para, strings.Repeat("ab", 10_000), article.LinkStyle},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := long(c.kind, article.Block{Role: c.role, Text: c.text})
			if c.style != "" {
				d.Old.Blocks[0].Marks, d.New.Blocks[0].Marks = every(c.text, c.style), every(c.text, c.style)
			}
			for _, layout := range []string{Split, Inline} {
				checkLong(t, d, layout)
			}
		})
	}
}

// long is a comparison of a long block between two short ones.
func long(kind compare.Kind, b article.Block) compare.Comparison {
	var c compare.Comparison
	short := article.Block{Role: article.Para, Text: "short"}
	kept := compare.Row{Kind: compare.Kept, Old: []int{0}, New: []int{0}, Spans: []compare.Span{{Op: compare.Keep, Text: "short"}}}
	ops := map[compare.Kind]compare.Op{compare.Kept: compare.Keep, compare.Added: compare.Insert, compare.Removed: compare.Delete}
	row := compare.Row{Kind: kind, Old: []int{0}, New: []int{0}, Spans: []compare.Span{{Op: ops[kind], Text: b.Text}}}
	c.Old.Blocks, c.New.Blocks = []article.Block{b, short}, []article.Block{b, short}
	switch kind {
	case compare.Added:
		row.Old, c.Old.Blocks = nil, c.Old.Blocks[1:]
	case compare.Removed:
		row.New, c.New.Blocks = nil, c.New.Blocks[1:]
	case compare.Edited, compare.Moved: // a word is new in front, and the rest is kept
		c.New.Blocks[0].Text = "new " + b.Text
		row.Spans = []compare.Span{{Op: compare.Insert, Text: "new "}, {Op: compare.Keep, Text: b.Text}}
	}
	c.Rows = []compare.Row{row}
	if kind == compare.Moved {
		c.Rows[0].Move = 1
		c.Rows = append(c.Rows, compare.Row{Kind: compare.Departed, Old: []int{0}, Move: 1})
	}
	kept.Old, kept.New = []int{len(c.Old.Blocks) - 1}, []int{len(c.New.Blocks) - 1}
	c.Rows = append(c.Rows, kept)
	return c
}

// checkLong checks that every section passes the guard and that both texts come back whole.
func checkLong(t *testing.T, c compare.Comparison, layout string) {
	t.Helper()
	var old, new strings.Builder
	sections := Sections(c, layout)
	if len(sections) < 2 {
		t.Errorf("%s: only %d sections", layout, len(sections))
	}
	ids := map[string]bool{}
	for i, section := range sections {
		if len(section) > guardTakes {
			t.Errorf("%s: section %d has %d bytes", layout, i, len(section))
		}
		root := readable(t, section)
		old.WriteString(strings.Join(read(root, oldSide), ""))
		new.WriteString(strings.Join(read(root, newSide), ""))
		for n := range root.Descendants() {
			if id := value(n, "id"); id != "" && ids[id] {
				t.Errorf("%s: id %q twice", layout, id)
			} else if id != "" {
				ids[id] = true
			}
		}
	}
	for _, s := range []struct {
		name, got string
		blocks    []article.Block
	}{{"old", old.String(), c.Old.Blocks}, {"new", new.String(), c.New.Blocks}} {
		var want string
		for _, b := range s.blocks {
			want += b.Text
		}
		if s.got != want {
			t.Errorf("%s: the %s text came back with %d bytes, not %d, or other ones", layout, s.name, len(s.got), len(want))
		}
	}
}
