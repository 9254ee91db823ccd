package compare

import (
	"slices"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare/internal/lex"
	"github.com/stet-diff/stet/app/compare/internal/pair"
	"github.com/stet-diff/stet/app/compare/internal/seq"
)

// A speller writes the spans of a row. What is changed waits in gone and come until something is kept, so that each
// change is one deletion before one insertion.
type speller struct {
	old, new   []article.Block
	a, b       rowSide
	spans      []piece
	gone, come []piece
	class      changeClass
	role       string // the note for the first kept span
	cutA, cutB bool   // a block ended just now
}

// A changeClass orders what changes are about; the largest wins.
type changeClass uint8

const (
	noClass changeClass = iota
	spaceClass
	typographyClass
	caseClass
	textClass
)

var classNames = [...]string{"", "space", "typography", "case", ""}

func newSpeller(j *job, m pair.Match, a, b rowSide) *speller {
	s := &speller{old: j.old.blocks, new: j.new.blocks, a: a, b: b}
	if x, y := s.old[m.Old[0]], s.new[m.New[0]]; rolesDiffer(x, y) {
		s.role = "role: " + string(x.Role) + " to " + string(y.Role)
	}
	return s
}

func (s *speller) spell(edits []seq.Hunk) []Span {
	x, y := int32(0), int32(0)
	end := seq.Hunk{A0: int32(len(s.a.Tokens)), A1: int32(len(s.a.Tokens)), B0: int32(len(s.b.Tokens)), B1: int32(len(s.b.Tokens))}
	for _, e := range append(slices.Clone(edits), end) {
		for ; x < e.A0; x, y = x+1, y+1 {
			s.same(int(x), int(y))
		}
		for ; x < e.A1; x++ {
			s.drop(int(x), true, true, textClass)
		}
		for ; y < e.B1; y++ {
			s.bring(int(y), true, true, textClass)
		}
	}
	s.flush()
	out := make([]Span, len(s.spans))
	for i, p := range s.spans {
		out[i] = p.Span
		out[i].Text = p.source[p.from:p.to]
	}
	return out
}

// A piece is a span whose text is source[from:to]: long spans grow without copying.
type piece struct {
	Span
	source   string
	from, to int
}

func (s *speller) oldText(x int) (gap, body string) {
	return parts(s.old[s.a.Block[x]].Text, s.a.Tokens[x])
}
func (s *speller) newText(y int) (gap, body string) {
	return parts(s.new[s.b.Block[y]].Text, s.b.Tokens[y])
}

func parts(text string, t lex.Token) (gap, body string) {
	return text[t.Start():t.Off], text[t.Off:t.End()]
}

// same writes two tokens that match. They may differ still: in their space, in case, in the shape of a mark.
func (s *speller) same(x, y int) {
	gapA, bodyA := s.oldText(x)
	gapB, bodyB := s.newText(y)
	if bodyA != bodyB {
		c := typographyClass
		if !strings.EqualFold(lex.Fold(bodyA), lex.Fold(bodyB)) {
			c = textClass
		} else if strings.EqualFold(bodyA, bodyB) {
			c = caseClass
		}
		s.drop(x, true, true, c)
		s.bring(y, true, true, c)
		return
	}
	gap := gapA == gapB
	if !gap {
		s.drop(x, true, false, spaceClass)
		s.bring(y, true, false, spaceClass)
	}
	s.flush()
	s.keep(x, y, gap)
}

func (s *speller) drop(x int, gap, body bool, c changeClass) {
	s.gone = put(s.gone, cutOut(Delete, s.old[s.a.Block[x]].Text, s.a.Tokens[x], gap, body), s.opensOld(x))
	s.class = max(s.class, c)
}

func (s *speller) bring(y int, gap, body bool, c changeClass) {
	s.come = put(s.come, cutOut(Insert, s.new[s.b.Block[y]].Text, s.b.Tokens[y], gap, body), s.opensNew(y))
	s.class = max(s.class, c)
}

// cutOut is a token as a piece: its gap, its body or both.
func cutOut(op Op, text string, t lex.Token, gap, body bool) piece {
	p := piece{Span: Span{Op: op}, source: text, from: int(t.Off), to: int(t.Off)}
	if gap {
		p.from = t.Start()
	}
	if body {
		p.to = t.End()
	}
	return p
}

func (s *speller) opensOld(x int) bool { return x == 0 || s.a.Block[x] != s.a.Block[x-1] }
func (s *speller) opensNew(y int) bool { return y == 0 || s.b.Block[y] != s.b.Block[y-1] }

// put adds a piece, to the last one when they are alike and no block begins.
func put(pieces []piece, next piece, opens bool) []piece {
	if next.from == next.to {
		return pieces
	}
	if n := len(pieces); n > 0 && !opens && pieces[n-1].Op == next.Op && pieces[n-1].Note == next.Note && pieces[n-1].to == next.from {
		pieces[n-1].to = next.to
		return pieces
	}
	return append(pieces, next)
}

// flush writes the change that waits, deletions first.
func (s *speller) flush() {
	for _, side := range [][]piece{s.gone, s.come} {
		for _, span := range side {
			span.Note = classNames[s.class]
			s.spans = append(s.spans, span)
		}
	}
	s.gone, s.come, s.class = nil, nil, noClass
}

// keep writes a token that is kept, cut where the marks of old and new differ.
func (s *speller) keep(x, y int, gap bool) {
	ta, tb := s.a.Tokens[x], s.b.Tokens[y]
	from, to := int(ta.Off), ta.End()
	if gap {
		from = ta.Start()
	}
	shift := int(tb.Off) - int(ta.Off)
	a, b := s.old[s.a.Block[x]], s.new[s.b.Block[y]]
	opens := (s.opensOld(x) || s.opensNew(y))
	for _, cut := range cuts(a.Marks, b.Marks, from, to, shift) {
		span := piece{Span: Span{Op: Keep}, source: a.Text, from: from, to: cut}
		if note := styleNote(a.Marks, b.Marks, from, cut, shift); note != "" && strings.TrimSpace(a.Text[from:cut]) != "" {
			span.Op, span.Note = Restyle, note
		}
		if s.role != "" && span.Op == Keep && (len(s.spans) == 0 || s.lastRole() || !s.hasRole()) {
			span.Note = s.role
		}
		s.spans = put(s.spans, span, opens)
		from, opens = cut, false
	}
}

func (s *speller) hasRole() bool {
	return slices.ContainsFunc(s.spans, func(p piece) bool { return p.Op == Keep && p.Note == s.role })
}

func (s *speller) lastRole() bool {
	last := s.spans[len(s.spans)-1]
	return last.Op == Keep && last.Note == s.role
}

// cuts returns where marks begin or end within from:to, and to itself.
func cuts(a, b []article.Inline, from, to, shift int) []int {
	out := []int{to}
	add := func(at int) {
		if at > from && at < to {
			out = append(out, at)
		}
	}
	for _, m := range a {
		add(m.Start)
		add(m.End)
	}
	for _, m := range b {
		add(m.Start - shift)
		add(m.End - shift)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// styleNote says how the marks over a piece of kept text differ, or nothing.
func styleNote(a, b []article.Inline, from, to, shift int) string {
	if len(a) == 0 && len(b) == 0 {
		return ""
	}
	var notes []string
	for _, style := range []article.Style{article.LinkStyle, article.StrongStyle, article.EmStyle, article.CodeStyle} {
		x, inA := over(a, style, from, to)
		y, inB := over(b, style, from+shift, to+shift)
		name := styleNames[style]
		switch {
		case inA && !inB:
			notes = append(notes, name+" removed")
		case !inA && inB:
			notes = append(notes, name+" added")
		case inA && inB && x != y:
			notes = append(notes, name+" "+x+" → "+y)
		}
	}
	return strings.Join(notes, "; ")
}

var styleNames = map[article.Style]string{article.LinkStyle: "link:", article.StrongStyle: "style: bold",
	article.EmStyle: "style: italic", article.CodeStyle: "style: code"}

// over returns whether a style covers from:to, and its target.
func over(marks []article.Inline, style article.Style, from, to int) (string, bool) {
	for _, m := range marks {
		if m.Style == style && m.Start <= from && m.End >= to {
			return m.Target.String(), true
		}
	}
	return "", false
}
