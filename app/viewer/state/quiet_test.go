package state

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/snapshot"
)

// The rules are those that package snapshot knows, in its order.
func TestTheRulesAreThoseOfTheReader(t *testing.T) {
	for i, rule := range QuietRules {
		if got, err := snapshot.ParseNoise(rule); err != nil || got != 1<<i {
			t.Errorf("%s is rule %d: %v", rule, got, err)
		}
	}
	if got, err := snapshot.ParseNoise(strings.Join(QuietRules, ",")); err != nil || got != snapshot.AllNoise {
		t.Errorf("all of them are the rules %b, want %b: %v", got, snapshot.AllNoise, err)
	}
}

// A rule that is turned off is off for both versions, and its count stays; so it is for what is compared later.
func TestRulesAgainstNoise(t *testing.T) {
	page := func(id int, keep string, notes ...article.Note) Source {
		return Source{ID: id, Format: "page", Way: Way{Source: id, Keep: keep}, Notes: notes}
	}
	mail, times := article.Note{Code: "noise-mail", Args: []string{"2"}}, article.Note{Code: "noise-times", Args: []string{"1"}}
	m, _ := gave(Model{}, page(1, "", mail), page(2, "", mail, times))
	m = arrived(m)
	if m.Quieted("mail") != 4 || m.Quieted("times") != 1 || m.Quieted("prices") != 0 || !m.Quiets("mail") {
		t.Fatalf("mail %d, times %d, prices %d", m.Quieted("mail"), m.Quieted("times"), m.Quieted("prices"))
	}
	off, effects := after(m, QuietTurned{"mail"})
	if want := []Effect{ReadAs{2, 0, Way{Source: 1, Keep: "mail"}}, ReadAs{2, 1, Way{Source: 2, Keep: "mail"}}}; !reflect.DeepEqual(effects, want) {
		t.Fatalf("turned off: %v, want %v", effects, want)
	}
	if _, effects = after(off, SourceRead{page(1, "mail")}, VersionsRead{2, 0, []Entry{at(1, 0)}, nil}); len(effects) > 0 {
		t.Errorf("when one of two is read: %v", effects)
	}
	done, effects := after(off, SourceRead{page(1, "mail")}, VersionsRead{2, 0, []Entry{at(1, 0)}, nil},
		SourceRead{page(2, "mail", times)}, VersionsRead{2, 1, []Entry{at(2, 0)}, nil})
	if want := []Effect{Compare{2, Ref{1, 0}, Ref{2, 0}, "inline"}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("when both are read: %v, want %v", effects, want)
	}
	if done.Quieted("mail") != 4 || done.Quiets("mail") || done.Quieted("times") != 1 || !done.Quiets("times") {
		t.Errorf("mail %d, times %d, off %q", done.Quieted("mail"), done.Quieted("times"), done.Keep)
	}
	if got := done.Saved(); got.Keep != "mail" || len(got.Ways) != 2 {
		t.Errorf("kept: %+v", got)
	}

	// The order in which rules are turned does not show; a page that cannot be read again stops nothing.
	both, _ := after(done, QuietTurned{"times"})
	if both.Keep != "mail,times" {
		t.Errorf("off: %q", both.Keep)
	}
	failed, effects := after(off, SourceRead{page(1, "mail")}, VersionsRead{2, 0, []Entry{at(1, 0)}, nil}, ReadFailed{2, 1, Notice{Code: "unreadable", What: "No."}})
	if !reflect.DeepEqual(effects, []Effect{Announce{"No."}}) || failed.Panes[New].Entry == nil || len(failed.Versions) != 2 {
		t.Errorf("after a failure: %v, %d versions", effects, len(failed.Versions))
	}

	// Turned on again, and a version that comes later is read as the others are.
	_, effects = after(done, QuietTurned{"mail"})
	if want := []Effect{ReadAs{3, 0, Way{Source: 1}}, ReadAs{3, 1, Way{Source: 2}}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("turned on: %v, want %v", effects, want)
	}
	later, effects := after(done, Given{How: "drop", Side: New, Sources: []int{3}}, SourceRead{page(3, "", mail)}, VersionsRead{3, 0, []Entry{at(3, 0)}, nil})
	if want := []Effect{ReadAs{4, 0, Way{Source: 3, Keep: "mail"}}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("a later page: %v, want %v, on %d", effects, want, later.On(New))
	}
	// On the start screen nothing is read until it is compared.
	back, effects := after(done, BackPressed{}, QuietTurned{"mail"})
	if len(effects) > 0 || back.Keep != "" {
		t.Errorf("on the start screen: %v, off %q", effects, back.Keep)
	}
}
