package main

import (
	"os/exec"
	"testing"

	"github.com/stet-diff/stet/cmd/eval/work"
)

// WebAssembly gives the bytes that the native program gives.
func TestNativeAndWebAssemblyResultsAreEqual(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no Node found")
	}
	if testing.Short() {
		t.Skip("builds for WebAssembly")
	}
	s := &session{Context: t.Context(), cache: t.TempDir(), log: t.Output()}
	jobs := []work.Job{
		{Kind: "text", Old: "“One” two.\n\nThree 1,234.56 four.", New: "\"One\" two.\n\nThree 1,243.56 five."},
		{Kind: "html", Old: "<p>a <b>b</b> c</p>", New: "<ul><li>a b<li>c d</ul>"},
		{Kind: "shape", Shape: "Zipf over 50 words, paragraphs", Tokens: 5000},
		{Kind: "nothing"},
	}
	for k := range uint64(300) {
		jobs = append(jobs, work.Job{Kind: "pair", Seed: k}, work.Job{Kind: "case", Seed: k / 10})
	}
	answers, err := s.inNode(jobs)
	if err != nil {
		t.Fatal(err)
	}
	for i, j := range jobs {
		if own := work.Do(j); own.Hash != answers[i].Hash || own.Error != answers[i].Error || own.Rows != answers[i].Rows {
			t.Errorf("%+v:\nnatively       %+v\nin WebAssembly %+v", j, own, answers[i])
		}
	}
}
