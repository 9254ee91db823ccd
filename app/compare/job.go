package compare

import (
	"context"
	"strconv"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare/internal/lex"
	"github.com/stet-diff/stet/app/compare/internal/pair"
	"github.com/stet-diff/stet/app/compare/internal/polish"
	"github.com/stet-diff/stet/app/compare/internal/seq"
)

// A job is one comparison on its way.
type job struct {
	ctx      context.Context
	options  Options
	old, new side
	words    int // match ids are smaller than this
	meter    seq.Meter
	scratch  seq.Scratch
	name     string
	done, of int
	stopped  bool
	complete bool
	coarse   int  // rows whose share of the work ran out
	limited  bool // somewhere a smaller change may exist
}

// A side is one version cut into tokens, block by block.
type side struct {
	blocks []article.Block
	tokens [][]lex.Token
	exact  [][]int32
	match  [][]int32
	weight [][]int32
}

// prepare cuts both sides into tokens that share their ids.
func (j *job) prepare(old, new []article.Block) {
	j.meter.Tick = j.tick
	j.stage(StageTokens, len(old)+len(new))
	table := lex.NewTable()
	j.old, j.new = j.side(table, old), j.side(table, new)
	j.words = table.Words()
}

func (j *job) side(table *lex.Table, blocks []article.Block) side {
	s := side{blocks: blocks}
	for _, b := range blocks {
		tokens := lex.Split(b.Text)
		exact, match := table.IDs(b.Text, tokens)
		weight := make([]int32, len(tokens))
		for i, t := range tokens {
			weight[i] = t.Weight()
		}
		s.tokens, s.exact, s.match, s.weight = append(s.tokens, tokens), append(s.exact, exact), append(s.match, match), append(s.weight, weight)
		j.done++
		j.meter.Count(int64(len(tokens)))
	}
	return s
}

// stage names what is being done, and tells who listens.
func (j *job) stage(name string, of int) {
	j.name, j.done, j.of = name, 0, of
	j.tick()
}

func (j *job) tick() bool {
	if j.ctx.Err() != nil {
		j.stopped = true
	}
	if j.options.Progress != nil && !j.stopped {
		j.options.Progress(j.name, min(j.done, j.of), j.of)
	}
	return !j.stopped
}

// budget is how many units of work there are.
func (j *job) budget() int64 {
	if j.options.Budget > 0 {
		return j.options.Budget
	}
	n := int64(0)
	for _, s := range [][][]lex.Token{j.old.tokens, j.new.tokens} {
		for _, tokens := range s {
			n += int64(len(tokens))
		}
	}
	return 1<<27 + 512*n
}

func (j *job) notes() []string {
	var notes []string
	if j.coarse > 0 {
		j.complete = false
		notes = append(notes, "The texts are large: "+strconv.Itoa(j.coarse)+" passages are compared as a whole.")
	}
	if j.limited {
		notes = append(notes, "Some large changes may be marked more widely than needed.")
	}
	return notes
}

// shape is what the alignment needs of the blocks.
func (s side) shape() []pair.Block {
	out := make([]pair.Block, len(s.blocks))
	for i, b := range s.blocks {
		a := pair.Block{Text: b.Text, Class: class(b.Role), Tokens: len(s.tokens[i])}
		switch b.Role {
		case article.Title, article.Standfirst, article.Byline, article.Image:
			a.Role = string(b.Role)
		}
		for k, t := range s.tokens[i] {
			if t.Kind != lex.Mark && t.Kind != lex.Space {
				a.Words = append(a.Words, s.match[i][k])
			}
		}
		if n := len(s.tokens[i]); n > 0 {
			a.Stops = s.tokens[i][n-1].Flags&lex.EndsSentence != 0
		}
		out[i] = a
	}
	return out
}

// class puts roles that seldom become each other apart: body, head, caption, code, row.
func class(r article.Role) uint8 {
	switch r {
	case article.Title, article.Standfirst, article.Byline, article.Heading:
		return 1
	case article.Caption, article.Image:
		return 2
	case article.Code:
		return 3
	case article.Row:
		return 4
	}
	return 0
}

// edits compares the words of every pair, each within its own share of the work.
func (j *job) edits(matches []pair.Match, budget int64) [][]seq.Hunk {
	sides, sizes, total := make([][2]rowSide, len(matches)), make([]int64, len(matches)), int64(1)
	for k, m := range matches {
		sides[k] = [2]rowSide{j.old.row(m.Old), j.new.row(m.New)}
		sizes[k] = int64(len(sides[k][0].Tokens) + len(sides[k][1].Tokens))
		total += sizes[k]
	}
	j.stage(StageWords, len(matches))
	out := make([][]seq.Hunk, len(matches))
	for k, m := range matches {
		work := &seq.Work{Left: share(budget, sizes[k], total), Meter: &j.meter}
		a, b := sides[k][0], sides[k][1]
		r := seq.Diff(seq.Input{A: a.Match, B: b.Match, ExactA: a.exact, ExactB: b.exact, WeightA: a.Weight,
			EdgeA: a.edges(), EdgeB: b.edges(), Words: j.words}, work, &j.scratch)
		if work.Spent {
			j.coarse++
		}
		j.limited = j.limited || r.Limited
		out[k] = polish.Edits(a.Side, b.Side, r.Hunks, m.Forced)
		j.done++
		if j.stopped {
			return nil
		}
	}
	return out
}

// share is a share of a budget by size, without overflow.
func share(budget, size, total int64) int64 {
	return budget/total*size + budget%total*size/total
}

// A rowSide is the tokens of one side of a row, one block after the other.
type rowSide struct {
	polish.Side
	exact []int32
}

func (s side) row(blocks []int) rowSide {
	var r rowSide
	for _, i := range blocks {
		r.Tokens, r.Match = append(r.Tokens, s.tokens[i]...), append(r.Match, s.match[i]...)
		r.Weight, r.exact = append(r.Weight, s.weight[i]...), append(r.exact, s.exact[i]...)
		for range s.tokens[i] {
			r.Block = append(r.Block, i)
		}
	}
	return r
}

// edges marks the places where a clause, sentence or block begins.
func (r rowSide) edges() []uint8 {
	out := make([]uint8, len(r.Tokens)+1)
	for i, t := range r.Tokens {
		if t.Flags&(lex.EndsClause|lex.EndsSentence) != 0 || i+1 < len(r.Block) && r.Block[i] != r.Block[i+1] {
			out[i+1] = 1
		}
	}
	return out
}
