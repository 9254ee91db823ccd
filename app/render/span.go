package render

import (
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
	run := run{text: p.Text, offset: at.offset, marks: d.blockOf(row, from, at.block).Marks}
	run.chips = p.Op == compare.Insert || p.Op == compare.Delete
	run.dead = row.Kind == compare.Kept && s == oldSide
	switch p.Op {
	case compare.Insert:
		d.change("ins", row, p, run)
	case compare.Delete:
		d.change("del", row, p, run)
	case compare.Restyle:
		d.open("span", class("Restyle"))
		d.run(run)
		d.close("span")
		if s != oldSide && p.Note != "" {
			d.element("span", " ("+strings.TrimPrefix(p.Note, "style: ")+") ", class("Hidden"))
		}
	default:
		d.run(run)
	}
}

// change draws an inserted or deleted span.
func (d *drawing) change(element name, row compare.Row, p piece, r run) {
	if p.number < 0 {
		d.open(element)
	} else {
		d.open(element, attribute{"data-change", strconv.Itoa(d.index) + "." + strconv.Itoa(p.number)})
	}
	d.run(r)
	d.close(element)
}

// A run is text of one block that is drawn in one go.
type run struct {
	text   string
	offset int // of the text in its block
	marks  []article.Inline
	chips  bool // invisible characters are named
	dead   bool // links are not for following
}

// run draws text with its marks. Marks may overlap in any way: the text is cut wherever one begins or ends, and each
// part is wrapped in all that cover it, in one order, so that elements always nest.
func (d *drawing) run(r run) {
	for from := 0; from < len(r.text); {
		look, to := r.look(from)
		d.marked(look, r, r.text[from:to])
		from = to
	}
}

// A look is how a part of a text looks.
type look struct {
	target           article.Link
	link             bool
	strong, em, code bool
}

// look returns how the text looks at a position, and where that ends.
func (r run) look(from int) (look, int) {
	var l look
	to, at := len(r.text), r.offset+from
	for _, m := range r.marks {
		if m.Start > at {
			to = min(to, m.Start-r.offset)
			break // marks are sorted by their start
		}
		if m.End > at {
			to = min(to, m.End-r.offset)
			l = l.with(m)
		}
	}
	return l, r.edge(max(to, from+1))
}

// edge moves a position on to the next edge of a character.
func (r run) edge(to int) int {
	for to < len(r.text) && r.text[to]&0xC0 == 0x80 {
		to++
	}
	return to
}

// with adds a mark. Of two links over one text the first counts: an a never stands in an a.
func (l look) with(m article.Inline) look {
	switch m.Style {
	case article.LinkStyle:
		if !l.link && m.Target.String() != "" {
			l.link, l.target = true, m.Target
		}
	case article.StrongStyle:
		l.strong = true
	case article.EmStyle:
		l.em = true
	case article.CodeStyle:
		l.code = true
	}
	return l
}

func (d *drawing) marked(l look, r run, text string) {
	var ends [4]name
	n := 0
	open := func(when bool, element name, attributes ...attribute) {
		if when {
			d.open(element, attributes...)
			ends[n] = element
			n++
		}
	}
	open(l.link && !r.dead, "a", attribute{"href", l.target.String()},
		attribute{"rel", "noopener noreferrer nofollow"}, attribute{"target", "_blank"})
	open(l.link && r.dead, "span", class("Link"))
	open(l.strong, "strong")
	open(l.em, "em")
	open(l.code, "code")
	if r.chips {
		d.chips(text)
	} else {
		d.text(text)
	}
	for n--; n >= 0; n-- {
		d.close(ends[n])
	}
}
