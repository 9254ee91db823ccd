package render

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// format names what JSON writes. A field may be added to it; a changed meaning needs another number.
const format = "stet/comparison/1"

// JSON writes a comparison as stet/comparison/1, ending in a line feed: names in lower case, in one order, lists that
// are never null, an unknown time or address as "". Block indexes count from 0, but a change names its paragraph as readers
// do, from 1. ParseJSON reads it back to an equal value; changes and summary are made anew from the rows.
func JSON(c compare.Comparison) []byte {
	out := comparisonJSON{Format: format, Old: versionOut(c.Old), New: versionOut(c.New), Rows: []rowJSON{},
		Stats: statsOut(c.Stats), Changes: []changeJSON{}, Complete: c.Complete, Notes: some(c.Notes)}
	for _, r := range c.Rows {
		row := rowJSON{Kind: r.Kind, Old: some(r.Old), New: some(r.New), Move: r.Move, Spans: []spanJSON{}}
		for _, s := range r.Spans {
			row.Spans = append(row.Spans, spanJSON(s))
		}
		out.Rows = append(out.Rows, row)
	}
	changes := c.Changes()
	for _, change := range changes {
		out.Changes = append(out.Changes, changeJSON{change.ID, change.Row, change.Kind, change.Class.String(),
			change.Concerns.Names(), change.Before, change.After, change.Block})
	}
	out.Summary = Digest(c.Digest(changes, compare.Options{Ignore: compare.Trifles}), words.Words{})
	var written bytes.Buffer
	e := json.NewEncoder(&written)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(out); err != nil {
		panic(err) // strings, numbers and lists of them can always be written
	}
	return written.Bytes()
}

// ParseJSON reads what JSON wrote. A comparison that does not fit together is an error: a kind or an operation that
// there is none of, a block that is not there.
func ParseJSON(data []byte) (compare.Comparison, error) {
	var in comparisonJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return compare.Comparison{}, fmt.Errorf("not a comparison: %w", err)
	}
	if in.Format != format {
		return compare.Comparison{}, fmt.Errorf("not a comparison: the format is %q, not %q", in.Format, format)
	}
	c := compare.Comparison{Old: in.Old.in(), New: in.New.in(), Stats: in.Stats.in(), Complete: in.Complete,
		Notes: none(in.Notes)}
	for i, r := range in.Rows {
		row := compare.Row{Kind: r.Kind, Old: none(r.Old), New: none(r.New), Move: r.Move}
		for _, s := range r.Spans {
			row.Spans = append(row.Spans, compare.Span(s))
		}
		if err := fits(c, row); err != nil {
			return compare.Comparison{}, fmt.Errorf("row %d: %w", i, err)
		}
		c.Rows = append(c.Rows, row)
	}
	return c, nil
}

// fits reports what is wrong with a row, if anything.
func fits(c compare.Comparison, r compare.Row) error {
	if _, known := signs[r.Kind]; !known {
		return fmt.Errorf("unknown kind %q", r.Kind)
	}
	for _, side := range []struct {
		name    string
		indexes []int
		blocks  int
	}{{"old", r.Old, len(c.Old.Blocks)}, {"new", r.New, len(c.New.Blocks)}} {
		for _, i := range side.indexes {
			if i < 0 || i >= side.blocks {
				return fmt.Errorf("no block %d on the %s side", i, side.name)
			}
		}
	}
	for _, s := range r.Spans {
		switch s.Op {
		case compare.Keep, compare.Delete, compare.Insert, compare.Restyle:
		default:
			return fmt.Errorf("unknown operation %q", s.Op)
		}
	}
	return nil
}

type comparisonJSON struct {
	Format   string       `json:"format"`
	Old      versionJSON  `json:"old"`
	New      versionJSON  `json:"new"`
	Rows     []rowJSON    `json:"rows"`
	Stats    statsJSON    `json:"stats"`
	Summary  string       `json:"summary"`
	Changes  []changeJSON `json:"changes"`
	Complete bool         `json:"complete"`
	Notes    []string     `json:"notes"`
}

type rowJSON struct {
	Kind  compare.Kind `json:"kind"`
	Old   []int        `json:"old"`
	New   []int        `json:"new"`
	Move  int          `json:"move"`
	Spans []spanJSON   `json:"spans"`
}

// changeJSON is compare.Change. It says nothing that the rows do not say, but for what it concerns.
type changeJSON struct {
	ID       string   `json:"id"`
	Row      int      `json:"row"`
	Kind     string   `json:"kind"`
	Class    string   `json:"class"`
	Concerns []string `json:"concerns"`
	Before   string   `json:"before"`
	After    string   `json:"after"`
	Block    int      `json:"block"`
}

type spanJSON struct {
	Op   compare.Op `json:"op"`
	Text string     `json:"text"`
	Note string     `json:"note"`
}

type versionJSON struct {
	Title     string           `json:"title"`
	Label     string           `json:"label,omitempty"`
	URL       string           `json:"url"`
	Captured  instant          `json:"captured"`
	When      string           `json:"when,omitempty"`
	Language  string           `json:"language,omitempty"`
	Series    *seriesJSON      `json:"series,omitempty"`
	Meta      []article.Stated `json:"meta,omitempty"`
	Partial   bool             `json:"partial,omitempty"`
	Blocks    []blockJSON      `json:"blocks"`
	Furniture []blockJSON      `json:"furniture,omitempty"`
}

type seriesJSON struct {
	Source    string  `json:"source"`
	Feed      string  `json:"feed"`
	Changes   string  `json:"changes"`
	FirstSeen instant `json:"first_seen"`
	NextCheck string  `json:"next_check"`
}

type blockJSON struct {
	Role  article.Role `json:"role"`
	Level int          `json:"level,omitempty"`
	Text  string       `json:"text"`
	Marks []markJSON   `json:"marks,omitempty"`
}

type markJSON struct {
	Start  int           `json:"start"`
	End    int           `json:"end"`
	Style  article.Style `json:"style"`
	Target string        `json:"target,omitempty"`
}
