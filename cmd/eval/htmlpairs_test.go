package main

import (
	"testing"

	"github.com/stet-diff/stet/app/corpus"
)

// Of the pairs of HTML whose words are equal, at least 97 % of those that look different say so, and all can be read back.
func TestHTMLPairsSayWhatLooksDifferent(t *testing.T) {
	corpus.File(t, "htmlpairs/daisydiff.json") // or the test is skipped
	s := &session{Context: t.Context(), corpus: corpus.Folder(), log: t.Output()}
	pairs, err := s.htmlPairs()
	if err != nil {
		t.Fatal(err)
	}
	var score htmlScore
	for _, p := range pairs {
		score.add(p, s.draw(p))
	}
	if len(pairs) < 200 || score.styleOnly < 20 || score.recovered != len(pairs) || 100*score.styleShown < 97*score.styleOnly {
		t.Errorf("%d pairs, %d read back; of %d that differ in looks alone %d say so: %q", len(pairs), score.recovered, score.styleOnly, score.styleShown, score.misses)
	}
	t.Logf("%d of %d", score.styleShown, score.styleOnly)
}
