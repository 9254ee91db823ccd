package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stet-diff/stet/app/compare/comparetest"
)

func TestAnArchiveHasNamedParts(t *testing.T) {
	got := maps.Collect(sections("about it\n-- one --\na\nb\n-- two: three --\n--x --\nc"))
	if len(got) != 2 || got["one"] != "a\nb\n" || got["two: three"] != "--x --\nc" {
		t.Errorf("got %q", got)
	}
}

func TestDrawingsAreRead(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "words", "a.txtar")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("About.\n-- drawing: a word --\n~ para  one [two/three]\n-- drawing: gone --\n- para  one\n" +
		"-- options: letters --\ngrain: character\n-- drawing: letters --\n~ para  one[/s]\n")
	got, err := readDrawings(folder)
	if err != nil || len(got) != 2 || got[0].name != "words: a word" || got[0].New.Blocks[0].Text != "one three" {
		t.Errorf("got %+v, %v", got, err)
	}
	write("-- drawing: none --\nwhat\n")
	if _, err := readDrawings(folder); err == nil {
		t.Error("a drawing that cannot be read is no error")
	}
}

func TestMarksOfTheSameWordsAreAlike(t *testing.T) {
	base := script{pieces: []piece{{'=', "one "}, {'-', "two"}, {'+', "2"}, {'=', " three"}}}
	for _, c := range []struct {
		name   string
		pieces []piece
		want   bool
	}{
		{"other edges of the space", []piece{{'=', "one"}, {'-', " two"}, {'+', " 2"}, {'=', " three"}}, true},
		{"insertion first", []piece{{'=', "one "}, {'+', "2"}, {'-', "two"}, {'=', " three"}}, true},
		{"a word more", []piece{{'-', "one two"}, {'+', "one 2"}, {'=', " three"}}, false},
		{"nothing", []piece{{'=', "one two three"}}, false},
	} {
		if got := markedAlike(script{pieces: c.pieces}, base); got != c.want {
			t.Errorf("%s: alike is %v", c.name, got)
		}
	}
}

func TestAJudgeCountsLinksMovesAndJoins(t *testing.T) {
	c := comparetest.Case{Links: []comparetest.Link{{Old: 0, New: 1, Moved: true}, {Old: 1, New: 0, Moved: true}, {Old: 2, New: 2}, {Old: 2, New: 3}}}
	var j judge
	j.add(c, []Link{{Old: 0, New: 1, Moved: true}, {Old: 1, New: 0}, {Old: 2, New: 2}, {Old: 3, New: 4}})
	if j.links != (comparetest.Score{Right: 3, False: 1, Missed: 1}) || j.moves.Right != 1 || j.moves.False != 0 {
		t.Errorf("links %+v, moves %+v", j.links, j.moves)
	}
	if j.joins != (Score{Right: 1, Missed: 1}) {
		t.Errorf("joins %+v", j.joins)
	}
	if words := (script{pieces: []piece{{'-', "a b"}, {'=', " c"}}}).markedWords('-'); !slices.Equal(words, []string{"a", "b"}) {
		t.Errorf("marked words %q", words)
	}
}
