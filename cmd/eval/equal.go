package main

import (
	"os/exec"

	"github.com/stet-diff/stet/cmd/eval/work"
)

// How many made pairs and articles are compared on both sides.
const equalPairs, equalCases = 5000, 500

// equalQuality compares every corpus natively and in WebAssembly: the results as JSON must have equal bytes.
func equalQuality(s *session) error {
	t := s.report.table("Natively and in WebAssembly: equal bytes", "", "comparisons", "equal")
	if _, err := exec.LookPath("node"); err != nil {
		t.row("all")
		s.report.notRun("equal bytes", "Node is not there")
		return nil
	}
	sets, err := s.equalSets()
	if err != nil {
		return err
	}
	for _, set := range sets {
		if len(set.jobs) == 0 {
			t.row(set.name)
			s.report.notRun("equal bytes: "+set.name, "the texts are not there")
			continue
		}
		answers, err := s.inNode(set.jobs)
		if err != nil {
			return err
		}
		equal := 0
		for i, j := range set.jobs {
			switch own := work.Do(j); {
			case own.Error == "" && own.Hash == answers[i].Hash:
				equal++
			default:
				s.say("  %s %d: %s %s, %s %s", set.name, i, own.Hash, own.Error, answers[i].Hash, answers[i].Error)
			}
		}
		t.row(set.name, len(set.jobs), equal)
		s.report.exactly("equal bytes: "+set.name, float64(equal), float64(len(set.jobs)))
	}
	return nil
}

// A jobSet is jobs of one kind.
type jobSet struct {
	name string
	jobs []work.Job
}

// equalSets lists every corpus as jobs.
func (s *session) equalSets() ([]jobSet, error) {
	var sets []jobSet
	for _, c := range []struct{ name, old, new string }{
		{"seed article", "seed/version-5.txt", "seed/version-6.txt"},
		{"chapter", "book/chapter.old.txt", "book/chapter.new.txt"},
		{"book", "book/old.txt", "book/new.txt"},
	} {
		set := jobSet{name: c.name}
		old, ok := s.read(c.old)
		new, also := s.read(c.new)
		if ok && also {
			set.jobs = append(set.jobs, work.Job{Kind: "text", Old: old, New: new}, work.Job{Kind: "text", Old: new, New: old})
		}
		sets = append(sets, set)
	}
	pairs, err := s.htmlPairs()
	if err != nil {
		return nil, err
	}
	drawn := jobSet{name: "HTML pairs"}
	for _, p := range pairs {
		drawn.jobs = append(drawn.jobs, work.Job{Kind: "html", Old: p.Old, New: p.New})
	}
	made, cases := jobSet{name: "random pairs"}, jobSet{name: "made articles"}
	for k := range uint64(equalPairs) {
		made.jobs = append(made.jobs, work.Job{Kind: "pair", Seed: truthSeed + k})
	}
	for k := range uint64(equalCases) {
		cases.jobs = append(cases.jobs, work.Job{Kind: "case", Seed: truthSeed + k})
	}
	return append(sets, drawn, made, cases), nil
}
