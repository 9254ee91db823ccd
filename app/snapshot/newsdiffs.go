package snapshot

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/stet-diff/stet/app/article"
)

// isNewsDiffs knows a comparison page of the site NewsDiffs and of those that run its program.
func isNewsDiffs(in *input) bool {
	return isHTML(in) && in.signs()&signNewsDiffs != 0 &&
		strings.HasPrefix(textOf(one(in.parsed().root, "title")), "Diffing: ") &&
		one(in.page.root, "[id=compare]") != nil
}

// readNewsDiffs takes both texts from the page's script, where they are whole; else from what the script drew.
func readNewsDiffs(in *input) []article.Version {
	root := in.parsed().root
	compare := one(root, "[id=compare]")
	texts, ok := scriptTexts(in.text)
	if !ok {
		texts = [2]string{linesOf(compare, inOld, byMarks), linesOf(compare, inNew, byMarks)}
	}
	address := article.NewLink(attribute(childOf(root, "h3", "a"), "href"))
	var sides [2]article.Version
	for side, text := range texts {
		v := newsDiffsVersion(text)
		v.URL, v.Furniture = address, frameOf(root, compare)
		v.When = textOf(childOf(root, "li", []string{"del", "ins"}[side])) // "Pink: Archived May 3, 2012, 4:05 p.m."
		if _, when, ok := strings.Cut(v.When, "Archived "); ok {
			v.When = when
		}
		if v.Partial = !ok && strings.Contains(text, "[...]"); v.Partial {
			in.note("only-parts")
		}
		sides[side] = v
	}
	return sides[:]
}

// newsDiffsVersion makes a version of the site's form of a text: date, headline, byline, each on a line, then
// paragraphs.
func newsDiffsVersion(text string) (v article.Version) {
	lines := strings.SplitN(strings.ReplaceAll(text, "\u00b6", ""), "\n", 4)
	for len(lines) < 4 {
		lines = append(lines, "")
	}
	for i, role := range []article.Role{article.Byline, article.Title, article.Byline} {
		if text := spaced(lines[i]); text != "" {
			v.Blocks = append(v.Blocks, article.Block{Role: role, Text: text})
		}
	}
	v.Title = spaced(lines[1])
	v.Blocks = append(v.Blocks, asParas(lines[3])...)
	return v
}

// scriptTexts reads the two texts in the page's script.
func scriptTexts(source string) (texts [2]string, ok bool) {
	for side, sign := range []string{"var text1 = '", "var text2 = '"} {
		_, rest, found := strings.Cut(source, sign)
		if !found {
			return scriptValues(source)
		}
		if texts[side], _, ok = unquoted(rest); !ok {
			return texts, false
		}
	}
	return texts, true
}

// scriptValues reads the texts in the form of an older page, which gives them to a component.
func scriptValues(source string) (texts [2]string, ok bool) {
	for side := range texts {
		_, rest, found := strings.Cut(source, "setValue('")
		if !found {
			return texts, false
		}
		if texts[side], source, ok = unquoted(rest); !ok {
			return texts, false
		}
	}
	return texts, true
}

// unquoted reads a text in single quotes with JavaScript's escapes, and returns what follows it.
func unquoted(source string) (text, rest string, ok bool) {
	var out strings.Builder
	for i := 0; i < len(source); {
		switch c := source[i]; {
		case c == '\'':
			return strings.ToValidUTF8(out.String(), "\ufffd"), source[i+1:], true
		case c == '\n':
			return "", "", false
		case c == '\\' && i+1 < len(source):
			r, n := escape(source[i+1:])
			if r >= 0 {
				out.WriteRune(r)
			}
			i += 1 + n
		default:
			out.WriteByte(c)
			i++
		}
	}
	return "", "", false
}

// escape reads what follows a backslash in JavaScript: the character, or -1, and its length.
func escape(s string) (rune, int) {
	switch s[0] {
	case 'n':
		return '\n', 1
	case 't':
		return '\t', 1
	case 'r', '\n':
		return -1, 1
	case 'x':
		return coded(s, 2)
	case 'u':
		r, n := coded(s, 4)
		if utf16.IsSurrogate(r) && strings.HasPrefix(s[n:], `\u`) {
			low, m := coded(s[n+1:], 4)
			if whole := utf16.DecodeRune(r, low); whole != '\ufffd' {
				return whole, n + 1 + m
			}
		}
		return r, n
	}
	return rune(s[0]), 1
}

// coded reads a character of so many digits.
func coded(s string, digits int) (rune, int) {
	if len(s) > digits {
		if n, err := strconv.ParseUint(s[1:1+digits], 16, 32); err == nil {
			return rune(n), 1 + digits
		}
	}
	return rune(s[0]), 1
}
