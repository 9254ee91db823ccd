package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/state"
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

// The summary says what readers ask first, then how much; each part leads to what it tells of.
func TestSummary(t *testing.T) {
	many := state.Result{
		Stats:   compare.Stats{WordsInserted: 516, WordsDeleted: 320, WordsMoved: 25, Edited: 13, Removed: 5, Added: 10, Moved: 1, Kept: 3},
		Digest:  compare.Digest{Headline: true, Numbers: 2, Others: 31, Removed: 5, Added: 10, Moved: 1, Quiet: 4},
		Rewrite: state.Rewrite{Row: 7, Block: 6},
	}
	for _, test := range []struct {
		name  string
		r     state.Result
		quiet int
		want  string
	}{
		{"equal bytes", state.Result{SameByte: true, SameText: true}, 0, "These versions are byte for byte the same."},
		{"equal text", state.Result{SameText: true}, 0, "The files differ, but the article text is the same."},
		{"one word", state.Result{Stats: compare.Stats{WordsInserted: 1, Edited: 1, Kept: 3}, Digest: compare.Digest{Others: 1}}, 0,
			"[1 edit]. 1 word added, 0 removed, 0 moved. Paragraphs: [1 of 4 edited], 3 unchanged."},
		{"a headline alone", state.Result{Stats: compare.Stats{WordsInserted: 1, Edited: 1}, Digest: compare.Digest{Headline: true}}, 0,
			"[The headline] changed. 1 word added, 0 removed, 0 moved. Paragraphs: [1 of 1 edited]."},
		{"many words", many, 4, "[2 figures] and [the headline] changed; [31 other edits]; [5 paragraphs cut], [10 new], [1 moved]. " +
			"516 words added, 320 removed, 25 moved. Paragraphs: [13 of 32 edited], 3 unchanged. [Biggest rewrite: paragraph 6]. [4 changes dimmed: show.]"},
	} {
		var got strings.Builder
		for _, phrase := range Summary(words.Words{}, test.r, test.quiet, false) {
			if phrase.To != nil {
				phrase.Text = "[" + phrase.Text + "]"
			}
			got.WriteString(phrase.Text)
		}
		if got.String() != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got.String(), test.want)
		}
	}
	if got := Summary(words.Words{}, many, 4, true); got[len(got)-1].Text != ". 516 words added, 320 removed, 25 moved." {
		t.Errorf("a brief one ends with %q", got[len(got)-1].Text)
	}
	for _, language := range words.Languages {
		if got := Summary(words.In(language), many, 4, false); len(got) < 16 || strings.ContainsAny(fmt.Sprint(got), begin+end) {
			t.Errorf("%s: %q", language, got)
		}
	}
}
