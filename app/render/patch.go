package render

import (
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// PlainText writes a version as plain text: a line for each block, code with its own lines, a blank line between two
// blocks, and a line feed at the end. A version without blocks is empty.
func PlainText(v article.Version) string {
	var out strings.Builder
	for i, b := range v.Blocks {
		if i > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(b.Text)
		out.WriteByte('\n')
	}
	return out.String()
}

// around is how many equal lines stand around a change in a patch.
const around = 3

// Patch writes a unified patch that turns the plain text of the old version into that of the new one, byte for byte,
// and with patch -R back. The names in it are those of TextNames. Versions with equal texts give no bytes, as diff does.
// Lines in front of the patch say what a patch cannot say: moves stand in it as removed and added, and looks not at all.
func Patch(c compare.Comparison) []byte {
	lines := lineUp(c)
	var out strings.Builder
	for at, old, new := 0, 1, 1; at < len(lines); {
		if lines[at].op == ' ' {
			at, old, new = at+1, old+1, new+1
			continue
		}
		if out.Len() == 0 {
			patchHead(&out, c)
		}
		from := max(0, at-around)
		to := hunkEnd(lines, at)
		o, n := old-(at-from), new-(at-from)
		old, new = hunk(&out, lines[from:to], o, n)
		at = to
	}
	return []byte(out.String())
}

// patchHead writes what stands before the first hunk. The tab ends a name that has spaces in it.
func patchHead(out *strings.Builder, c compare.Comparison) {
	moved, restyled := 0, 0
	for _, row := range c.Rows {
		switch row.Kind {
		case compare.Moved:
			moved++
		case compare.Restyled:
			restyled++
		}
	}
	if moved > 0 {
		out.WriteString("# " + counted(moved, "paragraph", "paragraphs") + " moved: removed at the old place, added at the new one.\n")
	}
	if restyled > 0 {
		out.WriteString("# " + counted(restyled, "paragraph differs", "paragraphs differ") + " in formatting alone, which plain text does not hold.\n")
	}
	old, new := TextNames(c)
	out.WriteString("--- " + old + "\t\n+++ " + new + "\t\n")
}

// A line is one of a patch.
type line struct {
	op   byte // ' ' in both texts, '-' in the old one, '+' in the new one
	text string
}

// hunkEnd returns where the hunk of the change at an index ends: behind it, and behind all changes that are near.
func hunkEnd(lines []line, at int) int {
	last := at
	for i := at; i < len(lines) && i <= last+2*around+1; i++ {
		if lines[i].op != ' ' {
			last = i
		}
	}
	return min(last+around+1, len(lines))
}

// hunk writes lines as a hunk that begins at a line of each text, counted from 1, and returns the lines after it.
func hunk(out *strings.Builder, lines []line, old, new int) (int, int) {
	olds, news := 0, 0
	for _, l := range lines {
		if l.op != '+' {
			olds++
		}
		if l.op != '-' {
			news++
		}
	}
	out.WriteString("@@ -" + extent(old, olds) + " +" + extent(new, news) + " @@\n")
	for _, l := range lines {
		out.WriteByte(l.op)
		out.WriteString(l.text)
		out.WriteByte('\n')
	}
	return old + olds, new + news
}

// extent is where a hunk lies in one text. An empty extent lies behind the line it names.
func extent(from, lines int) string {
	if lines == 0 {
		from--
	}
	return strconv.Itoa(from) + "," + strconv.Itoa(lines)
}

// lineUp lists the lines of both plain texts in one order, those of kept blocks once. A comparison whose rows do not add
// up to its texts, as one made by hand, gives all old lines and then all new ones.
func lineUp(c compare.Comparison) []line {
	var lines []line
	for _, row := range c.Rows {
		old, new := row.Old, row.New
		switch row.Kind {
		case compare.Moved:
			old = nil
		case compare.Departed:
			new = nil
		}
		if len(old) == 0 || len(new) == 0 {
			lines = one(lines, '-', c.Old.Blocks, old)
			lines = one(lines, '+', c.New.Blocks, new)
			continue
		}
		lines = gap(lines, old[0] > 0, new[0] > 0)
		lines = unlike(lines, linesOf(c.Old.Blocks, old), linesOf(c.New.Blocks, new))
	}
	lines = tidy(lines)
	old, new := PlainText(c.Old), PlainText(c.New)
	if joinLines(lines, '-') != old || joinLines(lines, '+') != new {
		return append(wholly(nil, '-', old), wholly(nil, '+', new)...)
	}
	return lines
}

// one adds the lines of blocks that stand on one side, each with the blank line before it.
func one(lines []line, op byte, all []article.Block, blocks []int) []line {
	for _, i := range blocks {
		if i > 0 {
			lines = append(lines, line{op, ""})
		}
		for _, text := range strings.Split(blockAt(all, i).Text, "\n") {
			lines = append(lines, line{op, text})
		}
	}
	return lines
}

// gap adds the blank line before a row that stands on both sides; the first block of a text has none.
func gap(lines []line, old, new bool) []line {
	switch {
	case old && new:
		return append(lines, line{' ', ""})
	case old:
		return append(lines, line{'-', ""})
	case new:
		return append(lines, line{'+', ""})
	}
	return lines
}

// linesOf are the lines of a row's blocks on one side, the blank ones between them too.
func linesOf(all []article.Block, blocks []int) (lines []string) {
	for k, i := range blocks {
		if k > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, strings.Split(blockAt(all, i).Text, "\n")...)
	}
	return lines
}

// unlike adds the lines of a row, those that begin and end both sides once.
func unlike(lines []line, old, new []string) []line {
	head := 0
	for head < len(old) && head < len(new) && old[head] == new[head] {
		lines = append(lines, line{' ', old[head]})
		head++
	}
	old, new = old[head:], new[head:]
	tail := 0
	for tail < len(old) && tail < len(new) && old[len(old)-1-tail] == new[len(new)-1-tail] {
		tail++
	}
	for _, text := range old[:len(old)-tail] {
		lines = append(lines, line{'-', text})
	}
	for _, text := range new[:len(new)-tail] {
		lines = append(lines, line{'+', text})
	}
	for _, text := range old[len(old)-tail:] {
		lines = append(lines, line{' ', text})
	}
	return lines
}

// tidy puts the old lines of each run of changes before the new ones, and takes out those that begin or end both.
func tidy(lines []line) (out []line) {
	var old, new []string
	for _, l := range lines {
		switch l.op {
		case '-':
			old = append(old, l.text)
		case '+':
			new = append(new, l.text)
		default:
			out = append(unlike(out, old, new), l)
			old, new = nil, nil
		}
	}
	return unlike(out, old, new)
}

// wholly adds every line of a text.
func wholly(lines []line, op byte, text string) []line {
	for l := range strings.Lines(text) {
		lines = append(lines, line{op, strings.TrimSuffix(l, "\n")})
	}
	return lines
}

// joinLines is the text of one side.
func joinLines(lines []line, op byte) string {
	var out strings.Builder
	for _, l := range lines {
		if l.op == ' ' || l.op == op {
			out.WriteString(l.text)
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func counted(n int, one, all string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + all
}
