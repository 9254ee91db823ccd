package render

import (
	"bytes"
	"encoding/json"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// carriedJSON is what a page carries beside its text, in data-stet of its main element, so that opened in Stet it gives
// the same comparison: what is known of the versions, how they were compared, and by which engine.
type carriedJSON struct {
	article.Carried
	Old versionJSON `json:"old"`
	New versionJSON `json:"new"`
}

// carriedRow is what a row carries in data-stet where its text and its drawn elements do not say it: the blocks of each
// side with their roles and marks, and where one ends if there are several.
type carriedRow struct {
	Old []carriedBlock `json:"old,omitempty"`
	New []carriedBlock `json:"new,omitempty"`
}

type carriedBlock struct {
	Role   article.Role `json:"role"`
	Level  int          `json:"level,omitempty"`
	Length int          `json:"length"` // of the text, in bytes
	Marks  []markJSON   `json:"marks,omitempty"`
}

// carry makes the rows of a drawing carry what they need, and returns what its main element carries.
func (d *drawing) carry(how compare.Options) attribute {
	d.carries = true
	out := carriedJSON{Old: versionOut(d.Old), New: versionOut(d.New)}
	out.Carried = article.Carried{Engine: article.Engine, Grain: int(how.Grain), Ignore: how.Ignore.String(), Patterns: how.Patterns, Notes: d.Notes}
	out.Old.Blocks, out.New.Blocks = []blockJSON{}, []blockJSON{}
	return attribute{"data-stet", compact(out)}
}

// carried returns what the row of the index carries, if anything. Only the first part of a row does.
func (d *drawing) carried(part int) []attribute {
	if !d.carries || part > 0 {
		return nil
	}
	row := d.Rows[d.index]
	old, new := d.carriedBlocks(oldSide), d.carriedBlocks(newSide)
	switch row.Kind {
	case compare.Moved:
		old = nil
	case compare.Departed:
		new = nil
	}
	plain := len(old) <= 1 && len(new) <= 1
	for _, b := range append(old[:len(old):len(old)], new...) {
		first := append(old[:len(old):len(old)], new...)[0]
		plain = plain && len(b.Marks) == 0 && b.Role == first.Role && b.Level == first.Level && roleName(b.Role) == string(b.Role)
	}
	if plain {
		return nil
	}
	return []attribute{{"data-stet", compact(carriedRow{old, new})}}
}

func (d *drawing) carriedBlocks(s side) (out []carriedBlock) {
	all, indexes := d.New.Blocks, d.Rows[d.index].New
	if s == oldSide {
		all, indexes = d.Old.Blocks, d.Rows[d.index].Old
	}
	for _, i := range indexes {
		b := blockAt(all, i)
		out = append(out, carriedBlock{b.Role, b.Level, len(b.Text), blocksOut([]article.Block{b})[0].Marks})
	}
	return out
}

// compact is a value as JSON on one line.
func compact(value any) string {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // strings, numbers and lists of them can always be written
	}
	return string(bytes.TrimSpace(out.Bytes()))
}
