package state

import (
	"reflect"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

func TestUnlikeVersions(t *testing.T) {
	long := func(s compare.Stats) Result {
		return Result{Old: Entry{Blocks: s.Kept + s.Edited + s.Moved + s.Removed}, New: Entry{Blocks: s.Kept + s.Edited + s.Moved + s.Added}, Stats: s, Complete: true}
	}
	for _, test := range []struct {
		name string
		r    Result
		want string
	}{
		{"nothing in common", long(compare.Stats{Removed: 12, Added: 9, OldWords: 600, NewWords: 500, WordsDeleted: 600}), Unlike},
		{"the headline alone is paired", long(compare.Stats{Edited: 1, Removed: 12, Added: 9, OldWords: 600, NewWords: 500, WordsDeleted: 596}), Unlike},
		{"in a script without spaces", long(compare.Stats{Removed: 3, Added: 3, OldWords: 3, NewWords: 3, WordsDeleted: 3}), Unlike},
		{"a few paragraphs of them were edited, in a script without spaces", long(compare.Stats{Edited: 2, Removed: 1, Added: 1, OldWords: 3, NewWords: 3, WordsDeleted: 3}), ""},
		{"a half is kept", long(compare.Stats{Kept: 6, Removed: 6, Added: 6, OldWords: 600, NewWords: 500, WordsDeleted: 300}), ""},
		{"one paragraph of five is kept", long(compare.Stats{Kept: 1, Removed: 4, Added: 4, OldWords: 200, NewWords: 200, WordsDeleted: 150}), ""},
		{"all were edited, in a script without spaces", long(compare.Stats{Edited: 9, OldWords: 9, NewWords: 9, WordsDeleted: 9}), ""},
		{"a word each", long(compare.Stats{Removed: 1, Added: 1, OldWords: 1, NewWords: 1, WordsDeleted: 1}), ""},
		{"a text beside its beginning", long(compare.Stats{Kept: 2, Added: 90, OldWords: 80, NewWords: 4000}), ""},
	} {
		if got := (Model{}).odd(test.r); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
		test.r.Complete = false
		if got := (Model{}).odd(test.r); got != "" {
			t.Errorf("%s, compared roughly: got %q", test.name, got)
		}
	}
}

// What is offered for two unlike pages is done for both.
func TestOffersForUnlikeVersions(t *testing.T) {
	a, b := five, page
	a.Outside, b.Outside = []Left{{"menu", 3}}, []Left{{"menu", 4}}
	stats := compare.Stats{Removed: 12, Added: 9, OldWords: 600, NewWords: 500, WordsDeleted: 600}
	m, _ := after(Model{}, Given{"drop", NoSide, []int{1, 2}},
		SourceRead{Source{ID: 1}}, SourceRead{Source{ID: 2, Way: Way{Charset: "koi8-r"}}}, VersionsRead{1, 0, []Entry{a}, nil}, VersionsRead{1, 1, []Entry{b}, nil},
		Compared{1, Result{Old: Entry{Blocks: 12}, New: Entry{Blocks: 9}, Stats: stats, Complete: true}})
	if got := m.OddOffers(); !reflect.DeepEqual(got, []Offer{{"offer-whole", WholeOfBoth{}}, {"offer-show", TextsAsked{}}}) {
		t.Fatalf("offered: %v", got)
	}
	_, effects := after(m, WholeOfBoth{})
	if want := []Effect{ReadAs{2, 0, Way{Source: 1, Whole: true}}, ReadAs{2, 1, Way{Source: 2, Charset: "koi8-r", Whole: true}}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("all the text: got %v, want %v", effects, want)
	}
	m, effects = after(m, TextsAsked{})
	if want := []Effect{SetTitle{""}, Focus{"compare"}, FetchText{Old, a.Ref}, FetchText{New, b.Ref}}; !reflect.DeepEqual(effects, want) || m.Screen != Start {
		t.Errorf("what was read: got %v on screen %v, want %v", effects, m.Screen, want)
	}
}
