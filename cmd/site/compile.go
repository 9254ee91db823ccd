package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// compile builds the program for a browser into one file, with the same bytes in any folder.
//
// It is an ordinary build of ./wasm but for one thing: go-app is taken from a copy without its server, which lean
// makes under build. `go build ./wasm` works as well and gives the same page, a quarter larger.
func compile(file string) error {
	out, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	modfile, err := lean()
	if err != nil {
		return fmt.Errorf("making a lean go-app: %w", err)
	}
	cmd := exec.Command("go", "build", "-modfile", modfile, "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", out, modulePath+"/wasm")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=-mod=mod")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}
