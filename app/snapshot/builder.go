package snapshot

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// A builder makes blocks from the events of a page: elements that open and close, and text. It keeps counters and no
// stack, so broken and deep pages cost what others cost. The tree walker and the flat reader both feed it.
type builder struct {
	resolve func(string) article.Link
	done    func(p piece)
	quiet   *quieting

	buf     []byte // of the block so far
	space   bool   // white space waits for the next word
	marks   []article.Inline
	open    [len(styles)]openMark
	spans   []styleSet // what each open span sets
	letters int        // of links, in bytes

	depth                                         int // of an item that says it
	list, item, quote, pre, row, caption, heading int
	cells, brs                                    int
	images                                        []picture
	lastImage                                     string
}

// An openMark counts the open elements of one style: however they nest, they look the same.
type openMark struct {
	count, start int
	target       article.Link
}

// A piece is a block with what the selection asks about it.
type piece struct {
	article.Block
	linked int // bytes of it inside links
}

var styles = [...]article.Style{article.LinkStyle, article.StrongStyle, article.EmStyle, article.CodeStyle, article.UnderStyle,
	article.StruckStyle, article.SubStyle, article.SupStyle}

// enter takes a start tag; data says whether a table row is a row of data.
func (b *builder) enter(name string, attrs []html.Attribute, data bool) {
	switch name {
	case "br":
		b.br()
	case "img":
		b.image(attrs)
	case "td", "th":
		if data && b.row > 0 {
			b.cell()
			return
		}
	}
	kind := traits[name]
	if i := kind.style(); i >= 0 {
		b.openStyle(i, attrs)
	}
	if name == "span" || name == "font" {
		b.openSpan(attrs)
	}
	if name == "rt" {
		b.word("(")
	}
	if b.caption > 0 && isCredit(attrs) {
		b.flush()
	}
	if kind&ofBlock != 0 {
		b.flush()
		b.count(name, 1, data)
		if name == "li" {
			b.depth, _ = strconv.Atoi(valueOf(attrs, "aria-level"))
		}
	}
}

// leave takes an end tag that has a start tag.
func (b *builder) leave(name string, data bool) {
	kind := traits[name]
	if i := kind.style(); i >= 0 {
		b.closeStyle(i)
	}
	if name == "span" || name == "font" {
		b.closeSpan()
	}
	if name == "rt" {
		b.word(")")
	}
	if kind&ofBlock != 0 && !(data && b.row > 0 && (name == "td" || name == "th")) {
		b.flushAs(name == "tr" && data)
		b.count(name, -1, data)
	}
}

func (b *builder) count(name string, by int, data bool) {
	add := func(n *int) { *n = max(*n+by, 0) }
	switch name {
	case "ul", "ol", "dl", "menu", "dir":
		add(&b.list)
	case "li", "dt", "dd":
		add(&b.item)
		b.depth = 0
	case "blockquote":
		add(&b.quote)
	case "pre":
		add(&b.pre)
	case "figcaption", "caption":
		add(&b.caption)
	case "tr":
		if data {
			add(&b.row)
			b.cells = 0
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		b.heading = 0
		if by > 0 {
			b.heading = int(name[1] - '0')
		}
	}
}

// br is a space, and a new block if it follows another one.
func (b *builder) br() {
	if b.pre > 0 {
		b.buf = append(b.buf, '\n')
		return
	}
	b.space = true
	if b.brs++; b.brs > 1 {
		b.flush()
	}
}

func (b *builder) openStyle(i int, attrs []html.Attribute) {
	m := &b.open[i]
	if i == 0 {
		if m.count > 0 {
			b.endMark(i)
		}
		m.target = b.resolve(b.quiet.mail(valueOf(attrs, "href")))
	}
	if m.count++; m.count == 1 || i == 0 {
		m.start = len(b.buf)
	}
}

func (b *builder) closeStyle(i int) {
	m := &b.open[i]
	if m.count == 0 {
		return
	}
	if m.count--; m.count == 0 {
		b.endMark(i)
		m.target = article.Link{}
	}
}

// endMark writes the mark of a style up to here, if it has text, and starts it anew.
func (b *builder) endMark(i int) {
	m := &b.open[i]
	start, end := m.start, len(b.buf)
	m.start = end
	if start < end && b.buf[start] == ' ' {
		start++
	}
	if start >= end {
		return
	}
	if i == 0 {
		b.letters += end - start
		if m.target == (article.Link{}) {
			return
		}
	}
	b.marks = append(b.marks, article.Inline{Start: start, End: end, Style: styles[i], Target: m.target})
}

// text takes a text node.
func (b *builder) text(s string) {
	if b.pre > 0 && b.row == 0 {
		b.buf = append(b.buf, s...)
		return
	}
	for i := 0; i < len(s); {
		if isSpaceByte(s[i]) {
			b.space = true
			i++
			continue
		}
		start := i // of a stretch without white space but single spaces between words, which is written at once
		for i++; i < len(s) && (!isSpaceByte(s[i]) || s[i] == ' ' && i+1 < len(s) && !isSpaceByte(s[i+1])); {
			i++
		}
		b.word(s[start:i])
	}
}

// isSpaceByte is isSpace for a byte of a text.
func isSpaceByte(c byte) bool { return c <= ' ' && isSpace(rune(c)) }

// word writes text without white space at its ends, with the space that waits before it.
func (b *builder) word(s string) {
	if b.space && len(b.buf) > 0 {
		b.buf = append(b.buf, ' ')
	}
	b.space, b.brs = false, 0
	b.buf = append(b.buf, s...)
}

// cell begins the next cell of a row: `a | b | c`.
func (b *builder) cell() {
	if b.cells++; b.cells == 1 {
		return
	}
	for i := range b.open {
		if b.open[i].count > 0 {
			b.endMark(i)
		}
	}
	b.space = true
	b.word("|")
	b.space = true
}

// attribute is the value of an attribute of an element, or nothing.
func attribute(n *html.Node, key string) string {
	if n == nil {
		return ""
	}
	return valueOf(n.Attr, key)
}

// valueOf is the value of one of several attributes, or nothing.
func valueOf(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// flush ends the block, unless a row is open: there a block is a space.
func (b *builder) flush() { b.flushAs(false) }

func (b *builder) flushAs(endOfRow bool) {
	if b.row > 0 && !endOfRow {
		b.space = true
		return
	}
	if len(b.buf) == 0 && len(b.images) == 0 {
		b.space, b.brs = false, 0 // there are no marks without text either
		return
	}
	for i := range b.open {
		if b.open[i].count > 0 {
			b.endMark(i)
		}
		b.open[i].start = 0
	}
	text, marks := string(b.buf), b.marks
	linked := b.letters
	b.buf = b.buf[:0]
	b.marks, b.space, b.letters, b.brs = nil, false, 0, 0
	b.emit(text, marks, linked)
	b.flushImages()
}

func (b *builder) emit(text string, marks []article.Inline, linked int) {
	role, level := b.role()
	if role == article.Code {
		text, marks = trimCode(text, marks)
	}
	if strings.TrimFunc(text, isNothing) == "" {
		return
	}
	if end := len(strings.TrimSpace(text)); end < len(text) && role != article.Code {
		cut := strings.Index(text, strings.TrimSpace(text))
		text, marks = text[cut:cut+end], clip(marks, cut, cut+end)
	}
	b.done(piece{article.Block{Role: role, Level: level, Text: text, Marks: merged(text, marks)}, linked})
}

// isNothing says whether a character alone is no text: any white space, and the bars between empty cells.
func isNothing(r rune) bool { return r == '|' || unicode.IsSpace(r) }

// role says what the block is that ends now.
func (b *builder) role() (article.Role, int) {
	switch {
	case b.row > 0:
		return article.Row, 0
	case b.pre > 0:
		return article.Code, 0
	case b.heading > 0:
		return article.Heading, b.heading
	case b.caption > 0:
		return article.Caption, 0
	case b.quote > 0:
		return article.Quote, 0
	case b.item > 0:
		return article.Item, min(max(b.list, b.depth, 1), 256)
	}
	return article.Para, 0
}

// trimCode removes empty lines at both ends.
func trimCode(text string, marks []article.Inline) (string, []article.Inline) {
	start := len(text) - len(strings.TrimLeft(text, "\n"))
	end := len(strings.TrimRight(text, " \t\n"))
	if start >= end {
		return "", nil
	}
	return text[start:end], clip(marks, start, end)
}

// clip keeps the part of marks between start and end, counted from start.
func clip(marks []article.Inline, start, end int) []article.Inline {
	var out []article.Inline
	for _, m := range marks {
		m.Start, m.End = max(m.Start, start)-start, min(m.End, end)-start
		if m.Start < m.End {
			out = append(out, m)
		}
	}
	return out
}

// merged sorts marks and joins equal neighbours, also over one space unless they are links.
func merged(text string, marks []article.Inline) []article.Inline {
	if len(marks) < 2 {
		return marks
	}
	slices.SortStableFunc(marks, func(x, y article.Inline) int {
		if x.Style != y.Style {
			return strings.Compare(string(x.Style), string(y.Style))
		}
		return x.Start - y.Start
	})
	var out []article.Inline
	for _, m := range marks {
		if n := len(out) - 1; n >= 0 && out[n].Style == m.Style && out[n].Target == m.Target {
			near := m.Start <= out[n].End || m.Style != article.LinkStyle && text[out[n].End:m.Start] == " "
			if near {
				out[n].End = max(out[n].End, m.End)
				continue
			}
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(x, y article.Inline) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		if x.End != y.End {
			return x.End - y.End
		}
		return strings.Compare(string(x.Style), string(y.Style))
	})
	return out
}
