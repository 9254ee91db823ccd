package render

import (
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// sample is a comparison with a row of every kind, and with text, notes and marks given as the payload.
func sample(payload string) compare.Comparison {
	para := func(text string, marks ...article.Inline) article.Block {
		return article.Block{Role: article.Para, Text: text, Marks: marks}
	}
	link := article.Inline{Start: 0, End: 4, Style: article.LinkStyle, Target: article.NewLink("https://example.org/?a=1&b='2'")}
	strong := article.Inline{Start: 2, End: 8, Style: article.StrongStyle}
	bad := payload + "x"
	old := []article.Block{
		{Role: article.Title, Text: "Old headline"}, para("Kept text", link, strong), para("Gone " + bad), para("Moved here"),
		para("One. Two."), para("Left."), para("Right."), para("Plain text"), {Role: article.Code, Text: "\n" + bad},
	}
	new := []article.Block{
		{Role: article.Title, Text: "New headline"}, para("Moved there"), para("Kept text", link, strong), para("Come " + bad),
		para("One."), para("Two."), para("Left. Right."), para("Plain text", strong), {Role: article.Code, Text: "\n" + bad},
	}
	span := func(op compare.Op, text string) compare.Span { return compare.Span{Op: op, Text: text} }
	const keep, del, ins = compare.Keep, compare.Delete, compare.Insert
	return compare.Comparison{
		Old: article.Version{Title: payload, Language: "en-GB", Article: article.Article{Blocks: old}, Captured: time.Unix(1744898520, 0).UTC()},
		New: article.Version{Title: "New " + payload, Label: payload, Language: payload, Article: article.Article{Blocks: new},
			Series: article.Series{Source: "example", Feed: article.NewLink("https://example.org/feed")}},
		Rows: []compare.Row{
			{Kind: compare.Edited, Old: []int{0}, New: []int{0}, Spans: []compare.Span{span(del, "Old"), span(ins, "New"), span(keep, " headline")}},
			{Kind: compare.Moved, Old: []int{3}, New: []int{1}, Move: 1, Spans: []compare.Span{span(keep, "Moved "), span(del, "here"), span(ins, "there")}},
			{Kind: compare.Kept, Old: []int{1}, New: []int{2}, Spans: []compare.Span{span(keep, "Kept text")}},
			{Kind: compare.Removed, Old: []int{2}, Spans: []compare.Span{span(del, "Gone "+bad)}},
			{Kind: compare.Added, New: []int{3}, Spans: []compare.Span{span(ins, "Come "+bad)}},
			{Kind: compare.Departed, Old: []int{3}, Move: 1},
			{Kind: compare.Split, Old: []int{4}, New: []int{4, 5}, Spans: []compare.Span{span(keep, "One."), span(del, " "), span(keep, "Two.")}},
			{Kind: compare.Merged, Old: []int{5, 6}, New: []int{6}, Spans: []compare.Span{span(keep, "Left."), span(ins, " "), span(keep, "Right.")}},
			{Kind: compare.Restyled, Old: []int{7}, New: []int{7}, Spans: []compare.Span{span(keep, "Pl"),
				{Op: compare.Restyle, Text: "ain te", Note: "style: bold added " + payload}, span(keep, "xt")}},
			{Kind: compare.Kept, Old: []int{8}, New: []int{8}, Spans: []compare.Span{span(keep, "\n"+bad)}},
		},
		Stats: compare.Stats{Kept: 2, Edited: 1, Restyled: 1, Moved: 1, Split: 1, Merged: 1, Removed: 1, Added: 1,
			WordsDeleted: 4, WordsInserted: 4, WordsMoved: 1},
		Complete: true, Notes: []string{payload + "!"},
	}
}
