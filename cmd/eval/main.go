// Command eval measures how well and how fast the comparison engine works, next to other programs, on real texts.
//
//	eval quality   which paragraphs are paired, what is marked, what can be read back
//	eval speed     milliseconds and memory: natively, in Node and in Chromium
//	eval extract   which words of saved pages are taken for the article
//	eval size      what the reading of pages adds to the program for browsers
//
// It prints tables as Markdown, and with -json writes them as JSON too. It ends with an error when a promise about
// quality or speed is not kept. A text or a rival that is not there reads "not run", never zero.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// A task is a part of a run: it adds tables and bounds to the report.
type task struct {
	name string
	run  func(*session) error
}

// commands lists what each command runs, in the order of the tables.
var commands = map[string][]task{
	"quality": {{"seed", seedQuality}, {"html", htmlQuality}, {"book", bookQuality},
		{"truth", truthQuality}, {"drawn", drawnQuality}, {"swipe", swipeQuality}, {"equal", equalQuality}},
	"speed": {{"texts", textSpeed}, {"hard", hardSpeed}, {"growth", growthSpeed}},
}

// A session is one run of a command.
type session struct {
	context.Context
	corpus string // the folder of texts
	cache  string // where rivals are installed
	log    io.Writer
	report Report

	patience  time.Duration // how long a program may take for one answer
	chosen    string        // the programs to time, by how their names begin, with semicolons
	installed *error        // how installing the rivals went, once tried
	built     *error        // how building for WebAssembly went
}

// say tells who waits what is being done.
func (s *session) say(format string, values ...any) { fmt.Fprintf(s.log, format+"\n", values...) }

func run(ctx context.Context, args []string, out, log io.Writer) error {
	if len(args) == 1 && args[0] == workCommand {
		return doWork(os.Stdin, out)
	}
	if len(args) > 0 && args[0] == "extract" {
		return extract(ctx, args[1:], out)
	}
	if len(args) > 0 && args[0] == "size" {
		return size(ctx, args[1:], out)
	}
	if len(args) == 0 || commands[args[0]] == nil {
		return fmt.Errorf("want a command: quality, speed, extract or size")
	}
	flags := flag.NewFlagSet("eval "+args[0], flag.ContinueOnError)
	flags.SetOutput(log)
	s := &session{Context: ctx, log: log}
	flags.StringVar(&s.corpus, "corpus", cmp.Or(os.Getenv("STET_DATA"), "../shared/data"), "folder of the texts")
	flags.StringVar(&s.cache, "cache", "build/rivals", "folder to install rivals in")
	flags.DurationVar(&s.patience, "patience", time.Minute, "how long a program may take for one answer")
	flags.StringVar(&s.chosen, "programs", "", "how the names of the programs to time begin, with semicolons; empty times all")
	only := flags.String("only", "", "names of the tasks to run, with commas; empty runs all")
	file := flags.String("json", "", "file to write the report to as JSON")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	s.report.Command = args[0]
	s.report.Machine = machine()
	for _, t := range commands[args[0]] {
		if !chosen(*only, t.name) {
			continue
		}
		s.say("%s …", t.name)
		if err := t.run(s); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	if err := s.report.WriteMarkdown(out); err != nil {
		return err
	}
	if *file != "" {
		if err := os.WriteFile(*file, s.report.JSON(), 0o644); err != nil {
			return err
		}
	}
	return s.report.Err()
}

// chosen reports whether a list with commas names a task; an empty list names all.
func chosen(list, name string) bool {
	if list == "" {
		return true
	}
	for entry := range strings.SplitSeq(list, ",") {
		if strings.TrimSpace(entry) == name {
			return true
		}
	}
	return false
}
