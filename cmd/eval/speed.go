package main

import (
	"errors"
	"html"
	"strings"

	"github.com/stet-diff/stet/cmd/eval/work"
)

// timedRuns is how often each program does each text, after one run that warms it up.
const timedRuns = 5

// The bounds of speed, in milliseconds.
const (
	seedChromium  = 10
	bookNative    = 350
	bookChromium  = 1500
	millionWasm   = 8000
	hardNative    = 2000
	bookAdvantage = 5 // times faster than every rival that gives a whole answer
)

// A workload is a text in two versions.
type workload struct{ name, old, new string }

// workloads lists the texts, the smallest first.
func (s *session) workloads() []workload {
	var out []workload
	for _, w := range []struct{ name, old, new string }{
		{"article", "seed/version-5.txt", "seed/version-6.txt"},
		{"chapter", "book/chapter.old.txt", "book/chapter.new.txt"},
		{"book", "book/old.txt", "book/new.txt"},
	} {
		old, ok := s.read(w.old)
		if new, also := s.read(w.new); ok && also {
			out = append(out, workload{w.name, old, new})
		}
	}
	if n := len(out); n > 0 && out[n-1].name == "book" {
		out = append(out, workload{"1M words", copies(out[n-1].old, 6), copies(out[n-1].new, 6)})
	}
	return out
}

// copies repeats a text; in each copy all words of six letters and more are words of their own, so that no paragraph
// occurs twice.
func copies(text string, n int) string {
	var b strings.Builder
	for k := range n {
		suffix := strings.Repeat(string(rune('a'+k)), 2)
		start := -1
		for i := 0; i <= len(text); i++ {
			letter := i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z')
			switch {
			case letter && start < 0:
				start = i
			case !letter && start >= 0:
				b.WriteString(text[start:i])
				if i-start >= 6 && k > 0 {
					b.WriteString(suffix)
				}
				start = -1
			}
			if i < len(text) && !letter {
				b.WriteByte(text[i])
			}
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// A program is something that compares, somewhere.
type program struct {
	name  string
	rival Rival // none: Stet
	run   func(workload) Result
}

// textSpeed times every program with every text.
func textSpeed(s *session) error {
	loads := s.workloads()
	t := s.report.table("Speed: median (fastest–slowest) of 5 runs after a warm-up", "", "article", "chapter", "book", "1M words", "memory with the book, MB")
	if len(loads) == 0 {
		t.row("Stet, native")
		s.report.notRun("speed", "the texts are not there")
		return nil
	}
	used := s.report.table("Speed: processor time of a run, the mean", "", "article", "chapter", "book", "1M words")
	programs, done := s.programs()
	defer done()
	results := map[string]map[string]Result{}
	for _, p := range programs {
		if !s.times(p.name) {
			continue
		}
		s.say("  %s …", p.name)
		row := map[string]Result{}
		lost := Result{} // once a program fails or takes too long, larger texts are not tried
		for _, w := range loads {
			if lost.over || lost.failure != nil {
				row[w.name] = lost
				continue
			}
			r := p.run(w)
			r.cut = len(r.Timing) > 0 && clocks[p.rival] > 0 && r.Median() >= float64(clocks[p.rival].Milliseconds())
			if errors.Is(r.failure, errOver) {
				r.over, r.failure = true, nil
			} else if r.failure != nil {
				s.say("    %s: %v", w.name, r.failure)
			}
			row[w.name] = r
			if r.over || r.failure != nil {
				lost = r
			}
		}
		results[p.name] = row
		memory := Cell("–")
		if m := row["book"].memory; m > 0 {
			memory = float64(int(m / 1e6))
		}
		t.row(p.name, row["article"].cell(), row["chapter"].cell(), row["book"].cell(), row["1M words"].cell(), memory)
		used.row(p.name, row["article"].processor(), row["chapter"].processor(), row["book"].processor(), row["1M words"].processor())
	}
	t.note("“Over”: not done in %v; larger texts were not tried then. “Cut short”: ended by the program's own clock, with a "+
		"rough answer. Memory: the most that the process held; of Stet in Chromium, what its program holds. Programs for HTML "+
		"get each paragraph as an element p.", s.patience)
	used.note("Of git not known. In Chromium: of the page's thread, with what little the call costs. A bound is held against the " +
		"median or the processor time, whichever is less: on a busy machine a run waits for others.")
	s.textBounds(programs, results)
	return nil
}

// textBounds holds the results against the promises.
func (s *session) textBounds(programs []program, results map[string]map[string]Result) {
	native, chromium := results["Stet, native"], results["Stet, Chromium"]
	limit := func(name string, r Result, ms float64) {
		if len(r.Timing) == 0 {
			s.report.notRun(name, "no time")
			return
		}
		s.report.atMost(name, r.least(), ms)
	}
	limit("article in Chromium, ms", chromium["article"], seedChromium)
	limit("book natively, ms", native["book"], bookNative)
	limit("book in Chromium, ms", chromium["book"], bookChromium)
	limit("1M words in WebAssembly, ms", chromium["1M words"], millionWasm)
	for _, load := range []struct {
		name  string
		times float64
	}{{"article", 1}, {"chapter", 1}, {"book", bookAdvantage}} {
		ours := chromium[load.name]
		for _, p := range programs {
			theirs := results[p.name][load.name]
			if p.rival.name == "" || !strings.HasSuffix(p.name, "Chromium") || !theirs.whole() || !ours.whole() {
				continue
			}
			s.report.atLeast(load.name+" in Chromium: times faster than "+p.rival.String(), theirs.least()/ours.least(), load.times)
		}
	}
}

// programs lists Stet and the rivals, natively, in Node and in Chromium; done ends the browser.
func (s *session) programs() (list []program, done func()) {
	ours := func(w workload) work.Job {
		return work.Job{Kind: "text", Old: w.old, New: w.new, Runs: timedRuns, Limit: int(s.patience.Milliseconds())}
	}
	list = append(list, program{name: "Stet, native", run: func(w workload) Result {
		r, _ := s.native(ours(w))
		return r
	}})
	browser, err := s.openBrowser()
	if err != nil {
		s.say("  Chromium is not run: %v", err)
	} else {
		list = append(list, program{name: "Stet, Chromium", run: func(w workload) Result {
			a, err := browser.stet(ours(w))
			return timed(a.MS, a.CPU, float64(a.Memory), err)
		}})
	}
	for _, g := range gits {
		list = append(list, program{name: g.name, rival: Rival{name: g.name}, run: func(w workload) Result {
			return s.gitTimes(g, w)
		}})
	}
	for _, form := range []string{"text", "html"} {
		rivals, err := s.rivals(form)
		if err != nil {
			continue
		}
		for _, r := range rivals {
			theirs := func(w workload) job {
				return job{Rival: r.name, Form: form, Setting: r.setting, Pairs: w.as(form), Runs: timedRuns, Limit: int(s.patience.Milliseconds())}
			}
			list = append(list, program{name: r.String() + ", Node", rival: r, run: func(w workload) Result {
				a, err := s.ask(theirs(w))
				return timed(a.MS, a.CPU, a.Peak*1024, err)
			}})
			if browser != nil && browser.rivals {
				list = append(list, program{name: r.String() + ", Chromium", rival: r, run: func(w workload) Result {
					a, err := browser.ask(theirs(w))
					return timed(a.MS, a.CPU, 0, err)
				}})
			}
		}
	}
	return list, func() {
		if browser != nil {
			browser.Close()
		}
	}
}

// times reports whether a program is to be timed.
func (s *session) times(name string) bool {
	for start := range strings.SplitSeq(s.chosen, ";") {
		if strings.HasPrefix(name, strings.TrimSpace(start)) {
			return true
		}
	}
	return false
}

// timed makes a result of what a program answered.
func timed(ms []float64, cpu, memory float64, err error) Result {
	if err == nil && len(ms) == 0 {
		err = errors.New("no times")
	}
	if err != nil {
		return Result{failure: err}
	}
	return Result{Timing: newTiming(ms), cpu: cpu, memory: memory}
}

// gitTimes calls git several times.
func (s *session) gitTimes(g gitSetting, w workload) Result {
	var ms []float64
	for k := range timedRuns + 1 {
		r := s.git(g, w.old, w.new)
		if r.failed != nil {
			return Result{failure: r.failed}
		}
		if k > 0 {
			ms = append(ms, r.ms)
		}
	}
	return Result{Timing: newTiming(ms)}
}

// as gives the texts in the form that a rival takes.
func (w workload) as(form string) [][2]string {
	if form == "html" {
		return [][2]string{{markup(w.old), markup(w.new)}}
	}
	return [][2]string{{strings.Join(paragraphs(w.old), "\n"), strings.Join(paragraphs(w.new), "\n")}}
}

// markup makes each paragraph an element.
func markup(text string) string {
	var b strings.Builder
	for _, p := range paragraphs(text) {
		b.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
	}
	return b.String()
}
