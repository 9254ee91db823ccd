package render

import (
	"strings"
	"time"
	"unicode"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// The longest part of a file's name that a headline takes, in characters and in bytes: with two times and an ending
// the name then fits every file system.
const (
	longestName      = 60
	longestNameBytes = 180
)

// FileName returns the name of a comparison's file without its ending: title.old-date.new-date. What is unknown is left
// out; the title of an article without one is "comparison". Every file system takes the name, and no program takes it
// for an option, a hidden file or a path.
func FileName(c compare.Comparison) string {
	old, new := dates(c)
	return strings.Join(nonempty(titleName(c), old, new), ".")
}

// TextNames returns the names of the two texts: title.date.txt. Where a date is missing, "old" and "new" tell them apart.
func TextNames(c compare.Comparison) (old, new string) {
	a, b := dates(c)
	if a == "" || b == "" {
		a, b = "old", "new"
	}
	return titleName(c) + "." + a + ".txt", titleName(c) + "." + b + ".txt"
}

func nonempty(parts ...string) (out []string) {
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// dates are the days on which the versions were captured, in UTC; of one day, with the time; of one time, none.
func dates(c compare.Comparison) (old, new string) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T1504", "2006-01-02T150405"} {
		if old, new = date(c.Old, layout), date(c.New, layout); old != new {
			return old, new
		}
	}
	return "", ""
}

func date(v article.Version, layout string) string {
	at := time.Time(instant(v.Captured).in())
	if at.IsZero() {
		return ""
	}
	return at.Format(layout)
}

// titleName makes a headline fit for the name of a file: what some file system, shell or reader stumbles over becomes a
// hyphen, and what cannot be seen is left out.
func titleName(c compare.Comparison) string {
	title := c.New.Title
	if title == "" {
		title = c.Old.Title
	}
	var name strings.Builder
	n := 0
	for _, r := range title {
		switch {
		case n == longestName || name.Len() > longestNameBytes-4:
		case r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("'’‘“”–—,()&+!_", r):
			name.WriteRune(r)
			n++
		case unicode.IsGraphic(r) && !strings.HasSuffix(name.String(), "-"):
			name.WriteByte('-')
			n++
		}
	}
	trimmed := strings.Trim(name.String(), " -_")
	switch strings.ToLower(trimmed) {
	case "":
		return "comparison"
	case "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3":
		return trimmed + "_" // names that Windows keeps for itself, whatever their ending
	}
	return trimmed
}
