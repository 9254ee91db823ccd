package snapshot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An mdToken is a piece of inline text, or a run of signs that may open or close emphasis, or a bracket.
type mdToken struct {
	html        string
	before      string // tags that a run of signs closes
	after       string // tags that it opens
	sign        byte   // of a run: '*', '_' or '~'; of a bracket: '[' or '!'
	count       int    // of the run: how many signs are left
	length      int    // of the run at first
	opens       bool
	closes      bool
	tag         bool // html is a tag, not text
	at          int  // of a bracket: where its text begins
	notLink     bool // of a bracket: it cannot become a link any more
	description string
}

// An mdText reads the inline signs of one block.
type mdText struct {
	m        *markdown
	source   string
	at       int
	tokens   []mdToken
	brackets []int        // tokens that may begin a link
	gone     map[int]bool // lengths of runs of ` that have no partner any more
	unclosed map[string]bool
}

// inline writes a text with its inline signs as HTML.
func (m *markdown) inline(out *strings.Builder, source string) {
	t := &mdText{m: m, source: source, gone: map[int]bool{}, unclosed: map[string]bool{}}
	for t.at < len(source) {
		if m.signs--; m.signs < 0 {
			t.add(source[t.at:])
			break
		}
		t.step()
	}
	t.emphasis(0)
	for i := range t.tokens {
		out.WriteString(t.tokens[i].String())
	}
}

// String is the HTML of a token.
func (k *mdToken) String() string {
	if k.sign == '*' || k.sign == '_' || k.sign == '~' {
		return k.before + strings.Repeat(string(k.sign), k.count) + k.after
	}
	return k.html
}

func (t *mdText) put(k *mdToken) { t.tokens = append(t.tokens, *k) }

func (t *mdText) add(text string) { t.put(&mdToken{html: escaped(text)}) }

func (t *mdText) addTag(html string) { t.put(&mdToken{html: html, tag: true}) }

// step reads the next piece.
func (t *mdText) step() {
	rest := t.source[t.at:]
	size := strings.IndexAny(rest, "\\`*_~[]!<&\n")
	if size < 0 {
		size = len(rest)
	}
	if size > 0 {
		t.add(rest[:size])
		t.at += size
		return
	}
	switch c := rest[0]; c {
	case '\\':
		t.backslash(rest)
	case '`':
		t.code(rest)
	case '*', '_', '~':
		t.run(rest, c)
	case '[':
		t.bracket(rest[:1])
	case '!':
		if strings.HasPrefix(rest, "![") {
			t.bracket(rest[:2])
		} else {
			t.add("!")
			t.at++
		}
	case ']':
		t.closeBracket()
	case '<':
		t.angle(rest)
	case '&':
		n := reference(rest)
		if n == 0 {
			t.add("&")
			n = 1
		} else {
			t.put(&mdToken{html: rest[:n]})
		}
		t.at += n
	case '\n':
		t.lineEnd()
	}
}

func (t *mdText) backslash(rest string) {
	switch {
	case strings.HasPrefix(rest, "\\\n"):
		t.addTag("<br>\n")
		t.at += 2
	case len(rest) > 1 && isPunct(rest[1]):
		t.add(rest[1:2])
		t.at += 2
	default:
		t.add(`\`)
		t.at++
	}
}

// lineEnd is a space, or a break after two spaces.
func (t *mdText) lineEnd() {
	if strings.HasSuffix(t.source[:t.at], "  ") {
		t.addTag("<br>\n")
	} else {
		t.add("\n")
	}
	t.at++
}

// code reads `code` between equal runs.
func (t *mdText) code(rest string) {
	n := len(rest) - len(strings.TrimLeft(rest, "`"))
	for from := n; !t.gone[n]; {
		at := strings.IndexByte(rest[from:], '`')
		if at < 0 {
			t.gone[n] = true
			break
		}
		from += at
		size := len(rest[from:]) - len(strings.TrimLeft(rest[from:], "`"))
		if size == n {
			text := strings.ReplaceAll(rest[n:from], "\n", " ")
			if len(text) > 2 && text[0] == ' ' && text[len(text)-1] == ' ' && strings.Trim(text, " ") != "" {
				text = text[1 : len(text)-1]
			}
			t.addTag("<code>")
			t.add(text)
			t.addTag("</code>")
			t.at += from + n
			return
		}
		from += size
	}
	t.add(rest[:n])
	t.at += n
}

// run reads signs of emphasis and says whether they may open or close it, by what stands around.
func (t *mdText) run(rest string, c byte) {
	n := len(rest) - len(strings.TrimLeft(rest, string(c)))
	before, _ := utf8.DecodeLastRuneInString(t.source[:t.at])
	after, _ := utf8.DecodeRuneInString(rest[n:])
	if t.at == 0 {
		before = ' '
	}
	if n == len(rest) {
		after = ' '
	}
	punct := func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
	left := !unicode.IsSpace(after) && (!punct(after) || unicode.IsSpace(before) || punct(before))
	right := !unicode.IsSpace(before) && (!punct(before) || unicode.IsSpace(after) || punct(after))
	k := mdToken{sign: c, count: n, length: n, opens: left, closes: right}
	if c == '_' {
		k.opens, k.closes = left && (!right || punct(before)), right && (!left || punct(after))
	}
	if c == '~' && n > 2 {
		k = mdToken{html: rest[:n]}
	}
	t.put(&k)
	t.at += n
}

// emphasis pairs the runs from a token on.
func (t *mdText) emphasis(from int) {
	type kind struct {
		sign  byte
		mod   int
		opens bool
	}
	bottom := map[kind]int{}
	var open []int
	for i := from; i < len(t.tokens); i++ {
		k := &t.tokens[i]
		if k.sign != '*' && k.sign != '_' && k.sign != '~' {
			continue
		}
		for k.closes && k.count > 0 {
			floor := kind{k.sign, k.length % 3, k.opens}
			at := len(open) - 1
			for at >= bottom[floor] && !t.pairs(open[at], i) {
				at--
			}
			if at < bottom[floor] {
				bottom[floor] = len(open)
				break
			}
			t.pair(open[at], i, at)
			open = open[:at+1]
			if t.tokens[open[at]].count == 0 {
				open = open[:at]
			}
			for f, b := range bottom {
				bottom[f] = min(b, len(open))
			}
		}
		if k.opens && k.count > 0 {
			open = append(open, i)
		}
	}
	for i := from; i < len(t.tokens); i++ {
		if k := &t.tokens[i]; k.sign == '*' || k.sign == '_' || k.sign == '~' {
			k.opens, k.closes = false, false
		}
	}
}

// pairs says whether a run may open what another one closes.
func (t *mdText) pairs(open, close int) bool {
	o, c := &t.tokens[open], &t.tokens[close]
	if o.sign != c.sign || o.count == 0 {
		return false
	}
	if o.sign == '~' {
		return o.length == c.length
	}
	return !(o.closes || c.opens) || (o.length+c.length)%3 != 0 || o.length%3 == 0 && c.length%3 == 0
}

// pair writes the tags of emphasis. What would nest too deep is not written.
func (t *mdText) pair(open, close, depth int) {
	o, c := &t.tokens[open], &t.tokens[close]
	n, tag := 1, "em"
	if o.count > 1 && c.count > 1 {
		n, tag = 2, "strong"
	}
	if o.sign == '~' {
		n, tag = o.count, "del"
	}
	o.count -= n
	c.count -= n
	if depth < maxMarkdown && len(o.after) < 9*maxMarkdown {
		o.after = "<" + tag + ">" + o.after
		c.before += "</" + tag + ">"
	}
}

// angle reads what begins with "<": an address, a tag, a comment, else the sign.
func (t *mdText) angle(rest string) {
	if end := strings.IndexAny(rest[1:], "<> \n"); end > 0 && rest[1+end] == '>' {
		if address := rest[1 : 1+end]; isAddress(address) {
			target := address
			if !strings.Contains(address, ":") {
				target = "mailto:" + address
			}
			t.addTag(`<a href="` + escaped(target) + `">`)
			t.add(address)
			t.addTag("</a>")
			t.at += end + 2
			return
		}
	}
	if n := t.rawHTML(rest); n > 0 && !silent(tagName(rest)) {
		t.addTag(rest[:n])
		t.at += n
		return
	}
	t.add("<")
	t.at++
}

// rawHTML returns the size of the tag, comment or declaration that a text begins with, or 0.
func (t *mdText) rawHTML(rest string) int {
	if strings.HasPrefix(rest, "<!-->") || strings.HasPrefix(rest, "<!--->") {
		return strings.IndexByte(rest, '>') + 1
	}
	for _, pair := range [][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}, {"<!", ">"}} {
		if !strings.HasPrefix(rest, pair[0]) || t.unclosed[pair[0]] || pair[0] == "<!" && (len(rest) < 3 || !isLetter(rest[2])) {
			continue
		}
		if at := strings.Index(rest[len(pair[0]):], pair[1]); at >= 0 {
			return at + len(pair[0]) + len(pair[1])
		}
		t.unclosed[pair[0]] = true
		return 0
	}
	return htmlTag(rest)
}

// isAddress knows what may stand in "<…>" as a link.
func isAddress(text string) bool {
	scheme, _, ok := strings.Cut(text, ":")
	if ok && len(scheme) > 1 && len(scheme) <= 32 && isLetter(scheme[0]) {
		return strings.IndexFunc(scheme, func(r rune) bool {
			return r > 0x7f || !isLetter(byte(r)) && !isDigit(byte(r)) && !strings.ContainsRune("+.-", r)
		}) < 0
	}
	name, host, ok := strings.Cut(text, "@")
	return ok && name != "" && host != "" && strings.IndexFunc(text, func(r rune) bool {
		return r > 0x7f || !isLetter(byte(r)) && !isDigit(byte(r)) && !strings.ContainsRune("@.!#$%&'*+/=?^_`{|}~-", r)
	}) < 0 && !strings.ContainsAny(host, "@_!#$%&'*+/=?^`{|}~") && !strings.HasPrefix(host, "-") && !strings.HasSuffix(host, "-")
}
