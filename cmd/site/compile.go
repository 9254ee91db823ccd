package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// compile builds the program for a browser into one file, with the same bytes in any folder.
//
// It is an ordinary build of ./wasm but for this. go-app is taken from a copy without its server, which lean
// makes under build. And small functions are put into their callers only in the packages that work longest; elsewhere
// that costs bytes for nothing. And the result is rewritten: its code in fewer bytes, see tighten, and without what no
// reader needs, see slim. `go build ./wasm` works as well and gives the same page, half as large again.
func compile(file, overlay string) error {
	out, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	modfile, err := lean()
	if err != nil {
		return fmt.Errorf("making a lean go-app: %w", err)
	}
	args := []string{"build", "-modfile", modfile, "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-gcflags=all=-l"}
	for _, pattern := range inlined {
		args = append(args, "-gcflags="+pattern+"=")
	}
	if overlay != "" {
		if overlay, err = filepath.Abs(overlay); err != nil {
			return err
		}
		args = append(args, "-overlay", overlay)
	}
	cmd := exec.Command("go", append(args, "-o", out, modulePath+"/wasm")...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=-mod=mod")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	return slimFile(out)
}

// slimFile makes a compiled program smaller in its place.
func slimFile(name string) error {
	program, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if program, err = tighten(program); err != nil {
		return err
	}
	if program, err = slim(program); err != nil {
		return err
	}
	if program, err = fold(program); err != nil {
		return err
	}
	return os.WriteFile(name, program, 0o755)
}

// inlined are the packages that are compiled as usual. Compiling all others without inlining took the program from
// 1,777,737 to 1,669,037 bytes in brotli, and no benchmark of reading and drawing became slower beyond its noise. Parsing
// HTML is among them: inlined, it took 13 KB more.
var inlined = []string{
	"runtime", "runtime/...", "internal/...", "strings", "bytes", "slices", "sort", "strconv", "unicode/utf8",
	modulePath + "/app/compare/...", modulePath + "/app/render/...",
	"github.com/clipperhouse/...", "github.com/sergi/go-diff/...",
}
