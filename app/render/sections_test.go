package render

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

func TestBothTextsAreReadBack(t *testing.T) {
	for _, layout := range []string{Split, Inline} {
		checkSections(t, sample("<b>&amp;"), layout)
	}
}

func TestWhatASectionHolds(t *testing.T) {
	split, inline := Sections(sample("x"), Split)[0], Sections(sample("x"), Inline)[0]
	for _, c := range []struct{ name, in, want string }{
		{"a row has its index as id and number", split, `<div class="Row Row--edited" id="r0" tabindex="-1" data-kind="edited" data-row="0">`},
		{"a deletion and its insertion are one change", inline, `<del data-change="0.0">Old</del><ins data-change="0.0">New</ins> headline</h2>`},
		{"the old cell has the old word only", split, `<del data-change="0.0">Old</del> headline</h2>`},
		{"a changed cell says whose it is", split, `<span class="Hidden">Old: </span>`},
		{"a kept row's old cell is not read twice", split, `<div class="Cell Cell--old" aria-hidden="true">`},
		{"nor are its links followed there", split, `<span class="Link">Ke</span>`},
		{"a link may be followed", split, `<a href="https://example.org/?a=1&amp;b=&#39;2&#39;" rel="noopener noreferrer nofollow" target="_blank">Ke</a>`},
		{"overlapping marks nest", split, `target="_blank"><strong>pt</strong></a><strong> tex</strong>`},
		{"the old place of a move links to the new one", split, `<a class="Move" href="#r1">↪ Moved to paragraph 2</a>`},
		{"the new place of a move links to the old one", inline, `<a class="Move" href="#r5">↩ Moved from paragraph 4</a>`},
		{"an edit in a moved row counts after the move", split, `Moved <del data-change="1.1">here</del><ins data-change="1.1">there</ins>`},
		{"a split says so", split, `<span class="Label">Split into 2 paragraphs</span>`},
		{"a merge says so", inline, `<span class="Label">2 paragraphs merged</span>`},
		{"a split has a block for each part", inline, `>One.<del data-change="6.1"> </del></p><p`},
		{"a restyled run says how", inline, `<span class="Restyle Of-style" data-change="8.0"><strong>ain te</strong></span><span class="Hidden"> (bold added x) </span>`},
		{"code keeps its first line feed", inline, "<pre class=\"Block Block--code\" dir=\"auto\" lang=\"x\">\n\nxx</pre>"},
		{"an added row has its sign", split, `aria-hidden="true">+</div>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(c.in, c.want) {
				t.Errorf("no %s in\n%s", c.want, c.in)
			}
		})
	}
}

func TestASentenceThatMovedSaysSo(t *testing.T) {
	c := sample("x")
	for k := range c.Rows[0].Spans {
		if s := &c.Rows[0].Spans[k]; s.Op != compare.Keep {
			s.Note = "text; moved 3; quotation"
		}
	}
	section := Sections(c, Inline)[0]
	for _, want := range []string{
		`<del class="Journey" data-change="0.0">Old<span class="Hidden"> (moved 3) </span></del><a class="Hidden Move" href="#r0">↪ moved to paragraph 1</a>`,
		`<ins class="Journey" data-change="0.0">New<span class="Hidden"> (moved 3) </span></ins><a class="Hidden Move" href="#r0">↩ moved from paragraph 1</a>`,
	} {
		if !strings.Contains(section, want) {
			t.Errorf("no %s in\n%s", want, section)
		}
	}
}

func TestInvisibleCharactersHaveNames(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a no-break space", "a\u00a0b", "a<span class=\"Chip\">NBSP</span>\u00a0b"},
		{"an override", "\u202e", "<span class=\"Chip\">U+202E</span>\u202e"},
		{"a joiner in an emoji keeps still", "👩\u200d👧", "👩\u200d👧"},
		{"a lone joiner does not", "\u200d", "<span class=\"Chip\">ZWJ</span>\u200d"},
		{"plain text has none", "a b\tc\nd", "a b\tc\nd"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s sheet
			s.chips(c.text, false)
			if got := s.markup.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestSectionsHoldFiftyRows(t *testing.T) {
	for _, c := range []struct {
		name        string
		rows, bytes int
		want        int
	}{
		{"no rows, no sections", 0, 1, 0}, {"fifty rows", 50, 1, 1}, {"one more", 51, 1, 2}, {"long rows", 50, 2_000, 7}, {"a section for each", 50, 20_000, 50},
	} {
		t.Run(c.name, func(t *testing.T) {
			var d compare.Comparison
			for i := range c.rows {
				text := strconv.Itoa(i) + strings.Repeat("y", c.bytes)
				d.Old.Blocks = append(d.Old.Blocks, article.Block{Text: text})
				d.New.Blocks = append(d.New.Blocks, article.Block{Text: text})
				d.Rows = append(d.Rows, compare.Row{Kind: compare.Kept, Old: []int{i}, New: []int{i}, Spans: []compare.Span{{Op: compare.Keep, Text: text}}})
			}
			sections := Sections(d, Split)
			if len(sections) != c.want {
				t.Errorf("%d sections, want %d", len(sections), c.want)
			}
			checkSections(t, d, Split)
			checkSections(t, d, Inline)
		})
	}
}

func FuzzRender(f *testing.F) {
	f.Add("x", 0, 3)
	f.Add("<script>alert(1)</script>\x00\r\xff", -1, 99)
	f.Fuzz(func(t *testing.T, payload string, start, end int) {
		c := sample(payload)
		c.Old.Blocks[1].Marks[0].Start, c.New.Blocks[2].Marks[0].End = start, end
		c.Rows[0].New = []int{start}
		c.Rows[6].Old = []int{end, start}
		for _, layout := range []string{Split, Inline} {
			for _, section := range Sections(c, layout) {
				readable(t, section)
			}
		}
		Text(c, words.Words{})
		ParseJSON(JSON(c))
	})
}
