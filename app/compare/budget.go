package compare

import (
	"github.com/stet-diff/stet/app/compare/internal/align"
	"github.com/stet-diff/stet/app/compare/internal/refine"
	"github.com/stet-diff/stet/app/compare/internal/seq"
)

// A budget is how much work a comparison may do, in units: an eighth for finding candidates, an eighth for pairing,
// five for words, one for readability. Each row's share follows from its size before any row starts.
type budget struct {
	align  align.Budget
	words  seq.Work
	read   seq.Work
	tokens int64
}

// newBudget divides the units; 0 units chooses by size.
func newBudget(units int64, tokens int, meter *seq.Meter) budget {
	usual := 1<<27 + 512*int64(tokens)
	if units <= 0 {
		units = usual
	}
	share := seq.Work{Left: units / 8, Usual: usual / 8, Meter: meter}
	words := seq.Work{Left: units / 8 * 5, Usual: usual / 8 * 5, Meter: meter}
	return budget{align.Budget{Candidates: share, Pairing: share, Usual: usual / 8}, words, share, int64(max(tokens, 1))}
}

// of returns the shares of one match.
func (b budget) of(in refine.Input) *refine.Work {
	n := int64(0)
	for _, p := range in.Old {
		n += int64(len(p.Tok))
	}
	for _, p := range in.New {
		n += int64(len(p.Tok))
	}
	return &refine.Work{Words: b.part(b.words, n), Reading: b.part(b.read, n)}
}

// part returns the share of n tokens.
func (b budget) part(all seq.Work, n int64) seq.Work {
	return seq.Work{Left: part(all.Left, n, b.tokens), Usual: part(all.Usual, n, b.tokens), Meter: all.Meter}
}

// part returns units * n / all, without overflow.
func part(units, n, all int64) int64 { return units/all*n + units%all*n/all }
