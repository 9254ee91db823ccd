package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func slimProgram(t *testing.T) []byte {
	t.Helper()
	program, err := slim(goProgram(t))
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// Loaded, a folded program has the memory that it had before, but for the columns, which stand where nothing was.
func TestFoldedTablesUnfold(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no Node: the tests in Chromium run folded programs too")
	}
	program := slimProgram(t)
	small, err := fold(program)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := fold(program); err != nil || !bytes.Equal(again, small) {
		t.Errorf("a second time it makes something else: %v", err)
	}
	runtime, err := wasmExec()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	script := string(runtime) + `
const fs = require("fs");
for (const name of ["before", "after"]) {
	const module = new WebAssembly.Module(fs.readFileSync(__dirname + "/" + name + ".wasm"));
	const { exports } = new WebAssembly.Instance(module, new Go().importObject);
	fs.writeFileSync(__dirname + "/" + name, Buffer.from(exports.mem.buffer));
}`
	for name, data := range map[string][]byte{"before.wasm": program, "after.wasm": small, "memory.cjs": []byte(script)} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(node, filepath.Join(folder, "memory.cjs")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, err1 := os.ReadFile(filepath.Join(folder, "before"))
	got, err2 := os.ReadFile(filepath.Join(folder, "after"))
	if err := errors.Join(err1, err2); err != nil || len(got) != len(want) || len(want) < 1<<20 {
		t.Fatalf("%d bytes of memory became %d: %v", len(want), len(got), err)
	}
	values := tableIn(t, got).values
	free := len(bytes.TrimRight(tableIn(t, want).values, "\x00")) + 1
	if packed := len(bytes.TrimRight(values[free:], "\x00")); packed < 10_000 {
		t.Errorf("the columns have %d bytes: the test shows nothing", packed)
	}
	clear(values[free:])
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("byte %d of memory was %d and is %d", i, want[i], got[i])
		}
	}
	if folded := memoryOf(t, small); bytes.Equal(folded, want[:len(folded)]) || !bytes.Equal(make([]byte, 1000), tableIn(t, folded).funcs[:1000]) {
		t.Error("the table was not taken away")
	}
	if was, is := gzipped(t, program), gzipped(t, small); is >= was {
		t.Errorf("packed, %d bytes became %d", was, is)
	}
}

// All three rewritings together leave a program that runs as before.
func TestAFoldedProgramRuns(t *testing.T) {
	program, err := tighten(goProgram(t))
	if err != nil {
		t.Fatal(err)
	}
	if program, err = slim(program); err != nil {
		t.Fatal(err)
	}
	if program, err = fold(program); err != nil {
		t.Fatal(err)
	}
	if got, want := inNode(t, program), "main.where ?:0 5000 index out of range\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFoldRefusesWhatItCannotFold(t *testing.T) {
	program := slimProgram(t)
	small, err := fold(program)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fold(small); !errors.Is(err, errLayout) && !errors.Is(err, errModule) {
		t.Errorf("a second time: %v", err)
	}
	p, _ := dataOf(program)
	for what, change := range map[string]func(table){
		"no room":                 func(t table) { t.values[len(t.values)-1] = 1 },
		"a function out of range": func(t table) { binary.LittleEndian.PutUint32(t.funcs[4:], uint32(len(t.funcs))) },
		"too many values":         func(t table) { at, _ := t.place(columnHead+7, 0); t.funcs[at] = 200 },
	} {
		memory := memoryOf(t, program)
		change(tableIn(t, memory))
		if _, err := fold(p.replaced(program, segments(memory))); !errors.Is(err, errLayout) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
