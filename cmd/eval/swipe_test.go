package main

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestSentencesAreCut(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil}, {"One.", []string{"One."}},
		{"One. Two! Three? four", []string{"One.", "Two!", "Three? four"}},
		{"He said \"no.\" She left.\nNew line", []string{"He said \"no.\"", "She left.", "New line"}},
		{"It cost 2.5 or so", []string{"It cost 2.5 or so"}},
		{"Über. Élan.", []string{"Über.", "Élan."}},
	} {
		got, ends := sentences(c.text)
		if !slices.Equal(got, c.want) || len(ends) != len(got) {
			t.Errorf("sentences(%q) = %q, ends %v, want %q", c.text, got, ends, c.want)
		}
	}
}

func TestAnnotationsArePlacedInSentences(t *testing.T) {
	const in = `{"edits": [
		{"type": "equal", "text": "First one. He ran", "idx": 0},
		{"type": "delete", "delete": ", and then he sat", "idx": 1},
		{"type": "insert", "insert": ". He sat", "idx": 2},
		{"type": "equal", "text": ". Last.", "idx": 3}],
		"annotations": [{"opis": [1, 2], "category": "syntactic_sentence_splitting"}]}`
	var doc swipeDoc
	if err := json.Unmarshal([]byte(in), &doc); err != nil {
		t.Fatal(err)
	}
	c := doc.cut()
	if want := []string{"First one.", "He ran, and then he sat.", "Last."}; !slices.Equal(c.old, want) {
		t.Errorf("old is %q, want %q", c.old, want)
	}
	if want := []string{"First one.", "He ran.", "He sat.", "Last."}; !slices.Equal(c.new, want) {
		t.Errorf("new is %q, want %q", c.new, want)
	}
	e := c.events[split][0]
	if !e.old[1] || e.old[0] || !e.new[1] || !e.new[2] || e.new[0] {
		t.Errorf("the event touches %v and %v", e.old, e.new)
	}
	var h hits
	h.count(shownAs(split, []Link{{Old: 0, New: 0}, {Old: 1, New: 1}, {Old: 1, New: 2}, {Old: 2, New: 3}}), c.events[split])
	if want := (hits{1, 1, 1, 1}); h != want {
		t.Errorf("got %+v, want %+v", h, want)
	}
}

func TestMovesSplitsAndJoinsAreReadFromLinks(t *testing.T) {
	links := []Link{{Old: 0, New: 1, Moved: true}, {Old: 1, New: 2}, {Old: 1, New: 3}, {Old: 2, New: 4}, {Old: 3, New: 4}}
	for kind, want := range map[string]event{reorder: {set(0), set(1)}, split: {set(1), set(2, 3)}, fuse: {set(2, 3), set(4)}} {
		got := shownAs(kind, links)
		if len(got) != 1 || len(got[0].old) != len(want.old) || len(got[0].new) != len(want.new) || !got[0].meets(want) {
			t.Errorf("%s: got %v, want %v", kind, got, want)
		}
	}
}
