package comparetest

import (
	"fmt"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// A Drawing is a comparison as a person writes it down: two versions and what became of each block, at once.
//
// A line is a row: a sign, the role, two spaces, the text. A line that begins with # is a remark.
//
//	=  kept      >1 moved, move 1      Y  split: one block became several     -  removed
//	~  edited    <1 the place it left  ^  merged: several became one          +  added
//	%  restyled
//
// Blocks that move together share the number of their move, and keep their order.
// Rows stand where a Comparison has them: in order of the new version, removed and departed ones at their old place.
// A role may have a level: heading2. A changed role or level is written old/new, and the roles of several blocks with
// commas: para/heading2,para.
//
//	The [old/new] plan          replaced; either side may be empty, and a word owns the space before it
//	[don’t/don't|typography]    the class of the change, or moved 1 for a sentence that moved
//	One.[ /|space][/¶]Two.      a new edge of a paragraph; [¶/] is one that went
//	{style: bold added|text}    kept text with another look; also removed; italic, code, underline and so on
//	{link: a → b|text}          another address; also link: added, link: removed; tracking: a → b
//	{bold|text}                 text that looks so in both versions; also italic, link https://example.org/ and so on
//
// In braces "; " stands between several looks. Braces and brackets may stand inside each other; braces inside a
// bracket say how that side looks. A link that was added or removed goes to https://example.org/ unless an address
// follows: link: added https://other.example/. A backslash takes the next sign as it is; \n is a line break, \t a
// tab, \u{a0} any character.
type Drawing struct {
	Old, New article.Version
	Rows     []compare.Row
}

// ParseDrawing reads a drawing. An error names the line.
func ParseDrawing(text string) (Drawing, error) {
	var d Drawing
	var rows []drawnRow
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		row, err := parseRow(line)
		if err != nil {
			return Drawing{}, fmt.Errorf("line %d: %w", n+1, err)
		}
		rows = append(rows, row)
	}
	moved := map[int][]*drawnRow{} // by move, in order: blocks that move together share one
	for k := range rows {
		if r := &rows[k]; r.kind == compare.Moved {
			moved[r.move] = append(moved[r.move], r)
		}
	}
	for k := range rows {
		if err := d.place(&rows[k], moved); err != nil {
			return Drawing{}, err
		}
	}
	for _, r := range rows {
		if r.kind == compare.Moved {
			if r.from < 0 {
				return Drawing{}, fmt.Errorf("move %d arrives more often than it leaves", r.move)
			}
			d.Rows[r.index].Old = []int{r.from}
		}
	}
	return d, nil
}

// String writes the drawing; ParseDrawing reads it back.
func (d Drawing) String() string {
	return Draw(compare.Comparison{Old: d.Old, New: d.New, Rows: d.Rows})
}

// place adds a row and its blocks. The row of a move takes its old block where the move left.
func (d *Drawing) place(r *drawnRow, moved map[int][]*drawnRow) error {
	r.index = len(d.Rows)
	row := compare.Row{Kind: r.kind, Move: r.move, Spans: r.spans}
	old := r.old
	switch r.kind {
	case compare.Departed:
		if len(moved[r.move]) == 0 {
			return fmt.Errorf("move %d leaves more often than it arrives", r.move)
		}
		m := moved[r.move][0]
		moved[r.move] = moved[r.move][1:]
		m.from, old = len(d.Old.Blocks), m.old
	case compare.Moved:
		old = nil
	}
	for _, b := range old {
		row.Old = append(row.Old, len(d.Old.Blocks))
		d.Old.Blocks = append(d.Old.Blocks, b)
	}
	for _, b := range r.new {
		row.New = append(row.New, len(d.New.Blocks))
		d.New.Blocks = append(d.New.Blocks, b)
	}
	d.Rows = append(d.Rows, row)
	return nil
}
