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
// the lines of a group are joined, for they are wrapped.
func groups(text string) (all []string) {
	blank := hasBlankLine(text)
	var group []string
	for more := true; more && len(all) <= maxBlocks; {
		var line string
		line, text, more = strings.Cut(text, "\n")
		line = spaced(line)
		if line != "" {
			group = append(group, line)
		}
		if len(group) > 0 && (line == "" || !blank || !more) {
			all, group = append(all, strings.Join(group, " ")), group[:0]
		}
	}
	return all
}

// hasBlankLine says whether a line without text stands between lines with text.
func hasBlankLine(text string) bool {
	text = strings.TrimSpace(text)
	for more := true; more; {
		var line string
		line, text, more = strings.Cut(text, "\n")
		if strings.TrimSpace(line) == "" && more {
			return true
		}
	}
	return false
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

// shaped gives texts their roles: a title is a first block of at most 30 words without a final stop before a longer
// text, a standfirst is the next one, of at most 45.
func shaped(texts []string) []article.Block {
	blocks := make([]article.Block, len(texts))
	for i, text := range texts {
		blocks[i] = article.Block{Role: article.Para, Text: text}
	}
	if len(blocks) < 2 || !headlike(texts[0], 30) {
		return blocks
	}
	blocks[0].Role = article.Title
	if len(blocks) > 2 && headlike(texts[1], 45) && words(texts[2]) >= words(texts[1])/2 {
		blocks[1].Role = article.Standfirst
	}
	return blocks
}

func headlike(text string, most int) bool { return words(text) <= most && !stopped(text) }

// words counts the words between white space.
func words(text string) (n int) {
	inside := false
	for _, r := range text {
		if space := unicode.IsSpace(r); space == inside {
			inside = !space
			n += count(inside)
		}
	}
	return n
}

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
