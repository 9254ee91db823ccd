package snapshot

import (
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
)

// readPlain reads plain text: groups of lines between blank lines are blocks, and the first ones are title and
// standfirst if they look like it.
func readPlain(in *input) []article.Version {
	return []article.Version{version(shaped(groups(in.text)))}
}

// groups cuts text into blocks. Without blank lines every line is one; else lines of a group are joined, for they
// are wrapped.
func groups(text string) []string {
	var all []string
	blank := strings.Contains(blankLines(strings.TrimSpace(text)), "\n\n")
	group := []string{}
	for _, line := range strings.Split(text, "\n") {
		line = spaced(line)
		if line != "" {
			group = append(group, line)
		}
		if len(group) > 0 && (line == "" || !blank) {
			all, group = append(all, strings.Join(group, " ")), nil
		}
	}
	if len(group) > 0 {
		all = append(all, strings.Join(group, " "))
	}
	return all
}

// blankLines removes white space at the ends of lines.
func blankLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "\n")
}

// spaced makes every run of HTML white space one space and trims. No-break spaces inside stay.
func spaced(text string) string {
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(text, isSpace), " "))
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

func words(text string) int { return len(strings.Fields(text)) }

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
