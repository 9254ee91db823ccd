package render

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// A maker makes comparisons that keep every promise of package compare, from bytes: equal bytes make equal
// comparisons, and no bytes make an empty one.
type maker struct {
	bytes []byte
	c     compare.Comparison
	away  []away // moved blocks whose departed row is yet to come
}

// away is a block that was drawn at its new place and waits for its old one.
type away struct {
	row  int
	text string
}

// few takes a number from 0 to n-1 from the bytes.
func (m *maker) few(n int) int {
	if len(m.bytes) == 0 {
		return 0
	}
	b := m.bytes[0]
	m.bytes = m.bytes[1:]
	return int(b) % n
}

// letters are what hurts: markup, quotes, invisible characters, joined ones, both directions, line feeds.
var letters = []string{"a", "b ", "ω", "é", "e\u0301", "👩🏽", "👩\u200d👧", "<", "</p>", "&", "&lt;", "\"", "'", ">", "\u00a0",
	"\u200b", "\u202e", "\u0627\u200c\u0644", "\n", " ", "<a href=x>", "\ufeff", "\U000E0041", "x\u200dy", "-->", "]]>", "\x7f", "\t"}

func (m *maker) text() string {
	var text strings.Builder
	for n := 1 + m.few(5); n > 0; n-- {
		text.WriteString(letters[m.few(len(letters))])
	}
	return text.String()
}

// comparison makes rows until the bytes are used up.
func (m *maker) comparison() compare.Comparison {
	for len(m.bytes) > 0 && len(m.c.Rows) < 120 {
		m.row()
		if len(m.away) > 0 && m.few(3) == 0 {
			m.depart()
		}
	}
	for len(m.away) > 0 {
		m.depart()
	}
	return m.c
}

// row adds a row of any kind but departed.
func (m *maker) row() {
	old, new := 1, 1
	kind := []compare.Kind{compare.Kept, compare.Edited, compare.Restyled, compare.Moved, compare.Split, compare.Merged,
		compare.Removed, compare.Added}[m.few(8)]
	switch kind {
	case compare.Split:
		new = 2 + m.few(2)
	case compare.Merged:
		old = 2 + m.few(2)
	case compare.Removed:
		new = 0
	case compare.Added:
		old = 0
	}
	row := compare.Row{Kind: kind}
	var olds, news []string
	for part := range max(old, new) {
		spans := m.spans(kind)
		olds, news = m.join(olds, spans, compare.Insert, part < old), m.join(news, spans, compare.Delete, part < new)
		row.Spans = append(row.Spans, spans...)
	}
	if kind == compare.Moved {
		row.Move = len(m.c.Rows) + 1
		m.away = append(m.away, away{len(m.c.Rows), olds[0]})
	} else {
		row.Old = m.add(&m.c.Old, olds)
	}
	row.New = m.add(&m.c.New, news)
	m.c.Rows = append(m.c.Rows, row)
}

// join adds the text of spans on one side: as another block, or to the last one where the side has no more.
func (m *maker) join(texts []string, spans []compare.Span, other compare.Op, another bool) []string {
	var text string
	for _, s := range spans {
		if s.Op != other {
			text += s.Text
		}
	}
	if another {
		return append(texts, text)
	}
	if len(texts) > 0 {
		texts[len(texts)-1] += text
	}
	return texts
}

// spans makes what stands in one part of a row; there is text on each side that the kind has.
func (m *maker) spans(kind compare.Kind) []compare.Span {
	const keep, del, ins, restyle = compare.Keep, compare.Delete, compare.Insert, compare.Restyle
	ops := []compare.Op{keep}
	switch kind {
	case compare.Removed:
		ops = []compare.Op{del}
	case compare.Added:
		ops = []compare.Op{ins}
	case compare.Restyled:
		ops = []compare.Op{keep, restyle, keep}
	case compare.Edited, compare.Moved, compare.Split, compare.Merged:
		ops = [][]compare.Op{{keep}, {del, ins}, {keep, del}, {keep, ins}, {keep, del, ins, restyle}, {restyle, ins, keep, del}}[m.few(6)]
	}
	var spans []compare.Span
	for _, op := range ops {
		note := ""
		if op == restyle {
			note = "style: " + m.text()
		}
		spans = append(spans, compare.Span{Op: op, Text: m.text(), Note: note})
	}
	return spans
}

// add appends blocks with the texts to a version and returns their indexes.
func (m *maker) add(v *article.Version, texts []string) []int {
	roles := []article.Role{article.Para, article.Title, article.Heading, article.Item, article.Code, article.Row, article.Image, "odd"}
	var indexes []int
	for _, text := range texts {
		b := article.Block{Role: roles[m.few(len(roles))], Level: m.few(4), Text: text}
		for n := m.few(4); n > 0; n-- {
			b.Marks = append(b.Marks, m.mark(text))
		}
		indexes = append(indexes, len(v.Blocks))
		v.Blocks = append(v.Blocks, b)
	}
	return indexes
}

// mark covers any part of a text, also one that cuts a character: the renderer has to bear it.
func (m *maker) mark(text string) article.Inline {
	start := m.few(len(text) + 1)
	styles := []article.Style{article.LinkStyle, article.StrongStyle, article.EmStyle, article.CodeStyle}
	mark := article.Inline{Start: start, End: start + m.few(len(text)-start+1), Style: styles[m.few(4)]}
	if mark.Style == article.LinkStyle {
		mark.Target = article.NewLink("https://example.org/" + m.text())
	}
	return mark
}

// depart adds the old place of the block that waits longest.
func (m *maker) depart() {
	from := m.away[0]
	m.away = m.away[1:]
	indexes := m.add(&m.c.Old, []string{from.text})
	m.c.Rows[from.row].Old = indexes
	m.c.Rows = append(m.c.Rows, compare.Row{Kind: compare.Departed, Old: indexes, Move: m.c.Rows[from.row].Move})
}

func random(seed uint64, size int) []byte {
	r := rand.New(rand.NewPCG(seed, 1))
	bytes := make([]byte, size)
	for i := range bytes {
		bytes[i] = byte(r.Uint32())
	}
	return bytes
}

func TestRandomRowsAreDrawnWhole(t *testing.T) {
	kinds := map[compare.Kind]int{}
	for seed := range uint64(400) {
		m := maker{bytes: random(seed, 600)}
		c := m.comparison()
		for _, row := range c.Rows {
			kinds[row.Kind]++
		}
		checkSections(t, c, Split)
		checkSections(t, c, Inline)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if len(kinds) != len(signs) {
		t.Errorf("only these kinds were drawn: %v", kinds)
	}
}

// FuzzRows makes rows of any kind from bytes: what is drawn of them parses as meant and gives both texts back.
func FuzzRows(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(random(seed, 120))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m := maker{bytes: data}
		c := m.comparison()
		checkSections(t, c, Split)
		checkSections(t, c, Inline)
		if back, err := ParseJSON(JSON(c)); err != nil || len(back.Rows) != len(c.Rows) {
			t.Fatalf("%d rows came back of %d: %v", len(back.Rows), len(c.Rows), err)
		}
	})
}
