package state

import (
	"strings"

	"github.com/stet-diff/stet/app/compare"
)

// Dim is what the engine knows of a comparison whose reader ignores something.
type Dim struct {
	IDs     map[string]bool // of the changes that the reader's own patterns describe
	Digest  compare.Digest  // without what is ignored
	Refused []string        // a sentence for each pattern that cannot be used
}

type (
	// AskDim asks the engine for a Dim of the comparison on the page; DimTold answers.
	AskDim struct {
		Ignore   compare.Class
		Patterns []string
	}
	// DimTold brings it. Shown is false for one that was asked before something else was.
	DimTold struct {
		Job int
		Dim Dim
	}
	// PatternsTyped brings the reader's own patterns, one on each line.
	PatternsTyped struct{ Text string }
)

func (AskDim) effect()     {}
func (DimTold) msg()       {}
func (PatternsTyped) msg() {}

// Lines are the reader's own patterns.
func (m Model) Lines() []string {
	var lines []string
	for line := range strings.SplitSeq(m.Patterns, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// dims reports whether a change is dimmed and does not count.
func (m Model) dims(c *compare.Change) bool {
	return c.Class&m.Ignored() != 0 || m.Dimmed != nil && m.Dimmed.IDs[c.ID]
}

// askDim asks anew for what is dimmed, after the reader has chosen something else to ignore.
func (m Model) askDim() []Effect {
	if m.Result == nil || !m.Result.Listed || m.Busy.Working() {
		return nil
	}
	return []Effect{AskDim{m.Ignored(), m.Lines()}}
}

// dimTold takes what is dimmed. The digest follows what is ignored; rows and spans stay.
func (m Model) dimTold(msg DimTold) (Model, []Effect) {
	if msg.Job != m.Job || m.Result == nil || m.Result.Partial {
		return m, nil
	}
	result := *m.Result
	result.Digest = msg.Dim.Digest
	m.Result, m.Dimmed = &result, &msg.Dim
	return m, []Effect{Paint{}}
}

// Paint has the rows show which changes the reader's own patterns dim.
type Paint struct{}

func (Paint) effect() {}

func (m Model) patternsTyped(text string) (Model, []Effect) {
	if len(text) > 40_000 || text == m.Patterns {
		return m, nil
	}
	m.Patterns = text
	return m, m.askDim()
}
