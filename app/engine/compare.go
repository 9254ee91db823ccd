package engine

import (
	"bytes"
	"context"
	"reflect"
	"slices"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/web/words"
)

// compare compares two kept versions and keeps the comparison. Sections are drawn and leave as soon as their rows are
// compared.
func (e *Engine) compare(ctx context.Context, c Compare, beat *pulse) error {
	old, err := e.version(c.Old)
	if err != nil {
		return err
	}
	new, err := e.version(c.New)
	if err != nil {
		return err
	}
	old, new, pairing := snapshot.Together(old, new)
	pieces := e.pieces(c)
	old, new, pairing = taken(old, new, pairing, c.Take.Reasons, pieces)
	outside := [2][]snapshot.Count{snapshot.Counts(old), snapshot.Counts(new)}
	told := pairing.Told()
	if c.Tray {
		old, new, told = snapshot.Tray(old), snapshot.Tray(new), pairing.Notes
	}
	options := c.Options
	kept := e.keptOf(c)
	if kept != nil && options.Grain == compare.Auto && kept.Grain > 0 && kept.Grain <= int(compare.Character) {
		options.Grain = compare.Grain(kept.Grain)
	}
	options.Progress = beat.at
	early := early{asked: c, old: old, new: new, clock: e.clock, send: beat.send, words: e.words}
	start := e.clock()
	found, err := compare.Stream(ctx, old, new, options, early.take)
	if err != nil {
		return err
	}
	micros := e.clock() - start - early.drawing
	told = append(told, article.NotesOf(found.Notes)...)
	if kept != nil {
		told = append(article.NotesOf(kept.Others(article.Sentences(told))), told...)
	}
	found.Notes = article.Sentences(told)
	options.Progress = nil
	e.how, e.last, e.tray, e.groups = options, &found, c.Tray, early.groups() // only now: a comparison that was cancelled leaves the one before
	result := e.result(c, found)
	result.Grain, result.Notes = options.Grain, told
	result.Micros, result.Sections, result.Outside, result.Pieces = micros, early.sections, pairing.Outside, pieces
	result.Old.Outside, result.New.Outside = outside[0], outside[1]
	changes := found.Changes()
	result.Changes, result.Digest = len(changes), found.Digest(changes, c.Options)
	beat.send(Response{Result: result})
	for from := 0; from < len(changes); {
		some := together(changes[from:])
		beat.send(Response{Changes: &Changes{from, some, render.Looks(found, some, e.words)}})
		from += len(some)
	}
	return nil
}

// together are the changes that travel in one message: so many, or so many bytes of words. Reading a message of 200 takes
// the page some 10 ms, and longer where they are paragraphs.
func together(changes []compare.Change) []compare.Change {
	const most, bytes = 200, 32_000
	n, size := 0, 0
	for n < min(len(changes), most) && size < bytes {
		size += len(changes[n].Before) + len(changes[n].After)
		n++
	}
	return changes[:n]
}

// early draws a comparison while it is made.
type early struct {
	asked    Compare
	old, new article.Version
	clock    func() int64
	send     func(Response)
	words    words.Words

	rows     []compare.Row
	drawn    *render.Drawing
	drawing  int64 // microseconds spent here
	sections int
}

// take takes one part of the comparison.
func (e *early) take(part compare.Event) {
	start := e.clock()
	switch {
	case part.Rows != nil:
		e.rows = slices.Clone(part.Rows)
		e.drawn = render.Begin(compare.Comparison{Old: e.old, New: e.new, Rows: e.rows}, e.asked.View.Layout).In(e.words)
		e.send(Response{Aligned: &Aligned{entry(e.asked.Old, e.old), entry(e.asked.New, e.new), len(e.rows)}})
	case part.Done == nil:
		e.rows[part.Row].Spans = part.Spans
		e.draw(part.Row + 1)
	default:
		e.draw(len(e.rows))
	}
	e.drawing += e.clock() - start
}

// draw sends the sections that are complete with so many rows.
func (e *early) draw(rows int) {
	for group, html := range e.drawn.Ready(rows) {
		e.send(Response{Section: &Section{Layout: e.asked.View.Layout, Index: e.sections, Group: group, HTML: html}})
		e.sections++
	}
}

// groups are the first rows of the groups that were drawn.
func (e *early) groups() []int {
	if e.drawn == nil {
		return nil
	}
	return e.drawn.Groups()
}

func (e *Engine) version(r Ref) (article.Version, error) {
	versions := e.versions[r.Source]
	if r.Index < 0 || r.Index >= len(versions) {
		return article.Version{}, &Error{Code: "not-read", What: "One of the two versions has not been read.",
			Advice: "Give the text or file again."}
	}
	return versions[r.Index], nil
}

// result is a comparison without its text.
func (e *Engine) result(asked Compare, c compare.Comparison) *Result {
	r := &Result{
		Old: entry(asked.Old, c.Old), New: entry(asked.New, c.New),
		Stats: c.Stats, Headline: headlineChanged(c), Complete: c.Complete,
		Rows:     len(c.Rows),
		Rewrite:  rewriteOf(c.Rows),
		Journeys: journeysOf(c.Rows),
		SameText: sameBlocks(c.Old.Blocks, c.New.Blocks),
		SameByte: asked.Old.Index == asked.New.Index && bytes.Equal(e.data[asked.Old.Source], e.data[asked.New.Source]),
	}
	if r.SameText && asked.Old.Source != asked.New.Source {
		r.Bytes = []Sum{e.sum(asked.Old.Source), e.sum(asked.New.Source)}
	}
	return r
}

func sameBlocks(old, new []article.Block) bool {
	if len(old) != len(new) {
		return false
	}
	for i := range old {
		a, b := old[i], new[i]
		if a.Role != b.Role || a.Level != b.Level || a.Text != b.Text || len(a.Marks) != len(b.Marks) {
			return false
		}
		if len(a.Marks) > 0 && !reflect.DeepEqual(a.Marks, b.Marks) {
			return false
		}
	}
	return true
}

// headlineChanged reports whether the headline of the text, or else the version's title, differs.
func headlineChanged(c compare.Comparison) bool {
	return headline(c.Old) != headline(c.New)
}

func headline(v article.Version) string {
	for _, b := range v.Blocks {
		if b.Role == article.Title {
			return b.Text
		}
	}
	return v.Title
}

// keptOf is how the versions of a saved comparison were compared, if these are the two of one.
func (e *Engine) keptOf(c Compare) *article.Carried {
	if c.Old.Source != c.New.Source || c.Old.Index != 0 || c.New.Index != 1 {
		return nil
	}
	return e.carried[c.Old.Source]
}
