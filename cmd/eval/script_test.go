package main

import (
	"os/exec"
	"slices"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

func TestGitsWordDiffIsReadBack(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git found")
	}
	s := &session{Context: t.Context()}
	for _, c := range []struct{ name, old, new string }{
		{"an edit", "one two three\nfour\n", "one 2 three\nfour\n"},
		{"equal texts", "one two\n", "one two\n"},
		{"signs of its own", "~ -x\n+y\n\n@@ a\n", "~ -x\n+z\n\n@@ b\n"},
		{"no line end", "one two", "one three\n\nfour"},
		{"an empty side", "", "one\n"},
	} {
		for _, g := range gits {
			r := s.git(g, c.old, c.new)
			if r.failed != nil || !r.rebuilds(c.old, c.new) {
				t.Errorf("%s, %s: %q does not rebuild, %v", g.name, c.name, r.pieces, r.failed)
			}
		}
	}
	if d, n := s.git(gits[0], "one two three\n", "one 2 three\n").words(); d != 1 || n != 1 {
		t.Errorf("%d and %d words, want 1 and 1", d, n)
	}
}

func TestAMarkedSignTouchesItsWord(t *testing.T) {
	s := script{pieces: []piece{{'=', "end of wor"}, {'-', "k"}, {'+', "d"}, {'=', ", then"}, {'-', "."}, {'+', " more"}}}
	if old, new := s.touched(); old != 2 || new != 2 {
		t.Errorf("%d and %d words touched, want work, and then. of the old side, word, and more of the new", old, new)
	}
}

func TestARivalThatLosesTextIsSeen(t *testing.T) {
	s := script{pieces: []piece{{'=', "a "}, {'-', "b c"}, {'+', "d"}}}
	if !s.rebuilds("a b c", "a d") || s.rebuilds("a b", "a d") || s.rebuilds("a b c", "a") {
		t.Errorf("rebuilds is wrong for %q", s.pieces)
	}
	if d, n := s.words(); d != 2 || n != 1 {
		t.Errorf("%d and %d words, want 2 and 1", d, n)
	}
}

func TestAComparisonThatLosesTextIsSeen(t *testing.T) {
	c, err := compare.Articles(t.Context(), version([]string{"a b", "c d e f. Now then, g h i."}), version([]string{"x", "a z", "c d e f.", "Now then, g h i."}), compare.Options{})
	if err != nil || !rebuilt(c) {
		t.Fatalf("not rebuilt: %+v, %v", c.Rows, err)
	}
	for i := range c.Rows {
		for k := range c.Rows[i].Spans {
			broken := c
			broken.Rows = slices.Clone(c.Rows)
			broken.Rows[i].Spans = slices.Clone(c.Rows[i].Spans)
			broken.Rows[i].Spans[k].Text += "!"
			if rebuilt(broken) {
				t.Errorf("row %d span %d: a changed text is not seen", i, k)
			}
		}
	}
}
