package refine

import (
	"cmp"
	"slices"
	"sort"

	"github.com/stet-diff/stet/app/compare/internal/token"
)

// A style is how a place looks.
type style struct {
	set  uint8 // a bit for each of named
	link string
}

// named lists the styles but for links, and how a note calls them.
var named = [...]struct{ style, name string }{{"strong", "bold"}, {"em", "italic"}, {"code", "code"},
	{"under", "underline"}, {"struck", "strikethrough"}, {"sub", "subscript"}, {"sup", "superscript"}}

// runs says for each place of a side how it looks: from places on, until the next.
type runs struct {
	from  []int
	style []style
	size  int
	last  int // the run asked for last
}

// at returns the style at byte p of the joined text and for how many bytes it lasts. Calls come in rising order.
func (r *runs) at(p int) (style, int) {
	if r.last >= len(r.from) || r.from[r.last] > p {
		r.last = 0
	}
	for r.last+1 < len(r.from) && r.from[r.last+1] <= p {
		r.last++
	}
	end := r.size
	if r.last+1 < len(r.from) {
		end = r.from[r.last+1]
	}
	return r.style[r.last], end - p
}

// An event is where a mark begins or ends.
type event struct {
	at    int
	delta int
	mark  Mark
}

// styles flattens the marks of a side. A link inside a link hides it.
func styles(l *line) *runs {
	var events []event
	for b, p := range l.pieces {
		cut := snapper{piece: p}
		for _, m := range p.Marks {
			start, end := l.base[b]+cut.snap(m.Start), l.base[b]+cut.snap(m.End)
			if start < end {
				events = append(events, event{start, 1, m}, event{end, -1, m})
			}
		}
	}
	if len(events) == 0 {
		return &runs{from: []int{0}, style: []style{{}}, size: len(l.joined)}
	}
	slices.SortStableFunc(events, func(p, q event) int { return cmp.Or(cmp.Compare(p.at, q.at), cmp.Compare(p.delta, q.delta)) })
	out := &runs{from: []int{0}, style: []style{{}}, size: len(l.joined)}
	count := map[string]int{}
	link := ""
	for k, e := range events {
		count[e.mark.Style] += e.delta
		if e.mark.Style == "link" {
			switch {
			case e.delta > 0:
				link = e.mark.Target
			case count["link"] == 0 || link == e.mark.Target:
				link = ""
			}
		}
		if k+1 < len(events) && events[k+1].at == e.at {
			continue
		}
		now := style{link: link}
		for i, s := range named {
			if count[s.style] > 0 {
				now.set |= 1 << i
			}
		}
		if count["link"] > 0 && link == "" {
			now.link = " " // a link without a safe address is a link still
		}
		if now != out.style[len(out.style)-1] {
			out.from, out.style = append(out.from, e.at), append(out.style, now)
		}
	}
	return out
}

// Looks returns the spans of two blocks with the same text: what is kept as it looked, and what looks otherwise.
func Looks(old, new Piece) []Span {
	l, m := line{pieces: []Piece{old}, base: []int{0}, joined: old.Text}, line{pieces: []Piece{new}, base: []int{0}, joined: new.Text}
	w := writer{oldStyles: styles(&l), newStyles: styles(&m)}
	w.styled(old.Text, 0, 0)
	return w.out
}

// SameStyle reports whether two blocks with the same text look the same.
func SameStyle(old, new Piece) bool {
	if slices.Equal(old.Marks, new.Marks) {
		return true
	}
	spans := Looks(old, new)
	return len(spans) == 0 || len(spans) == 1 && spans[0].Op == Keep
}

// A snapper moves offsets inside a grapheme to its start. It remembers the token it looked into last.
type snapper struct {
	piece Piece
	tok   int
	ends  []int
}

func (s *snapper) snap(p int) int {
	p = min(max(p, 0), len(s.piece.Text))
	if p == 0 || p == len(s.piece.Text) {
		return p
	}
	k := sort.Search(len(s.piece.Tok), func(k int) bool { return s.piece.Tok[k].End() > p })
	t := s.piece.Tok[k]
	if p <= t.Start() {
		return p
	}
	if s.ends == nil || s.tok != k {
		s.tok, s.ends = k, token.Graphemes(s.piece.Text[t.Start():t.End()])
	}
	at := t.Start()
	if n := sort.SearchInts(s.ends, p-at+1); n > 0 {
		return at + s.ends[n-1]
	}
	return at
}
