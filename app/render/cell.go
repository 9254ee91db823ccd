package render

import (
	"strconv"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// A side says which text a cell holds.
type side string

const (
	oldSide   side = "old"
	newSide   side = "new"
	bothSides side = "both"
)

// cell draws one cell of a row, or of a part of it.
func (d *drawing) cell(part int, s side, pieces []piece) {
	row := d.Rows[d.index]
	if !holds(row, s) {
		d.element("div", "", class("Cell", "Cell--"+string(s), "Cell--none"))
		return
	}
	attributes := []attribute{class("Cell", "Cell--"+string(s))}
	if row.Kind == compare.Kept && s == oldSide {
		attributes = append(attributes, attribute{"aria-hidden", "true"})
	}
	d.open("div", attributes...)
	if part <= 0 {
		d.aside(s)
	}
	d.blocks(row, s, part != whole, pieces)
	d.close("div")
}

// holds reports whether a row has anything in the cell of a side. A moved row is drawn whole at its new place, old
// words and new; its departed row has the old place.
func holds(row compare.Row, s side) bool {
	switch s {
	case oldSide:
		return len(row.Old) > 0 && row.Kind != compare.Moved
	case newSide:
		return len(row.New) > 0 && row.Kind != compare.Departed
	}
	return true
}

// aside writes what a cell says about itself before its text.
func (d *drawing) aside(s side) {
	row := d.Rows[d.index]
	if row.Kind != compare.Kept && s != bothSides {
		word := d.words.Say("cell-new")
		if s == oldSide {
			word = d.words.Say("cell-old")
		}
		d.element("span", word+" ", class("Hidden"))
	}
	if note := roleOf(row); note != "" && s != oldSide {
		d.element("span", words.Sentence(noteIn(d.words, note, false)), class("Label"))
	}
	switch row.Kind {
	case compare.Departed:
		if to := d.places[d.index]; to >= 0 {
			d.jump(to, d.sign(row.Kind)+" "+words.Sentence(d.words.Say("moved-to", d.paragraph(d.Rows[to].New))), row.Move)
		}
	case compare.Moved:
		if from := d.places[d.index]; from >= 0 {
			d.jump(from, d.sign(row.Kind)+" "+words.Sentence(d.words.Say("moved-from", d.paragraph(d.Rows[from].Old))), row.Move)
		}
	case compare.Split:
		if s != oldSide {
			d.element("span", words.Sentence(d.splitWords(row)), class("Label"))
		}
	case compare.Merged:
		if s != newSide {
			d.element("span", d.mergedWords(row), class("Label"))
		}
	}
}

func (d *drawing) splitWords(r compare.Row) string  { return d.words.Count("split-into", len(r.New)) }
func (d *drawing) mergedWords(r compare.Row) string { return d.words.Count("merged-of", len(r.Old)) }

// jump is a link to the other place of a move. The number tells moves apart where there are several.
func (d *drawing) jump(row int, said string, move int) {
	if d.anchor != "" {
		d.element("slot", "", attribute{"name", "r" + strconv.Itoa(d.index)})
	}
	d.open("a", class("Move"), attribute{"href", "#" + d.anchor + "r" + strconv.Itoa(row)})
	d.text(said)
	if d.moves > 1 {
		d.element("span", d.words.Number(move), class("Move-number"))
	}
	d.close("a")
}

// paragraph is the number of a row's first block, counted from 1.
func (d *drawing) paragraph(blocks []int) string {
	if len(blocks) == 0 {
		return "?"
	}
	return d.words.Number(blocks[0] + 1)
}

// blocks draws the pieces of a side, each block of the side in its element. Where both sides share a cell, the side
// with more blocks says where one ends. A part of a row has only the blocks that stand in it.
func (d *drawing) blocks(row compare.Row, s side, part bool, pieces []piece) {
	lead := s
	if row.Kind == compare.Moved {
		s = bothSides
	}
	if s == bothSides {
		lead = newSide
		if len(row.Old) > len(row.New) {
			lead = oldSide
		}
	}
	count := len(row.New)
	if lead == oldSide {
		count = len(row.Old)
	}
	for i, from := 0, 0; i < count; i++ {
		to := from
		for to < len(pieces) && (i == count-1 || pieces[to].at(lead).block <= i) {
			to++
		}
		if to > from || !part {
			d.block(row, s, lead, i, pieces[from:to])
		}
		from = to
	}
}

func (p piece) at(s side) place {
	if s == oldSide {
		return p.old
	}
	return p.new
}

// block draws one block of the leading side with the pieces that stand in it.
func (d *drawing) block(row compare.Row, s, lead side, i int, pieces []piece) {
	b, lang := d.blockOf(row, lead, i), d.newLang
	if lead == oldSide {
		lang = d.oldLang
	}
	element, role := elementOf(b), roleName(b.Role)
	attributes := []attribute{class("Block", "Block--"+role), {"dir", "auto"}}
	if lang != "" {
		attributes = append(attributes, attribute{"lang", lang})
	}
	if b.Level > 0 {
		attributes = append(attributes, attribute{"data-level", strconv.Itoa(min(b.Level, 256))})
	}
	d.open(element, attributes...)
	for n := range pieces {
		d.piece(row, s, pieces[n])
	}
	d.close(element)
}

func (d *drawing) blockOf(row compare.Row, s side, i int) article.Block {
	blocks, indexes := d.New.Blocks, row.New
	if s == oldSide {
		blocks, indexes = d.Old.Blocks, row.Old
	}
	if i >= len(indexes) {
		return article.Block{Role: article.Para}
	}
	return blockAt(blocks, indexes[i])
}

// elementOf is the element of a block. The page's own heading is the h1, so an article begins at h2.
func elementOf(b article.Block) name {
	switch b.Role {
	case article.Title:
		return "h2"
	case article.Heading:
		return []name{"h3", "h4", "h5", "h6"}[max(0, min(b.Level-2, 3))]
	case article.Code:
		return "pre"
	}
	return "p"
}

// roleName is a role as part of a class; an unknown one is a paragraph.
func roleName(r article.Role) string {
	switch r {
	case article.Title, article.Standfirst, article.Byline, article.Heading, article.Item, article.Quote,
		article.Caption, article.Row, article.Code, article.Image:
		return string(r)
	}
	return string(article.Para)
}
