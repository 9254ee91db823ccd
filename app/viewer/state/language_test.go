package state

import (
	"reflect"
	"testing"

	"github.com/stet-diff/stet/web/words"
)

// A change of language draws the rows anew; what is drawn while the words change is drawn again at its end.
func TestTheLanguageChanges(t *testing.T) {
	m, effects := Model{}.Update(LanguageChosen{Code: "ar"})
	if m.Settings().Language != "ar" || !reflect.DeepEqual(effects, []Effect{UseLanguage{"ar"}}) {
		t.Errorf("got %+v, %v", m.Settings(), effects)
	}
	five, six := Entry{Ref: Ref{1, 0}}, Entry{Ref: Ref{2, 0}, Title: "A title"}
	m.Panes = [2]Pane{{Entry: &five}, {Entry: &six}}
	m, _ = m.start()
	m, _ = m.Update(Spoken{words.Read("ar", "changes-said.one = تغيير واحد.\n")})
	m, effects = m.Update(Compared{m.Job, Result{Old: five, New: six, Count: 1}})
	if !contains(effects, Show{m.Layout()}) || !contains(effects, Announce{"تغيير واحد."}) {
		t.Errorf("the words changed meanwhile, then %v", effects)
	}
	m, effects = m.Update(Spoken{words.Words{}})
	if want := []Effect{SetTitle{"A title"}, Show{m.Layout()}}; !reflect.DeepEqual(effects, want) {
		t.Errorf("got %v, want %v", effects, want)
	}
}

// A language that is none of ours is no choice.
func TestALanguageFromElsewhere(t *testing.T) {
	m, _ := Model{}.Update(SettingsLoaded{Settings{Language: "tlh"}})
	if m.Spoke != "" {
		t.Errorf("took %q", m.Spoke)
	}
}

func contains(effects []Effect, one Effect) bool {
	for _, e := range effects {
		if reflect.DeepEqual(e, one) {
			return true
		}
	}
	return false
}

// What the page told in one language it tells in the next.
func TestNoticesFollowTheLanguage(t *testing.T) {
	german := words.In("de")
	m := Model{Notice: &Notice{What: german.Say("file-unreadable", "a.pdf"), Advice: german.Say("file-unreadable-advice"), Detail: "zip: not a valid file"}, Words: german}
	m.Panes[New].Notice = &Notice{What: german.Say("newer-empty")}
	m, _ = m.Update(Spoken{words.Words{}})
	if got, want := *m.Notice, (Notice{What: "‘a.pdf’ could not be read.", Advice: "The file may have been moved or changed. Choose it again.", Detail: "zip: not a valid file"}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := m.Panes[New].Notice.What; got != "The newer version is empty." {
		t.Errorf("beside a box it still says %q", got)
	}
}
