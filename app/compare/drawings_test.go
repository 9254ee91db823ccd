package compare_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare/comparetest"
	"github.com/stet-diff/stet/app/internal/golden"
)

// A drawn case is one drawing of the hand-drawn corpus: "topic/file: name".
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

func TestTheDrawingsCanBeRead(t *testing.T) {
	topics := map[string]int{}
	for _, c := range drawnCases(t) {
		topic, _, _ := strings.Cut(c.name, "/")
		topics[topic]++
	}
	t.Logf("drawings by topic: %v", topics)
}
