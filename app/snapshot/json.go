package snapshot

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/stet-diff/stet/app/article"
)

// JSON writes a reading as stet/snapshot/1: names in lower case, a fixed order, lists that are never null, one space
// of indent and a final line feed. The same reading gives the same bytes.
func JSON(r Reading) ([]byte, error) {
	out := readingJSON{Schema: "stet/snapshot/1", Kind: string(r.Format), Pages: pagesJSON(r.Pages), Versions: []versionJSON{}, Notes: []string{}}
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, n.Text)
	}
	for _, v := range r.Versions {
		out.Versions = append(out.Versions, toJSON(v))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(out)
	return b.Bytes(), err
}

type readingJSON struct {
	Schema   string        `json:"format"`
	Kind     string        `json:"kind"`
	Versions []versionJSON `json:"versions"`
	Pages    []pageJSON    `json:"pages,omitempty"`
	Notes    []string      `json:"notes"`
}

type pageJSON struct {
	Name     string `json:"name"`
	URL      string `json:"url"`
	Title    string `json:"title"`
	Captured string `json:"captured"`
	Read     bool   `json:"read"`
}

func pagesJSON(pages []Page) (out []pageJSON) {
	for _, p := range pages {
		out = append(out, pageJSON{p.Name, p.URL.String(), p.Title, instant(p.Captured), p.Read})
	}
	return out
}

type versionJSON struct {
	Title     string           `json:"title"`
	Label     string           `json:"label"`
	URL       string           `json:"url"`
	Captured  string           `json:"captured"`
	When      string           `json:"when"`
	Language  string           `json:"language"`
	Source    string           `json:"source"`
	Feed      string           `json:"feed"`
	Changes   string           `json:"changes"`
	FirstSeen string           `json:"first_seen"`
	NextCheck string           `json:"next_check"`
	Meta      []article.Stated `json:"meta"`
	Partial   bool             `json:"partial"`
	Blocks    []blockJSON      `json:"blocks"`
	Furniture []blockJSON      `json:"furniture"`
}

type blockJSON struct {
	Role  string     `json:"role"`
	Level int        `json:"level"`
	Text  string     `json:"text"`
	Marks []markJSON `json:"marks"`

	Reason string `json:"reason,omitempty"` // why it stands outside the article
}

type markJSON struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Style  string `json:"style"`
	Target string `json:"target"`
}

func toJSON(v article.Version) versionJSON {
	return versionJSON{
		Title: v.Title, Label: v.Label, URL: v.URL.String(), Captured: instant(v.Captured), When: v.When, Language: v.Language,
		Source: v.Series.Source, Feed: v.Series.Feed.String(), Changes: v.Series.Changes,
		FirstSeen: instant(v.Series.FirstSeen), NextCheck: v.Series.NextCheck, Meta: v.Meta.Stated(), Partial: v.Partial,
		Blocks: blocksJSON(v.Blocks), Furniture: trayJSON(v),
	}
}

// trayJSON writes what stands outside the article, with the reasons if there are some.
func trayJSON(v article.Version) []blockJSON {
	out, i := blocksJSON(v.Furniture), 0
	for _, p := range v.Pieces {
		if !p.Kept && i < len(out) {
			out[i].Reason = p.Reason
			i++
		}
	}
	return out
}

func blocksJSON(blocks []article.Block) []blockJSON {
	out := make([]blockJSON, 0, len(blocks))
	for _, b := range blocks {
		marks := make([]markJSON, 0, len(b.Marks))
		for _, m := range b.Marks {
			marks = append(marks, markJSON{m.Start, m.End, string(m.Style), m.Target.String()})
		}
		out = append(out, blockJSON{Role: string(b.Role), Level: b.Level, Text: b.Text, Marks: marks})
	}
	return out
}

// instant writes a time, or nothing for the unknown one.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
