package render

import (
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/compare"
)

// Digest says in one English sentence what changed, in the order in which readers ask:
//
//	2 figures, 1 quotation and the headline changed; 31 other edits; 5 paragraphs cut, 10 new, 1 moved.
func Digest(d compare.Digest) string {
	var asked []string
	for _, of := range []struct {
		n        int
		one, all string
	}{{d.Numbers, "figure", "figures"}, {d.Quotations, "quotation", "quotations"}, {d.Negations, "negation", "negations"},
		{d.Names, "name", "names"}, {d.Dates, "date", "dates"}, {d.Links, "link", "links"}} {
		if of.n > 0 {
			asked = append(asked, counted(of.n, of.one, of.all))
		}
	}
	if d.Headline {
		asked = append(asked, "the headline")
	}
	var parts []string
	other := "edit"
	if len(asked) > 0 {
		parts, other = append(parts, listed(asked)+" changed"), "other edit"
	}
	if d.Others > 0 {
		parts = append(parts, counted(d.Others, other, other+"s"))
	}
	if d.Styles > 0 {
		parts = append(parts, counted(d.Styles, "change of style", "changes of style"))
	}
	if words := paragraphs(d); words != "" {
		parts = append(parts, words)
	}
	if d.Sentences > 0 {
		parts = append(parts, counted(d.Sentences, "sentence", "sentences")+" moved")
	}
	if d.Quiet > 0 {
		parts = append(parts, counted(d.Quiet, "small change", "small changes")+" dimmed")
	}
	if len(parts) == 0 {
		return "Nothing changed."
	}
	sentence := strings.Join(parts, "; ")
	return strings.ToUpper(sentence[:1]) + sentence[1:] + "."
}

// paragraphs says what became of whole paragraphs. The first figure carries the noun.
func paragraphs(d compare.Digest) string {
	var parts []string
	for _, of := range []struct {
		n    int
		what string
	}{{d.Removed, "cut"}, {d.Added, "new"}, {d.Moved, "moved"}, {d.Split, "split"}, {d.Merged, "merged"}} {
		switch {
		case of.n == 0:
		case len(parts) == 0:
			parts = append(parts, counted(of.n, "paragraph", "paragraphs")+" "+of.what)
		default:
			parts = append(parts, strconv.Itoa(of.n)+" "+of.what)
		}
	}
	return strings.Join(parts, ", ")
}

func counted(n int, one, all string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + all
}

// listed joins words as a sentence does: a, b and c.
func listed(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return words[0]
}
