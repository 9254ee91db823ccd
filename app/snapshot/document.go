package snapshot

import (
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// A document builds the two versions of a text with tracked changes: what is deleted goes to the first alone, what is
// inserted to the second alone. Without changes both are the same.
type document struct {
	sides            [2]side
	inserted         int  // how many open elements insert
	deleted          int  // how many open elements delete
	changed          bool // there was a change at all
	tables, cols     int
	skipped          int  // open elements inside one that is left out
	bold, em, hidden bool // of the text that comes now
}

// A side is one version on its way.
type side struct {
	b      *builder
	blocks []article.Block
	role   article.Role // of the paragraph that ends now, unless it is a row
	level  int
}

func newDocument() *document {
	d := &document{}
	for i := range d.sides {
		s := &d.sides[i]
		s.b = &builder{resolve: article.NewLink, done: func(p piece) {
			if p.Role == article.Para {
				p.Role, p.Level = s.role, s.level
			}
			s.blocks = append(s.blocks, p.Block)
		}}
	}
	return d
}

// each calls for the sides that have what comes now.
func (d *document) each(do func(*builder)) {
	d.changed = d.changed || d.inserted+d.deleted > 0
	if d.inserted == 0 {
		do(d.sides[0].b)
	}
	if d.deleted == 0 {
		do(d.sides[1].b)
	}
}

// text adds text with the marks of now.
func (d *document) text(text string) {
	if text == "" || d.hidden || d.skipped > 0 {
		return
	}
	d.each(func(b *builder) {
		for i, on := range []bool{1: d.bold, 2: d.em} {
			if on {
				b.openStyle(i, nil)
			}
		}
		b.text(text)
		for i, on := range []bool{1: d.bold, 2: d.em} {
			if on {
				b.closeStyle(i)
			}
		}
	})
}

// link begins a link on both sides: whatever is in it is on one.
func (d *document) link(address string) {
	for i := range d.sides {
		d.sides[i].b.openStyle(0, []html.Attribute{{Key: "href", Val: address}})
	}
}

func (d *document) unlink() {
	for i := range d.sides {
		d.sides[i].b.closeStyle(0)
	}
}

// end ends a paragraph. Where its end was inserted, it goes on in the old version; where it was deleted, in the new.
func (d *document) end(role article.Role, level int, inserted, deleted bool) {
	d.changed = d.changed || inserted || deleted
	for i, goesOn := range []bool{inserted, deleted} {
		s := &d.sides[i]
		s.role, s.level = role, level
		if !goesOn {
			s.b.flush()
		}
	}
}

// row begins or ends a row of a table with several columns. Tables in cells are text of the cell.
func (d *document) row(begins bool) {
	if d.tables != 1 || d.cols < 2 {
		return
	}
	for i := range d.sides {
		if b := d.sides[i].b; begins {
			b.enter("tr", nil, true)
		} else {
			b.leave("tr", true)
		}
	}
}

func (d *document) cell() {
	if d.tables != 1 || d.cols < 2 {
		return
	}
	for i := range d.sides {
		d.sides[i].b.enter("td", nil, true)
	}
}

// versions returns the document as one version, or as two if it tracks changes.
func (d *document) versions(about article.Version) []article.Version {
	for i := range d.sides {
		d.sides[i].b.row = 0
		d.sides[i].b.flush()
	}
	var all []article.Version
	for i := range d.sides {
		if i == 0 && !d.changed {
			continue
		}
		v := about
		v.Blocks = d.sides[i].blocks
		for _, b := range v.Blocks {
			if b.Role == article.Title {
				v.Title = b.Text
				break
			}
		}
		if d.changed {
			v.Label = []string{"Before the tracked changes", "With the tracked changes"}[i]
		}
		if d.changed && i == 0 {
			v.Captured = time.Time{} // the file says when it was changed last
		}
		all = append(all, v)
	}
	return all
}

// styleRole is the role that a style's name stands for; "" is none.
func styleRole(name string) (role article.Role, level int) {
	name = strings.ToLower(strings.ReplaceAll(name, "_20_", " "))
	switch name {
	case "title":
		return article.Title, 0
	case "subtitle":
		return article.Standfirst, 0
	case "quote", "intense quote", "block text", "quotations":
		return article.Quote, 0
	case "caption":
		return article.Caption, 0
	}
	if n, ok := strings.CutPrefix(name, "heading "); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
		return article.Heading, min(int(n[0]-'0'), 6)
	}
	return "", 0
}
