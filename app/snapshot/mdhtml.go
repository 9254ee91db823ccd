package snapshot

import "strings"

// htmlBlock says whether a line begins a block of HTML, and what ends it; empty is a blank line.
func htmlBlock(text string, inParagraph bool) (ends string, ok bool) {
	if len(text) < 2 || text[0] != '<' {
		return "", false
	}
	for _, pair := range [][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}, {"<!", ">"}} {
		if strings.HasPrefix(text, pair[0]) {
			return pair[1], true
		}
	}
	name := tagName(text)
	closing := text[1] == '/'
	if !closing && among(name, "script pre style textarea") {
		return "</" + name + ">", true
	}
	if name != "" && (isBlock(name) || among(name, "base basefont col colgroup frame frameset head iframe link noframes optgroup param title track")) && !among(name, "button noscript") {
		return "", true
	}
	if size := htmlTag(text); !inParagraph && size > 0 && strings.TrimSpace(text[size:]) == "" && name != "" {
		return "", true
	}
	return "", false
}

// tagName returns the name, in lower case, of the tag that a text begins with.
func tagName(text string) string {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "<"), "/")
	end := 0
	for end < len(text) && end < 64 && (isLetter(text[end]) || end > 0 && (isDigit(text[end]) || text[end] == '-')) {
		end++
	}
	return strings.ToLower(text[:end])
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !isLetter(c) && !isDigit(c)
}

// htmlTag returns the size of the whole tag that a text begins with, or 0.
func htmlTag(text string) int {
	i := 1
	closing := i < len(text) && text[i] == '/'
	if closing {
		i++
	}
	name := tagName(text)
	if name == "" {
		return 0
	}
	i += len(name)
	for {
		start := i
		i += blanks(text[i:])
		if i >= len(text) {
			return 0
		}
		switch c := text[i]; {
		case c == '>':
			return i + 1
		case c == '/' && !closing && i+1 < len(text) && text[i+1] == '>':
			return i + 2
		case closing || i == start || !isLetter(c) && c != '_' && c != ':':
			return 0
		}
		for i < len(text) && (isLetter(text[i]) || isDigit(text[i]) || strings.IndexByte("_:.-", text[i]) >= 0) {
			i++
		}
		if n := htmlValue(text[i:]); n < 0 {
			return 0
		} else {
			i += n
		}
	}
}

// htmlValue returns the size of "=value"; 0 if there is none, -1 if it is broken.
func htmlValue(text string) int {
	i := blanks(text)
	if i >= len(text) || text[i] != '=' {
		return 0
	}
	i++
	i += blanks(text[i:])
	if i >= len(text) {
		return -1
	}
	if c := text[i]; c == '"' || c == '\'' {
		end := strings.IndexByte(text[i+1:], c)
		if end < 0 {
			return -1
		}
		return i + end + 2
	}
	n := strings.IndexAny(text[i:], " \t\n\"'=<>`")
	if n == 0 {
		return -1
	}
	if n < 0 {
		return len(text)
	}
	return i + n
}

// blanks counts the white space that a text begins with.
func blanks(text string) int { return len(text) - len(strings.TrimLeft(text, " \t\n")) }

// escaper writes text into HTML.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escaped(text string) string { return escaper.Replace(text) }

// reference returns the size of the character reference that a text begins with, "&amp;" or "&#39;", or 0.
func reference(text string) int {
	end := strings.IndexByte(text[:min(len(text), 40)], ';')
	if end < 2 {
		return 0
	}
	name := text[1:end]
	digits := isDigit
	if number, ok := strings.CutPrefix(name, "#"); ok {
		name = number
		if hex := strings.TrimLeft(number, "xX"); len(hex) == len(number)-1 {
			name = hex
			digits = func(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }
		}
		if len(name) > 7 {
			return 0
		}
	} else {
		digits = func(c byte) bool { return isDigit(c) || isLetter(c) }
	}
	for i := range len(name) {
		if !digits(name[i]) {
			return 0
		}
	}
	if name == "" {
		return 0
	}
	return end + 1
}

// tamed writes tags and comments as text that have no end and would swallow all that follows.
func tamed(text string) string {
	var out strings.Builder
	low := strings.ToLower(text)
	last := map[string]int{} // where the last end of a name stands
	done := 0
	for at := 0; ; at++ {
		next := strings.IndexByte(low[at:], '<')
		if next < 0 {
			return out.String() + text[done:]
		}
		at += next
		end := ""
		if strings.HasPrefix(low[at:], "<!--") {
			end = "-->"
		} else if name := tagName(low[at:]); silent(name) && low[at+1] != '/' {
			end = "</" + name
		}
		if end == "" {
			continue
		}
		if _, ok := last[end]; !ok {
			last[end] = strings.LastIndex(low, end)
		}
		if last[end] < at {
			out.WriteString(text[done:at] + "&lt;")
			done = at + 1
		}
	}
}
