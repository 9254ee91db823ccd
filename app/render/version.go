package render

import (
	"time"

	"github.com/stet-diff/stet/app/article"
)

func versionOut(v article.Version) versionJSON {
	out := versionJSON{Title: v.Title, Label: v.Label, URL: v.URL.String(), Captured: instant(v.Captured), When: v.When,
		Language: v.Language, Meta: v.Meta.Stated(), Partial: v.Partial, Blocks: some(blocksOut(v.Blocks)), Furniture: blocksOut(v.Furniture)}
	if v.Series != (article.Series{}) {
		out.Series = &seriesJSON{v.Series.Source, v.Series.Feed.String(), v.Series.Changes,
			instant(v.Series.FirstSeen), v.Series.NextCheck}
	}
	return out
}

func (in versionJSON) in() article.Version {
	v := article.Version{Title: in.Title, Label: in.Label, URL: article.NewLink(in.URL), Captured: in.Captured.in(),
		When: in.When, Language: in.Language, Meta: article.MetaOf(in.Meta), Partial: in.Partial,
		Article: article.Article{Blocks: blocksIn(in.Blocks)}, Furniture: blocksIn(in.Furniture)}
	if s := in.Series; s != nil {
		v.Series = article.Series{Source: s.Source, Feed: article.NewLink(s.Feed), Changes: s.Changes,
			FirstSeen: s.FirstSeen.in(), NextCheck: s.NextCheck}
	}
	return v
}

func blocksOut(blocks []article.Block) []blockJSON {
	var out []blockJSON
	for _, b := range blocks {
		block := blockJSON{Role: b.Role, Level: b.Level, Text: b.Text}
		for _, m := range b.Marks {
			block.Marks = append(block.Marks, markJSON{m.Start, m.End, m.Style, m.Target.String()})
		}
		out = append(out, block)
	}
	return out
}

func blocksIn(in []blockJSON) []article.Block {
	var blocks []article.Block
	for _, b := range in {
		block := article.Block{Role: b.Role, Level: b.Level, Text: b.Text}
		for _, m := range b.Marks {
			block.Marks = append(block.Marks, article.Inline{Start: m.Start, End: m.End, Style: m.Style, Target: article.NewLink(m.Target)})
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// An instant is a time as it is written: in UTC; an unknown one, or one that no calendar has, is "".
type instant time.Time

// MarshalText writes the time.
func (t instant) MarshalText() ([]byte, error) {
	at := time.Time(t).UTC()
	if at.IsZero() || at.Year() < 0 || at.Year() > 9999 {
		return nil, nil
	}
	return at.AppendFormat(nil, time.RFC3339Nano), nil
}

// UnmarshalText reads what MarshalText wrote.
func (t *instant) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*t = instant{}
		return nil
	}
	at, err := time.Parse(time.RFC3339, string(text))
	*t = instant(at)
	return err
}

// in is the time in UTC, however it was written.
func (t instant) in() time.Time {
	at := time.Time(t).UTC()
	if at.IsZero() || at.Year() < 0 || at.Year() > 9999 {
		return time.Time{}
	}
	return at
}

// some is a list that is written as [] when it is empty, and none one that is nil then.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func none[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
