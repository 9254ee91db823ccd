package compare_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
	"github.com/stet-diff/stet/app/internal/golden"
)

// A drawnCase is one drawing of the hand-drawn corpus: "topic/file: name".
type drawnCase struct {
	name    string
	options compare.Options // of the section "options: name" before it
	quiet   int             // how many changes these dim
	drawing comparetest.Drawing
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
		for k, s := range a.Sections {
			name, ok := strings.CutPrefix(s.Name, "drawing: ")
			if !ok {
				if next := k + 1; next == len(a.Sections) || strings.TrimPrefix(s.Name, "options: ") != strings.TrimPrefix(a.Sections[next].Name, "drawing: ") {
					t.Errorf("%s: %q is no drawing, nor the options of one", a.Name, s.Name)
				}
				continue
			}
			c := drawnCase{name: file + ": " + name}
			if seen[c.name] {
				t.Errorf("%s is drawn twice", c.name)
			}
			seen[c.name] = true
			var err error
			if c.drawing, err = comparetest.ParseDrawing(s.Data); err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			if options, ok := a.Section("options: " + name); ok {
				c.setOptions(t, options)
			}
			out = append(out, c)
		}
	}
	return out
}

// setOptions reads the options of a case, a line each.
func (c *drawnCase) setOptions(t testing.TB, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		ok := false
		switch key {
		case "grain":
			c.options.Grain, ok = map[string]compare.Grain{"sentence": compare.Sentence, "word": compare.Word, "character": compare.Character}[value]
		case "ignore":
			var class compare.Class
			class, ok = compare.ParseClass(value)
			c.options.Ignore |= class
		case "pattern":
			c.options.Patterns, ok = append(c.options.Patterns, value), true
		case "quiet":
			n, err := strconv.Atoi(value)
			c.quiet, ok = n, err == nil
		}
		if !ok {
			t.Errorf("%s: %q is no option", c.name, line)
		}
	}
}
