package ui

import (
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// What a rule against noise did is told with its switch; every other note is told at once.
func TestLoud(t *testing.T) {
	all := []article.Note{{Code: "noise-mail"}, {Code: "cut"}, {Text: "without a code"}, {Code: "noise-times"}}
	if got := loud(all); len(got) != 2 || got[0].Code != "cut" || got[1].Text != "without a code" {
		t.Errorf("told at once: %v", got)
	}
}
