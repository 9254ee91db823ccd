package render

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// A Static says how a comparison is drawn for readers without a script: its views are chosen by radio buttons, and what
// did not change is folded into details, which find-in-page opens.
type Static struct {
	Sheet  string // the style sheet, to be written inside; it is trusted
	Link   string // its address, if it is to be linked instead
	Layout string // Split or Inline; empty is Split
	Words  words.Words
	How    compare.Options // what the comparison was made with
}

// Fragment draws it as an element for a page of somebody else: a <stet-diff> with a shadow root, which keeps that page's
// style sheet out. Browsers that know no such roots show how much changed, in a sentence.
//
// A link finds its end in the page only, never in a shadow root. So each place of a move has an element of the page's
// own, without content, that stands in its row; its name holds a hash, so that fragments on one page do not meet.
func (s Static) Fragment(c compare.Comparison) []byte {
	c.Old.Furniture, c.New.Furniture = nil, nil // of no use in a page of somebody else
	d := s.drawing(c)
	d.anchor = anchor(c, d.layout)
	d.open("stet-diff")
	d.open("template", attribute{"shadowrootmode", "open"})
	s.style(d)
	d.open("div", append([]attribute{class("Page")}, s.language()...)...)
	s.body(d)
	d.close("div")
	d.close("template")
	for i, row := range c.Rows {
		if row.Move > 0 && d.places[i] >= 0 {
			d.element("span", "", attribute{"slot", "r" + strconv.Itoa(i)}, attribute{"id", d.anchor + "r" + strconv.Itoa(i)})
		}
	}
	d.element("p", headline(c, s.Words)+": "+Summary(c.Stats, s.Words))
	d.close("stet-diff")
	d.markup.WriteByte('\n')
	return []byte(d.markup.String())
}

// anchor is how the names of places begin in the page around a fragment.
func anchor(c compare.Comparison, layout string) string {
	sum := sha256.New()
	sum.Write([]byte(layout))
	for _, blocks := range [][]article.Block{c.Old.Blocks, c.New.Blocks} {
		for _, block := range blocks {
			sum.Write([]byte(block.Text + "\x00"))
		}
		sum.Write([]byte{1})
	}
	return "stet-" + hex.EncodeToString(sum.Sum(nil)[:4]) + "-"
}

// Hash is what a page names in its style-src to allow the style sheet inside: "sha256-…".
func (s Static) Hash() string {
	sum := sha256.Sum256([]byte(s.safeSheet()))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// safeSheet is the sheet with nothing in it that ends its element.
func (s Static) safeSheet() string { return strings.ReplaceAll(s.Sheet, "</", `<\/`) }

func (s Static) drawing(c compare.Comparison) *drawing { return Begin(c, s.Layout).In(s.Words).drawing }

func (s Static) language() []attribute {
	direction := "ltr"
	if s.Words.RightToLeft() {
		direction = "rtl"
	}
	return []attribute{{"lang", s.Words.Language()}, {"dir", direction}}
}

func (s Static) style(d *drawing) {
	if s.Link != "" {
		d.open("link", attribute{"rel", "stylesheet"}, attribute{"href", s.Link})
		return
	}
	d.markup.WriteString("<style>" + s.safeSheet() + "</style>")
}

// body draws the headline, the choice of views, and the rows.
func (s Static) body(d *drawing) {
	w := s.Words
	attributes := []attribute{class("Diff", "Diff--"+d.layout), {"data-words", strings.Join([]string{w.Say("previous"), w.Say("next"), w.Say("list")}, "|")}, d.carry(s.How)}
	whole := name("main")
	if d.anchor != "" { // the page around it has a main part of its own
		whole = "section"
		attributes = append(attributes, attribute{"aria-label", headline(d.Comparison, w)})
	}
	d.open(whole, attributes...)
	d.element("h1", headline(d.Comparison, w), attribute{"dir", "auto"})
	d.element("p", Summary(d.Stats, w), class("Page-summary"))
	for _, note := range d.Notes {
		d.element("p", w.Noted(note), class("Page-note"))
	}
	s.views(d)
	d.open("div", class("Heads"))
	d.element("div", caption(d.Old, w, "older-version"))
	d.element("div", "")
	d.element("div", caption(d.New, w, "newer-version"))
	d.close("div")
	from := 0
	for _, fold := range folds(d.Comparison) {
		d.stretch(from, fold[0])
		s.fold(d, fold[0], fold[1])
		from = fold[1]
	}
	d.stretch(from, len(d.Rows))
	d.close(whole)
}

// views are radio buttons; the style sheet knows their ids.
func (s Static) views(d *drawing) {
	d.open("div", class("Views"), attribute{"role", "radiogroup"}, attribute{"aria-label", s.Words.Say("view")})
	for i, view := range []string{d.layout, "changes", "old", "new"} {
		id := "stet-" + view
		if i == 0 {
			id = "stet-all"
		}
		d.open("label", class("Views-one"))
		attributes := []attribute{{"type", "radio"}, {"name", "stet-view"}, {"id", id}}
		if i == 0 {
			attributes = append(attributes, attribute{"checked", ""})
		}
		d.open("input", attributes...)
		d.text(s.Words.Say("view-" + view))
		d.close("label")
	}
	d.close("div")
}

// fold draws rows that did not change behind a bar that says how many they are.
func (s Static) fold(d *drawing, from, to int) {
	n := 0
	for _, row := range d.Rows[from:to] {
		for _, block := range row.New {
			n += len(strings.Fields(d.New.Blocks[block].Text))
		}
	}
	d.open("details", class("Unchanged"))
	d.element("summary", s.Words.Count("fold-all", to-from, s.Words.Count("words", n)))
	d.stretch(from, to)
	d.close("details")
}

// stretch draws the sections of the rows from one to another.
func (d *drawing) stretch(from, to int) {
	for from < to {
		d.open("section", class("Section", "Section--"+d.layout))
		for n := 0; from < to && n < sectionRows; n++ {
			d.index = from
			d.row(whole, d.pieces(from))
			from++
		}
		d.close("section")
		d.markup.WriteByte('\n')
	}
}

// fewest is how many rows are worth a bar.
const fewest = 4

// folds are the runs of rows, from one to before another, that did not change and stand next to no change. Headings are
// not folded. Where nothing changed at all, the text is all there is to see.
func folds(c compare.Comparison) (runs [][2]int) {
	still := func(i int) bool { return i < 0 || i >= len(c.Rows) || c.Rows[i].Kind == compare.Kept }
	if c.Stats.Kept == len(c.Rows) {
		return nil
	}
	from := 0
	for i := 0; i <= len(c.Rows); i++ {
		if i < len(c.Rows) && still(i) && still(i-1) && still(i+1) && !headed(c, c.Rows[i]) {
			continue
		}
		if i-from >= fewest {
			runs = append(runs, [2]int{from, i})
		}
		from = i + 1
	}
	return runs
}

func headed(c compare.Comparison, r compare.Row) bool {
	for _, i := range r.New {
		if role := c.New.Blocks[i].Role; role == article.Title || role == article.Heading {
			return true
		}
	}
	return false
}
