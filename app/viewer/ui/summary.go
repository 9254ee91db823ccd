package ui

import (
	"time"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/state"
	"github.com/stet-diff/stet/web/words"
)

// Summary says in sentences what a comparison found.
func Summary(w words.Words, r state.Result) string {
	switch {
	case r.Partial:
		return w.Say("comparing-words")
	case r.SameByte:
		return w.Say("same-bytes")
	case r.SameText:
		return w.Say("same-text")
	}
	s := r.Stats
	changed := w.Count("words-changed", s.WordsInserted, s.WordsDeleted, s.WordsMoved)
	switch {
	case r.Digest != "":
		return r.Digest + " " + changed + " " + w.Count("paragraphs-edited", s.Edited, s.Kept)
	case r.Headline:
		changed = w.Say("headline-changed") + " " + changed
	}
	return changed + " " + rows(w, s)
}

// rows says how many paragraphs fared how.
func rows(w words.Words, s compare.Stats) string {
	var parts []string
	for _, count := range []struct {
		n   int
		key string
	}{{s.Edited, "rows-edited"}, {s.Removed, "rows-removed"}, {s.Added, "rows-added"}, {s.Moved, "rows-moved"}, {s.Split, "rows-split"},
		{s.Merged, "rows-merged"}, {s.Restyled, "rows-restyled"}, {s.Kept, "rows-kept"}} {
		if count.n > 0 {
			parts = append(parts, w.Count(count.key, count.n))
		}
	}
	return w.Say("rows", w.Listed(parts))
}

// Distance says how far apart two versions are, as people say it.
func Distance(w words.Words, d time.Duration) string {
	direction := "later-"
	if d < 0 {
		d, direction = -d, "earlier-"
	}
	const day = 24 * time.Hour
	apart := func(unit string, length time.Duration) string {
		return w.Count(direction+unit, int((d+length/2)/length))
	}
	switch {
	case d < 90*time.Second:
		return w.Say(direction + "moments")
	case d < 90*time.Minute:
		return apart("minutes", time.Minute)
	case d < 36*time.Hour:
		return apart("hours", time.Hour)
	case d < 45*day:
		return apart("days", day)
	case d < 548*day:
		return apart("months", 30*day+10*time.Hour)
	}
	return apart("years", 365*day+6*time.Hour)
}
