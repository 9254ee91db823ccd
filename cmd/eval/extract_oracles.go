package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// oracles runs two other extractors in a process of their own, so that none of them is built into this command.
type oracles struct {
	names   [2]string // with their versions; empty: they did not run
	failure string
	process *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Scanner
}

// oracleFolder holds the module of the oracles, seen from the repository's root.
var oracleFolder = filepath.Join("cmd", "eval", "oracles")

// start builds and starts the oracles. Without them the tables say "not run".
func (o *oracles) start() {
	if err := o.begin(); err != nil {
		o.failure = err.Error()
	}
}

func (o *oracles) begin() error {
	folder, err := os.MkdirTemp("", "oracles")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	program := filepath.Join(folder, "oracles")
	build := exec.Command("go", "build", "-C", oracleFolder, "-o", program, ".")
	if said, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the oracles: %w: %.200s", err, said)
	}
	o.process = exec.Command(program)
	if o.in, err = o.process.StdinPipe(); err != nil {
		return err
	}
	out, err := o.process.StdoutPipe()
	if err != nil {
		return err
	}
	o.out = bufio.NewScanner(out)
	o.out.Buffer(nil, 64<<20)
	if err := o.process.Start(); err != nil {
		return err
	}
	o.names, err = o.answer()
	return err
}

func (o *oracles) stop() {
	if o.process != nil {
		o.in.Close()
		o.process.Wait()
	}
}

// extract returns what both take of a packed page, as words.
func (o *oracles) extract(path string) (texts [2][]string) {
	if o.names[0] == "" {
		return texts
	}
	fmt.Fprintln(o.in, path)
	found, err := o.answer()
	if err != nil {
		o.names, o.failure = [2]string{}, err.Error()
	}
	return [2][]string{wordsOf(found[0]), wordsOf(found[1])}
}

func (o *oracles) answer() (texts [2]string, err error) {
	var a struct{ Readability, Trafilatura, Error string }
	if !o.out.Scan() {
		return texts, fmt.Errorf("the oracles stopped: %v", o.out.Err())
	}
	if err := json.Unmarshal(o.out.Bytes(), &a); err != nil {
		return texts, err
	}
	return [2]string{a.Readability, a.Trafilatura}, nil
}

// label names an oracle, or says that it did not run.
func (o *oracles) label(i int) string {
	if o.names[i] == "" {
		return [2]string{"go-readability", "go-trafilatura"}[i] + ", not run"
	}
	return o.names[i]
}
