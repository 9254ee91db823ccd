package render

import (
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

func TestDigestSaysWhatReadersAskFirst(t *testing.T) {
	for _, c := range []struct {
		digest compare.Digest
		want   string
	}{
		{compare.Digest{}, "Nothing changed."},
		{compare.Digest{Headline: true}, "The headline changed."},
		{compare.Digest{Numbers: 2, Quotations: 1, Headline: true, Removed: 5, Added: 10, Moved: 1},
			"2 figures, 1 quotation and the headline changed; 5 paragraphs cut, 10 new, 1 moved."},
		{compare.Digest{Others: 1, Quiet: 14}, "1 edit; 14 small changes dimmed."},
		{compare.Digest{Negations: 1, Others: 3, Styles: 2, Split: 1, Merged: 2, Sentences: 1},
			"1 negation changed; 3 other edits; 2 changes of style; 1 paragraph split, 2 merged; 1 sentence moved."},
		{compare.Digest{Names: 3, Dates: 1, Links: 1}, "3 names, 1 date and 1 link changed."},
	} {
		if got := Digest(c.digest, words.Words{}); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
