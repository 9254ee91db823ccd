package refine

import (
	"unicode"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// A change is a range of bytes of each side, in the joined texts. What lies between two changes is equal on both
// sides, byte for byte.
type change struct{ a0, a1, b0, b1 int }

// changes turns the hunks into bytes, and adds the places where kept tokens differ in their bytes or their space.
func (r *reader) changes() []change {
	c := cutter{r: r, out: make([]change, 0, len(r.hunks)+4)}
	i, j := int32(0), int32(0)
	for _, h := range r.hunks {
		c.kept(i, j, h.A0)
		c.hunk(h)
		i, j = h.A1, h.B1
	}
	c.kept(i, j, r.old.tokens())
	out := c.out[:0]
	for _, x := range c.out {
		if r.trim(&x); r.old.joined[x.a0:x.a1] != r.new.joined[x.b0:x.b1] {
			out = append(out, x) // several that were joined may come to nothing: a line break that became space
		}
	}
	return out
}

// trim keeps the space that both sides of a change begin with:
//
//	the[ “/ ]ghost  →  the [“/]ghost
func (r *reader) trim(c *change) {
	for c.a0 < c.a1 && c.b0 < c.b1 {
		a, n := utf8.DecodeRuneInString(r.old.joined[c.a0:c.a1])
		b, _ := utf8.DecodeRuneInString(r.new.joined[c.b0:c.b1])
		if a != b || !unicode.IsSpace(a) || !alone(r.old.joined[c.a0:c.a1], n) || !alone(r.new.joined[c.b0:c.b1], n) {
			return
		}
		c.a0, c.b0 = c.a0+n, c.b0+n
	}
}

// A cutter collects changes, first to last.
type cutter struct {
	r    *reader
	out  []change
	wide bool // the last token changed and is a word: what follows after a space is one change with it
}

// hunk adds a hunk.
func (c *cutter) hunk(h seq.Hunk) {
	if c.wide = c.wide && c.follows(h.A0, h.B0); c.wide {
		cut := c.r.cut(h.A0, h.A1, h.B0, h.B1)
		last := &c.out[len(c.out)-1]
		last.a1, last.b1 = cut.a1, cut.b1
	} else if cut := c.r.cut(h.A0, h.A1, h.B0, h.B1); c.r.mayCut(h.A0, h.A1, h.B0, h.B1) {
		c.within(cut)
	} else {
		c.add(cut)
	}
	c.wide = c.r.grain != Characters
}

// follows reports whether the tokens at i and j stand right after the last change.
func (c *cutter) follows(i, j int32) bool {
	k := len(c.out) - 1
	return k >= 0 && c.out[k].a1 == c.r.old.start(i) && c.out[k].b1 == c.r.new.start(j)
}

// alone reports whether the space of n bytes that s begins with carries no mark: it is a grapheme by itself.
func alone(s string, n int) bool {
	_, size := utf8.DecodeRuneInString(s[n:])
	return size < 2 || token.Graphemes(s[:n+size])[0] == n
}

// cut returns the bytes of a hunk. Space that both sides begin with is kept.
func (r *reader) cut(a0, a1, b0, b1 int32) change {
	c := change{r.old.start(a0), r.old.start(a0), r.new.start(b0), r.new.start(b0)}
	if a1 > a0 {
		c.a1 = r.old.end(a1 - 1)
	}
	if b1 > b0 {
		c.b1 = r.new.end(b1 - 1)
	}
	if a1 > a0 && b1 > b0 && r.sameGap(a0, b0) {
		c.a0, c.b0 = r.old.off(a0), r.new.off(b0)
	}
	return c
}

// sameGap reports whether two tokens have the same space before them.
func (r *reader) sameGap(i, j int32) bool {
	gap := r.old.tok[i].Gap
	if gap != r.new.tok[j].Gap {
		return false
	}
	if gap == 0 {
		return true
	}
	a, b := r.old.start(i), r.new.start(j)
	return r.old.joined[a:a+int(gap)] == r.new.joined[b:b+int(gap)]
}

// kept adds what differs in the kept tokens from i to end, whose partners begin at j. Words that are written in other
// letters are one change with what changed before them, the space between included:
//
//	european union  →  [european union/European Union]    now[./, but] [The/the] end  →  now[. The/, but the] end
func (c *cutter) kept(i, j, end int32) {
	old, new := c.r.old, c.r.new
	for ; i < end; i, j = i+1, j+1 {
		same := c.r.sameGap(i, j)
		if old.exact[i] == new.exact[j] {
			if !same {
				c.gap(i, j)
			}
			c.wide = false
			continue
		}
		letters := c.r.grain != Characters && old.traits[i]&token.Plain != 0
		cut := change{old.off(i), old.end(i), new.off(j), new.end(j)}
		switch {
		case letters && c.wide && c.follows(i, j):
			last := &c.out[len(c.out)-1]
			last.a1, last.b1 = cut.a1, cut.b1
		default:
			if !same {
				c.gap(i, j)
			}
			if c.r.mayCut(i, i+1, j, j+1) {
				c.within(cut)
			} else {
				c.add(cut)
			}
		}
		c.wide = letters
	}
}

// gap adds the space before kept tokens. Around a mark it is one change:
//
//	1879[ /]–[ /]1936  →  1879[ – /–]1936
func (c *cutter) gap(i, j int32) {
	x := change{c.r.old.start(i), c.r.old.off(i), c.r.new.start(j), c.r.new.off(j)}
	if k := len(c.out) - 1; k >= 0 && c.r.old.tight(i-1) != c.r.new.tight(j-1) && c.r.old.kind(i-1, token.Mark) && c.r.old.together(i) && c.r.new.together(j) &&
		c.out[k].a1 == c.r.old.off(i-1) && c.out[k].b1 == c.r.new.off(j-1) {
		c.out[k].a1, c.out[k].b1 = x.a1, x.b1
		return
	}
	c.add(x)
}

// add appends a change. One that touches the last is joined to it; one that changes nothing is left out.
func (c *cutter) add(x change) {
	if x.a1-x.a0 == x.b1-x.b0 && c.r.old.joined[x.a0:x.a1] == c.r.new.joined[x.b0:x.b1] {
		return
	}
	if k := len(c.out) - 1; k >= 0 && c.out[k].a1 == x.a0 && c.out[k].b1 == x.b0 {
		c.out[k].a1, c.out[k].b1 = x.a1, x.b1
		return
	}
	c.out = append(c.out, x)
}

// longToken is how many graphemes a token may have before it is cut inside.
const longToken = 24

// mayCut reports whether words may be cut inside a hunk: always when characters are asked for, else in one long token.
func (r *reader) mayCut(a0, a1, b0, b1 int32) bool {
	if a0 == a1 || b0 == b1 {
		return false
	}
	if r.grain == Characters {
		return true
	}
	return a1 == a0+1 && b1 == b0+1 && r.old.long(a0) && r.new.long(b0)
}

// long reports whether token i has more than longToken graphemes and is no number.
func (l *line) long(i int32) bool {
	return l.tok[i].Len > longToken && l.tok[i].Kind != token.Number && len(token.Graphemes(l.word(i))) > longToken
}
