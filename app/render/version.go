package render

import (
	"time"

	"github.com/stet-diff/stet/app/article"
)

func versionOut(v article.Version) versionJSON {
	out := versionJSON{Title: v.Title, Label: v.Label, URL: v.URL.String(), Captured: timeOut(v.Captured), When: v.When,
		Language: v.Language, Partial: v.Partial, Blocks: some(blocksOut(v.Blocks)), Furniture: blocksOut(v.Furniture)}
	if v.Series != (article.Series{}) {
		out.Series = &seriesJSON{v.Series.Source, v.Series.Feed.String(), v.Series.Changes,
			timeOut(v.Series.FirstSeen), v.Series.NextCheck}
	}
	return out
}

func (in versionJSON) in() article.Version {
	v := article.Version{Title: in.Title, Label: in.Label, URL: article.NewLink(in.URL), Captured: timeIn(in.Captured),
		When: in.When, Language: in.Language, Partial: in.Partial,
		Article: article.Article{Blocks: blocksIn(in.Blocks)}, Furniture: blocksIn(in.Furniture)}
	if s := in.Series; s != nil {
		v.Series = article.Series{Source: s.Source, Feed: article.NewLink(s.Feed), Changes: s.Changes,
			FirstSeen: timeIn(s.FirstSeen), NextCheck: s.NextCheck}
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

// timeOut is a time as it is written: in UTC, and none if it is unknown.
func timeOut(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

func timeIn(t *time.Time) time.Time {
	if t == nil || t.IsZero() {
		return time.Time{}
	}
	return t.UTC()
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
