package app

import (
	"strings"

	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// askDim asks what of the comparison on the page is dimmed. A worker that is new compares first.
func (d *desk) askDim(e state.AskDim) {
	d.pair = d.shown()
	if d.holds != d.pair {
		d.askCompare(d.model.Layout(), question{kind: viewKind, job: d.model.Job})
	}
	d.ask(engine.Request{Dim: &engine.Dim{Ignore: e.Ignore, Patterns: e.Patterns}}, question{kind: dimKind, job: d.model.Job}, 0)
}

func (d *desk) dimmed(q question, told engine.Dimmed) {
	dim := state.Dim{IDs: map[string]bool{}, Digest: told.Digest, Refused: told.Refused}
	for _, id := range told.IDs {
		dim.IDs[id] = true
	}
	d.quiet = strings.Join(told.IDs, " ")
	d.send(state.DimTold{Job: q.job, Dim: dim})
}

// paint dims in the rows what the reader's own patterns describe.
func (d *desk) paint() { browser.Quiet(d.quiet) }
