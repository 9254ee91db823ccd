package comparetest

import (
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
)

// A cursor walks through the blocks of one side of a row.
type cursor struct {
	blocks []article.Block
	of     [][]look
	block  int
	at     int
}

func cursorOf(v article.Version, of []int) cursor {
	var c cursor
	for _, i := range of {
		c.blocks = append(c.blocks, v.Blocks[i])
		c.of = append(c.of, looksOf(v.Blocks[i]))
	}
	return c
}

// next goes on to the next block at the end of one, and reports whether it did.
func (c *cursor) next() bool {
	if c.block+1 < len(c.blocks) && c.at == len(c.blocks[c.block].Text) {
		c.block, c.at = c.block+1, 0
		return true
	}
	return false
}

// looks walks over a text and returns the look of its bytes; fewer when the block ends before it.
func (c *cursor) looks(text string) []look {
	if c.block >= len(c.of) {
		return nil
	}
	from := min(c.at, len(c.of[c.block]))
	to := min(from+len(text), len(c.of[c.block]))
	c.at = to
	return c.of[c.block][from:to]
}

// A lookRun is a run of text with one look.
type lookRun struct {
	text string
	look look
}

// take walks over a text and returns its runs.
func (c *cursor) take(text string) []lookRun {
	of := c.looks(text)
	var out []lookRun
	for from := 0; from < len(text); {
		var now look
		if from < len(of) {
			now = of[from]
		}
		to := from + 1
		for to < len(text) && (!utf8.RuneStart(text[to]) || to >= len(of) || of[to] == now) {
			to++
		}
		out = append(out, lookRun{text[from:to], now})
		from = to
	}
	return out
}
