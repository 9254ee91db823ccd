package snapshot

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
)

// readPlain reads plain text: groups of lines between blank lines are blocks, and the first ones are title and
// standfirst if they look like it.
func readPlain(in *input) []article.Version {
	return []article.Version{version(shaped(groups(in.short(strings.TrimSpace(in.text)))))}
}

// groups cuts text into blocks, one more than a version may hold at most. Without blank lines every line is one; else
// the lines of a group are joined, if they are wrapped or nearly all groups are single lines.
func groups(text string) (all []string) {
	form := formOf(text)
	var group []string
	for more := true; more && len(all) <= maxBlocks; {
		var line string
		line, text, more = strings.Cut(text, "\n")
		item, _ := marker(strings.TrimLeft(line, " "))
		line = spaced(line)
		if len(group) > 0 && (line == "" || form == inLines || item > 0) {
			all, group = append(all, strings.Join(group, " ")), group[:0]
		}
		if line != "" {
			group = append(group, line)
		}
	}
	if len(group) > 0 && len(all) <= maxBlocks {
		all = append(all, strings.Join(group, " "))
	}
	return all
}

// A form says what makes the blocks of a plain text.
type form int

const (
	inLines  form = iota // a line is a block
	inGroups             // what stands between blank lines is one
)

// longestWrapped is the longest line, in bytes, of a text that is taken to be wrapped.
const longestWrapped = 160

// formOf finds the form: lines without blank ones between, groups of which nine in ten are one line, wrapped lines, and
// last lines that are too long to be wrapped.
func formOf(text string) form {
	lines, all, single, longest := 0, 0, 0, 0
	blank := false
	for line := range strings.Lines(strings.TrimSpace(text) + "\n\n") {
		if n := len(strings.TrimSpace(line)); n > 0 {
			lines, longest = lines+1, max(longest, n)
			blank = blank || all > 0
			continue
		}
		if lines > 0 {
			all, single = all+1, single+count(lines == 1)
		}
		lines = 0
	}
	if !blank || single*10 < all*9 && longest > longestWrapped {
		return inLines
	}
	return inGroups
}

// spaced makes every run of HTML white space one space and trims. No-break spaces inside stay.
func spaced(text string) string {
	text = strings.TrimSpace(text)
	if !strings.ContainsAny(text, "\t\n\f\r") && !strings.Contains(text, "  ") {
		return text
	}
	var out strings.Builder
	out.Grow(len(text))
	for word := range strings.FieldsFuncSeq(text, isSpace) {
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(word)
	}
	return out.String()
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r' }

// paras are texts as paragraphs.
func paras(texts []string) []article.Block {
	blocks := make([]article.Block, len(texts))
	for i, text := range texts {
		blocks[i] = article.Block{Role: article.Para, Text: text}
	}
	return blocks
}

// shaped gives texts their roles: a title is a first block of at most 30 words without a final stop before a longer
// text, a standfirst is the next one, of at most 45.
func shaped(texts []string) []article.Block {
	blocks := paras(texts)
	if len(blocks) < 2 || !headlike(texts[0], 30) {
		return blocks
	}
	blocks[0].Role = article.Title
	if item, _ := marker(texts[1]); item == 0 && len(blocks) > 2 && headlike(texts[1], 45) && words(texts[2]) >= words(texts[1])/2 {
		blocks[1].Role = article.Standfirst
	}
	return blocks
}

func headlike(text string, most int) bool { return words(text) <= most && !stopped(text) }

// words counts the words between white space.
func words(text string) (n int) {
	before := uint8(1)
	for i := 0; i < len(text); i++ {
		space := isBlank[text[i]]
		if space > 1 {
			r, size := utf8.DecodeRuneInString(text[i:])
			space, i = uint8(count(unicode.IsSpace(r))), i+size-1
		}
		n += int(before &^ space)
		before = space
	}
	return n
}

// isBlank has a 1 for white space, and a 2 for bytes of characters beyond ASCII, which may be some.
var isBlank = func() (table [256]uint8) {
	for _, c := range "\t\n\v\f\r " {
		table[c] = 1
	}
	for c := utf8.RuneSelf; c < len(table); c++ {
		table[c] = 2
	}
	return table
}()

// stopped says whether a text ends as a sentence does. Closing quotes and brackets may follow the stop.
func stopped(text string) bool {
	text = strings.TrimRight(text, "\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:;。！？", r)
}

// version wraps blocks. Its title is that of the title block.
func version(blocks []article.Block) article.Version {
	v := article.Version{Article: article.Article{Blocks: blocks}}
	for _, b := range blocks {
		if b.Role == article.Title {
			v.Title = b.Text
			break
		}
	}
	return v
}
