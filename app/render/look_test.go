package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

func TestMarksBecomeStrips(t *testing.T) {
	a, b := article.NewLink("https://a.example/"), article.NewLink("https://b.example/")
	mark := func(style article.Style, start, end int) article.Inline {
		return article.Inline{Start: start, End: end, Style: style}
	}
	link := func(to article.Link, start, end int) article.Inline {
		return article.Inline{Start: start, End: end, Style: article.LinkStyle, Target: to}
	}
	const strong, em, code, sup = 1, 2, 4, 64
	for _, c := range []struct {
		name  string
		marks []article.Inline
		want  []strip
	}{
		{"no marks", nil, nil},
		{"one from the start", []article.Inline{mark("em", 0, 4)}, []strip{{0, 4, look{set: em}}}},
		{"one later", []article.Inline{mark("em", 2, 4)}, []strip{{2, 4, look{set: em}}}},
		{"overlapping ones", []article.Inline{mark("em", 0, 4), mark("strong", 2, 6)},
			[]strip{{0, 2, look{set: em}}, {2, 4, look{set: strong | em}}, {4, 6, look{set: strong}}}},
		{"one inside another of its style", []article.Inline{mark("code", 0, 9), mark("code", 3, 4)},
			[]strip{{0, 3, look{set: code}}, {3, 9, look{set: code}}}},
		{"a superscript", []article.Inline{mark("sup", 1, 2)}, []strip{{1, 2, look{set: sup}}}},
		{"of two links the first", []article.Inline{link(a, 0, 4), link(b, 2, 6)},
			[]strip{{0, 2, look{target: a, link: true}}, {2, 4, look{target: a, link: true}}, {4, 6, look{target: b, link: true}}}},
		{"a link to nowhere", []article.Inline{link(article.Link{}, 0, 4)}, nil},
		{"an unknown style", []article.Inline{mark("blink", 0, 4)}, nil},
		{"an empty mark, and one that ends before it begins", []article.Inline{mark("em", 0, 0), mark("em", 0, -3)}, nil},
		{"marks in the wrong order", []article.Inline{mark("em", 2, 3), mark("strong", 0, 1)},
			[]strip{{0, 1, look{set: strong}}, {2, 3, look{set: em}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := marked(stripsFrom(c.marks)); !slices.Equal(got, c.want) {
				t.Errorf("got %+v\nwant %+v", got, c.want)
			}
		})
	}
}

// marked leaves out the strips without any look.
func marked(strips []strip) []strip {
	return slices.DeleteFunc(strips, func(s strip) bool { return s.look == look{} })
}

func TestManyMarksAreNoMoreWorkEach(t *testing.T) {
	count := func(n int) int {
		text, marks := strings.Repeat("ab ", n), []article.Inline{}
		for i := range n {
			marks = append(marks, article.Inline{Start: 3 * i, End: 3*n - i, Style: article.EmStyle},
				article.Inline{Start: 3 * i, End: 3*i + 2, Style: article.StrongStyle})
		}
		strips := stripsFrom(marks)
		if end := strips[len(strips)-1].end; end != len(text) {
			t.Errorf("%d marks reach to %d, want %d", n, end, len(text))
		}
		return len(strips)
	}
	if small, large := count(10_000), count(20_000); large > 2*small+2 {
		t.Errorf("%d strips, then %d for twice the marks", small, large)
	}
}
