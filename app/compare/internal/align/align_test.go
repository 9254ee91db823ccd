package align

import (
	"os"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

func sides(t testing.TB, old, new []string) (Input, *Budget) {
	lex := token.NewLexicon()
	in := Input{Lex: lex, Single: func(role string) bool { return role == "title" || role == "standfirst" }}
	in.Old = token.NewSide(old, make([]bool, len(old)), lex, func(int) {})
	in.New = token.NewSide(new, make([]bool, len(new)), lex, func(int) {})
	in.OldBlocks, in.NewBlocks = make([]Block, len(old)), make([]Block, len(new))
	var m seq.Meter
	return in, &Budget{seq.Work{Left: 1 << 30, Meter: &m}, seq.Work{Left: 1 << 30, Meter: &m}}
}

func TestSims(t *testing.T) {
	read := func(n string) []string {
		b, err := os.ReadFile("../../../../../shared/data/seed/version-" + n + ".txt")
		if err != nil {
			t.Skip(err)
		}
		return strings.Split(strings.TrimSpace(string(b)), "\n\n")
	}
	in, budget := sides(t, read("5"), read("6"))
	in.OldBlocks[0], in.NewBlocks[0] = Block{"title", Head}, Block{"title", Head}
	in.OldBlocks[1], in.NewBlocks[1] = Block{"standfirst", Head}, Block{"standfirst", Head}
	a := newAligner(in, budget)
	for i := range int32(a.old.Blocks()) {
		a.hold(i)
		for j := range int32(a.new.Blocks()) {
			if s := a.like(i, j, 0); s >= 150 {
				t.Logf("%d-%d %.2f", i, j, float64(s)/1024)
			}
		}
		a.drop(i)
	}
	for _, m := range Blocks(in, budget) {
		t.Log(m)
	}
}
