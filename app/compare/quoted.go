package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
)

// quoted lists the stretches of a text between quotation marks, marks included.
func quoted(text string) [][2]int {
	var out [][2]int
	open, at := rune(0), 0
	before := ' '
	for i, c := range text {
		if c < utf8.RuneSelf && c != '"' {
			before = c
			continue
		}
		end := i + utf8.RuneLen(c)
		switch {
		case open == 0 && strings.ContainsRune("“„«「『", c), open == 0 && c == '"',
			open == 0 && c == '‘' && !unicode.IsLetter(before):
			open, at = c, i
		case open == '"' && c == '"', open == '“' && c == '”', open == '„' && (c == '“' || c == '”'),
			open == '«' && c == '»', open == '「' && c == '」', open == '『' && c == '』',
			open == '‘' && c == '’' && !letterAt(text, end):
			out = append(out, [2]int{at, end})
			open = 0
		}
		before = c
	}
	return out
}

func letterAt(text string, i int) bool {
	c, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(c)
}

// inQuotes reports for each change of a row whether one side of it lies in a quotation or has the marks of one.
func inQuotes(c Comparison, row Row, changes int) []bool {
	out := make([]bool, changes)
	markQuoted(out, row, Insert, c.Old.Blocks, row.Old)
	markQuoted(out, row, Delete, c.New.Blocks, row.New)
	return out
}

// markQuoted marks the changes of one side. Spans and quotations are walked side by side.
func markQuoted(out []bool, row Row, leftOut Op, blocks []article.Block, of []int) {
	if len(of) == 0 {
		return
	}
	k, at := -1, 0
	var quotes [][2]int
	for n, number := range row.Numbers() {
		s := row.Spans[n]
		if s.Op == leftOut {
			continue
		}
		for k < 0 || k < len(of)-1 && at == len(blocks[of[k]].Text) {
			k, at = k+1, 0
			quotes = quoted(blocks[of[k]].Text)
		}
		from, to := at, at+len(s.Text)
		at = to
		for len(quotes) > 0 && quotes[0][1] <= from {
			quotes = quotes[1:]
		}
		if number >= 0 && s.Op != Restyle && s.Class() >= Digits && len(quotes) > 0 && quotes[0][0] < to {
			out[number] = true
		}
	}
}
