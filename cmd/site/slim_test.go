package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// goProgram is a program as the toolchain makes it.
func goProgram(t *testing.T) []byte { return compiledFrom(t, "./testdata/slim") }

func compiledFrom(t *testing.T, folder string) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "program.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", name, folder)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	program, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

func memoryOf(t *testing.T, program []byte) []byte {
	t.Helper()
	p, err := dataOf(program)
	if err != nil {
		t.Fatal(err)
	}
	memory, err := p.memory(program)
	if err != nil {
		t.Fatal(err)
	}
	return memory
}

// tableIn returns the table of functions in memory.
func tableIn(t *testing.T, memory []byte) table {
	t.Helper()
	at := bytes.Index(memory, tableHead)
	if at < 0 {
		t.Fatal("no table")
	}
	found, ok := functionTable(memory[at:])
	if !ok {
		t.Fatal("not a table")
	}
	return found
}

// The data section alone changes, and in it only the tables; heights of stacks, maps of pointers, what was put into
// what, and names are told as before for each instruction.
func TestSlimTakesOnlyWhatNobodyReads(t *testing.T) {
	program := goProgram(t)
	small, err := slim(program)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := dataOf(program)
	q, _ := dataOf(small)
	if !bytes.Equal(program[:p.from], small[:q.from]) || !bytes.Equal(program[p.to:], small[q.to:]) {
		t.Error("more than the data has changed")
	}
	before, after := memoryOf(t, program), memoryOf(t, small)
	after = append(after, make([]byte, len(before)-len(after))...)
	old, now := tableIn(t, before), tableIn(t, after)
	if !bytes.Equal(old.names, now.names) {
		t.Error("names have changed")
	}
	lines, others := 0, 0
	for k := range old.count {
		f, _ := old.function(k)
		g, _ := now.function(k)
		for _, field := range []int{funcEntry, funcName, 8, 12, funcOthers, 40} {
			if !bytes.Equal(f[field:field+4], g[field:field+4]) {
				t.Fatalf("function %d: field %d changed", k, field)
			}
		}
		if !bytes.Equal(g[funcFile:funcFile+8], make([]byte, 8)) {
			t.Fatalf("function %d still tells its lines", k)
		}
		if binary.LittleEndian.Uint32(f[funcLine:]) != 0 {
			lines++
		}
		fields, _ := valueFields(f)
		slimmed, _ := valueFields(g)
		for kind, field := range fields {
			was, is := valuesAt(old.values, field), valuesAt(now.values, slimmed[kind])
			if kind == 0 || kind > 2 {
				if is != nil {
					t.Fatalf("function %d still has values %d", k, kind)
				}
				continue
			}
			if len(is) < len(was) || !slices.Equal(was, is[:len(was)]) {
				t.Fatalf("function %d: the values %d were %v and are %v", k, kind, was, is[:min(len(is), len(was))])
			}
			others += len(was)
		}
		for i := range int(f[funcMore]) {
			at := funcSize + 4*(len(fields)-1+i)
			want := f[at : at+4]
			if i == argumentNames || i == argumentsAlive {
				want = []byte{255, 255, 255, 255}
			}
			if !bytes.Equal(g[at:at+4], want) {
				t.Fatalf("function %d: what %d tells is at %v and was at %v", k, i, g[at:at+4], want)
			}
		}
	}
	if old.count < 500 || lines < 500 || others < 5000 {
		t.Errorf("only %d functions, %d with lines, %d values: the test shows nothing", old.count, lines, others)
	}
	// Nothing outside the tables has changed.
	for _, table := range []struct{ in, of []byte }{{before, old.values}, {before, old.files}, {before, old.funcs[:ended(old)]}, {after, now.values}, {after, now.files}, {after, now.funcs[:ended(now)]}} {
		clear(table.of)
	}
	if !bytes.Equal(before, after) {
		t.Error("memory outside the tables has changed")
	}
	if was, is := gzipped(t, program), gzipped(t, small); is*10 > was*9 {
		t.Errorf("packed, %d bytes became %d", was, is)
	}
	if again, err := slim(small); err != nil || !bytes.Equal(again, small) {
		t.Errorf("a second time it changes again: %v", err)
	}
}

// ended is where the last function of a table ends.
func ended(t table) int {
	f, _ := t.function(t.count - 1)
	others := int(binary.LittleEndian.Uint32(f[funcOthers:]))
	return len(t.funcs) - len(f) + funcSize + 4*(others+int(f[funcMore]))
}

// valuesAt is the value at each instruction of a function, as the runtime reads it; nil if there is none.
func valuesAt(values, field []byte) (list []int) {
	at, value := binary.LittleEndian.Uint32(field), -1
	if at == 0 {
		return nil
	}
	runs, _ := runsAt(values[at:])
	for _, r := range runs {
		value += int(r.change>>1) ^ -int(r.change&1)
		for range r.length {
			list = append(list, value)
		}
	}
	return list
}

func gzipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	if err := packGzip(&b, data); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// A slim program runs: it collects garbage, grows stacks, recovers from panics, and names its functions.
func TestASlimProgramRuns(t *testing.T) {
	small, err := slim(goProgram(t))
	if err != nil {
		t.Fatal(err)
	}
	out := inNode(t, small)
	if got, want := strings.TrimSpace(out), "main.where ?:0 5000 index out of range"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// inNode runs a program, and returns what it writes.
func inNode(t *testing.T, program []byte) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no Node: the tests in Chromium run such programs too")
	}
	runtime, err := wasmExec()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	script := string(runtime) + "\nconst go = new Go(); WebAssembly.instantiate(require('fs').readFileSync(__dirname + '/program.wasm'), go.importObject).then((r) => go.run(r.instance));"
	for name, data := range map[string][]byte{"program.wasm": program, "run.cjs": []byte(script)} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(node, filepath.Join(folder, "run.cjs")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

func TestSlimRefusesWhatItDoesNotKnow(t *testing.T) {
	program := goProgram(t)
	p, _ := dataOf(program)
	for _, size := range []int{0, 8, 9, 20, p.from, p.from + 1, p.body, p.body + 1, p.body + 7, p.to - 1} {
		if _, err := slim(program[:size]); !errors.Is(err, errModule) {
			t.Errorf("the first %d bytes: %v", size, err)
		}
	}
	memory := memoryOf(t, program)
	at := bytes.Index(memory, tableHead)
	for what, change := range map[string]func([]byte){
		"another version":         func(m []byte) { m[at]++ },
		"no functions":            func(m []byte) { binary.LittleEndian.PutUint64(m[at+64:], uint64(len(m))) },
		"values without an end":   func(m []byte) { binary.LittleEndian.PutUint64(m[at+56:], binary.LittleEndian.Uint64(m[at+64:])-8) },
		"a function out of range": func(m []byte) { tableIn(t, m).funcs[7] = 0xff },
	} {
		changed := bytes.Clone(memory)
		change(changed)
		if _, err := slim(p.replaced(program, segments(changed))); !errors.Is(err, errLayout) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestSegmentsMakeTheSameMemory(t *testing.T) {
	for _, memory := range [][]byte{
		nil, {1}, {0, 0, 1}, make([]byte, 1000),
		bytes.Join([][]byte{{1}, {2}, {3}}, make([]byte, gap-1)),
		bytes.Join([][]byte{{1}, {2}, {3}}, make([]byte, gap)),
		append(make([]byte, 70_000), bytes.Repeat([]byte{7, 0, 0}, 9_000)...),
	} {
		module := append([]byte("\x00asm\x01\x00\x00\x00"), 11)
		body := segments(memory)
		module = append(binary.AppendUvarint(module, uint64(len(body))), body...)
		got := memoryOf(t, module)
		if want := bytes.TrimRight(memory, "\x00"); !bytes.Equal(got, want) {
			t.Errorf("%d bytes came back as %d", len(want), len(got))
		}
	}
}
