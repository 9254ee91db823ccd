package snapshot

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/internal/golden"
)

// TestGoldens reads the inputs under testdata, a folder for each format. Sections of a case: "input", or "input.base64"
// for bytes, or the parts of a container (boxed); "name", "type" and "plain" of the source; "pick", the pages to read;
// "reading", the answer.
func TestGoldens(t *testing.T) {
	for _, a := range golden.Read(t, "testdata/*/*.txtar") {
		if _, ok := a.Section("reading"); !ok && !hasInput(a) {
			continue // a case of another test
		}
		golden.Same(t, a.Name+"#reading", drawn(Read(goldenSource(t, a), Options{Pick: picked(t, a)})))
	}
	golden.Settled(t, "testdata")
}

func hasInput(a golden.Archive) bool {
	_, text := a.Section("input")
	_, bytes := a.Section("input.base64")
	return text || bytes || isBoxed(a)
}

// goldenSource returns the source of a case. The line end after the last line of its input is not part of it.
func goldenSource(t testing.TB, a golden.Archive) Source {
	text, _ := a.Section("input")
	s := Source{Name: "a", Data: []byte(strings.TrimSuffix(text, "\n"))}
	if packed, ok := a.Section("input.base64"); ok {
		data, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(packed, "\n", ""))
		if err != nil {
			t.Fatal(a.Name, err)
		}
		s.Data = data
	}
	if isBoxed(a) {
		s.Data = boxed(t, a)
	}
	if name, ok := a.Section("name"); ok {
		s.Name = strings.TrimSpace(name)
	}
	s.Plain, _ = a.Section("plain")
	kind, _ := a.Section("type")
	s.Type = strings.TrimSpace(kind)
	return s
}

// drawn writes a reading for people: its facts, then its blocks, a line each.
func drawn(r Reading, err error) string {
	var out strings.Builder
	var e *Error
	if errors.As(err, &e) {
		return fmt.Sprintf("refused %s: %s\n", e.Code, e)
	}
	line := func(name string, value any) {
		if text := fmt.Sprint(value); text != "" && text != "false" {
			out.WriteString(name + " " + text + "\n")
		}
	}
	line("format", r.Format)
	for _, note := range article.Sentences(r.Notes) {
		line("note", note)
	}
	for _, p := range r.Pages {
		line("page", strings.Join(strings.Fields(fmt.Sprint(map[bool]string{true: "*"}[p.Read], " ", instant(p.Captured), " ", p.URL, " ", p.Name, " ", p.Title)), " "))
	}
	for i, v := range r.Versions {
		fmt.Fprintf(&out, "\nversion %d\n", i+1)
		line(" title", v.Title)
		line(" label", v.Label)
		line(" url", v.URL)
		line(" captured", instant(v.Captured))
		line(" when", v.When)
		line(" language", v.Language)
		line(" source", v.Series.Source)
		line(" feed", v.Series.Feed)
		line(" changes", v.Series.Changes)
		line(" first seen", instant(v.Series.FirstSeen))
		line(" next check", v.Series.NextCheck)
		line(" partial", v.Partial)
		out.WriteString(lines("  ", v.Blocks) + lines("  × ", v.Furniture))
	}
	return out.String()
}

// lines writes blocks, those with several lines with a sign for each line end.
func lines(before string, blocks []article.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		out.WriteString(before + strings.ReplaceAll(sketch([]article.Block{b}), "\n", "⏎") + "\n")
	}
	return out.String()
}

// Whatever a reader asks for, no format stumbles over the bytes of another one.
func TestAs(t *testing.T) {
	for _, a := range golden.Read(t, "testdata/*/*.txtar") {
		if !hasInput(a) {
			continue
		}
		for _, f := range formats {
			_, err := Read(goldenSource(t, a), Options{As: f.name})
			if e, ok := err.(*Error); ok && e.Err != nil && strings.Contains(e.Err.Error(), "panic") {
				t.Errorf("%s as %s: %v", a.Name, f.name, e.Err)
			}
		}
	}
}
