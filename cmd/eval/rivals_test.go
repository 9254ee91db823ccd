package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// installed is a session with the rivals in the cache of the repository. A test installs nothing: it skips when no run
// of the command has.
func installed(t *testing.T) *session {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no Node found")
	}
	cache := filepath.Join("..", "..", "build", "rivals")
	if _, err := os.Stat(filepath.Join(cache, "node_modules")); err != nil {
		t.Skip("the rivals are not installed: make eval does it")
	}
	return &session{Context: t.Context(), cache: cache, log: t.Output(), patience: time.Minute}
}

// Every adapter, with every setting, gives an answer from which both texts can be put together.
func TestEveryAdapterRebuildsBothTexts(t *testing.T) {
	s := installed(t)
	rivals, err := s.rivals("text")
	if err != nil {
		t.Fatal(err)
	}
	if len(rivals) < 9 {
		t.Errorf("%d rivals, want 9 or more: %v", len(rivals), rivals)
	}
	cases := []struct{ name, old, new string }{
		{"an edit", "one two three\nfour five\nsix", "one 2 three\nfour five\nsix seven"},
		{"lines gone and come", "a b c\nd e f\ng h i\nj", "x y\na b c\nd e g\nj\nlast one"},
		{"equal texts", "one two\nthree", "one two\nthree"},
		{"an empty side", "", "one two"},
		{"the other empty", "one two\nthree", ""},
		{"signs of other planes", "say 👩🏽 and 👧 now", "say 👩 and 👧 then"},
		{"spaces that differ", "one  two\n\nthree", "one two\nthree "},
		{"nothing in common", "one two three", "uno due tre"},
	}
	var pairs [][2]string
	for _, c := range cases {
		pairs = append(pairs, [2]string{c.old, c.new})
	}
	for _, r := range rivals {
		a, err := s.ask(job{Rival: r.name, Form: "text", Setting: r.setting, Pairs: pairs})
		if err != nil {
			t.Errorf("%v: %v", r, err)
			continue
		}
		for i, c := range cases {
			script, links := a.script(i)
			if script.failed != nil || !script.rebuilds(c.old, c.new) {
				t.Errorf("%v, %s: %q does not rebuild the texts, %v", r, c.name, script.pieces, script.failed)
			}
			if r.name == "VS Code" && c.name == "equal texts" && len(links) != 2 {
				t.Errorf("%v: links between equal lines are %v", r, links)
			}
		}
	}
}

// The marks of every HTML rival are understood: in a pair that all of them draw well, both texts are read back.
func TestEveryHTMLRivalIsReadBack(t *testing.T) {
	s := installed(t)
	rivals, err := s.rivals("html")
	if err != nil {
		t.Fatal(err)
	}
	if len(rivals) != 5 {
		t.Errorf("%d rivals, want 5: %v", len(rivals), rivals)
	}
	for _, r := range rivals {
		a, err := s.ask(job{Rival: r.name, Form: "html", Setting: r.setting, Pairs: [][2]string{
			{"<p>one two three</p>", "<p>one 2 three four</p>"}, {"<p>one <b>two</b></p>", "<p>one <i>two</i></p>"},
		}})
		if err != nil {
			t.Errorf("%v: %v", r, err)
			continue
		}
		d := drawn{markup: a.Answers[0].HTML}.readRival()
		if oneLine(d.old) != "one two three" || oneLine(d.new) != "one 2 three four" || d.marked != 3 || !d.shown {
			t.Errorf("%v: read %q and %q with %d words marked from %s", r, d.old, d.new, d.marked, d.markup)
		}
		if d := (drawn{markup: a.Answers[1].HTML}).readRival(); oneLine(d.new) != "one two" {
			t.Errorf("%v: read %q from %s", r, d.new, d.markup)
		}
	}
}

func TestARivalThatFailsIsAnError(t *testing.T) {
	s := installed(t)
	if err := s.install(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ask(job{Rival: "nobody", Form: "text", Setting: "default"}); err == nil {
		t.Error("an unknown rival answers")
	}
	if _, err := (&session{Context: t.Context(), cache: filepath.Join(t.TempDir(), "none"), log: t.Output(), patience: time.Minute}).ask(job{List: "text"}); err == nil {
		t.Error("rivals that are not there answer")
	}
}

func TestMarksOfHTMLRivals(t *testing.T) {
	for _, c := range []struct {
		name, markup, old, new string
		marked                 int
		shown                  bool
	}{
		{"marks", "<p>a <del>b</del><ins>c d</ins></p>", "a b", "a c d", 3, true},
		{"text that only looks otherwise", `<p>a <ins class="mod">b</ins> <ins class="vdd-modified">c</ins></p>`, "a b c", "a b c", 0, true},
		{"whole elements", `<ul><li class="vdd-removed">a</li><li class="vdd-added">b</li></ul>`, "a", "b", 2, true},
		{"rows of a table", `<table><tr class="diffdel"><td>a</td></tr><tr class="diffins"><td>b</td></tr></table>`, "a", "b", 2, true},
		{"no marks", "<p>a</p>", "a", "a", 0, false},
	} {
		d := drawn{markup: c.markup}.readRival()
		if oneLine(d.old) != c.old || oneLine(d.new) != c.new || d.marked != c.marked || d.shown != c.shown {
			t.Errorf("%s: got %q, %q, %d marked, shown %v", c.name, oneLine(d.old), oneLine(d.new), d.marked, d.shown)
		}
	}
}
