package render

import (
	"slices"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// A look is how a part of a text looks.
type look struct {
	target article.Link
	link   bool
	set    uint8 // a bit for each of elements
}

// elements draw the styles but for links, the outermost first.
var elements = [...]struct {
	style   article.Style
	element name
}{{article.StrongStyle, "strong"}, {article.EmStyle, "em"}, {article.CodeStyle, "code"}, {article.UnderStyle, "u"},
	{article.StruckStyle, "s"}, {article.SubStyle, "sub"}, {article.SupStyle, "sup"}}

// A strip is a part of a block's text that looks the same all along. Strips begin where the one before ends, the first
// at 0; behind the last, nothing is marked.
type strip struct {
	start, end int
	look
}

// stripsOf returns the strips of one of a row's blocks. Those of the last block of each side are kept, since the
// spans of a block come one after the other.
func (d *drawing) stripsOf(row compare.Row, s side, i int) []strip {
	last, indexes := &d.newStrips, row.New
	if s == oldSide {
		last, indexes = &d.oldStrips, row.Old
	}
	if i >= len(indexes) {
		return nil
	}
	if last.list == nil || last.block != indexes[i] {
		last.block, last.list = indexes[i], stripsFrom(d.blockOf(row, s, i).Marks)
	}
	return last.list
}

// stripped is the strips of one block.
type stripped struct {
	block int
	list  []strip // nil: none yet
}

// stripsFrom cuts a text wherever the look that its marks give it changes. Marks may overlap in any way; strips do
// not, so elements always nest. Of two links over one text the one that begins first counts: an a never stands in an
// a. However the marks lie, the work is that of sorting them.
func stripsFrom(marks []article.Inline) []strip {
	byStart := func(a, b article.Inline) int { return a.Start - b.Start }
	if !slices.IsSortedFunc(marks, byStart) {
		marks = slices.Clone(marks)
		slices.SortStableFunc(marks, byStart)
	}
	strips := []strip{}
	var c cover
	for at := 0; ; {
		for len(marks) > 0 && marks[0].Start <= at {
			c.add(marks[0])
			marks = marks[1:]
		}
		look, to := c.at(at)
		if len(marks) > 0 && (to == 0 || marks[0].Start < to) {
			to = marks[0].Start
		}
		if to == 0 {
			return strips
		}
		strips = append(strips, strip{at, to, look})
		at = to
	}
}

// A cover is what the marks that have begun reach.
type cover struct {
	ends  [len(elements)]int // where the last of each style ends
	links []article.Inline   // in order; the first that has not ended counts
}

func (c *cover) add(m article.Inline) {
	if m.Style == article.LinkStyle && m.Target.String() != "" {
		c.links = append(c.links, m)
	}
	for i, e := range elements {
		if e.style == m.Style {
			c.ends[i] = max(c.ends[i], m.End)
		}
	}
}

// at returns the look at a position and the nearest end of what makes it; 0 if nothing does.
func (c *cover) at(at int) (look, int) {
	for len(c.links) > 0 && c.links[0].End <= at {
		c.links = c.links[1:]
	}
	l, to := look{}, 0
	if len(c.links) > 0 {
		l.link, l.target, to = true, c.links[0].Target, c.links[0].End
	}
	for i, end := range c.ends {
		if end <= at {
			continue
		}
		l.set |= 1 << i
		if to == 0 || end < to {
			to = end
		}
	}
	return l, to
}
