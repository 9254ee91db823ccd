package engine

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
)

// ticking is a clock that goes on by seven at every look.
func ticking() func() int64 {
	now := int64(0)
	return func() int64 { now += 7; return now }
}

func ask(e *Engine, r Request) []Response {
	var answers []Response
	e.Handle(context.Background(), r, func(answer Response) { answers = append(answers, answer) })
	return answers
}

// reading gives an engine that has read texts as sources 1, 2 …
func reading(t *testing.T, texts ...string) *Engine {
	t.Helper()
	e := New(snapshot.Host{}, ticking())
	for i, text := range texts {
		for _, answer := range ask(e, Request{ID: i, Read: &Read{Source: i + 1, Data: []byte(text)}}) {
			if answer.Err != nil {
				t.Fatal(answer.Err)
			}
		}
	}
	return e
}

const (
	older = "The headline\n\nThe first paragraph is the same.\n\nOn Tuesday it rained all day in the town.\n"
	newer = "The headline\n\nThe first paragraph is the same.\n\nOn Wednesday it rained all day in the town.\n"
)

func TestReadingTellsWhatWasFound(t *testing.T) {
	answers := ask(New(snapshot.Host{}, ticking()), Request{ID: 3, Read: &Read{Source: 9, Data: []byte(older)}})
	for i, answer := range answers {
		if answer.ID != 3 || answer.Done != (i == len(answers)-1) {
			t.Errorf("answer %d is %+v", i, answer)
		}
	}
	found := answers[1].Reading
	if found == nil || found.Source != 9 || found.Format != "text" || len(found.Entries) != 1 {
		t.Fatalf("got %+v", found)
	}
	entry := found.Entries[0]
	if entry.Ref != (Ref{9, 0}) || entry.Blocks != 3 || entry.Words != 17 || len(entry.Version.Blocks) != 0 ||
		!strings.HasPrefix(entry.Opening, "The headline\nThe first") {
		t.Errorf("got %+v", entry)
	}
}

// What is forgotten can no longer be compared; the comparison that was made of it stays.
func TestForgetting(t *testing.T) {
	e := reading(t, older, newer)
	ask(e, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}, View: View{Layout: "inline"}}})
	if answers := ask(e, Request{ID: 4, Forget: &Forget{Source: 1}}); len(answers) != 1 || !answers[0].Done || answers[0].ID != 4 {
		t.Errorf("forgetting is answered by %+v", answers)
	}
	if len(e.versions) != 1 || len(e.data) != 1 {
		t.Errorf("%d sources are held, with the bytes of %d", len(e.versions), len(e.data))
	}
	if again := ask(e, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}}}); again[0].Err == nil || again[0].Err.Code != "not-read" {
		t.Errorf("compared again: %+v", again[0])
	}
	if drawn := ask(e, Request{View: &View{Layout: "split"}}); drawn[len(drawn)-2].Section == nil {
		t.Errorf("drawn again: %+v", drawn)
	}
}

func TestComparingGivesAResultAndSections(t *testing.T) {
	e := reading(t, older, newer)
	var result *Result
	var changes []compare.Change
	var sections []*Section
	answers := ask(e, Request{ID: 8, Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}, View: View{Layout: "inline"}}})
	for _, answer := range answers {
		switch {
		case answer.Err != nil:
			t.Fatal(answer.Err)
		case answer.Result != nil:
			result = answer.Result
		case answer.Changes != nil && answer.Changes.From == len(changes):
			changes = append(changes, answer.Changes.List...)
		case answer.Section != nil:
			sections = append(sections, answer.Section)
		}
	}
	if result == nil || result.Stats.Kept != 2 || result.Stats.Edited != 1 || result.Changes != 1 || len(changes) != 1 || result.Headline ||
		result.SameText || result.SameByte || result.Micros <= 0 || result.Micros%7 != 0 || result.Sections != 1 || !result.Complete {
		t.Fatalf("got %+v", result)
	}
	if len(sections) != 1 || !strings.Contains(sections[0].HTML, `<ins data-change="`+changes[0].ID+`">`) ||
		!strings.Contains(sections[0].HTML, "Wednesday</ins>") {
		t.Errorf("got %+v", sections)
	}
	again := ask(e, Request{View: &View{Layout: "split"}})
	if len(again) != 3 || again[0].Progress.Stage != "drawing" || !strings.Contains(again[1].Section.HTML, "Section--split") {
		t.Errorf("another layout gave %+v", again)
	}
}

func TestEqualTextsAreCalledEqual(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		text, bytes    bool
	}{{"equal bytes", older, older, true, true}, {"equal text in other bytes", older, older + "\n", true, false}, {"other words", older, newer, false, false}} {
		t.Run(c.name, func(t *testing.T) {
			for _, answer := range ask(reading(t, c.old, c.new), Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}}}) {
				if r := answer.Result; r != nil && (r.SameText != c.text || r.SameByte != c.bytes) {
					t.Errorf("same text %v, same bytes %v", r.SameText, r.SameByte)
				}
			}
		})
	}
}

func TestWhatCannotBeDoneIsSaid(t *testing.T) {
	for _, c := range []struct {
		name string
		r    Request
		code string
	}{
		{"nothing asked", Request{}, "message"},
		{"an empty text", Request{Read: &Read{Source: 1}}, "empty"},
		{"a version that was not read", Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{7, 0}}}, "not-read"},
		{"an index that is not there", Request{Compare: &Compare{Old: Ref{1, -1}, New: Ref{1, 1}}}, "not-read"},
		{"a view of nothing", Request{View: &View{Layout: "split"}}, "nothing-compared"},
	} {
		t.Run(c.name, func(t *testing.T) {
			answers := ask(reading(t, older), c.r)
			last := answers[len(answers)-2]
			if last.Err == nil || last.Err.Code != c.code || last.Err.What == "" || !answers[len(answers)-1].Done {
				t.Errorf("got %+v", answers)
			}
		})
	}
}

func TestAFaultLeavesTheEngineUsable(t *testing.T) {
	e := reading(t, older, newer)
	clock := e.clock
	e.clock = func() int64 { panic("the clock fell down") }
	asked := Request{ID: 4, Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}}}
	answers := ask(e, asked)
	fault := answers[len(answers)-2].Err
	if fault == nil || fault.Code != "engine-stopped" || fault.Detail != "the clock fell down" {
		t.Fatalf("got %+v", fault)
	}
	e.clock = clock
	if answers = ask(e, asked); answers[len(answers)-3].Result == nil {
		t.Errorf("after the fault: %+v", answers)
	}
}

func TestAFaultNamesTheStage(t *testing.T) {
	for _, c := range []struct {
		name, stage, want string
		r                 Request
	}{
		{"while comparing", "aligning", "The comparison stopped at ‘aligning’.", Request{Compare: &Compare{}}},
		{"before the first stage", "", "The comparison stopped before it began.", Request{Compare: &Compare{}}},
		{"while reading", "reading", "Reading stopped in the middle.", Request{Read: &Read{Name: "a.html"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := stopped(c.r, c.stage, "index 3"); got.What != c.want || got.Detail != "index 3" || got.Advice == "" {
				t.Errorf("got %+v, want %s", got, c.want)
			}
		})
	}
}

func TestProgressComesNowAndThen(t *testing.T) {
	now, sent := int64(0), []Progress{}
	p := pulse{clock: func() int64 { return now }, send: func(r Response) { sent = append(sent, *r.Progress) }}
	for i := range 1000 { // a second, asked every millisecond
		now = int64(i) * 1000
		p.at("aligning", i, 1000)
	}
	p.at("drawing", 0, 4)
	p.at("drawing", 1, 4)
	if len(sent) != 11 || sent[1] != (Progress{"aligning", 100, 1000}) || sent[10] != (Progress{"drawing", 0, 4}) {
		t.Errorf("got %+v", sent)
	}
}

func TestACancelledComparisonLeavesTheOneBefore(t *testing.T) {
	e := reading(t, older, newer)
	ask(e, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}}})
	ctx, cancel := context.WithCancel(context.Background())
	var answers []Response
	e.Handle(ctx, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{1, 0}}}, func(r Response) {
		if r.Aligned != nil {
			cancel()
		}
		answers = append(answers, r)
	})
	if last := answers[len(answers)-2]; last.Err == nil || last.Err.Code != "cancelled" {
		t.Fatalf("got %+v", last)
	}
	again := ask(e, Request{View: &View{Layout: "inline"}})
	if len(again) != 3 || !strings.Contains(again[1].Section.HTML, "Wednesday") {
		t.Errorf("the view after it: %+v", again)
	}
}

func TestTimesBeyondTheCalendarAreUnknown(t *testing.T) {
	var v article.Version
	v.Captured, v.Series.FirstSeen = time.Date(12025, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 4, 17, 0, 0, 0, 0, time.UTC)
	e := entry(Ref{}, v)
	if !e.Version.Captured.IsZero() || e.Version.Series.FirstSeen != v.Series.FirstSeen {
		t.Errorf("got %v and %v", e.Version.Captured, e.Version.Series.FirstSeen)
	}
	if _, _, _, err := EncodeResponse(Response{Reading: &Reading{Entries: []Entry{e}}}); err != nil {
		t.Error(err)
	}
}

func TestACancelledComparisonSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var answers []Response
	reading(t, older, newer).Handle(ctx, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}}}, func(r Response) { answers = append(answers, r) })
	if last := answers[len(answers)-2]; last.Err == nil || last.Err.Code != "cancelled" {
		t.Errorf("got %+v", last)
	}
}

// manyRows are two versions of so many paragraphs, with one changed in every five.
func manyRows(n int) (old, new string) {
	var a, b strings.Builder
	for i := range n {
		word := "rained"
		if i%5 == 0 {
			word = "snowed"
		}
		fmt.Fprintf(&a, "On day %d it rained in town number %d and nobody went out.\n\n", i, i*7)
		fmt.Fprintf(&b, "On day %d it %s in town number %d and nobody went out.\n\n", i, word, i*7)
	}
	return a.String(), b.String()
}

func TestTheFirstSectionsLeaveBeforeTheLastRowsAreCompared(t *testing.T) {
	old, new := manyRows(180)
	e := reading(t, old, new)
	var order, drawn []string
	for _, answer := range ask(e, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}, View: View{Layout: "inline"}}}) {
		switch {
		case answer.Aligned != nil:
			order = append(order, fmt.Sprintf("%d rows", answer.Aligned.Rows))
		case answer.Section != nil:
			order = append(order, fmt.Sprint(answer.Section.Index))
			drawn = append(drawn, answer.Section.HTML)
		case answer.Result != nil:
			order = append(order, fmt.Sprintf("all %d", answer.Result.Sections))
		case answer.Progress != nil && answer.Progress.Stage != "reading" && answer.Progress.Stage != "aligning":
			order = append(order, answer.Progress.Stage)
		}
	}
	if got, want := strings.Join(order, ", "), "180 rows, comparing words, 0, 1, 2, 3, all 4"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if want := render.Sections(*e.last, "inline"); !slices.Equal(drawn, want) {
		t.Errorf("the sections differ from those of the whole:\n%q\n%q", drawn, want)
	}
}

func TestAComparisonIsWrittenAsAFile(t *testing.T) {
	e := reading(t, older, newer)
	asked := func(format string) Response {
		answers := ask(e, Request{Export: &Export{Format: format}})
		return answers[len(answers)-2]
	}
	if got := asked("json"); got.Err == nil || got.Err.Code != "nothing-compared" {
		t.Errorf("before a comparison: %+v", got)
	}
	ask(e, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}}})
	for _, format := range render.Formats {
		got := asked(format.Name)
		if got.File == nil || got.File.Type != format.Type || got.File.Name != "The headline"+format.End || !bytes.Equal(got.File.Data, format.Write(*e.last, render.Options{})) {
			t.Errorf("%s: %+v", format.Name, got)
		}
		if _, _, data, err := EncodeResponse(got); err != nil || !bytes.Equal(data, got.File.Data) {
			t.Errorf("%s travels as %q, %v", format.Name, data, err)
		}
	}
	if got := asked("clay"); got.Err == nil || got.Err.Code != "format" {
		t.Errorf("an unknown format: %+v", got)
	}
}

// A comparison that was saved as a page is the same comparison when the page is opened.
func TestASavedPageIsComparedAsBefore(t *testing.T) {
	e := reading(t, older, newer)
	export := func(e *Engine, format string) []byte {
		for _, answer := range ask(e, Request{Export: &Export{Format: format, Ignore: compare.Trifles}}) {
			if answer.File != nil {
				return answer.File.Data
			}
		}
		return nil
	}
	ask(e, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}, Options: compare.Options{Grain: compare.Sentence}}})
	want, page := export(e, "json"), export(e, "html")
	again := reading(t, string(page))
	for chosen, want := range map[compare.Grain]compare.Grain{compare.Word: compare.Word, compare.Auto: compare.Sentence} {
		for _, answer := range ask(again, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{1, 1}, Options: compare.Options{Grain: chosen}}}) {
			if answer.Result != nil && answer.Result.Grain != want {
				t.Errorf("asked for %v, it was compared with %v, want %v", chosen, answer.Result.Grain, want)
			}
		}
	}
	ask(again, Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{1, 1}}})
	if got := export(again, "json"); !bytes.Equal(got, want) || len(want) == 0 {
		t.Errorf("another comparison:\n%s\nwant\n%s", got, want)
	}
}
