package state

import (
	"reflect"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

// What is asked for while a comparison is being made is done once, when it is there.
func TestWhatIsAskedForEarlyComesLater(t *testing.T) {
	later := Announce{Model{}.Words.Say("save-later")}
	early, _ := after(Model{}, Given{"drop", NoSide, []int{1}}, VersionsRead{1, 0, []Entry{five, six}, nil})
	early, _ = after(early, Aligned{early.Job, five, six})
	m, effects := after(early, SharePressed{})
	if want := []Effect{Focus{"share-panel"}}; !m.Share.Open || m.Share.Made || !reflect.DeepEqual(effects, want) {
		t.Fatalf("open %v, effects %v, want %v", m.Share.Open, effects, want)
	}
	for _, msg := range []Msg{SavePressed{"json"}, PrintPressed{}, SavePressed{"json"}} {
		if m, effects = after(m, msg); !reflect.DeepEqual(effects, []Effect{later}) || !m.AwaitsFiles() {
			t.Errorf("%v has the effects %v", msg, effects)
		}
	}
	m, _ = after(m, Compared{m.Job, Result{Old: five, New: six, Count: 1}}, Changed{m.Job, []compare.Change{{ID: "0.0", Kind: "edited"}}})
	m, effects = after(m, Listed{m.Job})
	if want := []Effect{Save{"json"}, Print{}, MakeLink{}}; !reflect.DeepEqual(effects, want) || m.AwaitsFiles() {
		t.Errorf("in the end the effects are %v, want %v", effects, want)
	}
	if m, _ = after(m, LinkMade{Job: m.Job - 1, Base: "old"}); m.Share.Made {
		t.Error("a link of an older comparison is taken")
	}
	if m, _ = after(m, LinkMade{Job: m.Job, Base: "b"}); !m.Share.Made {
		t.Error("the link is not taken")
	}

	// One that fails takes its files with it.
	failed, effects := after(early, SavePressed{"md"}, SharePressed{}, CompareFailed{early.Job, Notice{What: "w"}})
	if failed.AwaitsFiles() || failed.Share.Open || failed.Screen != Start {
		t.Errorf("after a failure %v, panel %v, effects %v", failed.awaited, failed.Share, effects)
	}
}

// An open panel follows the comparison: it gets the link of a newer one, and of the one that comes back.
func TestTheLinkFollowsTheComparison(t *testing.T) {
	m, _ := after(compared(), SharePressed{})
	m, _ = after(m, LinkMade{m.Job, "first"}, GrainChosen{compare.Word})
	if !m.Share.Open || m.Share.Made || m.Share.Base != "" {
		t.Fatalf("while another comparison is made the panel is %+v", m.Share)
	}
	if late, _ := after(m, LinkMade{m.Job, "first"}); late.Share.Made {
		t.Error("a link that nobody asked for is taken")
	}
	_, effects := after(m, CancelPressed{})
	if want := []Effect{Stop{}, MakeLink{}, Announce{m.Words.Say("cancelled")}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("given up, the effects are %v, want %v", effects, want)
	}
	died, effects := after(m, EngineDied{"x"})
	if !died.Share.Open || len(effects) == 0 || effects[0] != (MakeLink{}) {
		t.Errorf("after a death the effects are %v", effects)
	}
	m, _ = after(m, Aligned{m.Job, five, six}, Compared{m.Job, Result{Old: five, New: six}})
	m, effects = after(m, Listed{m.Job})
	if want := []Effect{MakeLink{}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("the effects are %v, want %v", effects, want)
	}
	if m, effects = after(m, LinkFailed{m.Job, Notice{What: "no"}}); m.Share.Open || m.Notice == nil || !reflect.DeepEqual(effects, []Effect{Announce{"no"}}) {
		t.Errorf("a link that cannot be made leaves %+v, effects %v", m.Share, effects)
	}
	if back, _ := after(compared(), SharePressed{}, BackPressed{}); back.Share.Open {
		t.Error("the panel stays open over the texts")
	}
}

// A part of the summary that is pressed before all changes are there leads on when they are.
func TestAPointWaitsForTheChanges(t *testing.T) {
	m, effects := after(begun(), PointPressed{Point{Kind: "edited"}})
	if effects != nil || m.Focus != 0 {
		t.Fatalf("effects %v", effects)
	}
	if m, effects = after(m, Listed{m.Job}); m.Focus != 1 || len(effects) == 0 || effects[0] != (ScrollTo{"0.0"}) {
		t.Errorf("at %d, effects %v", m.Focus, effects)
	}
}

// Who goes back to the texts while the words are compared stays there, and can come forward to the whole comparison.
func TestGoingBackWhileComparing(t *testing.T) {
	m, _ := after(Model{}, Given{"drop", NoSide, []int{1}}, VersionsRead{1, 0, []Entry{five, six}, nil})
	m, _ = after(m, Aligned{m.Job, five, six}, BackPressed{})
	m, effects := after(m, Compared{m.Job, Result{Old: five, New: six}})
	if m.Screen != Start || m.Result.Partial || m.Busy.Working() || len(effects) > 0 {
		t.Errorf("the screen is %v, effects %v", m.Screen, effects)
	}
	if m, _ = after(m, Listed{m.Job}, AddressGiven{Screen: Comparing}); m.Screen != Comparing {
		t.Error("the comparison does not come back")
	}
}
