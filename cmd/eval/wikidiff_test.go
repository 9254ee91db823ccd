package main

import (
	"encoding/json"
	"slices"
	"testing"
)

// An answer of wikidiff2 1.13, of which it is known what it says.
const wikiSample = `{"diff": [{"type": 3, "lineNumber": 1, "text": "one two2 three", "offset": {"from": 0,"to": 0}, "highlightRanges":
[{"start": 4, "length": 3, "type": 1 },{"start": 7, "length": 1, "type": 0 }]},{"type": 4, "moveInfo": {"id": "movedpara_1_0_lhs", "linkId":
"movedpara_3_0_rhs", "linkDirection": 0}, "text": "four is here in the line", "offset": {"from": 14,"to": null}},{"type": 0, "lineNumber": 2,
"text": "x", "offset": {"from": 39,"to": 12}},{"type": 5, "lineNumber": 3, "moveInfo": {"id": "movedpara_3_0_rhs", "linkId":
"movedpara_1_0_lhs", "linkDirection": 1}, "text": "four is here in the line now", "offset": {"from": null,"to": 14}, "highlightRanges":
[{"start": 24, "length": 4, "type": 0 }]},{"type": 1, "lineNumber": 4, "text": "new one", "offset": {"from": null,"to": 43}}]}`

func TestAnAnswerOfWikidiff2IsRead(t *testing.T) {
	var a wikiAnswer
	if err := json.Unmarshal([]byte(wikiSample), &a); err != nil {
		t.Fatal(err)
	}
	if old, new := a.sides(); old != "one two threefour is here in the linex" || new != "one 2 threexfour is here in the line nownew one" {
		t.Errorf("the texts are %q and %q", old, new)
	}
	if got, want := a.links(), []Link{{Old: 0, New: 0}, {Old: 2, New: 1}, {1, 2, true}}; !slices.Equal(got, want) {
		t.Errorf("links are %v, want %v", got, want)
	}
	if old, new := a.script().touched(); old != 1 || new != 4 {
		t.Errorf("%d and %d words touched, want two, and 2, now, new one", old, new)
	}
}

func TestWikidiff2RebuildsBothTexts(t *testing.T) {
	s := &session{Context: t.Context()}
	pairs := [][2]string{{"one two\nthree", "one 2\nthree\nfour"}, {"a b c d e f\nx\ny", "x\ny\na b c d e g"}, {"", "one"}, {"é 👩🏽 ß", "é 👧 ß"}}
	answers, err := s.wikidiff(pairs)
	if err != nil {
		t.Skipf("wikidiff2 is not there: %v", err)
	}
	for i, p := range pairs {
		if old, new := answers[i].sides(); bare(old) != bare(p[0]) || bare(new) != bare(p[1]) {
			t.Errorf("%q gives %q and %q", p, old, new)
		}
	}
}
