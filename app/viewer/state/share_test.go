package state

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

func TestTheSharedLink(t *testing.T) {
	m := Model{Screen: Comparing, Result: &Result{Changes: []compare.Change{{ID: "1.0"}, {ID: "4.2"}}}, Focus: 2, View: Inline}
	m, effects := m.Update(SharePressed{})
	if want := []Effect{MakeLink{}, Focus{"share-panel"}}; !m.Share.Open || !reflect.DeepEqual(effects, want) {
		t.Fatalf("opened %v, effects %v", m.Share.Open, effects)
	}
	m, _ = m.Update(LinkMade{Base: "https://x.example/#s=1.abc"})
	for change, want := range map[bool]string{false: "https://x.example/#s=1.abc&view=inline", true: "https://x.example/#s=1.abc&view=inline&change=4.2"} {
		if _, effects := m.Update(SharePicked{Change: change}); !reflect.DeepEqual(effects, []Effect{CopyText{want}}) {
			t.Errorf("got %v", effects)
		}
	}
	for _, c := range []struct {
		length  int
		anyway  bool
		offered bool
	}{{LongLink - 1, false, true}, {LongLink, false, true}, {LongLink + 1, false, false}, {LongLink + 1, true, true}, {LongestLink, true, true}, {LongestLink + 1, true, false}} {
		m := Model{View: Inline}
		m.Share = Share{Made: true, Base: strings.Repeat("x", c.length-len("&view=inline")), Anyway: c.anyway}
		if got := m.LinkOffered(); got != c.offered || m.LinkLength() != c.length {
			t.Errorf("%d characters, anyway %v: offered %v, %d characters", c.length, c.anyway, got, m.LinkLength())
		}
	}
	if m := (Model{Share: Share{Made: true}}); m.LinkOffered() || m.LinkLength() != 0 {
		t.Error("a page without an address offers a link")
	}
	if m, _ := m.Update(SharePressed{}); m.Share != (Share{}) {
		t.Errorf("closed it is %v", m.Share)
	}
	if m, effects := (Model{}).Update(SharePressed{}); m.Share.Open || effects != nil {
		t.Error("there is nothing to share, but the panel opens")
	}
}

// The panel says that its own link is on the clipboard, and nothing of other texts that are copied.
func TestTheSharedLinkIsSaidToBeCopied(t *testing.T) {
	m := Model{Screen: Comparing, Result: &Result{}, Share: Share{Open: true, Made: true, Base: "https://x.example/#s=1.abc"}}
	if m, _ := m.Update(Copied{}); m.Share.Copied {
		t.Error("another text was copied, and the link is said to be")
	}
	m, _ = m.Update(SharePicked{})
	if refused, _ := m.Update(Copied{Problem: "denied"}); refused.Share.Copied || refused.Notice == nil {
		t.Error("the clipboard refused it")
	}
	if m, _ = m.Update(Copied{}); !m.Share.Copied {
		t.Error("it is copied, and the panel does not say so")
	}
	if m, _ = m.Update(SharePicked{}); m.Share.Copied {
		t.Error("it is said to be copied before it is")
	}
}

// What a saved comparison was made with stands in its link, unless the reader chose another detail.
func TestTheLinkOfASavedComparisonKeepsItsDetail(t *testing.T) {
	m := Model{Result: &Result{Grain: compare.Sentence}, Share: Share{Made: true, Base: "b"}}
	for chosen, want := range map[compare.Grain]string{compare.Auto: "b&grain=sentence", compare.Word: "b&grain=word"} {
		m.Grain = chosen
		if got := m.SharedLink(false); got != want || (m.KeptGrain() != compare.Auto) != (chosen == compare.Auto) {
			t.Errorf("got %s, want %s; kept %v", got, want, m.KeptGrain())
		}
	}
	if m.Result, m.Grain = nil, compare.Auto; m.KeptGrain() != compare.Auto {
		t.Error("nothing was compared")
	}
}

func TestASavedFileIsTold(t *testing.T) {
	if _, effects := (Model{}).Update(FileSaved{"A day.html"}); !reflect.DeepEqual(effects, []Effect{Announce{"Saved as ‘A day.html’."}}) {
		t.Errorf("got %v", effects)
	}
}

func TestASharedLinkIsOpenedInItsOrder(t *testing.T) {
	m, effects := Model{}.Update(Given{How: "link", Side: NoSide, Sources: []int{3}})
	if len(effects) != 1 {
		t.Fatalf("effects %v", effects)
	}
	older := Entry{Ref: Ref{3, 0}}
	older.Captured = older.Captured.AddDate(2000, 0, 0)
	m, effects = m.Update(VersionsRead{Batch: 1, Slot: 0, Entries: []Entry{older, {Ref: Ref{3, 1}}}})
	if m.Panes[Old].Entry.Ref != (Ref{3, 0}) || m.Panes[New].Entry.Ref != (Ref{3, 1}) || len(effects) == 0 {
		t.Errorf("sides %v, %v, effects %v", m.Panes[Old].Entry, m.Panes[New].Entry, effects)
	}
	m, _ = m.Update(AddressGiven{Fragment: "s=1.abc&change=1.0", Typed: true})
	if got := m.Address().Fragment; got != "s=1.abc&change=1.0" {
		t.Errorf("the address is %q", got)
	}
	m.Result = &Result{Old: Entry{Ref: Ref{5, 0}}}
	if got := m.Address().Fragment; strings.Contains(got, "s=") {
		t.Errorf("with other texts the address is %q", got)
	}
	if Shared("view=inline&s=1.ab-_") != "1.ab-_" || Shared("xs=1") != "" {
		t.Error("the link is not found in the fragment")
	}
}

func TestALinkThatCannotBeOpenedSaysSo(t *testing.T) {
	m, _ := Model{}.Update(Given{How: "link", Side: NoSide, Sources: []int{3}})
	m, _ = m.Update(ReadFailed{Batch: 1, Slot: 0, Notice: Notice{Code: "link-damaged", What: "This link is incomplete."}})
	if m.Notice == nil || m.Notice.Code != "link-damaged" || m.Screen != Start || m.Busy.Working() {
		t.Errorf("got %+v", m.Notice)
	}
}
