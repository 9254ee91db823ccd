package main

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The rivals are packages of npm at fixed versions, each behind an adapter; see rivals/adapters.mjs.
//
//go:embed rivals/package.json rivals/*.mjs
var rivalFiles embed.FS

// errOver says that a program took longer than the patience of the session.
var errOver = errors.New("over the time")

// errMemory says that a rival asked for more than the three gigabytes that it may have.
var errMemory = errors.New("out of memory")

// A Rival is another program with one of its settings.
type Rival struct{ name, setting string }

func (r Rival) String() string {
	if r.setting == "default" {
		return r.name
	}
	return r.name + ", " + r.setting + " settings"
}

// A job is what a rival is asked: pairs of texts, in one form; with runs only the time is answered.
type job struct {
	Rival   string      `json:"rival,omitempty"`
	Form    string      `json:"form,omitempty"`
	Setting string      `json:"setting,omitempty"`
	Pairs   [][2]string `json:"pairs,omitempty"`
	Runs    int         `json:"runs,omitempty"`
	Limit   int         `json:"limit,omitempty"` // milliseconds after which no further run begins
	List    string      `json:"list,omitempty"`  // only asks for the rivals of a form
}

// An answer is what came back.
type answer struct {
	Answers []struct {
		Pieces [][2]string
		Links  [][3]int // old line, new line, 1 if it moved
		HTML   string
		Cut    bool
		Error  string
	}
	MS     []float64
	CPU    float64 // milliseconds of processor time of a run, the mean; 0 is not known
	Rounds int     // runs, those that warm up too
	Peak   float64 // the most memory that Node held, in kilobytes
	Names  [][2]string
}

// rivals installs the rivals if they are not there yet, and lists those of a form: "text" or "html".
func (s *session) rivals(form string) ([]Rival, error) {
	if err := s.install(); err != nil {
		return nil, err
	}
	a, err := s.ask(job{List: form})
	if err != nil {
		return nil, err
	}
	var out []Rival
	for _, n := range a.Names {
		out = append(out, Rival{n[0], n[1]})
	}
	return out, nil
}

// install puts the rivals into the cache folder: npm brings them, esbuild makes one file for Node and one for pages.
func (s *session) install() error {
	if s.installed != nil {
		return *s.installed
	}
	err := s.installNow()
	s.installed = &err
	if err != nil {
		s.say("  the rivals from npm are not run: %v", err)
	}
	return err
}

func (s *session) installNow() error {
	if err := os.MkdirAll(s.cache, 0o755); err != nil {
		return err
	}
	same := true
	entries, err := rivalFiles.ReadDir("rivals")
	if err != nil {
		return err
	}
	for _, e := range entries {
		want, err := rivalFiles.ReadFile("rivals/" + e.Name())
		if err != nil {
			return err
		}
		path := filepath.Join(s.cache, e.Name())
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			same = false
			if err := os.WriteFile(path, want, 0o644); err != nil {
				return err
			}
		}
	}
	if _, err := os.Stat(filepath.Join(s.cache, "browser.js")); err == nil && same {
		return nil
	}
	s.say("  installing rivals in %s …", s.cache)
	os.Remove(filepath.Join(s.cache, "browser.js"))
	for _, step := range [][]string{
		{"npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"},
		{"npx", "--no-install", "esbuild", "node.mjs", "--bundle", "--platform=node", "--format=esm", "--external:jsdom", "--outfile=node.bundle.mjs", "--log-level=error"},
		{"npx", "--no-install", "esbuild", "browser.mjs", "--bundle", "--format=iife", "--minify", "--outfile=browser.js", "--log-level=error"},
	} {
		cmd := exec.CommandContext(s, step[0], step[1:]...)
		cmd.Dir = s.cache
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w %s", strings.Join(step[:2], " "), err, bytes.TrimSpace(out))
		}
	}
	return nil
}

// ask runs one job in a Node of its own.
func (s *session) ask(j job) (answer, error) {
	in, err := json.Marshal(j)
	if err != nil {
		return answer{}, err
	}
	limit := s.patience
	if j.List != "" {
		limit = time.Minute
	}
	if j.Runs > 0 {
		limit = limit * 3 / 2 // the adapter ends its runs in time, but not in the middle of one
		j.Limit = int(s.patience.Milliseconds())
	}
	ctx, stop := context.WithTimeout(s, limit)
	defer stop()
	cmd := exec.CommandContext(ctx, "node", "--max-old-space-size=3000", "--stack-size=4000", "node.bundle.mjs")
	cmd.Dir, cmd.Stdin = s.cache, bytes.NewReader(in)
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if ctx.Err() != nil && s.Err() == nil {
		return answer{}, errOver
	}
	if strings.Contains(trouble.String(), "heap out of memory") {
		return answer{}, errMemory
	}
	if err != nil {
		return answer{}, fmt.Errorf("%w %s", err, firstLine(trouble.String()))
	}
	var a answer
	if err := json.Unmarshal(out, &a); err != nil {
		return answer{}, err
	}
	return a, nil
}

// firstLine is the first line that names an error, or else the first.
func firstLine(text string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, "Error") {
			return strings.TrimSpace(line)
		}
	}
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// script asks a rival how one text became another.
func (s *session) script(r Rival, old, new string) (script, []Link) {
	a, err := s.ask(job{Rival: r.name, Form: "text", Setting: r.setting, Pairs: [][2]string{{old, new}}})
	if err != nil {
		return script{failed: err}, nil
	}
	return a.script(0)
}

// script reads one answer about texts.
func (a answer) script(i int) (script, []Link) {
	one := a.Answers[i]
	if one.Error != "" {
		return script{failed: errors.New(one.Error)}, nil
	}
	out := script{ms: a.MS[0]}
	for _, p := range one.Pieces {
		out.pieces = append(out.pieces, piece{p[0][0], p[1]})
	}
	var links []Link
	for _, l := range one.Links {
		links = append(links, Link{l[0], l[1], l[2] == 1})
	}
	return out, links
}
