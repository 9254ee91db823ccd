package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/stet-diff/stet/cmd/eval/work"
)

// buildWasm builds package work as WebAssembly into the cache folder, once.
func (s *session) buildWasm() error {
	if s.built != nil {
		return *s.built
	}
	err := s.buildWasmNow()
	s.built = &err
	return err
}

func (s *session) buildWasmNow() error {
	if err := os.MkdirAll(s.cache, 0o755); err != nil {
		return err
	}
	target, err := filepath.Abs(filepath.Join(s.cache, "work.wasm"))
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(s, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", target,
		"github.com/stet-diff/stet/cmd/eval/inwasm")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building for WebAssembly: %w %s", err, bytes.TrimSpace(out))
	}
	root := runtime.GOROOT()
	if out, err := exec.CommandContext(s, "go", "env", "GOROOT").Output(); err == nil {
		root = strings.TrimSpace(string(out))
	}
	glue, err := os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return err
	}
	driver, err := rivalFiles.ReadFile("rivals/stet.mjs")
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{"wasm_exec.cjs": glue, "stet.mjs": driver} {
		if err := os.WriteFile(filepath.Join(s.cache, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// inNode does jobs in WebAssembly, in one Node.
func (s *session) inNode(jobs []work.Job) ([]work.Answer, error) {
	if err := s.buildWasm(); err != nil {
		return nil, err
	}
	var in bytes.Buffer
	e := json.NewEncoder(&in)
	for _, j := range jobs {
		if err := e.Encode(j); err != nil {
			return nil, err
		}
	}
	cmd := exec.CommandContext(s, "node", "stet.mjs", ".")
	cmd.Dir, cmd.Stdin = s.cache, &in
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w %s", err, firstLine(trouble.String()))
	}
	var answers []work.Answer
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var a work.Answer
		if err := d.Decode(&a); err != nil {
			return nil, err
		}
		answers = append(answers, a)
	}
	if len(answers) != len(jobs) {
		return nil, fmt.Errorf("%d answers to %d jobs", len(answers), len(jobs))
	}
	return answers, nil
}
