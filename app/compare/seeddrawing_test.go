package compare_test

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/stet-diff/stet/app/compare/comparetest"
	"github.com/stet-diff/stet/app/internal/golden"
)

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
