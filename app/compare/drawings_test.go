package compare_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
	"github.com/stet-diff/stet/app/internal/golden"
)

// known lists the drawings that the engine does not answer yet, each with its reason. It only shrinks, and never holds
// more than 3 % of the corpus: a case that comes right must leave it.
var known = map[string]string{}

// Every drawing of the corpus is what the engine answers, in both orders, with every promise kept.
func TestTheEngineAnswersAsDrawn(t *testing.T) {
	cases := drawnCases(t)
	if len(cases) < 335 {
		t.Errorf("%d drawings, want at least 335", len(cases))
	}
	if len(known)*100 > 3*len(cases) {
		t.Errorf("%d of %d drawings are known to differ: more than 3 %%", len(known), len(cases))
	}
	agree := 0
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			comparetest.All(t, c.drawing.New, c.drawing.Old)
			got := comparison(comparetest.All(t, c.drawing.Old, c.drawing.New))
			want := comparison(compare.Comparison{Old: c.drawing.Old, New: c.drawing.New, Rows: c.drawing.Rows})
			why, isKnown := known[c.name]
			switch {
			case got == want:
				agree++
				if isKnown {
					t.Errorf("comes right: take it off the list of known differences")
				}
			case !isKnown:
				t.Errorf("not as drawn (- drawn, + answered):\n%s", golden.Changed(want, got))
			case why == "":
				t.Errorf("is known to differ for no reason")
			}
		})
	}
	t.Logf("%d of %d drawings agree", agree, len(cases))
}

// comparison draws a comparison. Sentences that moved are numbered in the order in which they stand.
func comparison(c compare.Comparison) string {
	ids := map[string]string{}
	var rows []compare.Row
	for _, row := range c.Rows {
		row.Spans = slices.Clone(row.Spans)
		for k := range row.Spans {
			s := &row.Spans[k]
			before, id, ok := strings.Cut(s.Note, "moved ")
			if !ok {
				continue
			}
			if ids[id] == "" {
				ids[id] = strconv.Itoa(len(ids) + 1)
			}
			s.Note = before + "moved " + ids[id]
		}
		rows = append(rows, row)
	}
	c.Rows = rows
	return comparetest.Draw(c)
}

// A drawnCase is one drawing of the hand-drawn corpus: "topic/file: name".
type drawnCase struct {
	name, text string
	drawing    comparetest.Drawing
}

// drawnCases reads the corpus. Every drawing must be readable, and have a name of its own.
func drawnCases(t testing.TB) []drawnCase {
	t.Helper()
	var out []drawnCase
	seen := map[string]bool{}
	for _, a := range golden.Read(t, "testdata/*/*.txtar") {
		file := strings.TrimSuffix(filepath.ToSlash(a.Name), ".txtar")
		file = strings.TrimPrefix(file, "testdata/")
		if a.About == "" {
			t.Errorf("%s has no sentence before its first case", a.Name)
		}
		for _, s := range a.Sections {
			name, ok := strings.CutPrefix(s.Name, "drawing: ")
			if !ok {
				t.Errorf("%s: %q is no drawing", a.Name, s.Name)
				continue
			}
			name = file + ": " + name
			if seen[name] {
				t.Errorf("%s is drawn twice", name)
			}
			seen[name] = true
			d, err := comparetest.ParseDrawing(s.Data)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			out = append(out, drawnCase{name, s.Data, d})
		}
	}
	return out
}

// The seed article is drawn whole. Its words are not in the project, so the drawing has an x for each, and the
// answer is compared in the same way.
func TestTheSeedArticleIsMarkedAsDrawn(t *testing.T) {
	old, new := seed(t)
	text, err := os.ReadFile("testdata/seed.drawing")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for line := range strings.Lines(string(text)) {
		if line[0] != '#' {
			want = append(want, line)
		}
	}
	var got []string
	for line := range strings.Lines(comparetest.Draw(comparetest.All(t, old, new))) {
		got = append(got, wordless(line))
	}
	if got, want := strings.Join(got, ""), strings.Join(want, ""); got != want {
		t.Errorf("not as drawn (- drawn, + answered):\n%s", golden.Changed(want, got))
	}
}

// wordless turns the words of a drawn row into x; what stands before the text and the classes of changes stay.
func wordless(line string) string {
	head, text, _ := strings.Cut(line, "  ")
	var b strings.Builder
	b.WriteString(head)
	if text != "" {
		b.WriteString("  ")
	}
	class, before := false, ' '
	for _, r := range text {
		isWord := unicode.IsLetter(r) || unicode.IsDigit(r)
		class = r == '|' || class && r != ']'
		if class || !isWord {
			b.WriteRune(r)
		} else if before != 'x' {
			b.WriteByte('x')
		}
		before = r
		if isWord && !class {
			before = 'x'
		}
	}
	return b.String()
}
