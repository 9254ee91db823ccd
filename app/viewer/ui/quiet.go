package ui

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// Notes of rules against noise are true of nearly every page, and no reader has to act on one. They stand folded with
// what was left out; all others are told at once.

func isQuiet(n article.Note) bool { return strings.HasPrefix(n.Code, "noise-") }

// loud are the notes that are told at once.
func loud(notes []article.Note) []article.Note { return noted(notes, false) }

// quiet are those of rules against noise.
func quiet(notes []article.Note) []article.Note { return noted(notes, true) }

func noted(notes []article.Note, quiet bool) (some []article.Note) {
	for _, n := range notes {
		if isQuiet(n) == quiet {
			some = append(some, n)
		}
	}
	return some
}
