package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A program built with the list has nothing of what a hollow package's functions did, and compiles as before.
func TestHollow(t *testing.T) {
	folder := t.TempDir()
	inner := filepath.Join(folder, "inner")
	for name, text := range map[string]string{
		"go.mod":              "module example\n\ngo 1.24\n",
		"main.go":             "package main\n\nimport \"example/inner\"\n\nfunc main() { print(inner.Up[string](\"a\"), inner.T{}.Name()) }\n",
		"inner/up.go":         "package inner\n\nimport \"strings\"\n\n// Up is loud.\nfunc Up[S ~string](s S) S { return S(strings.ToUpper(low(string(s)))) }\n\nfunc low(s string) string { return s }\n\ntype T struct{}\n\nfunc init() { print(low(\"init \")) }\n\nfunc (T) Name() string { return \"kept\" }\n",
		"inner/inner_test.go": "package inner\n",
	} {
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	overlay, err := hollow(inner, folder)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(folder, "up.go.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`func Up[S ~string](s S) S { panic("left out") }`, "func realUp[S ~string]", "func low(", "func (T) Name() string"} {
		if !strings.Contains(strings.Join(strings.Fields(string(got)), " "), want) {
			t.Errorf("the hollow file has no %q:\n%s", want, got)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "inner_test.go.txt")); err == nil {
		t.Error("a test was made hollow")
	}
	for _, run := range []struct {
		args []string
		want string
	}{{nil, "init Akept"}, {[]string{"-overlay", overlay}, "panic: left out"}} {
		cmd := exec.CommandContext(context.Background(), "go", append(append([]string{"run"}, run.args...), ".")...)
		cmd.Dir, cmd.Env = folder, append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
		if out, _ := cmd.CombinedOutput(); !strings.HasPrefix(string(out), run.want) {
			t.Errorf("go run %v prints %q, want %q in it", run.args, out, run.want)
		}
	}
}

// What is printed and what is refused go by the same bound, which is itself allowed.
func TestSizeVerdict(t *testing.T) {
	for _, test := range []struct {
		with, without int
		want          string
		fails         bool
	}{
		{1_000_000, 1_000_000 - maxSnapshot, "kept", false},
		{1_000_001, 1_000_000 - maxSnapshot, "not kept", true},
	} {
		text, err := verdict(test.with, test.without)
		if !strings.HasSuffix(text, ": "+test.want+"\n") || (err != nil) != test.fails {
			t.Errorf("%d and %d: got %q and %v, want %q", test.with, test.without, text, err, test.want)
		}
	}
}
