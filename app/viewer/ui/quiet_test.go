package ui

import (
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// Each note is told once: at once, or folded if it counts what a rule against noise did.
func TestQuiet(t *testing.T) {
	all := []article.Note{{Code: "noise-mail"}, {Code: "cut"}, {Text: "without a code"}, {Code: "noise-times"}}
	if got := loud(all); len(got) != 2 || got[0].Code != "cut" || got[1].Text != "without a code" {
		t.Errorf("told at once: %v", got)
	}
	if got := quiet(all); len(got) != 2 || got[0].Code != "noise-mail" || got[1].Code != "noise-times" {
		t.Errorf("folded: %v", got)
	}
}
