package refine_test

import (
	"fmt"

	"github.com/stet-diff/stet/app/compare/internal/refine"
	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

func ExampleSpans() {
	lex := token.NewLexicon()
	piece := func(text string) []refine.Piece {
		p := refine.Piece{Text: text, Tok: token.Split(text, false)}
		for _, t := range p.Tok {
			exact, match := lex.Ids(t.Of(text), t.Kind)
			p.Exact, p.Match = append(p.Exact, exact), append(p.Match, match)
		}
		return []refine.Piece{p}
	}
	in := refine.Input{Old: piece("It cost $5 million."), New: piece("It cost $6 million."), Lex: lex}
	share := seq.Work{Left: 10_000, Usual: 10_000, Meter: &seq.Meter{}}
	for _, s := range refine.Spans(in, &refine.Work{Words: share, Reading: share}, &refine.Scratch{}).Spans {
		fmt.Printf("%s %q %q\n", s.Op, s.Text, s.Note)
	}
	// Output:
	// keep "It cost " ""
	// delete "$5 million" "digits"
	// insert "$6 million" "digits"
	// keep "." ""
}
