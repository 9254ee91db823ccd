package main

import (
	"slices"
	"strings"
	"unicode"

	"github.com/stet-diff/stet/app/compare"
)

// A swipeDoc is an article and its simpler version, with what annotators saw: which edits reorder, split or join.
type swipeDoc struct {
	Edits []struct {
		Type, Text, Delete, Insert string
		Idx                        int
	}
	Annotations []struct {
		Opis     []int
		Category string
	}
}

// A swipeCase is a document in sentences, and where its annotated edits lie in them.
type swipeCase struct {
	old, new []string
	events   map[string][]event // by kind
}

// An event is one annotation: the sentences of both sides that its edits touch.
type event struct{ old, new map[int]bool }

// The kinds of events that a pairing of sentences can show.
const (
	reorder = "discourse_reordering"
	split   = "syntactic_sentence_splitting"
	fuse    = "syntactic_sentence_fusion"
)

// swipeQuality counts how many annotated reorderings, sentence splits and fusions a pairing of sentences shows, and
// how much of what it shows was annotated. No bound: annotators mark phrases too, which no pairing of sentences moves.
func swipeQuality(s *session) error {
	t := s.report.table("SWiPE: sentences reordered, split and joined, against annotations", "",
		"moved: precision", "recall", "shown", "split: precision", "recall", "shown", "joined: precision", "recall", "shown")
	var docs []swipeDoc
	found, err := s.decode("swipe/swipe_val.json", &docs)
	if err != nil {
		return err
	}
	if !found {
		t.row("Stet")
		s.report.notRun("swipe", "the documents are not there")
		return nil
	}
	pairers := []Pairer{{"Stet", s.links}, {"wikidiff2's rules", wikiRules}, {"by position", byPosition}}
	for _, p := range pairers {
		var sums [3]hits
		for _, doc := range docs {
			c := doc.cut()
			links := p.Pair(c.old, c.new)
			for k, kind := range []string{reorder, split, fuse} {
				sums[k].count(shownAs(kind, links), c.events[kind])
			}
		}
		var cells []Cell
		for _, f := range sums {
			cells = append(cells, f.precision(), f.recall(), f.shown)
		}
		t.row(p.Name, cells...)
	}
	t.note("%s documents, one sentence a block. An annotation is found when a link of its kind joins a sentence of each side "+
		"that the annotated edits touch. Most annotated reorderings are of phrases inside a sentence.", number(float64(len(docs))))
	return nil
}

// links pairs blocks as Stet does.
func (s *session) links(old, new []string) []Link {
	c, err := compare.Articles(s, version(old), version(new), compare.Options{})
	if err != nil {
		return nil
	}
	return linksOf(c)
}

// A hits counts both ways: what was shown and right, what was annotated and found.
type hits struct{ shown, right, annotated, found int }

func (f hits) precision() Cell { return fraction(f.right, f.shown) }
func (f hits) recall() Cell    { return fraction(f.found, f.annotated) }

// fraction is a share from 0 to 1; of nothing there is none.
func fraction(part, whole int) Cell {
	if whole == 0 {
		return "–"
	}
	return float64(part) / float64(whole)
}

// count adds one document.
func (f *hits) count(shown []event, annotated []event) {
	f.shown, f.annotated = f.shown+len(shown), f.annotated+len(annotated)
	for _, s := range shown {
		if slices.ContainsFunc(annotated, s.meets) {
			f.right++
		}
	}
	for _, a := range annotated {
		if slices.ContainsFunc(shown, a.meets) {
			f.found++
		}
	}
}

// meets reports whether two events touch a sentence of each side in common.
func (e event) meets(o event) bool { return common(e.old, o.old) && common(e.new, o.new) }

func common(a, b map[int]bool) bool {
	for i := range a {
		if b[i] {
			return true
		}
	}
	return false
}

// shownAs lists the moves, splits or joins among links.
func shownAs(kind string, links []Link) []event {
	old, new := map[int][]int{}, map[int][]int{}
	var out []event
	for _, l := range links {
		old[l.Old], new[l.New] = append(old[l.Old], l.New), append(new[l.New], l.Old)
		if kind == reorder && l.Moved {
			out = append(out, event{set(l.Old), set(l.New)})
		}
	}
	for _, l := range links {
		if kind == split && len(old[l.Old]) > 1 && old[l.Old][0] == l.New {
			out = append(out, event{set(l.Old), set(old[l.Old]...)})
		}
		if kind == fuse && len(new[l.New]) > 1 && new[l.New][0] == l.Old {
			out = append(out, event{set(new[l.New]...), set(l.New)})
		}
	}
	return out
}

func set(members ...int) map[int]bool {
	out := map[int]bool{}
	for _, m := range members {
		out[m] = true
	}
	return out
}

// cut puts the texts together from their edits, cuts them into sentences and places the annotations.
func (d swipeDoc) cut() swipeCase {
	var old, new strings.Builder
	type place struct{ old, new [2]int } // what an edit covers; one-sided edits touch the letter before on the other
	places := map[int]place{}
	for _, e := range d.Edits {
		p := place{[2]int{old.Len(), old.Len()}, [2]int{new.Len(), new.Len()}}
		if e.Type != "insert" {
			join(&old, e.Text+e.Delete)
		}
		if e.Type != "delete" {
			join(&new, e.Text+e.Insert)
		}
		p.old[1], p.new[1] = old.Len(), new.Len()
		places[e.Idx] = p
	}
	c := swipeCase{events: map[string][]event{}}
	var oldEnds, newEnds []int
	c.old, oldEnds = sentences(old.String())
	c.new, newEnds = sentences(new.String())
	for _, a := range d.Annotations {
		e := event{map[int]bool{}, map[int]bool{}}
		for _, op := range a.Opis {
			if p, ok := places[op]; ok {
				touch(e.old, p.old, oldEnds)
				touch(e.new, p.new, newEnds)
			}
		}
		c.events[a.Category] = append(c.events[a.Category], e)
	}
	return c
}

// join adds a piece of text, with a space before it where the corpus has dropped one between words.
func join(b *strings.Builder, text string) {
	if text == "" {
		return
	}
	before, first := b.String(), []rune(text)[0]
	if before != "" && (unicode.IsLetter(first) || unicode.IsNumber(first) || first == '(') {
		switch last := before[len(before)-1]; last {
		case ' ', '\n', '(', '-', '\'', '"':
		default:
			b.WriteByte(' ')
		}
	}
	b.WriteString(text)
}

// touch adds the sentences that a range of the text lies in; an empty range lies in the sentence before and after it.
func touch(into map[int]bool, at [2]int, ends []int) {
	start := 0
	for i, end := range ends {
		if at[0] <= end && at[1] >= start {
			into[i] = true
		}
		start = end
	}
}

// sentences cuts a text after a full stop, a question or exclamation mark that a space and a capital follow, and at
// line ends. It also says where each ends in the text.
func sentences(text string) (list []string, ends []int) {
	start := 0
	cut := func(end int) {
		if s := strings.TrimSpace(text[start:end]); s != "" {
			list, ends = append(list, s), append(ends, end)
		}
		start = end
	}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\n':
			cut(i)
		case strings.IndexByte(".!?", text[i]) >= 0:
			end := i + 1
			for end < len(text) && strings.IndexByte(`"')]`, text[end]) >= 0 {
				end++
			}
			rest := strings.TrimLeft(text[end:], " ")
			if len(rest) < len(text)-end && rest != "" && (unicode.IsUpper([]rune(rest[:min(len(rest), 4)])[0]) || rest[0] == '"') {
				cut(end)
			}
		}
	}
	cut(len(text))
	return list, ends
}
