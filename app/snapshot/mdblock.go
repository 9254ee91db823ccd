package snapshot

import (
	"strconv"
	"strings"
)

// maxMarkdown is how deep quotes, lists and emphasis of Markdown nest. What is deeper is read as text.
const maxMarkdown = 100

// maxSigns is how many pieces of inline text of a document are read for their signs: more than an article of a million
// words has, and few enough to end in time.
const maxSigns = 1 << 20

// A markdown reads Markdown line by line, as CommonMark describes it, and writes HTML. Whether a list is loose does not
// matter: its items are blocks anyway. Links may be defined after their use, so inline text is written at the end.
type markdown struct {
	lines   string
	stack   []mdBox  // open quotes and items
	leaf    mdLeaf   // what the lines go into
	text    []string // the lines of the leaf
	fence   string   // how a fenced block began
	indent  int      // of its fence
	ends    string   // what ends a block of HTML; empty is a blank line
	parts   []mdPart
	defined map[string]string // label → start tag of a link
	budget  int               // bytes that links may still write
	signs   int               // pieces of inline text that may still be read; what comes after is text
}

// An mdBox is a quote, or an item whose content begins at a column of the box around.
type mdBox struct {
	item   bool
	column int
	sign   byte // of an item's list
	empty  bool // an item without content so far
}

type mdLeaf int

const (
	noLeaf mdLeaf = iota
	paragraphLeaf
	indentedLeaf
	fencedLeaf
	htmlLeaf
	tableLeaf
)

// An mdPart is HTML as it stands, or text to be read for inline signs.
type mdPart struct {
	html   string
	inline bool
}

func newMarkdown(source string) *markdown {
	return &markdown{lines: source, defined: map[string]string{}, budget: len(source) + 1<<20, signs: maxSigns}
}

func (m *markdown) html() string {
	for line := range strings.Lines(m.lines) {
		m.line(expand(strings.TrimRight(line, "\n"), 0))
	}
	m.close(0)
	var out strings.Builder
	for _, p := range m.parts {
		if p.inline {
			m.inline(&out, p.html)
		} else {
			out.WriteString(p.html)
		}
	}
	return out.String()
}

func (m *markdown) write(html ...string) {
	for _, h := range html {
		m.parts = append(m.parts, mdPart{html: h})
	}
}

// wrap writes a text with inline signs between tags.
func (m *markdown) wrap(before, text, after string) {
	m.parts = append(m.parts, mdPart{html: before}, mdPart{strings.TrimSpace(text), true}, mdPart{html: after})
}

// expand replaces the tabs that a text begins with, at a column, by spaces.
func expand(text string, column int) string {
	i, width := 0, column
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		if width++; text[i] == '\t' {
			width = (width + 3) &^ 3
		}
		i++
	}
	if strings.IndexByte(text[:i], '\t') < 0 {
		return text
	}
	return strings.Repeat(" ", width-column) + text[i:]
}

func spacesBefore(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }

// line takes a line: it goes on with the open boxes as far as it fits, may open new ones, and feeds a leaf.
func (m *markdown) line(text string) {
	depth, column := 0, 0
	for depth < len(m.stack) {
		rest, width, ok := m.stack[depth].goesOn(text, column)
		if !ok {
			break
		}
		text, column = rest, column+width
		depth++
	}
	whole := depth == len(m.stack)
	if whole && (m.leaf == fencedLeaf || m.leaf == htmlLeaf) {
		m.feed(text)
		return
	}
	lazy := m.leaf == paragraphLeaf || m.leaf == tableLeaf
	for {
		rest, box, html, ok := m.opens(text, column, whole && lazy)
		if !ok {
			break
		}
		m.close(depth)
		m.filled()
		m.write(html)
		m.stack = append(m.stack, box)
		depth = len(m.stack)
		whole, lazy = true, false
		column += len(text) - len(rest)
		text = rest
	}
	m.leafLine(text, depth, whole)
}

// goesOn takes what a box needs off a line.
func (b *mdBox) goesOn(text string, column int) (rest string, width int, ok bool) {
	n := spacesBefore(text)
	if b.item {
		if n == len(text) {
			return "", 0, !b.empty
		}
		if n >= b.column {
			return text[b.column:], b.column, true
		}
		return "", 0, false
	}
	if n > 3 || n == len(text) || text[n] != '>' {
		return "", 0, false
	}
	rest = expand(text[n+1:], column+n+1)
	if strings.HasPrefix(rest, " ") {
		return rest[1:], n + 2, true
	}
	return rest, n + 1, true
}

// opens says which box a line opens, and what is left of it.
func (m *markdown) opens(text string, column int, inParagraph bool) (rest string, box mdBox, html string, ok bool) {
	n := spacesBefore(text)
	if n > 3 || n == len(text) || len(m.stack) >= maxMarkdown {
		return "", box, "", false
	}
	if rest, _, ok := (&mdBox{}).goesOn(text, column); ok {
		return rest, mdBox{}, "<blockquote>", true
	}
	width, sign := marker(text[n:])
	if width == 0 || isRule(text) {
		return "", box, "", false
	}
	rest = expand(text[n+width:], column+n+width)
	blank := strings.TrimLeft(rest, " ") == ""
	if inParagraph && (blank || width > 1 && text[n:n+width-1] != "1") {
		return "", box, "", false
	}
	start := n + width + 1
	if gap := spacesBefore(rest); !blank && gap <= 4 {
		start = n + width + gap
		rest = rest[gap:]
	} else if !blank {
		rest = rest[1:]
	}
	if blank {
		rest = ""
	}
	return rest, mdBox{item: true, column: start, sign: sign, empty: blank}, "<ul><li>", true
}

// filled notes that the innermost item has content.
func (m *markdown) filled() {
	if n := len(m.stack); n > 0 {
		m.stack[n-1].empty = false
	}
}

// marker returns the width of the sign of an item: "-", "+", "*", "1." or "1)".
func marker(text string) (width int, sign byte) {
	i := 0
	for i < len(text) && i < 10 && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	switch {
	case i == len(text) || i > 9:
		return 0, 0
	case i == 0 && strings.IndexByte("-+*", text[0]) < 0, i > 0 && text[i] != '.' && text[i] != ')':
		return 0, 0
	}
	if i+1 < len(text) && text[i+1] != ' ' && text[i+1] != '\t' && text[i+1] != '\n' {
		return 0, 0
	}
	return i + 1, text[i]
}

// isRule knows a line of three or more of one sign, which parts a text.
func isRule(text string) bool {
	text = strings.NewReplacer(" ", "", "\t", "", "\n", "").Replace(text)
	return len(text) >= 3 && strings.IndexByte("*-_", text[0]) >= 0 && strings.Trim(text, text[:1]) == ""
}

// close ends the leaf and the boxes from a depth on.
func (m *markdown) close(depth int) {
	m.endLeaf()
	for len(m.stack) > depth {
		if m.stack[len(m.stack)-1].item {
			m.write("</li></ul>")
		} else {
			m.write("</blockquote>")
		}
		m.stack = m.stack[:len(m.stack)-1]
	}
}

// leafLine feeds what is left of a line after its boxes to a leaf.
func (m *markdown) leafLine(text string, depth int, whole bool) {
	n := spacesBefore(text)
	blank := n == len(text)
	if blank {
		if !whole {
			m.close(depth)
		}
		if m.leaf == indentedLeaf {
			m.text = append(m.text, cutIndent(text))
		} else {
			m.endLeaf()
		}
		return
	}
	if m.leaf == paragraphLeaf && whole && n < 4 && m.setext(text) {
		return
	}
	open := m.leaf
	if n >= 4 && open != paragraphLeaf {
		m.begin(indentedLeaf, depth, whole)
		m.text = append(m.text, text[4:])
		return
	}
	if n < 4 && m.single(strings.TrimLeft(text, " "), depth, n, whole) {
		return
	}
	switch {
	case open == paragraphLeaf: // whole or lazy
		if whole && m.table(text) {
			return
		}
		m.text = append(m.text, text)
	case open == tableLeaf && whole:
		m.text = append(m.text, text)
	default:
		m.begin(paragraphLeaf, depth, false)
		m.text = append(m.text, text)
	}
}

// begin closes what does not go on, and opens a leaf unless it is open.
func (m *markdown) begin(leaf mdLeaf, depth int, whole bool) {
	if whole && m.leaf == leaf {
		return
	}
	m.close(depth)
	m.filled()
	m.leaf = leaf
}

// single takes lines that are a block or begin one: headings, rules, fences, HTML.
func (m *markdown) single(text string, depth, indent int, whole bool) bool {
	if level, title := atx(text); level > 0 {
		m.begin(noLeaf, depth, false)
		m.heading(level, title)
		return true
	}
	if isRule(text) {
		m.begin(noLeaf, depth, false)
		m.write("<hr>")
		return true
	}
	if fence, ok := fenceOf(text); ok {
		m.begin(fencedLeaf, depth, false)
		m.fence, m.indent = fence, indent
		return true
	}
	ends, ok := htmlBlock(text, m.leaf == paragraphLeaf)
	if ok {
		m.begin(htmlLeaf, depth, false)
		m.ends = ends
		m.feed(strings.Repeat(" ", indent) + text)
	}
	return ok
}

func (m *markdown) heading(level int, text string) {
	tag := "h" + strconv.Itoa(level)
	m.wrap("<"+tag+">", text, "</"+tag+">")
}

// atx reads a heading "## Text ##"; level 0 is none.
func atx(text string) (level int, title string) {
	for level < len(text) && text[level] == '#' {
		level++
	}
	if level > 6 || level < len(text) && text[level] != ' ' && text[level] != '\t' {
		return 0, ""
	}
	title = strings.Trim(text[level:], " \t")
	if end := strings.TrimRight(title, "#"); end == "" || strings.HasSuffix(end, " ") || strings.HasSuffix(end, "\t") {
		title = strings.TrimRight(end, " \t")
	}
	return level, title
}

// setext makes a heading of the paragraph above a line of "=" or "-".
func (m *markdown) setext(text string) bool {
	sign := strings.Trim(text, " \t")
	level := 1
	if sign[0] == '-' {
		level = 2
	}
	if strings.Trim(sign, "=") != "" && strings.Trim(sign, "-") != "" {
		return false
	}
	m.define()
	if len(m.text) == 0 {
		m.leaf = noLeaf
		return false
	}
	title := strings.Join(m.text, "\n")
	m.leaf, m.text = noLeaf, nil
	m.heading(level, strings.TrimSpace(title))
	return true
}

// fenceOf knows the beginning of a fenced block.
func fenceOf(text string) (string, bool) {
	n := 0
	for n < len(text) && text[n] == text[0] {
		n++
	}
	if n < 3 || text[0] != '`' && text[0] != '~' || text[0] == '`' && strings.IndexByte(text[n:], '`') >= 0 {
		return "", false
	}
	return text[:n], true
}

func cutIndent(text string) string { return text[min(4, len(text)):] }

// feed gives a line to a fenced block or a block of HTML, which it may end.
func (m *markdown) feed(text string) {
	if m.leaf == fencedLeaf {
		bare := strings.TrimSpace(text)
		if spacesBefore(text) < 4 && strings.HasPrefix(bare, m.fence) && strings.Trim(bare, m.fence[:1]) == "" {
			m.endLeaf()
			return
		}
		m.text = append(m.text, text[min(m.indent, spacesBefore(text)):])
		return
	}
	if m.ends == "" && strings.TrimSpace(text) == "" {
		m.endLeaf()
		return
	}
	m.text = append(m.text, text)
	if m.ends != "" && strings.Contains(strings.ToLower(text), m.ends) {
		m.endLeaf()
	}
}

// endLeaf writes the open leaf.
func (m *markdown) endLeaf() {
	leaf := m.leaf
	if leaf == paragraphLeaf {
		m.define()
	}
	text := strings.Join(m.text, "\n")
	m.leaf, m.text = noLeaf, nil
	switch {
	case leaf == fencedLeaf || leaf == indentedLeaf:
		m.write("<pre><code>", escaped(strings.Trim(text, "\n"))+"\n", "</code></pre>")
	case leaf == htmlLeaf:
		m.write(tamed(text) + "\n")
	case leaf == tableLeaf:
		m.rows(text)
	case strings.TrimSpace(text) != "":
		m.wrap("<p>", text, "</p>")
	}
}
