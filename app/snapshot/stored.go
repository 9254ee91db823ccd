package snapshot

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
)

// storedFormats are the files of our own that hold versions: readings, comparisons with their two sides, and versions as
// programs hand them over, each a text of a type.
const storedFormats = `"stet/snapshot/1" "stet/comparison/1" "stet/versions/1"`

// maxNesting is the deepest JSON that is parsed. Ours has eight levels; a parser of JSON goes down as deep as its input.
const maxNesting = 64

// isStored knows our own files by the first key, which is the format.
func isStored(in *input) bool { return storedFormat(in.text) }

func storedFormat(text string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "{")
	rest, named := strings.CutPrefix(strings.TrimSpace(rest), `"format"`)
	rest, valued := strings.CutPrefix(strings.TrimSpace(rest), ":")
	if !ok || !named || !valued {
		return false
	}
	value, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(rest), `"`), `"`)
	return value != "" && strings.Contains(storedFormats, `"`+value+`"`) && nesting(text) <= maxNesting
}

// nesting is how deep the brackets of a JSON text stand, strings aside.
func nesting(text string) (deepest int) {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
			deepest = max(deepest, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return deepest
}

// A storedVersion is a version of either file: what a reading says of its series beside the version, a comparison says
// inside of it.
type storedVersion struct {
	versionJSON
	Content string `json:"content"` // of versions handed over
	Type    string `json:"type"`    // of the content: "text/html", "text/plain", "text/markdown"
	Lang    string `json:"lang"`
	Series  struct {
		Source    string `json:"source"`
		Feed      string `json:"feed"`
		Changes   string `json:"changes"`
		FirstSeen string `json:"first_seen"`
		NextCheck string `json:"next_check"`
	} `json:"series"`
}

// readStored reads versions back. Whoever wrote the file, its blocks are put in order: unknown roles are paragraphs,
// marks that do not fit are left out, and links pass NewLink.
func readStored(in *input) []article.Version {
	var stored struct {
		Versions []storedVersion `json:"versions"`
		Old      *storedVersion  `json:"old"`
		New      *storedVersion  `json:"new"`
	}
	if err := json.Unmarshal([]byte(in.text), &stored); err != nil {
		in.note("end-damaged", in.file)
	}
	if stored.Old != nil && stored.New != nil {
		stored.Versions = append(stored.Versions, *stored.Old, *stored.New)
	}
	var versions []article.Version
	for _, s := range stored.Versions {
		if v := fromJSON(s); s.Content == "" {
			versions = append(versions, v)
		} else {
			versions = append(versions, handedOver(in, s, v))
		}
	}
	return versions
}

// contentFormats are the formats of a content that is handed over: all but our own files.
var contentFormats []format

func init() { contentFormats = formats[1:] }

// handedOver reads the content of a version. What is said of it goes before what it says.
func handedOver(in *input, s storedVersion, said article.Version) article.Version {
	text, _ := valid(s.Content)
	sub := &input{file: in.file, kind: s.Type, text: text, quiet: in.quiet}
	var v article.Version
	for _, f := range contentFormats {
		if f.is(sub) {
			if found := f.read(sub); len(found) > 0 {
				v = found[0]
			}
			break
		}
	}
	in.add(sub.notes...)
	if said.Title != "" {
		v.Title = said.Title
	}
	if said.URL != (article.Link{}) {
		v.URL = said.URL
	}
	if !said.Captured.IsZero() {
		v.Captured = said.Captured
	}
	if tag := language(s.Lang); tag != "" {
		v.Language = tag
	}
	v.Label = said.Label
	return v
}

func fromJSON(s storedVersion) article.Version {
	first := func(a, b string) string {
		if a = clean(a); a != "" {
			return a
		}
		return clean(b)
	}
	v := article.Version{Title: clean(s.Title), Label: clean(s.Label), URL: article.NewLink(s.URL), Captured: parseTime(s.Captured),
		When: clean(s.When), Language: language(s.Language), Partial: s.Partial}
	v.Series = article.Series{Source: first(s.Source, s.Series.Source), Feed: article.NewLink(first(s.Feed, s.Series.Feed)),
		Changes: first(s.Changes, s.Series.Changes), FirstSeen: parseTime(first(s.FirstSeen, s.Series.FirstSeen)),
		NextCheck: first(s.NextCheck, s.Series.NextCheck)}
	v.Meta = metaOf(s.Meta)
	v.Blocks, v.Furniture = blocksOf(s.Blocks), blocksOf(s.Furniture)
	return v
}

func metaOf(stored []article.Stated) (m article.Meta) {
	for _, f := range article.MetaOf(stored) {
		if len(m) == 100 || len(f.Claims) > 100 {
			continue
		}
		f.Name = clean(f.Name)
		for i, c := range f.Claims {
			f.Claims[i] = article.Claim{Value: clean(c.Value), Source: clean(c.Source)}
		}
		m = append(m, f)
	}
	return m
}

// clean makes a line of text that the model allows.
func clean(text string) string { return spaced(strings.ReplaceAll(text, "\x00", "\ufffd")) }

func blocksOf(stored []blockJSON) (blocks []article.Block) {
	for _, s := range stored {
		if b := blockOf(s); b.Text != "" {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

func blockOf(s blockJSON) article.Block {
	b := article.Block{Role: roleOf(s.Role), Text: clean(s.Text)}
	switch b.Role {
	case article.Heading:
		b.Level = min(max(s.Level, 1), 6)
	case article.Item:
		b.Level = min(max(s.Level, 1), 256)
	case article.Code:
		b.Text, _ = trimCode(strings.NewReplacer("\x00", "\ufffd", "\r", "\n").Replace(s.Text), nil)
	}
	if b.Text != s.Text {
		return b // the marks count in another text
	}
	for _, m := range s.Marks {
		target := article.NewLink(m.Target)
		fits := m.Start >= 0 && m.Start < m.End && m.End <= len(b.Text) && edge(b.Text, m.Start) && edge(b.Text, m.End)
		if isLink := m.Style == string(article.LinkStyle); fits && isLink == (target != article.Link{}) && isStyle(m.Style) {
			b.Marks = append(b.Marks, article.Inline{Start: m.Start, End: m.End, Style: article.Style(m.Style), Target: target})
		}
	}
	b.Marks = merged(b.Text, apart(b.Marks))
	return b
}

// apart leaves out links that begin inside another one: no page has them.
func apart(marks []article.Inline) (out []article.Inline) {
	end := 0
	for _, m := range marks {
		if m.Style == article.LinkStyle {
			if m.Start < end {
				continue
			}
			end = m.End
		}
		out = append(out, m)
	}
	return out
}

// edge says whether a place is between two characters.
func edge(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

func isStyle(name string) bool {
	for _, s := range styles {
		if name == string(s) {
			return true
		}
	}
	return false
}

func roleOf(name string) article.Role {
	switch r := article.Role(name); r {
	case article.Title, article.Standfirst, article.Byline, article.Heading, article.Para, article.Item, article.Quote,
		article.Caption, article.Row, article.Code, article.Image:
		return r
	}
	return article.Para
}
