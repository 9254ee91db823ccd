package comparetest

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
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
//	{style: bold added|text}    kept text with another look; italic and code likewise, and removed
//	{link: a → b|text}          another address; also link: added, link: removed; tracking: a → b
//	{bold|text}                 text that looks so in both versions; also italic, code, link https://example.org/
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

// A drawnRow is a line: its blocks and spans, before it has its place in the versions.
type drawnRow struct {
	kind     compare.Kind
	move     int
	old, new []article.Block
	spans    []compare.Span
	index    int // in the drawing's rows
	from     int // of a moved row: its place in old, -1 while unknown
}

// signs are those of the kinds, in the order in which a failing test lists them.
var signs = []struct {
	sign string
	kind compare.Kind
}{
	{"=", compare.Kept}, {"~", compare.Edited}, {"%", compare.Restyled}, {">", compare.Moved}, {"<", compare.Departed},
	{"Y", compare.Split}, {"^", compare.Merged}, {"-", compare.Removed}, {"+", compare.Added},
}

// parseRow reads a line.
func parseRow(line string) (drawnRow, error) {
	row := drawnRow{from: -1}
	head, text, _ := strings.Cut(line, "  ")
	sign, roles, _ := strings.Cut(head, " ")
	for _, s := range signs {
		if strings.HasPrefix(sign, s.sign) {
			row.kind, sign = s.kind, sign[len(s.sign):]
			break
		}
	}
	isMove := row.kind == compare.Moved || row.kind == compare.Departed
	if isMove {
		n, err := strconv.Atoi(sign)
		if err != nil || n < 1 || strconv.Itoa(n) != sign {
			return row, fmt.Errorf("a move has a number from 1, not %q", sign)
		}
		row.move, sign = n, ""
	}
	if row.kind == "" || sign != "" {
		return row, fmt.Errorf("%q is no sign of a row", line[:min(len(line), 8)])
	}
	if row.kind == compare.Departed {
		if roles != "" || text != "" {
			return row, fmt.Errorf("the text of move %d stands where it went", row.move)
		}
		return row, nil
	}
	t, err := parseText(text, row.kind)
	if err != nil {
		return row, err
	}
	row.old, row.new, row.spans = t.old.finished(), t.new.finished(), t.spans
	if slices.ContainsFunc(slices.Concat(row.old, row.new), func(b article.Block) bool { return b.Text == "" }) {
		return row, errors.New("a block has no text")
	}
	if err := row.giveRoles(roles); err != nil {
		return row, err
	}
	return row, row.check()
}

// giveRoles sets the roles of the blocks: "para", "para/heading2", "para/heading2,para".
func (r *drawnRow) giveRoles(roles string) error {
	old, new, both := strings.Cut(roles, "/")
	if !both {
		new = old
	}
	if err := giveSide(r.old, old); err != nil {
		return err
	}
	if err := giveSide(r.new, new); err != nil {
		return err
	}
	if len(r.old) > 0 && len(r.new) > 0 {
		r.noteRole()
	}
	return nil
}

func giveSide(blocks []article.Block, list string) error {
	names := strings.Split(list, ",")
	if len(names) > 1 && len(names) != len(blocks) {
		return fmt.Errorf("%d roles for %d blocks", len(names), len(blocks))
	}
	for k := range blocks {
		name := names[min(k, len(names)-1)]
		role := strings.TrimRight(name, "0123456789")
		if role == "" || strings.ContainsAny(role, " \t[]{}|\\") {
			return fmt.Errorf("%q is no role", name)
		}
		blocks[k].Role = article.Role(role)
		if digits := name[len(role):]; digits != "" {
			level, err := strconv.Atoi(digits)
			if err != nil || strconv.Itoa(level) != digits || level == 0 {
				return fmt.Errorf("%q has no level", name)
			}
			blocks[k].Level = level
		}
	}
	return nil
}

// noteRole notes a changed role on the first kept span, or else on the first one.
func (r *drawnRow) noteRole() {
	a, b := r.old[0], r.new[0]
	note := ""
	switch {
	case a.Role != b.Role:
		note = "role: " + string(a.Role) + " → " + string(b.Role)
	case a.Level != b.Level:
		note = "level: " + strconv.Itoa(a.Level) + " → " + strconv.Itoa(b.Level)
	default:
		return
	}
	at := 0
	for k, s := range r.spans {
		if s.Op == compare.Keep {
			at = k
			break
		}
	}
	switch s := &r.spans[at]; {
	case s.Op == compare.Keep:
		s.Note = note
	case s.Note == "":
		s.Note = "text; " + note
	default:
		s.Note += "; " + note
	}
}

// check reports a sign that does not fit its row.
func (r *drawnRow) check() error {
	changed, noted := false, false
	for _, s := range r.spans {
		changed = changed || s.Op == compare.Delete || s.Op == compare.Insert
		noted = noted || s.Note != ""
	}
	old, new := len(r.old), len(r.new)
	ok := old == 1 && new == 1
	switch r.kind {
	case compare.Kept:
		ok = ok && !changed && !noted
	case compare.Edited:
		ok = ok && changed
	case compare.Restyled:
		ok = ok && !changed && noted
	case compare.Split:
		ok = old == 1 && new > 1
	case compare.Merged:
		ok = old > 1 && new == 1
	case compare.Removed:
		ok = old == 1 && new == 0
	case compare.Added:
		ok = old == 0 && new == 1
	}
	if !ok {
		return fmt.Errorf("the row is drawn as %s, and is not", r.kind)
	}
	return nil
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
