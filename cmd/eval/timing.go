package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// A Timing is the milliseconds of several runs.
type Timing []float64

// newTiming sorts the runs.
func newTiming(ms []float64) Timing {
	t := slices.Clone(ms)
	slices.Sort(t)
	return t
}

// Median is the middle run; of an even number the lower of the two in the middle.
func (t Timing) Median() float64 { return t[(len(t)-1)/2] }

// String writes the median and the range, in milliseconds or seconds.
func (t Timing) String() string {
	if len(t) == 1 {
		return span(t[0])
	}
	return fmt.Sprintf("%s (%s–%s)", span(t.Median()), span(t[0]), span(t[len(t)-1]))
}

// span writes a time with its unit.
func span(ms float64) string {
	if ms >= 1000 {
		return number(ms/1000) + " s"
	}
	return number(ms) + " ms"
}

// MarshalJSON writes the figures.
func (t Timing) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"median_ms": t.Median(), "min_ms": t[0], "max_ms": t[len(t)-1], "runs": len(t)})
}

// A Result is how a program did with one text.
type Result struct {
	Timing
	cpu     float64 // milliseconds of processor time of a run, the mean; 0 is not known
	memory  float64 // the most that the process held, in bytes
	cut     bool    // the program ended before it was done, by a clock of its own
	over    bool    // not done in time
	failure error
}

// cell is what a table shows of a result.
func (r Result) cell() Cell {
	switch {
	case r.over:
		return "over"
	case r.failure == errMemory:
		return "out of memory"
	case r.failure != nil:
		return "failed"
	case len(r.Timing) == 0:
		return nil
	case r.cut:
		return r.Timing.String() + ", cut short"
	}
	return r.Timing
}

// least is the time that a bound is held against: the median, or the processor time if that is less. On a busy machine
// a run waits for others, and that is not the program's.
func (r Result) least() float64 {
	if r.cpu > 0 {
		return min(r.cpu, r.Median())
	}
	return r.Median()
}

// processor is what a table shows of the processor time.
func (r Result) processor() Cell {
	if r.cpu == 0 || len(r.Timing) == 0 {
		return "–"
	}
	return span(r.cpu)
}

// whole reports whether the program was done.
func (r Result) whole() bool { return r.failure == nil && !r.over && !r.cut && len(r.Timing) > 0 }

// clocks are the limits after which rivals give a rough answer, when their settings are the default ones.
var clocks = map[Rival]time.Duration{
	{"diff-match-patch characters", "default"}: time.Second,
	{"diff-match-patch words", "default"}:      time.Second,
	{"visual-dom-diff", "default"}:             time.Second, // that of its diff-match-patch
	{"VS Code", "default"}:                     5 * time.Second,
}
