package comparetest

import (
	"fmt"
	"strings"
	"unicode"
)

// braced writes text with a look.
func braced(head, text string) string {
	if head == "" {
		return text
	}
	return "{" + escapedHead(head) + "|" + text + "}"
}

// escaped writes text so that it reads as itself, outside or inside brackets and braces.
func escaped(text string, inside bool) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case strings.ContainsRune(`\[]{}¶`, r), inside && (r == '/' || r == '|'):
			b.WriteRune('\\')
			b.WriteRune(r)
		case r != ' ' && (unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200d'):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// escapedHead writes the head of a brace.
func escapedHead(head string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "}", `\}`).Replace(head)
}

// cutHead reads the head of a brace up to its |.
func cutHead(text string) (head, rest string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text):
			i++
		case text[i] == '|':
			return b.String(), text[i+1:], true
		}
		b.WriteByte(text[i])
	}
	return "", "", false
}
