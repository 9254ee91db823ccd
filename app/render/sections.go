package render

import (
	"strconv"

	"github.com/stet-diff/stet/app/compare"
)

// The layouts.
const (
	Split  = "split"  // an old cell and a new cell per row
	Inline = "inline" // one cell per row, old before new inside each replacement
)

// A section ends at so many rows or bytes, whichever comes first. The guard of the page takes a million characters.
const (
	sectionRows  = 50
	sectionBytes = 200_000
)

// Sections draws the rows of a comparison as escaped HTML, about 50 rows in each section. They stand one behind the
// other on the page. Any layout but "inline" is "split".
func Sections(c compare.Comparison, layout string) []string {
	d := newDrawing(c, layout)
	var sections []string
	for next := 0; next < len(c.Rows); {
		var section string
		section, next = d.section(next)
		sections = append(sections, section)
	}
	return sections
}

// section draws one section from a row on, and returns the row after it.
func (d *drawing) section(row int) (string, int) {
	d.sheet = sheet{}
	d.open("section", class("Section", "Section--"+d.layout))
	for n := 0; row < len(d.Rows) && n < sectionRows && d.markup.Len() < sectionBytes; n++ {
		d.row(row)
		row++
	}
	d.close("section")
	return d.markup.String(), row
}

// A drawing is a comparison on its way to markup.
type drawing struct {
	compare.Comparison
	index            int // of the row being drawn
	layout           string
	moved, departed  map[int]int // the row of each move
	oldLang, newLang string
	oldStrips        stripped // of the block drawn last
	newStrips        stripped
	sheet
}

func newDrawing(c compare.Comparison, layout string) *drawing {
	d := &drawing{Comparison: c, layout: Split, moved: map[int]int{}, departed: map[int]int{}}
	if layout == Inline {
		d.layout = Inline
	}
	d.oldLang, d.newLang = language(c.Old.Language), language(c.New.Language)
	for i, r := range c.Rows {
		switch r.Kind {
		case compare.Moved:
			d.moved[r.Move] = i
		case compare.Departed:
			d.departed[r.Move] = i
		}
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

func (d *drawing) row(index int) {
	d.index = index
	row := d.Rows[index]
	kind := kindName(row.Kind)
	n := strconv.Itoa(index)
	attributes := []attribute{class("Row", "Row--"+kind), {"id", "r" + n}, {"tabindex", "-1"}, {"data-kind", kind}, {"data-row", n}}
	if row.Move > 0 {
		attributes = append(attributes, attribute{"data-move", strconv.Itoa(row.Move)})
	}
	d.open("div", attributes...)
	cells := d.pieces(index)
	if d.layout == Split {
		d.cell(index, oldSide, cells)
		d.gutter(row.Kind)
		d.cell(index, newSide, cells)
	} else {
		d.gutter(row.Kind)
		d.cell(index, bothSides, cells)
	}
	d.close("div")
}

func (d *drawing) gutter(k compare.Kind) {
	d.element("div", signs[k], class("Gutter"), attribute{"aria-hidden", "true"})
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
