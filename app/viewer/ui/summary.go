package ui

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/viewer/state"
	"github.com/stet-diff/stet/web/words"
)

// A Phrase is a piece of the summary. One with a message leads to what it tells of.
type Phrase struct {
	Text, Name string
	To         state.Msg
}

// leads says where each part of the digest leads.
var leads = map[string]state.Point{
	"digest-figures": {Concern: compare.Number}, "digest-quotations": {Concern: compare.Quotation}, "digest-negations": {Concern: compare.Negation},
	"digest-names": {Concern: compare.Name}, "digest-dates": {Concern: compare.Date}, "digest-links": {Concern: compare.LinkTarget},
	"digest-headline": {Concern: compare.Headline}, "digest-edits": {Kind: "edited", Plain: true}, "digest-other-edits": {Kind: "edited", Plain: true},
	"digest-styles": {Kind: "restyled"}, "paragraphs-removed": {Kind: "removed"}, "paragraphs-added": {Kind: "added"},
	"words-added": {Words: "added"}, "words-removed": {Words: "removed"}, "words-moved": {Kind: "moved"}, "digest-sentences": {Journey: true},
	"paragraphs-moved": {Kind: "moved"}, "paragraphs-split": {Kind: "split"}, "paragraphs-merged": {Kind: "merged"},
}

// Summary says in sentences what a comparison found, and where each part of them leads. Quiet is how many changes are
// dimmed; a brief one has the first two sentences. The sentences are those of the language; marks that no text has tell
// their parts apart.
func Summary(w words.Words, r state.Result, quiet int, brief bool) []Phrase {
	switch {
	case r.Partial:
		return []Phrase{{Text: w.Say("comparing-words")}}
	case r.SameByte:
		return []Phrase{{Text: w.Say("same-bytes")}}
	case r.SameText:
		return []Phrase{{Text: w.Say("same-text")}}
	}
	if quiet > 0 && quiet == r.Count {
		all := []Phrase{{Text: w.Say("all-dimmed")}}
		if !brief {
			all = append(all, Phrase{Text: " "}, Phrase{w.Count("point-dimmed", quiet), "dimmed", state.DimmedPressed{}}, Phrase{Text: "."})
		}
		return all
	}
	var parts []Phrase
	lead := func(name, said string, to state.Msg) string {
		parts = append(parts, Phrase{said, name, to})
		return begin + string(rune(len(parts))) + said + end
	}
	point := func(key, said string) string {
		if to, ok := leads[key]; ok {
			return lead(key, said, state.PointPressed{Point: to})
		}
		return said
	}
	var said []string
	if r.Odd != "" {
		said = append(said, w.Say(r.Odd))
	}
	digest, s := r.Digest, r.Stats
	digest.Quiet, digest.Moved = 0, s.Moved // they stand at the end; paragraphs, not how often some moved together
	if digest != (compare.Digest{}) {
		said = append(said, render.MarkedDigest(digest, w, point))
	}
	said = append(said, render.WordsChanged(s, w, point))
	if brief {
		return phrases(strings.Join(said, " "), parts)
	}
	var rows []string
	if s.Edited > 0 {
		all := s.Kept + s.Edited + s.Restyled + s.Moved + s.Split + s.Merged + s.Removed + s.Added
		rows = append(rows, lead("rows-edited", w.Count("rows-edited-of", s.Edited, all), state.PointPressed{Point: state.Point{Kind: "edited"}}))
	}
	if s.Restyled > 0 {
		rows = append(rows, lead("rows-restyled", w.Count("rows-restyled", s.Restyled), state.PointPressed{Point: state.Point{Kind: "restyled"}}))
	}
	if s.Kept > 0 {
		rows = append(rows, w.Count("rows-kept", s.Kept))
	}
	if len(rows) > 0 {
		said = append(said, w.Say("rows", w.Listed(rows)))
	}
	if r.Rewrite.Row > 0 {
		said = append(said, w.Say("digest", lead("rewrite", w.Say("point-rewrite", r.Rewrite.Block), state.PointPressed{Point: state.Point{Row: r.Rewrite.Row}})))
	}
	if quiet > 0 {
		said = append(said, w.Say("digest", lead("dimmed", w.Count("point-dimmed", quiet), state.DimmedPressed{})))
	}
	return phrases(strings.Join(said, " "), parts)
}

// begin and end stand around a part: behind begin stands its number.
const begin, end = "\x01", "\x00"

// phrases takes sentences apart.
func phrases(said string, parts []Phrase) []Phrase {
	var out []Phrase
	before, rest, more := strings.Cut(said, begin)
	for {
		if before != "" {
			out = append(out, Phrase{Text: before})
		}
		if !more {
			break
		}
		out = append(out, parts[rest[0]-1])
		_, rest, _ = strings.Cut(rest, end)
		before, rest, more = strings.Cut(rest, begin)
	}
	if len(out) > 0 {
		out[0].Text = words.Sentence(out[0].Text)
	}
	return out
}

// stops are the signs that end a part of a sentence, and the space that some languages put before them.
const stops = "\u00a0\u202f,;.،؛、，；。"

// summary draws the sentences. On a phone the parts lead somewhere once the reader has asked for more: each then has
// the room of a finger.
func (p *Page) summary(r state.Result) goapp.UI {
	quiet := 0
	if !r.Partial {
		quiet = p.model.Quiet()
	}
	var body []goapp.UI
	brief := p.model.Room == state.Phone && !p.model.More
	phrases := Summary(p.model.Words, r, quiet, brief)
	for i, phrase := range phrases {
		if phrase.To == nil || brief {
			body = append(body, goapp.Text(phrase.Text))
			continue
		}
		var stop string // stays on the line of the part before it
		if i+1 < len(phrases) && phrases[i+1].To == nil {
			after := &phrases[i+1].Text
			rest := strings.TrimLeft(*after, stops)
			stop, *after = strings.TrimSuffix(*after, rest), rest
		}
		body = append(body, box("span", "Point-whole", p.button(phrase.Text, phrase.To).Class("Point Point--"+phrase.Name).ID("point-"+phrase.Name), goapp.Text(stop)))
	}
	return goapp.P().Class("Head-summary").ID("summary").Body(body...)
}

// more is the button that opens the rest of the head on a phone.
func (p *Page) more() goapp.UI {
	return p.button("", state.MorePressed{}).ID("more").Class("Button--quiet Head-more").Aria("label", p.say("points")).
		Aria("expanded", truth(p.model.More)).Hidden(p.model.Room != state.Phone)
}
