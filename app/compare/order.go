package compare

import (
	"cmp"
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// before reports whether a stands before b in an order that depends on nothing but their content: shorter first,
// then by bytes, then by roles and marks. Equal versions are in no order, and need none.
func before(a, b []article.Block) bool {
	n, m := 0, 0
	for _, x := range a {
		n += len(x.Text)
	}
	for _, x := range b {
		m += len(x.Text)
	}
	if n != m || len(a) != len(b) {
		return cmp.Or(cmp.Compare(n, m), cmp.Compare(len(a), len(b))) < 0
	}
	for i := range a {
		if c := strings.Compare(a[i].Text, b[i].Text); c != 0 {
			return c < 0
		}
	}
	for i := range a {
		if c := looks(a[i], b[i]); c != 0 {
			return c < 0
		}
	}
	return false
}

// looks orders blocks of equal text by role, level and marks.
func looks(a, b article.Block) int {
	c := cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.Level, b.Level), cmp.Compare(len(a.Marks), len(b.Marks)))
	if c != 0 {
		return c
	}
	for k, m := range a.Marks {
		n := b.Marks[k]
		c := cmp.Or(cmp.Compare(m.Start, n.Start), cmp.Compare(m.End, n.End), cmp.Compare(m.Style, n.Style),
			cmp.Compare(m.Target.String(), n.Target.String()))
		if c != 0 {
			return c
		}
	}
	return 0
}
