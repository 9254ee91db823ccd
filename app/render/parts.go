package render

import (
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/compare"
)

// A row whose markup is longer is drawn in parts, each about so long, in sections of their own: the guard of the page
// takes a million characters at once. A paragraph has to be some 100,000 letters long to get there.
const rowBytes = 400_000

// whole says that a row is drawn in one go. The parts of a long row count from 0.
const whole = -1

// parts draws the row of the index in parts, one in each section.
func (d *drawing) parts() []string {
	var sections []string
	waiting := d.pieces(d.index)
	for part := 0; len(waiting) > 0; part++ {
		var pieces []piece
		pieces, waiting = d.fitting(waiting)
		d.begin()
		d.row(part, pieces)
		sections = append(sections, d.end())
	}
	return sections
}

// fitting returns the pieces that fit into one part, the last of them cut if need be, and those that are left. There
// is always one that fits.
func (d *drawing) fitting(pieces []piece) (fit, left []piece) {
	for room := rowBytes; len(pieces) > 0; {
		first, rest := pieces[0], pieces[1:]
		cost := d.cost(first)
		if cost <= room {
			fit, pieces, room = append(fit, first), rest, room-cost
			continue
		}
		if room < rowBytes/2 {
			return fit, pieces
		}
		head, tail, ok := first.halves()
		if !ok {
			return append(fit, first), rest
		}
		pieces = append([]piece{head, tail}, rest...)
	}
	return fit, nil
}

// cost is how much markup a piece makes in all cells of its row.
func (d *drawing) cost(p piece) int {
	kept := d.sheet
	d.sheet = sheet{}
	d.piece(d.Rows[d.index], bothSides, p)
	cost := d.markup.Len()
	d.sheet = kept
	if d.layout == Split && p.Op != compare.Delete && p.Op != compare.Insert {
		return 2 * cost
	}
	return cost
}

// halves cuts a piece in two, at a space if there is one near the middle, else between two characters.
func (p piece) halves() (head, tail piece, ok bool) {
	at := len(p.Text) / 2
	if space := strings.IndexByte(p.Text[at:], ' '); space >= 0 && space < at/2 {
		at += space + 1
	}
	for at < len(p.Text) && !utf8.RuneStart(p.Text[at]) {
		at++
	}
	if at == 0 || at == len(p.Text) {
		return p, p, false
	}
	head, tail = p, p
	head.Text, head.Note, tail.Text = p.Text[:at], "", p.Text[at:]
	tail.old.offset += at
	tail.new.offset += at
	return head, tail, true
}
