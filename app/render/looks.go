package render

import (
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// Looks says in a language what changed in the looks, or the links, of the changes that are of that kind, by their IDs:
// bold came, a heading sank a level, another picture stands there, or the text of one changed. The changes are some of
// those that c.Changes returned, in their order.
func Looks(c compare.Comparison, changes []compare.Change, w words.Words) map[string]string {
	said := map[string]string{}
	row, first := -1, map[int]int{} // the span of each change of the row
	for _, change := range changes {
		if change.Row >= len(c.Rows) {
			continue
		}
		if image := ofImage(c, c.Rows[change.Row]); image && change.Kind == string(compare.Edited) {
			said[change.ID] = w.Say("image-text")
		}
		if change.Kind != string(compare.Restyled) {
			continue
		}
		if row != change.Row {
			row, first = change.Row, map[int]int{}
			for k, n := range c.Rows[row].Numbers() {
				first[n] = k
			}
		}
		_, number, _ := strings.Cut(change.ID, ".")
		n, _ := strconv.Atoi(number)
		if k, ok := first[n]; ok && c.Rows[row].Spans[k].Note != "" {
			said[change.ID] = noteIn(w, c.Rows[row].Spans[k].Note, ofImage(c, c.Rows[row]))
		} else if note := roleOf(c.Rows[row]); note != "" {
			said[change.ID] = noteIn(w, note, false)
		}
	}
	return said
}

// ofImage reports whether a row is of pictures: what leads from one is its own address.
func ofImage(c compare.Comparison, row compare.Row) bool {
	return len(row.New) > 0 && row.New[0] < len(c.New.Blocks) && c.New.Blocks[row.New[0]].Role == article.Image
}

// roleOf returns the part of a row's notes that says what the block is now: "level: 2 → 3", "role: para → quote".
func roleOf(row compare.Row) string {
	for _, s := range row.Spans {
		for part := range strings.SplitSeq(s.Note, "; ") {
			if strings.HasPrefix(part, "level: ") || strings.HasPrefix(part, "role: ") {
				return part
			}
		}
	}
	return ""
}

// noteIn says the note of a restyled span, such as "style: bold added; link: added", in a language. Another address of an
// image is another image.
func noteIn(w words.Words, note string, image bool) string {
	parts := strings.Split(note, "; ")
	for i, part := range parts {
		what, rest, ok := strings.Cut(part, ": ")
		if !ok {
			continue
		}
		old, new, change := strings.Cut(rest, " → ")
		switch {
		case what == "link" && change && image:
			parts[i] = w.Say("image-replaced", old, new)
		case what == "style":
			parts[i] = stylesIn(w, rest)
		case what == "link" && change:
			parts[i] = w.Say("link-changed", old, new)
		case what == "tracking" && change:
			parts[i] = w.Say("tracking-changed", old, new)
		case what == "level" && change:
			parts[i] = w.Say("level-changed", old, new)
		case what == "role" && change && w.Has("role-"+old) && w.Has("role-"+new):
			parts[i] = w.Say("role-changed", w.Say("role-"+old), w.Say("role-"+new))
		case what == "link":
			parts[i] = w.Say("link-" + rest)
		}
	}
	return w.Chain(parts)
}

// stylesIn says "bold added, italic removed".
func stylesIn(w words.Words, changes string) string {
	var said []string
	for change := range strings.SplitSeq(changes, ", ") {
		style, verb, _ := strings.Cut(change, " ")
		if verb != "added" && verb != "removed" || !w.Has("style-"+style) {
			said = append(said, change)
			continue
		}
		said = append(said, w.Say("style-"+verb, w.Say("style-"+style)))
	}
	return w.Listed(said)
}
