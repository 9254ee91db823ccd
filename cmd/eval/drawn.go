package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

// drawings is where people drew what a comparison should say.
var drawings = filepath.Join("app", "compare", "testdata")

// A drawing is one case: both versions and the answer.
type drawing struct {
	name string
	comparetest.Drawing
}

// drawnQuality counts the cases in which the answer is as a person drew it.
func drawnQuality(s *session) error {
	t := s.report.table("Drawn cases: answers as a person drew them", "", "cases", "same words marked", "%", "the same in all", "%")
	cases, err := readDrawings(drawings)
	if err != nil {
		return err
	}
	if len(cases) == 0 {
		t.row("Stet")
		s.report.notRun("drawn", "the drawings are not there")
		return nil
	}
	same, whole := 0, 0
	for _, c := range cases {
		found, err := compare.Articles(s, c.Old, c.New, compare.Options{})
		if err != nil {
			return err
		}
		if markedAlike(scriptOf(found), scriptOf(c.comparison())) {
			same++
		}
		if numbered(found) == numbered(c.comparison()) {
			whole++
		} else {
			s.say("  not as drawn: %s", c.name)
		}
	}
	t.row("Stet", len(cases), same, share(same, len(cases)), whole, share(whole, len(cases)))
	s.drawnRivals(t, cases)
	t.note("“Same words”: on both sides, marks touch the words that they touch in the drawing; words of blocks that moved " +
		"have none. “In all”: rows, moves, splits, classes and looks too, which the others do not tell.")
	s.report.atLeast("drawn cases: the same in all %", share(whole, len(cases)), 97)
	return nil
}

// readDrawings reads every drawing below a folder but those of sentences and letters, which only Stet could answer.
func readDrawings(folder string) ([]drawing, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*", "*.txtar"))
	if err != nil {
		return nil, err
	}
	var out []drawing
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		grained := map[string]bool{}
		for name, text := range sections(string(data)) {
			if of, ok := strings.CutPrefix(name, "options: "); ok && strings.Contains(text, "grain:") {
				grained[of] = true
			}
			title, ok := strings.CutPrefix(name, "drawing: ")
			if !ok || grained[title] {
				continue
			}
			d, err := comparetest.ParseDrawing(text)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", file, title, err)
			}
			out = append(out, drawing{filepath.Base(filepath.Dir(file)) + ": " + title, d})
		}
	}
	return out, nil
}

// sections yields the named parts of an archive: each begins with a line "-- name --".
func sections(text string) func(yield func(name, text string) bool) {
	return func(yield func(string, string) bool) {
		name, body := "", ""
		for line := range strings.Lines(text) {
			head, ok := strings.CutPrefix(strings.TrimRight(line, "\r\n"), "-- ")
			head, end := strings.CutSuffix(head, " --")
			if !ok || !end {
				body += line
				continue
			}
			if name != "" && !yield(name, body) {
				return
			}
			name, body = head, ""
		}
		if name != "" {
			yield(name, body)
		}
	}
}

func (d drawing) comparison() compare.Comparison {
	return compare.Comparison{Old: d.Old, New: d.New, Rows: d.Rows}
}

// numbered draws a comparison; sentences that moved are numbered in the order in which they stand.
func numbered(c compare.Comparison) string {
	ids := map[string]string{}
	c.Rows = slices.Clone(c.Rows)
	for i := range c.Rows {
		c.Rows[i].Spans = slices.Clone(c.Rows[i].Spans)
		for k := range c.Rows[i].Spans {
			span := &c.Rows[i].Spans[k]
			before, id, ok := strings.Cut(span.Note, "moved ")
			if !ok {
				continue
			}
			if ids[id] == "" {
				ids[id] = strconv.Itoa(len(ids) + 1)
			}
			span.Note = before + "moved " + ids[id]
		}
	}
	return comparetest.Draw(c)
}

// markedAlike reports whether two scripts of the same texts mark the same words: how many times each word is marked
// on each side. Scripts may go through blocks that moved in another order, so no places are compared.
func markedAlike(a, b script) bool {
	for _, op := range []byte{'-', '+'} {
		x, y := a.markedWords(op), b.markedWords(op)
		slices.Sort(x)
		slices.Sort(y)
		if !slices.Equal(x, y) {
			return false
		}
	}
	return true
}

// drawnRivals adds what the rivals mark in the drawn cases, a block a line.
func (s *session) drawnRivals(t *Table, cases []drawing) {
	count := func(name string, answers func(i int, old, new string) (script, error)) {
		same := 0
		for i, c := range cases {
			r, err := answers(i, strings.Join(texts(c.Old), "\n"), strings.Join(texts(c.New), "\n"))
			if err != nil {
				s.say("  %s: %v", name, err)
				t.row(name, len(cases))
				return
			}
			if markedAlike(r, scriptOf(c.comparison())) {
				same++
			}
		}
		t.row(name, len(cases), same, share(same, len(cases)), "–", "–")
	}
	for _, g := range gits {
		count(g.name, func(_ int, old, new string) (script, error) {
			r := s.git(g, old+"\n", new+"\n")
			return r, r.failed
		})
	}
	var pairs [][2]string
	for _, c := range cases {
		pairs = append(pairs, [2]string{strings.Join(texts(c.Old), "\n"), strings.Join(texts(c.New), "\n")})
	}
	if a, err := s.wikidiff(pairs); err != nil {
		t.row(wikidiffName)
	} else {
		count(wikidiffName, func(i int, _, _ string) (script, error) { return a[i].script(), nil })
	}
	rivals, err := s.rivals("text")
	if err != nil {
		t.row("rivals from npm")
	}
	for _, r := range rivals {
		a, err := s.ask(job{Rival: r.name, Form: "text", Setting: r.setting, Pairs: pairs})
		count(r.String(), func(i int, _, _ string) (script, error) {
			if err != nil {
				return script{}, err
			}
			one, _ := a.script(i)
			return one, one.failed
		})
	}
}
