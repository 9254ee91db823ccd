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
