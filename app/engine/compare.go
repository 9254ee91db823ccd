package engine

import (
	"bytes"
	"context"
	"reflect"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/snapshot"
)

// compare compares two kept versions, keeps the comparison, and draws it.
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
	if c.Tray {
		old, new = snapshot.Tray(old), snapshot.Tray(new)
	}
	options := c.Options
	options.Progress = beat.at
	start := e.clock()
	found, err := compare.Articles(ctx, old, new, options)
	if err != nil {
		return err
	}
	micros := e.clock() - start
	found.Notes = append(pairing.Notes, found.Notes...)
	sections, err := draw(ctx, found, c.View, beat)
	if err != nil {
		return err
	}
	e.last = &found // only now: a comparison that was cancelled leaves the one before
	result := e.result(c, found)
	result.Micros, result.Sections, result.Outside = micros, len(sections), pairing.Outside
	beat.send(Response{Result: result})
	return deliver(ctx, c.View, sections, beat.send)
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
	return &Result{
		Old: entry(asked.Old, c.Old), New: entry(asked.New, c.New),
		Stats: c.Stats, Changes: c.Changes(), Headline: headlineChanged(c), Complete: c.Complete, Notes: c.Notes,
		Rows:     len(c.Rows),
		SameText: sameBlocks(c.Old.Blocks, c.New.Blocks),
		SameByte: asked.Old.Index == asked.New.Index && bytes.Equal(e.data[asked.Old.Source], e.data[asked.New.Source]),
	}
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
