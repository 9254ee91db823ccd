package render

import (
	"iter"
	"slices"
	"strconv"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// The layouts.
const (
	Split  = "split"  // an old cell and a new cell per row
	Inline = "inline" // one cell per row, old before new inside each replacement
)

// A section ends at so many rows or bytes, whichever comes first. A section is what the browser lays out in one go when
// it comes near the view: 50 rows of a book, 200,000 bytes, kept it busy for 150 ms, and these bytes do for 25.
const (
	sectionRows  = 50
	sectionBytes = 32_000
)

// Sections draws the rows of a comparison as escaped HTML, about 50 rows in each section. They stand one behind the
// other on the page. Any layout but "inline" is "split".
func Sections(c compare.Comparison, layout string) []string {
	return slices.Collect(Each(c, layout))
}

// Each draws the same sections one by one, as they are asked for.
func Each(c compare.Comparison, layout string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, html := range Begin(c, layout).Ready(len(c.Rows)) {
			if !yield(html) {
				return
			}
		}
	}
}

// A Drawing draws a comparison whose rows are still being compared.
type Drawing struct {
	drawing *drawing
	next    int   // the first row that is in no section yet
	seen    int   // rows whose sentences that moved are known
	starts  []int // the first row of each group
}

// Begin starts a drawing. The rows must be all there and of their final kinds; the spans of a row may be set any time
// before Ready is told of it.
func Begin(c compare.Comparison, layout string) *Drawing {
	return &Drawing{drawing: newDrawing(c, layout)}
}

// In has a drawing say in a language what it says besides the article's text, and returns it. At first it is English.
func (d *Drawing) In(w words.Words) *Drawing {
	d.drawing.words = w
	return d
}

// Ready draws the sections that can be drawn now that so many rows have their spans, but for those it has drawn
// before, each with the number of its group from 0. One after the other, they are the sections of the whole, but that a
// sentence which moved has no link to a row that was not ready. A group is one section, or those of rows that are too
// long to stand in one.
func (d *Drawing) Ready(rows int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		all := len(d.drawing.Rows)
		d.look(min(rows, all))
		for d.next < all && (rows >= all || d.next+sectionRows <= rows) {
			group := len(d.starts)
			d.starts = append(d.starts, d.next)
			var sections []string
			sections, d.next = d.drawing.section(d.next, all)
			for _, section := range sections {
				if !yield(group, section) {
					return
				}
			}
		}
	}
}

// look learns which sentences moved in so many rows.
func (d *Drawing) look(rows int) {
	for ; d.seen < rows; d.seen++ {
		d.drawing.travels(d.seen, d.drawing.Rows[d.seen].Spans)
	}
}

// Groups are the first rows of the groups that Ready has drawn so far, for Around.
func (d *Drawing) Groups() []int { return d.starts }

// Around draws all rows in the groups of another drawing, so that each group can take the place of that one's. The
// group that holds a row comes first, then those around it, the nearest first: a reader who stands there sees them at
// once.
func (d *Drawing) Around(row int, groups []int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		all := len(d.drawing.Rows)
		d.look(all)
		for group := range outward(groups, row) {
			end := all
			if group+1 < len(groups) {
				end = groups[group+1]
			}
			for at := groups[group]; at < end; {
				var sections []string
				sections, at = d.drawing.section(at, end)
				for _, section := range sections {
					if !yield(group, section) {
						return
					}
				}
			}
		}
	}
}

// outward gives the indexes of all starts: of the last that is not behind a row, then by turns of the next behind it
// and the next before it.
func outward(starts []int, row int) iter.Seq[int] {
	return func(yield func(int) bool) {
		behind, found := slices.BinarySearch(starts, row)
		if found {
			behind++
		}
		behind = min(max(behind, 1), len(starts)) // the first group stands for all rows before it
		for before := behind - 1; before >= 0 || behind < len(starts); before, behind = before-1, behind+1 {
			if before >= 0 && !yield(before) || behind < len(starts) && !yield(behind) {
				return
			}
		}
	}
}

// section draws one section from a row on, and returns it with the row after it, which is not behind end. Behind the
// section come those of a row that is too long to stand in one.
func (d *drawing) section(row, end int) ([]string, int) {
	d.begin()
	for n := 0; row < end && n < sectionRows && d.markup.Len() < sectionBytes; n++ {
		before := d.markup.Len()
		d.index = row
		d.row(whole, d.pieces(row))
		row++
		if d.markup.Len()-before <= rowBytes {
			continue
		}
		start := d.markup.String()[:before] // the section without that row
		sections := d.parts()
		if n > 0 {
			sections = append([]string{start + "</section>"}, sections...)
		}
		return sections, row
	}
	return []string{d.end()}, row
}

func (d *drawing) begin() {
	d.sheet = sheet{}
	d.open("section", class("Section", "Section--"+d.layout))
}

func (d *drawing) end() string {
	d.close("section")
	return d.markup.String()
}

// A drawing is a comparison on its way to markup.
type drawing struct {
	compare.Comparison
	index            int // of the row being drawn
	layout           string
	words            words.Words
	places           []int             // of each row of a move: its other row
	moves            int               // how many there are
	journeys         map[string][2]int // of each sentence that moved, by "moved 3": its old row and its new one
	oldLang, newLang string
	carries          bool     // the rows carry what their text does not say
	anchor           string   // how the names of places begin in the page around a fragment; else none
	oldStrips        stripped // of the block drawn last
	newStrips        stripped
	sheet
}

func newDrawing(c compare.Comparison, layout string) *drawing {
	d := &drawing{Comparison: c, layout: Split, places: c.Places()}
	if layout == Inline {
		d.layout = Inline
	}
	d.oldLang, d.newLang = language(c.Old.Language), language(c.New.Language)
	for _, r := range c.Rows {
		d.moves = max(d.moves, r.Move)
	}
	return d
}

// language returns a tag if it has the form of one, else nothing.
func language(tag string) string {
	if len(tag) > 35 {
		return ""
	}
	for _, c := range []byte(tag) {
		if c != '-' && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') {
			return ""
		}
	}
	return tag
}

// row draws the row of the index, or one part of it, with the pieces given.
func (d *drawing) row(part int, pieces []piece) {
	row := d.Rows[d.index]
	kind, n := kindName(row.Kind), strconv.Itoa(d.index)
	classes, id, sign := []string{"Row", "Row--" + kind}, "r"+n, d.sign(row.Kind)
	if part > 0 {
		classes, id, sign = append(classes, "Row--more"), id+"."+strconv.Itoa(part), ""
	}
	attributes := []attribute{class(classes...), {"id", id}, {"tabindex", "-1"}, {"data-kind", kind}, {"data-row", n}}
	if row.Move > 0 {
		attributes = append(attributes, attribute{"data-move", strconv.Itoa(row.Move)})
	}
	d.open("div", append(attributes, d.carried(part)...)...)
	if d.layout == Split {
		d.cell(part, oldSide, pieces)
		d.gutter(sign)
		d.cell(part, newSide, pieces)
	} else {
		d.gutter(sign)
		d.cell(part, bothSides, pieces)
	}
	d.close("div")
}

func (d *drawing) gutter(sign string) {
	d.element("div", sign, class("Gutter"), attribute{"aria-hidden", "true"})
}

// sign stands in the gutter. The arrows of moves follow the direction of the page.
func (d *drawing) sign(k compare.Kind) string {
	switch k {
	case compare.Moved:
		return d.words.Say("arrow-moved")
	case compare.Departed:
		return d.words.Say("arrow-departed")
	}
	return signs[k]
}

// signs stand in the gutter. They tell the kinds apart without colour.
var signs = map[compare.Kind]string{
	compare.Kept: "", compare.Edited: "~", compare.Restyled: "Aa", compare.Moved: "↩", compare.Departed: "↪",
	compare.Split: "¶", compare.Merged: "¶", compare.Removed: "−", compare.Added: "+",
}

// kindName is the kind as part of a class: a kind from a file that is none of ours is drawn as edited.
func kindName(k compare.Kind) string {
	if _, known := signs[k]; known {
		return string(k)
	}
	return string(compare.Edited)
}
