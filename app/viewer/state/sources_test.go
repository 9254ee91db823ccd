package state

import (
	"reflect"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// archive is a source with three pages of which the first was read.
func archive(id int) Source {
	return Source{ID: id, File: "a.wacz", Format: "wacz", Notes: []article.Note{{Code: "one-of-pages"}},
		Pages: []Page{{Title: "The harbour", URL: "https://example.org/harbour", Words: 300, Read: true}, {Title: "The bridge", URL: "https://example.org/bridge", Words: 400}, {Name: "c.html"}}}
}

// gave drops sources, and answers with what is known of each and with one version of each.
func gave(m Model, sources ...Source) (Model, []Effect) {
	given := Given{How: "drop", Side: NoSide}
	for _, s := range sources {
		given.Sources = append(given.Sources, s.ID)
	}
	m, effects := after(m, given)
	for i, s := range sources {
		m, effects = after(m, SourceRead{s}, VersionsRead{m.batch, i, []Entry{at(s.ID, 0)}, nil})
	}
	return m, effects
}

// reread answers a ReadAs with versions.
func reread(m Model, s Source, entries ...Entry) (Model, []Effect) {
	return after(m, SourceRead{s}, VersionsRead{m.batch, 0, entries, nil})
}

func TestAnArchiveAsksForItsPages(t *testing.T) {
	m, effects := gave(Model{}, archive(1))
	if m.Choice.Source != 1 || !reflect.DeepEqual(m.Choice.Ticked, []int{0}) || !reflect.DeepEqual(effects, []Effect{Focus{"chooser"}}) {
		t.Fatalf("the choice is %+v, the effects %v", m.Choice, effects)
	}
	for filter, want := range map[string][]int{"": {0, 1, 2}, "BRIDGE the": {1}, "example.org": {0, 1}, "c.htm": {2}, "nowhere": nil} {
		if got, _ := after(m, PagesFiltered{filter}); !reflect.DeepEqual(got.Found(), want) {
			t.Errorf("%q finds %v, want %v", filter, got.Found(), want)
		}
	}
	two, effects := after(m, PageTicked{1}, PagesTaken{})
	if want := []Effect{ReadAs{2, 0, Way{Source: 1, Pick: []int{0, 1}}}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("two pages: got %v, want %v", effects, want)
	}
	both := archive(1)
	both.Way = Way{Source: 1, Pick: []int{0, 1}}
	both.Pages[1] = Page{Title: "", Read: true}
	harbour, bridge := at(1, 0), at(1, 0)
	bridge.Ref.Index = 1
	two, effects = reread(two, both, harbour, bridge)
	if want := []Effect{Compare{1, Ref{1, 0}, Ref{1, 1}, "inline"}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("then: got %v, want %v", effects, want)
	}
	if got := two.Source(1).Pages[1]; got.Title != "The bridge" || got.Words != 400 {
		t.Errorf("what was known of a page is lost: %+v", got)
	}
	one, effects := after(m, PageTicked{0}, PageTicked{1}, PagesTaken{})
	if want := []Effect{ReadAs{2, 0, Way{Source: 1, Pick: []int{1}}}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("the other page: got %v, want %v", effects, want)
	}
	one, _ = reread(one, both, bridge)
	if one.Panes[Old].Entry == nil || one.Choice.Source != 0 || len(one.Versions) != 1 {
		t.Errorf("one page: %d versions, the choice is %+v", len(one.Versions), one.Choice)
	}
	if none, effects := after(m, PageTicked{0}, PagesTaken{}); none.Choice.Source != 1 || len(effects) > 0 {
		t.Errorf("no page: the choice is %+v, the effects %v", none.Choice, effects)
	}
	if same, effects := after(m, PagesTaken{}); same.Choice.Source != 0 || !reflect.DeepEqual(effects, []Effect{Focus{"compare"}}) {
		t.Errorf("the page that was read: the choice is %+v, the effects %v", same.Choice, effects)
	}
	if _, effects := after(m, PageTicked{1}, PagesTaken{}, ReadFailed{2, 0, Notice{Code: "no-page", What: "No."}}); !reflect.DeepEqual(effects, []Effect{Announce{"No."}}) {
		t.Errorf("a page that cannot be read: %v", effects)
	}
}

func TestTwoArchivesAskOneAfterTheOther(t *testing.T) {
	m, _ := gave(Model{}, archive(1), archive(2))
	if m.Choice.Source != 1 || m.Busy.Working() {
		t.Fatalf("the first choice is %+v, busy %v", m.Choice, m.Busy)
	}
	m, _ = after(m, PagesTaken{})
	if m.Choice.Source != 2 {
		t.Fatalf("the second choice is %+v", m.Choice)
	}
	if m, effects := after(m, ChooserClosed{}); m.Choice.Source != 0 || !reflect.DeepEqual(effects, []Effect{Compare{1, Ref{1, 0}, Ref{2, 0}, "inline"}}) {
		t.Errorf("then: %v", effects)
	}
}

func TestOtherWaysToReadASource(t *testing.T) {
	marked := Source{ID: 2, Notes: []article.Note{{Code: "marks-states"}}}
	m, _ := gave(Model{}, Source{ID: 1}, marked)
	m = arrived(m)
	for _, c := range []struct {
		name string
		msg  Msg
		want Way
	}{
		{"its two states", AsMarked{2, true}, Way{Source: 2, As: Marked}},
		{"one version again", AsMarked{2, false}, Way{Source: 2}},
		{"all the text", WholeChosen{2, true}, Way{Source: 2, Whole: true}},
		{"another encoding", CharsetChosen{2, "koi8-r"}, Way{Source: 2, Charset: "koi8-r"}},
	} {
		if _, got := after(m, c.msg); !reflect.DeepEqual(got, []Effect{ReadAs{2, 0, c.want}}) {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
	if _, got := after(m, WholeChosen{9, true}); got != nil {
		t.Errorf("of an unknown source: %v", got)
	}
	// The same number of versions stands where it stood, and is compared anew.
	again, _ := after(m, CharsetChosen{2, "koi8-r"})
	changed := at(2, 0)
	changed.Words = 99
	next, effects := reread(again, marked, changed)
	if !reflect.DeepEqual(effects, []Effect{Compare{2, Ref{1, 0}, Ref{2, 0}, "inline"}}) || next.Panes[New].Entry.Words != 99 || next.Versions[1].Words != 99 {
		t.Errorf("after another encoding: %v, %+v", effects, next.Panes[New].Entry)
	}
	// Two states stand on both sides; the other file stays in the list.
	again, _ = after(m, AsMarked{2, true})
	before, after2 := at(2, 0), at(2, 0)
	after2.Ref.Index = 1
	next, effects = reread(again, marked, before, after2)
	if !reflect.DeepEqual(effects, []Effect{Compare{2, Ref{2, 0}, Ref{2, 1}, "inline"}}) || len(next.Versions) != 3 {
		t.Errorf("after two states: %v, %d versions", effects, len(next.Versions))
	}
	// A failure leaves everything as it was, and says so.
	again, _ = after(m, CharsetChosen{2, "no-such"})
	next, effects = after(again, ReadFailed{again.batch, 0, Notice{Code: "codec", What: "No."}})
	if !reflect.DeepEqual(effects, []Effect{Announce{"No."}}) || next.Panes[New].Entry == nil || len(next.Versions) != 2 {
		t.Errorf("after a failure: %v, %d versions", effects, len(next.Versions))
	}
	// On the start screen nothing is compared unasked.
	back, _ := after(m, BackPressed{}, WholeChosen{2, true})
	if _, effects := reread(back, marked, changed); len(effects) > 0 {
		t.Errorf("on the start screen: %v", effects)
	}
	// What stands outside is compared, and the articles again.
	tray, effects := after(m, TrayPressed{})
	if !tray.Tray || !reflect.DeepEqual(effects, []Effect{Compare{2, Ref{1, 0}, Ref{2, 0}, "inline"}}) {
		t.Errorf("the tray: %v", effects)
	}
}

func TestBoundariesAreMoved(t *testing.T) {
	words := []string{"One", "two", "three.", "Four", "five."}
	dump := Source{ID: 1, Guesses: []Guess{{Row: 3, Split: 3, Words: words}, {Row: 7, Split: 2, Words: words}}}
	m, _ := gave(Model{}, dump)
	m, _ = after(m, BoundariesPressed{1})
	if m.Boundaries != 1 || m.Source(1).Moved() {
		t.Fatalf("boundaries of %d, moved %v", m.Boundaries, m.Source(1).Moved())
	}
	m, _ = after(m, BoundaryMoved{1, 3, 9}, BoundaryMoved{1, 4, 1}, BoundaryMoved{1, 3, 2})
	if !m.Source(1).Moved() {
		t.Error("a boundary that was moved is not")
	}
	m, effects := after(m, BoundariesTaken{1})
	if want := (Way{Source: 1, Splits: []Split{{3, 2}}}); !reflect.DeepEqual(effects, []Effect{ReadAs{2, 0, want}}) {
		t.Errorf("got %v, want %v", effects, want)
	}
	// The engine guesses that row no longer; the list keeps it, so that it can be moved again.
	dump.Way, dump.Guesses = Way{Source: 1, Splits: []Split{{3, 2}}}, dump.Guesses[1:]
	m, _ = reread(m, dump, at(1, 0))
	if s := m.Source(1); len(s.Guesses) != 2 || s.Guesses[0].Split != 2 || s.Moved() {
		t.Errorf("afterwards: %+v, moved %v", s.Guesses, s.Moved())
	}
	_, effects = after(m, BoundaryMoved{1, 7, 4}, BoundariesTaken{1})
	if want := (Way{Source: 1, Splits: []Split{{3, 2}, {7, 4}}}); !reflect.DeepEqual(effects, []Effect{ReadAs{3, 0, want}}) {
		t.Errorf("the second time: got %v, want %v", effects, want)
	}
	if m, _ = after(m, BoundariesPressed{1}); m.Boundaries != 0 {
		t.Error("the list does not close")
	}
}

// The ways survive the death of the program.
func TestWaysComeBack(t *testing.T) {
	whole := Source{ID: 1, Way: Way{Source: 1, Whole: true}}
	m, _ := gave(Model{}, whole, Source{ID: 2})
	_, effects := after(Model{}, Revived{m.Saved(), "gone"})
	if !reflect.DeepEqual(effects[1:3], []Effect{ReadAs{1, 0, whole.Way}, Read{1, 1, 2}}) {
		t.Errorf("got %v", effects)
	}
}
