package render

import (
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// Digest says in one sentence what changed, in the order in which readers ask:
//
//	2 figures, 1 quotation and the headline changed; 31 other edits; 5 paragraphs cut, 10 new, 1 moved.
func Digest(d compare.Digest, w words.Words) string {
	return words.Sentence(MarkedDigest(d, w, unmarked))
}

// MarkedDigest is Digest, each part of it as mark returns it: mark gets the key of the part's message, for paragraphs
// that of a first part, as "paragraphs-moved", and what it says. A sentence that begins with a word begins in lower case.
func MarkedDigest(d compare.Digest, w words.Words, mark func(key, said string) string) string {
	count := func(key string, n int) string { return mark(key, w.Count(key, n)) }
	var asked []string
	for _, of := range []struct {
		n   int
		key string
	}{{d.Numbers, "digest-figures"}, {d.Quotations, "digest-quotations"}, {d.Negations, "digest-negations"},
		{d.Names, "digest-names"}, {d.Dates, "digest-dates"}, {d.Links, "digest-links"}} {
		if of.n > 0 {
			asked = append(asked, count(of.key, of.n))
		}
	}
	if d.Headline {
		asked = append(asked, mark("digest-headline", w.Say("digest-headline")))
	}
	var parts []string
	other := "digest-edits"
	if len(asked) > 0 {
		parts, other = append(parts, w.Say("digest-changed", w.All(asked))), "digest-other-edits"
	}
	if d.Others > 0 {
		parts = append(parts, count(other, d.Others))
	}
	if d.Styles > 0 {
		parts = append(parts, count("digest-styles", d.Styles))
	}
	if said := paragraphs(d, w, mark); said != "" {
		parts = append(parts, said)
	}
	if d.Sentences > 0 {
		parts = append(parts, count("digest-sentences", d.Sentences))
	}
	if d.Quiet > 0 {
		parts = append(parts, count("digest-quiet", d.Quiet))
	}
	if len(parts) == 0 {
		return w.Say("digest-nothing")
	}
	return w.Say("digest", w.Chain(parts))
}

// paragraphs says what became of whole paragraphs. The first figure carries the noun.
func paragraphs(d compare.Digest, w words.Words, mark func(key, said string) string) string {
	var parts []string
	for _, of := range []struct {
		n           int
		first, next string
	}{{d.Removed, "paragraphs-removed", "rows-removed"}, {d.Added, "paragraphs-added", "rows-added"}, {d.Moved, "paragraphs-moved", "rows-moved"},
		{d.Split, "paragraphs-split", "rows-split"}, {d.Merged, "paragraphs-merged", "rows-merged"}} {
		switch {
		case of.n == 0:
		case len(parts) == 0:
			parts = append(parts, mark(of.first, w.Count(of.first, of.n)))
		default:
			parts = append(parts, mark(of.first, w.Count(of.next, of.n)))
		}
	}
	return w.Listed(parts)
}

// Summary says in two sentences how much changed: in words, and in paragraphs.
func Summary(s compare.Stats, w words.Words) string {
	if s.Edited+s.Restyled+s.Moved+s.Split+s.Merged+s.Removed+s.Added == 0 {
		return w.Say("same-versions")
	}
	var parts []string
	for _, of := range []struct {
		n   int
		key string
	}{{s.Edited, "rows-edited"}, {s.Removed, "rows-removed"}, {s.Added, "rows-added"}, {s.Moved, "rows-moved"}, {s.Split, "rows-split"},
		{s.Merged, "rows-merged"}, {s.Restyled, "rows-restyled"}, {s.Kept, "rows-kept"}} {
		if of.n > 0 {
			parts = append(parts, w.Count(of.key, of.n))
		}
	}
	return WordsChanged(s, w, unmarked) + " " + w.Say("rows", w.Listed(parts))
}

// WordsChanged says how many words changed, each figure but 0 as mark returns it: mark gets the key of its message.
func WordsChanged(s compare.Stats, w words.Words, mark func(key, said string) string) string {
	var parts []string
	for _, of := range []struct {
		n   int
		key string
	}{{s.WordsInserted, "words-added"}, {s.WordsDeleted, "words-removed"}, {s.WordsMoved, "words-moved"}} {
		said := w.Count(of.key, of.n)
		if of.n > 0 {
			said = mark(of.key, said)
		}
		parts = append(parts, said)
	}
	return w.Say("digest", w.Listed(parts))
}

// unmarked marks nothing.
func unmarked(_, said string) string { return said }
