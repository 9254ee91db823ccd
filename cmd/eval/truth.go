package main

import (
	"strings"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

// truthCases is how many articles are made. Their seeds lie far from those that tests use.
const truthCases, truthSeed = 3000, 1_000_000

// A judge sums up how a pairing fares against the truth.
type judge struct {
	links, moves comparetest.Score
	joins        Score // links of blocks that were split or merged
}

// truthQuality measures pairings on made articles of which it is known what became of each block.
func truthQuality(s *session) error {
	t := s.report.table("Made articles: pairs, moves and splits against the truth", "", "pairs: F1", "precision", "recall",
		"moves: precision", "moves right", "false", "split and merged: recall")
	var ours judge
	pairers := []Pairer{{"Stet", s.links}, {"wikidiff2's rules", wikiRules}, {"by position", byPosition}}
	if p, err := s.wikidiffPairer(); err == nil {
		pairers = append(pairers, p)
	} else {
		s.say("  %s: %v", wikidiffName, err)
	}
	for _, p := range pairers {
		var sum judge
		for k := range uint64(truthCases) {
			c := comparetest.NewSource(truthSeed + k).Case()
			if p.Name == "Stet" {
				found, err := compare.Articles(s, c.Old, c.New, compare.Options{})
				if err != nil {
					return err
				}
				sum.add(c, linksOf(found))
			} else {
				sum.add(c, p.Pair(texts(c.Old), texts(c.New)))
			}
		}
		if p.Name == "Stet" {
			ours = sum
		}
		precision := Cell("–")
		if sum.moves.Right+sum.moves.False > 0 {
			precision = sum.moves.Precision()
		}
		t.row(p.Name, sum.links.F1(), sum.links.Precision(), sum.links.Recall(), precision, sum.moves.Right, sum.moves.False, sum.joins.Recall())
	}
	if len(pairers) == 3 {
		t.row(wikidiffName)
	}
	t.note("%s articles of 3 to 30 blocks. A move is right when its block belongs to where it is said to come from and crosses others.",
		number(truthCases))
	s.report.atLeast("made articles: F1 of pairs", ours.links.F1(), 0.99)
	s.report.atLeast("made articles: precision of moves", ours.moves.Precision(), 0.99)
	return nil
}

// wikidiffPairer asks wikidiff2 about all made articles at once.
func (s *session) wikidiffPairer() (Pairer, error) {
	var pairs [][2]string
	for k := range uint64(truthCases) {
		c := comparetest.NewSource(truthSeed + k).Case()
		pairs = append(pairs, [2]string{strings.Join(texts(c.Old), "\n"), strings.Join(texts(c.New), "\n")})
	}
	answers, err := s.wikidiff(pairs)
	if err != nil {
		return Pairer{}, err
	}
	links := map[[2]string][]Link{}
	for i, p := range pairs {
		links[p] = answers[i].links()
	}
	return Pairer{wikidiffName, func(old, new []string) []Link {
		return links[[2]string{strings.Join(old, "\n"), strings.Join(new, "\n")}]
	}}, nil
}

// add judges the links found in one case.
func (j *judge) add(c comparetest.Case, found []Link) {
	var as compare.Comparison
	for _, l := range found {
		kind := compare.Edited
		if l.Moved {
			kind = compare.Moved
		}
		as.Rows = append(as.Rows, compare.Row{Kind: kind, Old: []int{l.Old}, New: []int{l.New}})
	}
	links, moves := c.Judge(as)
	j.links.Add(links)
	j.moves.Add(moves)
	old, new := map[int]int{}, map[int]int{}
	for _, l := range c.Links {
		old[l.Old]++
		new[l.New]++
	}
	var joins []Link
	for _, l := range c.Links {
		if old[l.Old] > 1 || new[l.New] > 1 {
			joins = append(joins, Link{Old: l.Old, New: l.New})
		}
	}
	score := scored(found, joins, nil)
	j.joins.add(Score{Right: score.Right, Missed: score.Missed})
}
