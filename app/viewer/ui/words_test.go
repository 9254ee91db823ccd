package ui

import (
	"testing"
	"time"

	"github.com/stet-diff/stet/web/words"
)

// The distance at each threshold, a second before it and a second after.
func TestDistanceIsSaidAsPeopleSayIt(t *testing.T) {
	const day, second = 24 * time.Hour, time.Second
	for d, want := range map[time.Duration]string{
		0:                            "moments later",
		89 * second:                  "moments later",
		90 * second:                  "2 minutes later",
		91 * second:                  "2 minutes later",
		90*time.Minute - second:      "90 minutes later",
		90 * time.Minute:             "about 2 hours later",
		90*time.Minute + second:      "about 2 hours later",
		4*time.Hour + 53*time.Minute: "about 5 hours later",
		36*time.Hour - second:        "about 36 hours later",
		36 * time.Hour:               "2 days later",
		36*time.Hour + second:        "2 days later",
		45*day - second:              "45 days later",
		45 * day:                     "about 1 month later",
		45*day + second:              "about 1 month later",
		547 * day:                    "about 18 months later",
		548*day - second:             "about 18 months later",
		548 * day:                    "about 2 years later",
		548*day + second:             "about 2 years later",
		730 * day:                    "about 2 years later",
		10 * 365 * day:               "about 10 years later",

		-second:                    "moments earlier",
		-89 * second:               "moments earlier",
		-91 * second:               "2 minutes earlier",
		-2 * time.Hour:             "about 2 hours earlier",
		-(36*time.Hour - second):   "about 36 hours earlier",
		-(36*time.Hour + second):   "2 days earlier",
		-(45*day - second):         "45 days earlier",
		-(45*day + second):         "about 1 month earlier",
		-(548*day - second):        "about 18 months earlier",
		-(548*day + second):        "about 2 years earlier",
		-(90*time.Minute - second): "90 minutes earlier",
		-(90*time.Minute + second): "about 2 hours earlier",
	} {
		if got := Distance(words.Words{}, d); got != want {
			t.Errorf("Distance(%v) = %q, want %q", d, got, want)
		}
	}
}
