package snapshot

import (
	"strings"
	"unicode"
)

// bracket opens what may become a link or a picture.
func (t *mdText) bracket(sign string) {
	t.at += len(sign)
	t.brackets = append(t.brackets, len(t.tokens))
	t.put(&mdToken{html: sign, sign: sign[0], at: t.at})
}

// closeBracket makes a link or a picture of what stands between the brackets, if an address follows or is defined.
func (t *mdText) closeBracket() {
	at := t.at
	t.at++
	if len(t.brackets) == 0 {
		t.add("]")
		return
	}
	i := t.brackets[len(t.brackets)-1]
	t.brackets = t.brackets[:len(t.brackets)-1]
	k := &t.tokens[i]
	if k.notLink {
		t.add("]")
		return
	}
	tag, size := t.target(t.source[k.at:at], t.source[t.at:])
	if tag == "" || t.m.budget < len(tag) {
		t.add("]")
		return
	}
	t.m.budget -= len(tag)
	t.at += size
	t.emphasis(i + 1)
	if k.sign == '!' {
		t.picture(i, tag)
		return
	}
	k.html, k.sign, k.tag = tag, 0, true
	t.addTag("</a>")
	for _, b := range t.brackets {
		t.tokens[b].notLink = t.tokens[b].notLink || t.tokens[b].sign == '['
	}
}

// picture replaces the tokens after a bracket by a picture with their text.
func (t *mdText) picture(i int, tag string) {
	var alt strings.Builder
	for k := i + 1; k < len(t.tokens); k++ {
		if token := &t.tokens[k]; token.description != "" {
			alt.WriteString(token.description)
		} else if !token.tag {
			token.before, token.after = "", ""
			alt.WriteString(token.String())
		}
	}
	t.tokens = t.tokens[:i]
	t.put(&mdToken{html: `<img alt="` + alt.String() + `" src` + strings.TrimPrefix(tag, "<a href"), tag: true, description: alt.String()})
}

// target returns the start tag of the link that a text between brackets is, and how much of what follows belongs to it.
func (t *mdText) target(text, rest string) (tag string, size int) {
	if strings.HasPrefix(rest, "(") {
		if address, n := inlineTarget(rest); n > 0 {
			return linkTag(address), n
		}
	}
	if strings.HasPrefix(rest, "[") {
		if label, n := labelAt(rest); n > 0 {
			if strings.TrimSpace(label) == "" {
				label = text
			}
			return t.m.defined[normal(label)], n
		}
	}
	if len(text) > 999 {
		return "", 0
	}
	return t.m.defined[normal(text)], 0
}

// linkTag is the start tag of a link. Backslashes before signs go; character references are left to the reader of HTML.
func linkTag(address string) string {
	var out strings.Builder
	out.WriteString(`<a href="`)
	for i := 0; i < len(address); i++ {
		if address[i] == '\\' && i+1 < len(address) && isPunct(address[i+1]) {
			i++
		} else if address[i] == '&' && reference(address[i:]) > 0 {
			out.WriteByte('&')
			continue
		}
		if c := address[i]; strings.IndexByte(`&<>"`, c) >= 0 {
			out.WriteString(escaped(address[i : i+1]))
		} else {
			out.WriteByte(c)
		}
	}
	out.WriteString(`">`)
	return out.String()
}

// inlineTarget reads `(address "title")`.
func inlineTarget(rest string) (address string, size int) {
	i := 1 + blanks(rest[1:])
	address, n := destination(rest[i:])
	i += n
	if gap := blanks(rest[i:]); gap > 0 {
		i += gap
		i += titleSize(rest[i:])
		i += blanks(rest[i:])
	}
	if i < len(rest) && rest[i] == ')' && n >= 0 {
		return address, i + 1
	}
	return "", 0
}

// maxTarget is the longest address that is read; longer ones are no links anyway.
const maxTarget = 4096

// destination reads an address, in angle brackets or with even round ones.
func destination(text string) (address string, size int) {
	if strings.HasPrefix(text, "<") {
		for i := 1; i < len(text) && i < maxTarget; i++ {
			switch text[i] {
			case '\\':
				i++
			case '>':
				return text[1:i], i + 1
			case '<', '\n':
				return "", 0
			}
		}
		return "", 0
	}
	depth, i := 0, 0
	for ; i < len(text) && i < maxTarget && depth < 32; i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && isPunct(text[i+1]):
			i++
		case c <= ' ' || c == 0x7f:
			return text[:i], i
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth < 0 {
				return text[:i], i
			}
		}
	}
	return text[:i], i
}

// titleSize returns the size of a title in quotes or round brackets, or 0.
func titleSize(text string) int {
	if text == "" {
		return 0
	}
	end := text[0]
	switch end {
	case '"', '\'':
	case '(':
		end = ')'
	default:
		return 0
	}
	for i := 1; i < len(text) && i < maxTarget; i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == end:
			return i + 1
		case c == '(' && end == ')':
			return 0
		}
	}
	return 0
}

// labelAt reads "[label]".
func labelAt(text string) (label string, size int) {
	for i := 1; i < len(text) && i < 1001; i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			return "", 0
		case ']':
			return text[1:i], i + 1
		}
	}
	return "", 0
}

// normal is how labels are compared: without case and spare white space.
func normal(label string) string {
	var out strings.Builder
	for _, r := range spaced(label) {
		if r == 'ß' || r == 'ẞ' {
			out.WriteString("ss")
			continue
		}
		out.WriteRune(unicode.ToLower(unicode.ToUpper(r)))
	}
	return out.String()
}

// define takes the definitions of links off the beginning of a paragraph.
func (m *markdown) define() {
	text := strings.TrimLeft(strings.Join(m.text, "\n"), " ")
	found := false
	for strings.HasPrefix(text, "[") {
		label, tag, size := definition(text)
		if size == 0 {
			break
		}
		if name := normal(label); m.defined[name] == "" {
			m.defined[name] = tag
		}
		text, found = strings.TrimLeft(text[size:], " \n"), true
	}
	if !found {
		return
	}
	if m.text = nil; text != "" {
		m.text = []string{text}
	}
}

// definition reads `[label]: address "title"` up to the end of its line.
func definition(text string) (label, tag string, size int) {
	label, i := labelAt(text)
	if i == 0 || strings.TrimSpace(label) == "" || !strings.HasPrefix(text[i:], ":") {
		return "", "", 0
	}
	i++
	i += blanks(text[i:])
	address, n := destination(text[i:])
	if n == 0 {
		return "", "", 0
	}
	i += n
	end := lineEndAt(text, i)
	if gap := blanks(text[i:]); gap > 0 {
		if t := titleSize(text[i+gap:]); t > 0 {
			if after := lineEndAt(text, i+gap+t); after >= 0 {
				end = after
			}
		}
	}
	if end < 0 {
		return "", "", 0
	}
	return label, linkTag(address), end
}

// lineEndAt returns the end of the line if only spaces stand between, else -1.
func lineEndAt(text string, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	if at == len(text) || text[at] == '\n' {
		return at
	}
	return -1
}
