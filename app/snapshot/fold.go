package snapshot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded is the key by which texts are the same for the selection: no case, no soft hyphens or other invisible
// characters, one kind of space, quotation mark and dash.
func folded(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	space := false
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ' || c >= '\t' && c <= '\r':
				space = true
				continue
			case c >= 'A' && c <= 'Z':
				c += 'a' - 'A'
			case c == '"' || c == '`':
				c = '\''
			}
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			out.WriteByte(c)
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case r == '\u00AD' || r == '\uFEFF' || r >= '\u200B' && r <= '\u200F' || r == '\u2060':
			continue
		case strings.ContainsRune("‘’‚‛“”„‟«»‹›′″", r):
			r = '\''
		case r >= '\u2010' && r <= '\u2015' || r == '\u2212':
			r = '-'
		default:
			r = unicode.ToLower(r)
		}
		if space && out.Len() > 0 {
			out.WriteByte(' ')
		}
		space = false
		out.WriteRune(r)
	}
	return out.String()
}
