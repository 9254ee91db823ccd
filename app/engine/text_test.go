package engine

import (
	"strings"
	"testing"
)

func TestTheWordsOfAVersionComeBack(t *testing.T) {
	e := reading(t, older)
	answers := ask(e, Request{Text: &Ref{1, 0}})
	if len(answers) != 2 || answers[0].Text == nil || answers[0].Text.Words+"\n" != older {
		t.Errorf("got %+v, want the text as it was given", answers)
	}
	e = reading(t, strings.Repeat("A word. ", longestEdited/8+1))
	if answers := ask(e, Request{Text: &Ref{1, 0}}); answers[0].Err == nil || answers[0].Err.Code != "too-long-to-edit" {
		t.Error("a text that is too long for a box is not refused")
	}
}
