package main

import (
	"encoding/json"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stet-diff/stet/cmd/eval/work"
)

func TestATimingIsItsMedianAndRange(t *testing.T) {
	for _, c := range []struct {
		ms   []float64
		want string
	}{
		{[]float64{1234.5}, "1.235 s"}, {[]float64{3, 1, 2}, "2 ms (1 ms–3 ms)"}, {[]float64{4, 1, 3, 2}, "2 ms (1 ms–4 ms)"},
		{[]float64{900, 1100, 0.25}, "900 ms (0.25 ms–1.1 s)"},
	} {
		if got := newTiming(c.ms).String(); got != c.want {
			t.Errorf("%v: got %s, want %s", c.ms, got, c.want)
		}
	}
	data, err := json.Marshal([]Cell{newTiming([]float64{3, 1, 2}), nil})
	if want := `[{"max_ms":3,"median_ms":2,"min_ms":1,"runs":3},null]`; err != nil || string(data) != want {
		t.Errorf("as JSON %s, %v", data, err)
	}
}

func TestWhatATableShowsOfAResult(t *testing.T) {
	two := newTiming([]float64{2})
	for _, c := range []struct {
		name  string
		r     Result
		want  string
		whole bool
	}{
		{"a time", Result{Timing: two}, "2 ms", true},
		{"cut short", Result{Timing: two, cut: true}, "2 ms, cut short", false},
		{"over", Result{over: true}, "over", false},
		{"a failure", Result{failure: errors.New("x")}, "failed", false},
		{"no memory left", Result{failure: errMemory}, "out of memory", false},
		{"nothing", Result{}, "not run", false},
	} {
		if got := text(c.r.cell()); got != c.want || c.r.whole() != c.whole {
			t.Errorf("%s: got %s, whole %v", c.name, got, c.r.whole())
		}
	}
	if r := (Result{Timing: newTiming([]float64{5}), cpu: 3}); r.least() != 3 || r.processor() != "3 ms" {
		t.Errorf("least is %v, processor time %v", r.least(), r.processor())
	}
	if r := (Result{Timing: newTiming([]float64{5})}); r.least() != 5 || r.processor() != "–" {
		t.Errorf("without processor time: least is %v, %v", r.least(), r.processor())
	}
}

func TestCopiesHaveWordsOfTheirOwn(t *testing.T) {
	got := copies("The river floods.\n\nIt did.", 3)
	want := []string{"The river floods.", "It did.", "The river floodsbb.", "It did.", "The river floodscc.", "It did."}
	if !slices.Equal(paragraphs(got), want) {
		t.Errorf("got %q, want %q", paragraphs(got), want)
	}
	if got := firstWords("a b c\n\nd e\n\nf", 5); got != "a b c\n\nd e" {
		t.Errorf("the first five words are %q", got)
	}
}

func TestRivalsGetTheTextInTheirForm(t *testing.T) {
	w := workload{"x", "a < b\n\nc", "d"}
	if got := w.as("text"); got[0] != [2]string{"a < b\nc", "d"} {
		t.Errorf("as text %q", got)
	}
	if got := w.as("html"); got[0] != [2]string{"<p>a &lt; b</p>\n<p>c</p>\n", "<p>d</p>\n"} {
		t.Errorf("as HTML %q", got)
	}
}

func TestAChildDoesOneJob(t *testing.T) {
	var out strings.Builder
	if err := doWork(strings.NewReader(`{"Kind": "text", "Old": "a b", "New": "a c", "Runs": 2}`), &out); err != nil {
		t.Fatal(err)
	}
	var a work.Answer
	if err := json.Unmarshal([]byte(out.String()), &a); err != nil || len(a.MS) != 2 || a.Deleted != 1 || a.Rounds < 3 {
		t.Errorf("got %+v, %v", a, err)
	}
	if err := doWork(strings.NewReader("{"), &out); err == nil {
		t.Error("a broken job is no error")
	}
}

func TestProgramsAreChosenByName(t *testing.T) {
	s := &session{chosen: "Stet; VS Code, best"}
	if !(&session{}).times("git") || !s.times("Stet, native") || s.times("jsdiff words") || !s.times("VS Code, best settings, Node") {
		t.Error("the wrong programs are timed")
	}
}

// In Chromium a job of ours and one of a rival are answered, and one that takes too long does not spoil the next.
func TestJobsAreDoneInChromium(t *testing.T) {
	if _, err := exec.LookPath("chromium"); err != nil {
		t.Skip("no Chromium found")
	}
	if testing.Short() {
		t.Skip("builds for WebAssembly")
	}
	s := installed(t)
	b, err := s.openBrowser()
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	a, err := b.stet(work.Job{Kind: "text", Old: "a b", New: "a c", Runs: 2})
	if err != nil || len(a.MS) != 2 || a.Deleted != 1 || a.CPU <= 0 {
		t.Errorf("got %+v, %v", a, err)
	}
	if _, err := b.stet(work.Job{Kind: "none"}); err == nil {
		t.Error("a job that is none is no error")
	}
	s.patience = 300 * time.Millisecond
	long := strings.Repeat("one two three four ", 20_000)
	if _, err := b.ask(job{Rival: "jsdiff words", Form: "text", Setting: "default", Pairs: [][2]string{{long, strings.ToUpper(long)}}, Runs: 1}); !errors.Is(err, errOver) {
		t.Errorf("a job that takes too long gives %v", err)
	}
	s.patience = time.Minute
	theirs, err := b.ask(job{Rival: "VS Code", Form: "text", Setting: "best", Pairs: [][2]string{{"a b", "a c"}}, Runs: 2})
	if err != nil || len(theirs.MS) != 2 || theirs.CPU <= 0 {
		t.Errorf("got %+v, %v", theirs, err)
	}
}
