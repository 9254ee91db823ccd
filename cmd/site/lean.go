package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// go-app holds a server too, in the package that a page imports. The linker leaves its functions out of a program
// for the browser, but not what net/http, crypto/tls and math/big set up when a program starts, with all that hangs
// on it: 371 KB of 1,838 in brotli. So the program is compiled with a copy of go-app in which stand-ins take the
// place of the files that only a server, or a program that enciphers or shares its state, has a use for.

//go:embed lean
var standIns embed.FS

const (
	goApp = "github.com/maxence-charriere/go-app/v10"
	uuid  = "github.com/google/uuid"
)

// leanFor is the version of go-app that the stand-ins were written for. Another one stops the build, so that whoever
// takes it looks whether they still fit.
const leanFor = "v10.1.11"

// leanFolder stands under the project's root. Its name is part of the program, so it is the same everywhere.
const leanFolder = "build/lean"

// lean makes the copy and returns the go.mod that names it in place of the original.
func lean() (modfile string, err error) {
	root, err := goTool("list", "-m", "-f", "{{.Dir}}", modulePath)
	if err != nil {
		return "", err
	}
	folder := filepath.Join(root, leanFolder)
	if err := leanApp(filepath.Join(folder, "app")); err != nil {
		return "", err
	}
	if err := leanUUID(filepath.Join(folder, "uuid")); err != nil {
		return "", err
	}
	if err := leanHTML(filepath.Join(folder, "net")); err != nil {
		return "", err
	}
	replaced := ""
	for _, m := range [][2]string{{goApp, "app"}, {uuid, "uuid"}, {net, "net"}} {
		replaced += fmt.Sprintf("\nreplace %s => ./%s/%s\n", m[0], leanFolder, m[1])
	}
	for name, more := range map[string]string{"go.mod": replaced, "go.sum": ""} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return "", err
		}
		if err := put(filepath.Join(folder, name), append(text, more...)); err != nil {
			return "", err
		}
	}
	return filepath.Join(folder, "go.mod"), nil
}

// put writes a file at once, so that two builds at the same time see it whole, and leaves it alone if it is so
// already.
func put(file string, text []byte) error {
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, text) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	fresh, err := os.CreateTemp(filepath.Dir(file), ".new")
	if err != nil {
		return err
	}
	_, err = fresh.Write(text)
	if err := errors.Join(err, fresh.Chmod(0o644), fresh.Close()); err != nil {
		return err
	}
	return os.Rename(fresh.Name(), file)
}

// found tells which version of a module is used, and where it is.
func found(name string) (version, folder string, err error) {
	if out, err := exec.Command("go", "mod", "download", name).CombinedOutput(); err != nil {
		return "", "", fmt.Errorf("%w\n%s", err, out)
	}
	text, err := goTool("list", "-m", "-f", "{{.Version}}\t{{.Dir}}", name)
	version, folder, _ = strings.Cut(text, "\t")
	return version, folder, err
}

// leanApp copies the two packages that a page needs, and puts the stand-ins over them.
func leanApp(folder string) error {
	version, origin, err := found(goApp)
	if err != nil {
		return err
	}
	if version != leanFor {
		return fmt.Errorf("cmd/site/lean is for go-app %s, and go.mod names %s", leanFor, version)
	}
	for _, part := range []string{"pkg/app", "pkg/errors"} {
		if err := copyPackage(filepath.Join(folder, part), filepath.Join(origin, part)); err != nil {
			return err
		}
	}
	text, err := os.ReadFile(filepath.Join(origin, "go.mod"))
	if err != nil {
		return err
	}
	return put(filepath.Join(folder, "go.mod"), text)
}

func leanUUID(folder string) error {
	text, err := standIns.ReadFile("lean/uuid.go.txt")
	if err != nil {
		return err
	}
	if err := put(filepath.Join(folder, "go.mod"), []byte("module "+uuid+"\n")); err != nil {
		return err
	}
	return put(filepath.Join(folder, "uuid.go"), text)
}

// copyPackage copies the Go files of one folder that are no tests, with the stand-ins in place of theirs.
func copyPackage(to, from string) error {
	names, err := filepath.Glob(filepath.Join(from, "*.go"))
	if err != nil {
		return err
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := standIns.ReadFile("lean/" + filepath.Base(name) + ".txt")
		if err != nil {
			text, err = os.ReadFile(name)
		}
		if err != nil {
			return err
		}
		if err := put(filepath.Join(to, filepath.Base(name)), text); err != nil {
			return err
		}
	}
	return nil
}
