package ui

import (
	"time"

	"github.com/stet-diff/stet/web/words"
)

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
