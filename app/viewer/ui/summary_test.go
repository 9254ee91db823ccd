//go:build !js

package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/viewer/state"
	"github.com/stet-diff/stet/web/words"
)

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
			"[1 edit]. [1 word added], 0 removed, 0 moved. Paragraphs: [1 of 4 edited], 3 unchanged."},
		{"a headline alone", state.Result{Stats: compare.Stats{WordsInserted: 1, Edited: 1}, Digest: compare.Digest{Headline: true}}, 0,
			"[The headline] changed. [1 word added], 0 removed, 0 moved. Paragraphs: [1 of 1 edited]."},
		{"many words", many, 4, "[2 figures] and [the headline] changed; [31 other edits]; [5 paragraphs cut], [10 new], [1 moved]. " +
			"[516 words added], [320 removed], [25 moved]. Paragraphs: [13 of 32 edited], 3 unchanged. [Biggest rewrite: paragraph 6]. [4 changes dimmed: show]."},
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
	if got := Summary(words.Words{}, many, 4, true); got[len(got)-2].Text != "25 moved" || got[len(got)-1].Text != "." {
		t.Errorf("a brief one ends with %q", got[len(got)-2:])
	}
	for _, language := range words.Languages {
		if got := Summary(words.In(language), many, 4, false); len(got) < 16 || strings.ContainsAny(fmt.Sprint(got), begin+end) {
			t.Errorf("%s: %q", language, got)
		}
	}
}

// The menu of languages calls each as it calls itself, and so does the page before the program is there.
func TestLanguagesCallThemselves(t *testing.T) {
	for _, code := range words.Languages {
		if got := words.In(code).Say("language-itself"); got != ownNames[code] || got == "" {
			t.Errorf("%s calls itself %q, the menu %q", code, got, ownNames[code])
		}
	}
}
