package ui

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// loud are the notes that are told at once. Those of rules against noise are true of nearly every page, and no reader
// has to act on one: they stand as switches with what was left out.
func loud(notes []article.Note) (some []article.Note) {
	for _, n := range notes {
		if !strings.HasPrefix(n.Code, "noise-") {
			some = append(some, n)
		}
	}
	return some
}
