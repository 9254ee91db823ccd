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
