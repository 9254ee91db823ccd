package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// isMarkdown knows Markdown by its name or type, else by two of: a heading, a fence, a link, two items of a list.
func isMarkdown(in *input) bool {
	name := strings.ToLower(called(in.file))
	if strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".markdown") || strings.HasPrefix(in.kind, "text/markdown") {
		return true
	}
	heading, fence, link, items := 0, 0, 0, 0
	for _, line := range strings.Split(in.text[:min(len(in.text), 1<<16)], "\n") {
		text := strings.TrimLeft(line, " ")
		if len(line)-len(text) > 3 {
			continue
		}
		if level, _ := atx(text); level > 0 && strings.HasPrefix(text[level:], " ") {
			heading = 1
		}
		if strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~") {
			fence = 1
		}
		if at := strings.Index(text, "]("); at > 0 && strings.Contains(text[:at], "[") && strings.Contains(text[at:], ")") {
			link = 1
		}
		if width, _ := marker(text); width > 0 && !isRule(text) {
			items++
		}
	}
	return heading+fence+link+count(items > 1) > 1 && !openFence(in.text)
}

// openFence reports whether a text would end inside a fence of code. Then its lines are not what they were: somebody
// joined them, and as Markdown half of the text might be one piece of code.
func openFence(text string) bool {
	open := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		width := len(line) - len(strings.TrimLeft(line, "`"))
		switch {
		case open == "" && width >= 3 && !strings.Contains(line[width:], "`"):
			open = line[:width]
		case open != "" && width >= len(open) && width == len(line):
			open = ""
		}
	}
	return open != ""
}

// readMarkdown reads Markdown as it is rendered: the reader of HTML takes what it becomes.
func readMarkdown(in *input) []article.Version {
	source, facts := frontMatter(in.fewer(in.short(in.text)))
	m := newMarkdown(source)
	page := m.html()
	if m.signs < 0 {
		in.note("signs-dropped", in.file)
	}
	sub := &input{file: in.file, kind: "text/html", text: page, html: 2, quiet: in.quiet}
	v := readFragment(sub)[0]
	in.notes = append(in.notes, sub.notes...)
	shapeMarkdown(&v)
	if facts == "" {
		return []article.Version{v}
	}
	v.Furniture = append(v.Furniture, article.Block{Role: article.Code, Text: facts})
	if title := fact(facts, "title"); title != "" && v.Title == "" {
		v.Title = title
		v.Blocks = append([]article.Block{{Role: article.Title, Text: title}}, v.Blocks...)
	}
	return []article.Version{v}
}

// shapeMarkdown finds the title of a text without headings as in plain text.
func shapeMarkdown(v *article.Version) {
	var texts []string
	for _, b := range v.Blocks {
		if b.Role == article.Title || b.Role == article.Heading {
			return
		}
		texts = append(texts, b.Text)
	}
	for i, b := range shaped(texts) {
		if i < 2 && v.Blocks[i].Role == article.Para {
			v.Blocks[i].Role = b.Role
		}
	}
	if len(v.Blocks) > 0 && v.Blocks[0].Role == article.Title {
		v.Title = v.Blocks[0].Text
	}
}

// frontMatter cuts the facts off that stand between two lines of hyphens before a text, "title: A bridge".
func frontMatter(text string) (rest, facts string) {
	body, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return text, ""
	}
	named := false
	for rest, size := body, 0; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		if end := strings.TrimRight(line, " "); named && (end == "---" || end == "...") {
			return after, strings.TrimRight(body[:size], "\n ")
		}
		name, _, colon := strings.Cut(line, ":")
		named = named || colon && name != "" && !strings.ContainsAny(name, " \t#")
		if strings.TrimSpace(line) == "" && !named || size > 1<<16 {
			break
		}
		size += len(line) + 1
		rest = after
	}
	return text, ""
}

// fact returns the value of a name in front matter, without quotes.
func fact(facts, name string) string {
	for _, line := range strings.Split(facts, "\n") {
		if value, ok := strings.CutPrefix(line, name+":"); ok {
			return spaced(strings.Trim(strings.TrimSpace(value), `"'`))
		}
	}
	return ""
}

// criticSigns are the beginnings and ends of CriticMarkup.
var criticSigns = [5][2]string{{"{++", "++}"}, {"{--", "--}"}, {"{~~", "~~}"}, {"{>>", "<<}"}, {"{==", "==}"}}

// isCritic knows CriticMarkup: Markdown with a whole addition, deletion or replacement.
func isCritic(in *input) bool {
	for i, sign := range criticSigns[:3] {
		if _, rest, ok := strings.Cut(in.text, sign[0]); ok {
			if inner, _, ok := strings.Cut(rest, sign[1]); ok && (i < 2 || strings.Contains(inner, "~>")) {
				return true
			}
		}
	}
	return false
}

// readCritic takes both versions: all changes rejected, and all accepted. Comments become furniture of the new one.
func readCritic(in *input) []article.Version {
	var sides [3]strings.Builder // old, new, comments
	write := func(text string, to ...int) {
		for _, i := range to {
			sides[i].WriteString(text)
		}
	}
	rest := in.short(in.text)
	var signs criticState
	for rest != "" {
		at := strings.IndexByte(rest, '{')
		if at < 0 {
			break
		}
		write(rest[:at], 0, 1)
		rest = rest[at:]
		kind, inner, size := signs.at(rest)
		if size == 0 {
			write("{", 0, 1)
			rest = rest[1:]
			continue
		}
		rest = rest[size:]
		switch kind {
		case 0:
			write(inner, 1)
		case 1:
			write(inner, 0)
		case 2:
			old, new, _ := strings.Cut(inner, "~>")
			write(old, 0)
			write(new, 1)
		case 3:
			write(inner+"\n\n", 2)
		case 4:
			write(inner, 0, 1)
		}
	}
	write(rest, 0, 1)
	var versions []article.Version
	for side := range 2 {
		sub := &input{file: in.file, text: sides[side].String(), quiet: in.quiet.anew()}
		versions = append(versions, readMarkdown(sub)...)
		in.add(sub.notes...)
		in.quiet.atLeast(sub.quiet)
	}
	versions[1].Furniture = append(versions[1].Furniture, asParas(sides[2].String())...)
	return versions
}

// A criticState remembers which signs have no end, so that none is looked for twice.
type criticState struct {
	missing [5]bool // the end does not come any more
	plain   int     // replacements are none before this many bytes are left: their end comes without an arrow
}

// at returns the kind, the inner text and the size of the CriticMarkup that a text begins with; size 0 is none.
func (s *criticState) at(text string) (kind int, inner string, size int) {
	for i, sign := range criticSigns {
		if s.missing[i] || !strings.HasPrefix(text, sign[0]) || i == 2 && s.plain > 0 && len(text) > s.plain {
			continue
		}
		end := strings.Index(text[3:], sign[1])
		if end < 0 {
			s.missing[i] = true
			continue
		}
		inner = text[3 : 3+end]
		if i == 2 && !strings.Contains(inner, "~>") {
			s.plain = len(text) - end - 3
			continue
		}
		return i, inner, end + 6
	}
	return 0, "", 0
}
