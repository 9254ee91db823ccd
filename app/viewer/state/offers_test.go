package state

import (
	"reflect"
	"testing"
)

// keysOf are what the buttons of a notice say.
func keysOf(n *Notice) (keys []string) {
	if n == nil {
		return nil
	}
	for _, o := range n.Offers {
		keys = append(keys, o.Key)
	}
	return keys
}

func TestWhatWentWrongComesWithWhatToTry(t *testing.T) {
	for code, want := range map[string][]string{
		"pdf":               {"offer-paste"},
		"archive-locked":    {"offer-paste"},
		"unreadable":        {"try-again", "offer-paste"},
		"file-too-large":    {"offer-first-part", "offer-paste"},
		"archive-too-large": {"offer-first-part", "offer-paste"},
	} {
		m, _ := after(Model{}, Given{"drop", New, []int{4}}, ReadFailed{1, 0, Notice{Code: code, What: "‘a’."}})
		if got := keysOf(m.Notice); !reflect.DeepEqual(got, want) {
			t.Errorf("%s offers %v, want %v", code, got, want)
			continue
		}
		for _, o := range m.Notice.Offers {
			next, got := after(m, o.Msg)
			want := map[string][]Effect{
				"offer-paste":      {SetTitle{""}, Focus{"box-new"}},
				"try-again":        {ReadAs{2, 0, Way{Source: 4}}},
				"offer-first-part": {ReadAs{2, 0, Way{Source: 4, Partial: true}}},
			}[o.Key]
			if !reflect.DeepEqual(got, want) || next.Notice != nil {
				t.Errorf("%s, %s: got %v, want %v; the notice %v", code, o.Key, got, want, next.Notice)
			}
		}
	}
}

func TestEveryFileThatFailsIsNamed(t *testing.T) {
	m, _ := after(Model{}, Given{"drop", NoSide, []int{1, 2, 3}}, ReadFailed{1, 0, Notice{Code: "pdf", What: "‘a’ is a PDF.", Advice: "Paste."}},
		VersionsRead{1, 1, []Entry{at(2, 0)}, nil}, ReadFailed{1, 2, Notice{Code: "empty", What: "‘c’ is empty.", Advice: "Choose."}})
	if m.Notice == nil || m.Notice.What != "‘a’ is a PDF." || m.Notice.More != "‘c’ is empty. Choose." || m.Panes[Old].Entry == nil {
		t.Errorf("got %+v, the older side %+v", m.Notice, m.Panes[Old])
	}
}

func TestAPageWithoutAnArticle(t *testing.T) {
	bare := at(1, 0)
	bare.Blocks, bare.Words, bare.Outside = 0, 0, []Left{{"navigation", 3}}
	m, _ := after(Model{}, Given{"drop", NoSide, []int{1}}, SourceRead{Source{ID: 1}}, VersionsRead{1, 0, []Entry{bare}, nil})
	if got := keysOf(m.Notice); !reflect.DeepEqual(got, []string{"offer-whole", "offer-show"}) {
		t.Fatalf("it offers %v", got)
	}
	whole := at(1, 0)
	next, got := after(m, m.Notice.Offers[0].Msg)
	if !reflect.DeepEqual(got, []Effect{ReadAs{2, 0, Way{Source: 1, Whole: true}}}) {
		t.Errorf("all the text: %v", got)
	}
	next, got = after(m, m.Notice.Offers[1].Msg, VersionsRead{2, 0, []Entry{whole}, nil})
	if !reflect.DeepEqual(got, []Effect{FetchText{Old, Ref{1, 0}}}) || next.Screen != Start {
		t.Errorf("what was read: %v", got)
	}
	if m, _ := after(Model{}, Given{"drop", NoSide, []int{1}}, VersionsRead{1, 0, []Entry{whole}, nil}); m.Notice != nil {
		t.Errorf("a page with an article: %v", m.Notice)
	}
}

func TestWhatAnEngineLeavesUndoneIsDoneAgain(t *testing.T) {
	m, _ := after(Model{}, Given{"drop", New, []int{7}}, EngineDied{"out of memory"})
	if got := keysOf(m.Notice); !reflect.DeepEqual(got, []string{"try-again", "offer-paste"}) {
		t.Fatalf("it offers %v", got)
	}
	next, got := after(m, m.Notice.Offers[0].Msg)
	if !reflect.DeepEqual(got, []Effect{ReadAs{2, 0, Way{Source: 7}}}) {
		t.Errorf("again: %v", got)
	}
	if next, _ = after(next, VersionsRead{2, 0, []Entry{at(7, 0)}, nil}); next.Panes[New].Entry == nil {
		t.Error("it does not stand on the side that it was meant for")
	}
	m, _ = after(Model{}, Typed{Old, false}, Typed{New, false}, ComparePressed{}, EngineDied{"gone"})
	if _, got := after(m, UnreadAgain{}); !reflect.DeepEqual(got, []Effect{ReadBox{2, 0, Old}, ReadBox{2, 1, New}}) {
		t.Errorf("the boxes: %v", got)
	}
	m, _ = after(compared(), SwapPressed{}, EngineDied{"gone"})
	if got := keysOf(m.Notice); !reflect.DeepEqual(got, []string{"try-again", "offer-rough"}) {
		t.Fatalf("a comparison offers %v", got)
	}
	rough, got := after(m, m.Notice.Offers[1].Msg)
	if !rough.Rough || len(got) != 1 || rough.Notice != nil {
		t.Errorf("by paragraph: %v", got)
	}
	if fine, _ := after(rough, GrainChosen{0}); fine.Rough {
		t.Error("another detail leaves paragraphs whole")
	}
}
