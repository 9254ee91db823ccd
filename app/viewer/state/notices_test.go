//go:build !js

package state

import (
	"reflect"
	"testing"

	"github.com/stet-diff/stet/web/words"
)

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
