package app

import (
	"testing"

	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/viewer/state"
)

// The menu offers every file that there is, in its order.
func TestTheMenuOffersEveryFormat(t *testing.T) {
	if len(state.Files) != len(render.Formats) {
		t.Fatalf("%d in the menu, %d formats", len(state.Files), len(render.Formats))
	}
	for i, f := range render.Formats {
		if state.Files[i] != f.Name {
			t.Errorf("entry %d is %s, the format %s", i, state.Files[i], f.Name)
		}
	}
}
