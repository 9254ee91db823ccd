//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"sort"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// A task is one turn of the page's main thread.
type task struct {
	wall, cpu time.Duration // how long it took, and how much of that the processor worked on it
	what      string        // the longest of what it did
}

// tasks traces the browser while something is done, and returns what the page's main thread did, the longest first, and
// the processor's time of the page and its worker together. That time says how long things take on a computer that
// does nothing else.
func (s *stage) tasks(do func()) (tasks []task, all time.Duration) {
	s.t.Helper()
	type event struct {
		Name, Ph string
		Pid, Tid int
		Ts, Dur  float64
		Tdur     float64
		Args     struct{ Name string }
	}
	var events []event
	done := make(chan bool, 1)
	err := chromedp.Listen(s.ctx, func(message any) {
		switch message := message.(type) {
		case *tracing.EventDataCollected:
			for _, value := range message.Value {
				var e event
				if json.Unmarshal(value, &e) == nil {
					events = append(events, e)
				}
			}
		case *tracing.EventTracingComplete:
			select {
			case done <- true:
			default: // of a trace before this one
			}
		}
	})
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := chromedp.Call(s.ctx, tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{
		IncludedCategories: []string{"toplevel", "devtools.timeline"}}}); err != nil {
		s.t.Fatal(err)
	}
	do()
	if _, err := chromedp.Call(s.ctx, tracing.End, cdp.Empty{}); err != nil {
		s.t.Fatal(err)
	}
	select {
	case <-done:
	case <-time.After(patience):
		s.t.Fatal("the trace does not end")
	}
	// The page's thread is the one that painted most often.
	type thread struct{ pid, tid int }
	painted := map[thread]int{}
	for _, e := range events {
		if e.Name == "Paint" || e.Name == "FunctionCall" {
			painted[thread{e.Pid, e.Tid}]++
		}
	}
	var main thread
	for t, n := range painted {
		if n > painted[main] {
			main = t
		}
	}
	micros := func(f float64) time.Duration { return time.Duration(f) * time.Microsecond }
	var turns []event
	for _, e := range events {
		if e.Ph != "X" || e.Pid != main.pid || e.Name != "ThreadControllerImpl::RunTask" {
			continue
		}
		all += micros(e.Tdur)
		if e.Tid == main.tid {
			turns = append(turns, e)
		}
	}
	sort.Slice(turns, func(i, j int) bool { return turns[i].Tdur > turns[j].Tdur })
	for _, turn := range turns {
		next, longest := task{wall: micros(turn.Dur), cpu: micros(turn.Tdur)}, 0.0
		for _, e := range events {
			if len(tasks) < 10 && (thread{e.Pid, e.Tid}) == main && e.Ph == "X" && e.Ts > turn.Ts && e.Ts+e.Dur <= turn.Ts+turn.Dur && e.Tdur > longest {
				longest, next.what = e.Tdur, e.Name
			}
		}
		tasks = append(tasks, next)
	}
	return tasks, all
}

func (t task) String() string {
	return fmt.Sprintf("%s %.0f ms of %.0f", t.what, t.cpu.Seconds()*1000, t.wall.Seconds()*1000)
}
