package render

import (
	"sort"
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// piece draws one span of a side, with the marks of its text.
func (d *drawing) piece(row compare.Row, s side, p piece) {
	if p.Text == "" || s == newSide && p.Op == compare.Delete || s == oldSide && p.Op == compare.Insert {
		return
	}
	from := newSide
	if s == oldSide || p.Op == compare.Delete || row.Kind == compare.Departed {
		from = oldSide
	}
	at := p.at(from)
	run := run{text: p.Text, offset: at.offset, strips: d.stripsOf(row, from, at.block)}
	run.chips, run.alike = p.Op == compare.Insert || p.Op == compare.Delete, p.alike != ""
	run.dead = row.Kind == compare.Kept && s == oldSide
	switch p.Op {
	case compare.Insert:
		d.change("ins", row, p, run)
	case compare.Delete:
		d.change("del", row, p, run)
	case compare.Restyle:
		d.open("span", append([]attribute{class(p.classes("Restyle")...)}, d.changeOf(p)...)...)
		d.run(run)
		d.close("span")
		if s != oldSide && p.Note != "" {
			d.told(noteIn(d.words, p.Note, d.blockOf(row, from, at.block).Role == article.Image))
		}
	default:
		d.run(run)
	}
}

// change draws an inserted or deleted span.
func (d *drawing) change(element name, row compare.Row, p piece, r run) {
	var attributes []attribute
	var names []string
	if row.Kind != compare.Added && row.Kind != compare.Removed {
		names = p.classes()
	}
	journey := journeyOf(p.Note)
	if journey != "" {
		names = append(names, "Journey")
	}
	if len(names) > 0 {
		attributes = append(attributes, class(names...))
	}
	d.open(element, append(attributes, d.changeOf(p)...)...)
	d.run(r)
	if p.alike != "" {
		d.element("span", d.words.Say("looks-alike", p.alike), class("Chip"))
	}
	if journey != "" {
		d.element("span", " ("+d.words.Say("journey", strings.TrimPrefix(journey, "moved "))+") ", class("Hidden"))
	}
	d.close(element)
	if ends, ok := d.journeys[journey]; ok && ends[0] > 0 && ends[1] > 0 {
		d.way(p.Op, ends[0]-1, ends[1]-1)
	}
}

// way draws the link from one place of a sentence that moved to the other. It is no part of the text.
func (d *drawing) way(op compare.Op, old, new int) {
	to, said := new, d.sign(compare.Departed)+" "+d.words.Say("moved-to", d.paragraph(d.Rows[new].New))
	if op == compare.Insert {
		to, said = old, d.sign(compare.Moved)+" "+d.words.Say("moved-from", d.paragraph(d.Rows[old].Old))
	}
	d.element("a", said, class("Hidden", "Move"), attribute{"href", "#r" + strconv.Itoa(to)})
}

// travels notes where the sentences of a row that moved stand: the row's number from 1.
func (d *drawing) travels(row int, spans []compare.Span) {
	for _, s := range spans {
		journey := journeyOf(s.Note)
		if journey == "" {
			continue
		}
		if d.journeys == nil {
			d.journeys = map[string][2]int{}
		}
		ends := d.journeys[journey]
		if s.Op == compare.Insert {
			ends[1] = row + 1
		} else {
			ends[0] = row + 1
		}
		d.journeys[journey] = ends
	}
}

// told writes what became of the looks of a piece, for those who listen. What differs between two addresses stands out.
func (d *drawing) told(said string) {
	d.open("span", class("Hidden"))
	d.text(" (")
	for _, part := range Parts(said) {
		if part.Marked {
			d.element("strong", part.Text)
		} else {
			d.text(part.Text)
		}
	}
	d.text(") ")
	d.close("span")
}

// changeOf says which change a piece belongs to.
func (d *drawing) changeOf(p piece) []attribute {
	if p.number < 0 {
		return nil
	}
	return []attribute{{"data-change", strconv.Itoa(d.index) + "." + strconv.Itoa(p.number)}}
}

// journeyOf returns "moved 3" of the note of a sentence that stands elsewhere in the other version, else nothing.
func journeyOf(note string) string {
	if at := strings.Index(note, "; moved "); at >= 0 {
		journey, _, _ := strings.Cut(note[at+len("; "):], ";")
		return journey
	}
	return ""
}

// classes adds the class of a change that is less than one of words, so that a style sheet can dim it.
func (p piece) classes(names ...string) []string {
	if p.number >= 0 && p.class != 0 && p.class < compare.Text {
		names = append(names, "Of-"+p.class.String())
	}
	return names
}

// A run is text of one block that is drawn in one go.
type run struct {
	text   string
	offset int     // of the text in its block
	strips []strip // of the whole block
	chips  bool    // invisible characters are named
	alike  bool    // a label tells which of its letters look like others
	dead   bool    // links are not for following
}

// run draws text with its marks.
func (d *drawing) run(r run) {
	for from := 0; from < len(r.text); {
		look, to := r.look(from)
		d.marked(look, r, r.text[from:to])
		from = to
	}
}

// look returns how the text looks at a position, and where that ends.
func (r run) look(from int) (look, int) {
	at := r.offset + from
	i := sort.Search(len(r.strips), func(i int) bool { return r.strips[i].end > at })
	if i == len(r.strips) {
		return look{}, len(r.text)
	}
	return r.strips[i].look, r.edge(r.strips[i].end - r.offset)
}

// edge moves a position on to the next edge of a character.
func (r run) edge(to int) int {
	to = min(to, len(r.text))
	for to < len(r.text) && r.text[to]&0xC0 == 0x80 {
		to++
	}
	return to
}

func (d *drawing) marked(l look, r run, text string) {
	var ends [1 + len(elements)]name
	n := 0
	open := func(when bool, element name, attributes ...attribute) {
		if when {
			d.open(element, attributes...)
			ends[n] = element
			n++
		}
	}
	dead := r.dead || !l.target.Leads()
	open(l.link && !dead, "a", attribute{"href", l.target.String()},
		attribute{"rel", "noopener noreferrer nofollow"}, attribute{"target", "_blank"})
	open(l.link && dead, "span", class("Link"))
	for i, e := range elements {
		open(l.set>>i&1 == 1, e.element)
	}
	if r.chips {
		d.chips(text, r.alike)
	} else {
		d.text(text)
	}
	for n--; n >= 0; n-- {
		d.close(ends[n])
	}
}
