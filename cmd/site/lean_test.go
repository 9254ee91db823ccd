package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The program for the browser holds no server and no cryptography of one, and each stand-in stands for a file that
// go-app has.
func TestTheProgramIsLean(t *testing.T) {
	modfile, err := lean()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "list", "-modfile", modfile, "-deps", modulePath+"/wasm")
	cmd.Env = append(cmd.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=-mod=mod")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	if len(linked) < 50 {
		t.Fatalf("only %d packages are listed", len(linked))
	}
	for _, name := range linked {
		switch name {
		case "net/http", "crypto/tls", "crypto/x509", "math/big", "html/template", "text/template":
			t.Errorf("the program is linked with %s", name)
		}
	}
	origin, err := goTool("list", "-m", "-f", "{{.Dir}}", goApp)
	if err != nil {
		t.Fatal(err)
	}
	names, err := standIns.ReadDir("lean")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range names {
		if entry.IsDir() {
			continue
		}
		name := strings.TrimSuffix(entry.Name(), ".txt")
		if found, _ := filepath.Glob(filepath.Join(origin, "pkg/app", name)); len(found) == 0 && name != "uuid.go" {
			t.Errorf("go-app has no file %s", name)
		}
	}
}
