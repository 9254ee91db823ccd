package main

import (
	"math"
	"strings"

	"github.com/stet-diff/stet/app/compare/comparetest"
	"github.com/stet-diff/stet/cmd/eval/work"
)

// hardTokens is the size of each side of the inputs that are hard to compare.
const hardTokens = 200_000

// hardSpeed times Stet with every kind of input that is hard to compare, and the worst of them in Chromium too.
func hardSpeed(s *session) error {
	t := s.report.table("Hard inputs, 200,000 tokens a side: Stet", "", "native", "processor time", "memory, MB", "Chromium", "processor time")
	worst, slowest := "", 0.0
	rows := map[string][]Cell{}
	var names []string
	for _, shape := range comparetest.Shapes() {
		r, _ := s.native(s.hard(shape.Name))
		if r.failure != nil {
			return r.failure
		}
		names = append(names, shape.Name)
		rows[shape.Name] = []Cell{r.cell(), r.processor(), float64(int(r.memory / 1e6)), "–", "–"}
		if r.least() > slowest {
			worst, slowest = shape.Name, r.least()
		}
		s.report.atMost("hard, ms: "+shape.Name, r.least(), hardNative)
	}
	if b, err := s.openBrowser(); err == nil {
		defer b.Close()
		if a, err := b.stet(s.hard(worst)); err == nil {
			r := timed(a.MS, a.CPU, 0, nil)
			rows[worst][3], rows[worst][4] = r.cell(), r.processor()
		}
	}
	for _, name := range names {
		t.row(name, rows[name]...)
	}
	t.note("The worst is %s; only it is run in Chromium.", worst)
	return nil
}

func (s *session) hard(shape string) work.Job {
	return work.Job{Kind: "shape", Shape: shape, Tokens: hardTokens, Runs: 3, Limit: int(s.patience.Milliseconds())}
}

// growthSlack is how much faster than n log n the time may grow.
const growthSlack = 1.5

// growthSpeed times Stet with texts of 10,000, 100,000 and 1,000,000 words, all parts of one.
func growthSpeed(s *session) error {
	t := s.report.table("Growth: Stet", "", "native", "processor time", "per word and log of words, ns", "Chromium", "processor time")
	loads := s.workloads()
	if len(loads) == 0 || loads[len(loads)-1].name != "1M words" {
		t.row("10,000 words")
		s.report.notRun("growth", "the book is not there")
		return nil
	}
	all := loads[len(loads)-1]
	b, err := s.openBrowser()
	if err == nil {
		defer b.Close()
	}
	var costs []float64
	for _, words := range []int{10_000, 100_000, 1_000_000} {
		old := firstWords(all.old, words)
		new := firstWords(all.new, words*182/162) // the book has grown
		j := work.Job{Kind: "text", Old: old, New: new, Runs: timedRuns, Limit: int(s.patience.Milliseconds())}
		r, _ := s.native(j)
		if r.failure != nil {
			return r.failure
		}
		cost := r.least() * 1e6 / (float64(words) * math.Log2(float64(words)))
		costs = append(costs, cost)
		cells := []Cell{r.cell(), r.processor(), cost, nil, nil}
		if b != nil {
			if a, err := b.stet(j); err == nil {
				r := timed(a.MS, a.CPU, 0, nil)
				cells[3], cells[4] = r.cell(), r.processor()
			}
		}
		t.row(number(float64(words))+" words", cells...)
	}
	s.report.atMost("growth from 100,000 to 1,000,000 words, by n log n", costs[2]/costs[1], growthSlack)
	return nil
}

// firstWords returns the first paragraphs of a text that hold so many words.
func firstWords(text string, n int) string {
	var out []string
	for _, p := range paragraphs(text) {
		if n -= len(words(p)); n < 0 {
			break
		}
		out = append(out, p)
	}
	return strings.Join(out, "\n\n")
}
