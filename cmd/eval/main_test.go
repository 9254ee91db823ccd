package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Without any text every figure reads "not run", and no bound is missed.
func TestAMissingCorpusIsNotRun(t *testing.T) {
	var out, log strings.Builder
	file := filepath.Join(t.TempDir(), "report.json")
	if err := run(t.Context(), []string{"quality", "-corpus", t.TempDir(), "-only", "seed,html,book,swipe", "-json", file}, &out, &log); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(line, "| Stet") && strings.Count(line, notRun) != strings.Count(line, "|")-2 {
			t.Errorf("a figure without a text: %s", line)
		}
	}
	if n := strings.Count(out.String(), "| Stet"); n < 4 {
		t.Errorf("%d rows of Stet, want one in each table\n%s", n, out.String())
	}
	if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), `"not_run": true`) {
		t.Errorf("the report as JSON: %v\n%.200s", err, data)
	}
}

func TestATaskCanBeRunAlone(t *testing.T) {
	var out, log strings.Builder
	if err := run(t.Context(), []string{"quality", "-corpus", t.TempDir(), "-only", "swipe, book"}, &out, &log); err != nil {
		t.Fatal(err)
	}
	if text := out.String(); strings.Contains(text, "Seed") || !strings.Contains(text, "SWiPE") || !strings.Contains(text, "Book") {
		t.Errorf("got\n%s", text)
	}
}

func TestAnUnknownCommandIsAnError(t *testing.T) {
	for _, args := range [][]string{nil, {"qualty"}, {"quality", "-what"}} {
		if err := run(t.Context(), args, &strings.Builder{}, &strings.Builder{}); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}
