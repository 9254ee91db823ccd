package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/compare"
)

// A marker writes text as Markdown: every reader of Markdown shows the characters that the article has.
type marker struct {
	strings.Builder
	critic bool    // CriticMarkup reads the file first: its signs are written as entities
	line   [2]bool // of each side: nothing of the line has been written
	tail   [2]byte // of each side: the byte written last
}

// The sides as bits: what is kept stands on both.
const (
	onOld = 1 << iota
	onNew
)

// sign writes markup that stands on the sides given.
func (m *marker) sign(sides int, markup string) {
	m.WriteString(markup)
	m.wrote(sides, markup)
}

// begin writes what a block begins with.
func (m *marker) begin(sides int, prefix string) {
	m.sign(sides, prefix)
	for i := range m.line {
		m.line[i] = m.line[i] || sides>>i&1 == 1
	}
}

func (m *marker) wrote(sides int, written string) {
	for i := range m.tail {
		if sides>>i&1 == 1 && written != "" {
			m.tail[i], m.line[i] = written[len(written)-1], false
		}
	}
}

// ends reports whether what was written last ends with a byte, on one of the sides at least.
func (m *marker) ends(c byte) bool { return m.tail[0] == c || m.tail[1] == c }

// starts reports whether what is written next begins a line on one of the sides.
func (m *marker) starts(sides int) bool {
	return sides&onOld > 0 && m.line[0] || sides&onNew > 0 && m.line[1]
}

// styled writes text with its looks. Where the signs of Markdown would not be taken as signs, HTML says the same.
func (m *marker) styled(sides int, l look, text string) {
	bare := strings.TrimLeft(text, " ")
	if lead := text[:len(text)-len(bare)]; m.starts(sides) {
		m.sign(sides, strings.Repeat("&#32;", len(lead))) // no text begins so, but code would
	} else {
		m.sign(sides, lead)
	}
	space := bare[len(strings.TrimRight(bare, " ")):]
	bare = bare[:len(bare)-len(space)]
	if bare == "" {
		m.sign(sides, space)
		return
	}
	first, _ := utf8.DecodeRuneInString(bare)
	last, _ := utf8.DecodeLastRuneInString(bare)
	stars := wordy(first) && wordy(last) && !m.ends('*')
	var ends []string
	open := func(start, end string) {
		m.sign(sides, start)
		ends = append(ends, end)
	}
	if l.link && l.target.Leads() {
		open("[", "](<"+m.address(l.target.String())+">)")
	}
	code := false
	for i, e := range elements {
		if l.set>>i&1 == 0 {
			continue
		}
		switch {
		case e.element == "strong" && stars:
			open("**", "**")
		case e.element == "em" && stars:
			open("*", "*")
		case e.element == "code" && l.set>>i == 1 && !strings.ContainsAny(bare, "`{}~\n\r\x00") && !m.ends('`'):
			open("`", "`")
			code = true
		default:
			open("<"+string(e.element)+">", "</"+string(e.element)+">")
		}
	}
	if code {
		m.sign(sides, bare)
	} else {
		m.text(sides, bare)
	}
	for i := len(ends) - 1; i >= 0; i-- {
		m.sign(sides, ends[i])
	}
	m.sign(sides, space)
}

// wordy reports whether a character is a letter or a digit: a sign of Markdown beside it is always one.
func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// text writes text that no reader of Markdown takes for markup.
func (m *marker) text(sides int, text string) {
	var out strings.Builder
	start := m.starts(sides)
	number := start
	for i, r := range text {
		as := m.escaped(text, i, r)
		switch {
		case as != "":
		case number && i > 0 && (r == '.' || r == ')'), start && i == 0 && (r == '+' || r == '-' || r == '='):
			as = `\` + string(r)
		}
		number = number && r >= '0' && r <= '9'
		if as == "" {
			out.WriteRune(r)
		} else {
			out.WriteString(as)
		}
	}
	m.sign(sides, out.String())
}

// escaped is what a character of a text is written as, or nothing if it stands for itself.
func (m *marker) escaped(text string, i int, r rune) string {
	rest := text[i:]
	switch r {
	case '\\', '`', '*', '_', '[', ']', '#', '|':
		return `\` + string(r)
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '&':
		if len(rest) > 1 && (rest[1] == '#' || rest[1]|0x20 >= 'a' && rest[1]|0x20 <= 'z') {
			return "&amp;"
		}
	case 0, utf8.RuneError:
		return "\uFFFD"
	case '\t':
		return "&#9;"
	case '\n':
		return "&#10;"
	case '\r':
		return "&#13;"
	case ':':
		if strings.HasPrefix(rest, "://") {
			return `\:` // an address that readers find by themselves would be shown with its escapes
		}
	case '@':
		if i == 0 {
			return `\@` // some readers take signs before it for a part of a mail address
		}
	case '.':
		if len(rest) > 1 && i >= 3 && strings.EqualFold(text[i-3:i], "www") {
			return `\.`
		}
	case '~':
		if m.critic {
			return "&#126;"
		}
		return `\~`
	case '{', '}', '+', '-', '=':
		return m.criticSign(text, i, r)
	}
	return ""
}

// criticSign writes a character of which CriticMarkup makes its signs: braces always, the others where they might meet
// one of their kind.
func (m *marker) criticSign(text string, i int, r rune) string {
	switch edge := i == 0 || i == len(text)-1; {
	case !m.critic:
	case r == '{':
		return "&#123;"
	case r == '}':
		return "&#125;"
	case edge || text[i-1] == byte(r) || text[i+1] == byte(r):
		return map[rune]string{'+': "&#43;", '-': "&#45;", '=': "&#61;"}[r]
	}
	return ""
}

// address writes a link's address between angle brackets.
func (m *marker) address(address string) string {
	address = strings.NewReplacer("&", "&amp;", "<", "%3C", ">", "%3E", `\`, "%5C", "\n", "%0A", "\r", "%0D").Replace(address)
	if m.critic {
		address = strings.NewReplacer("{", "%7B", "}", "%7D", "~", "&#126;", "--", "-&#45;", "++", "+&#43;").Replace(address)
	}
	return address
}

// code writes text of a code block between its tags.
func (m *marker) code(sides int, text string) {
	var out strings.Builder
	for i, r := range text {
		switch as := m.criticSign(text, i, r); {
		case r == '~' && m.critic:
			out.WriteString("&#126;")
		case r == '+' || r == '-' || r == '=' || r == '{' || r == '}':
			if as == "" {
				as = string(r)
			}
			out.WriteString(as)
		case r == '\r':
			out.WriteString("&#13;")
		default:
			escape(&out, string(r))
		}
	}
	m.sign(sides, out.String())
}

// prefix is what a block begins with in Markdown; "" for a paragraph. Deep items stand as deep as the items around them
// allow.
func prefix(role string, level, depth int) string {
	switch role {
	case "title":
		return "# "
	case "heading":
		return strings.Repeat("#", max(2, min(level, 6))) + " "
	case "item":
		return strings.Repeat("  ", depth-1) + "- "
	case "quote":
		return "> "
	}
	return ""
}

// strides calls f for each part of a piece that looks the same all along on one side.
func (d *drawing) strides(row compare.Row, p piece, s side, f func(l look, text string)) {
	at := p.at(s)
	r := run{text: p.Text, offset: at.offset, strips: d.stripsOf(row, s, at.block)}
	for from := 0; from < len(r.text); {
		l, to := r.look(from)
		f(l, r.text[from:to])
		from = to
	}
}
