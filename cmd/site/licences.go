package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

// licenceOf names the licence of each module whose code is part of the program. A module that is linked in and not
// listed here stops the build.
var licenceOf = map[string]string{
	"github.com/clipperhouse/uax29/v2":        "MIT",
	"github.com/google/uuid":                  "BSD-3-Clause",
	"github.com/maxence-charriere/go-app/v10": "MIT",
	"github.com/sergi/go-diff":                "MIT",
	"golang.org/x/net":                        "BSD-3-Clause",
	"golang.org/x/text":                       "BSD-3-Clause",
}

// licences is the text that the site serves about the code of others in it: each module with its version, the name
// of its licence, and the licence itself.
func licences(program string) ([]byte, error) {
	modules, err := linked(program)
	if err != nil {
		return nil, err
	}
	root, err := goTool("env", "GOROOT")
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString("Stet is under the MIT licence. The program also holds code of these projects:\n")
	version, err := goTool("env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	if err := add(&b, "Go "+strings.TrimPrefix(version, "go"), "BSD-3-Clause", root); err != nil {
		return nil, err
	}
	for _, m := range modules {
		name, ok := licenceOf[m.path]
		if !ok {
			return nil, fmt.Errorf("%s is linked in, and its licence is not listed", m.path)
		}
		if err := add(&b, m.path+" "+m.version, name, m.folder); err != nil {
			return nil, err
		}
	}
	return []byte(b.String()), nil
}

func add(b *strings.Builder, what, name, folder string) error {
	text, err := os.ReadFile(filepath.Join(folder, "LICENSE"))
	if err != nil {
		return fmt.Errorf("licence of %s: %w", what, err)
	}
	fmt.Fprintf(b, "\n\n%s\n%s: %s\n%s\n\n%s\n", strings.Repeat("=", 72), what, name, strings.Repeat("=", 72), strings.TrimSpace(string(text)))
	return nil
}

// A module is one that the program in the folder wasm is linked with.
type module struct{ path, version, folder string }

// linked lists the modules of the program, sorted, without the project itself and the standard library.
func linked(program string) ([]module, error) {
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", program)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("listing the program's modules: %w", err)
	}
	seen := map[string]bool{}
	var modules []module
	for line := range strings.Lines(string(out)) {
		part := strings.Split(strings.TrimSpace(line), "\t")
		if len(part) == 3 && part[0] != modulePath && !seen[part[0]] {
			seen[part[0]] = true
			modules = append(modules, module{part[0], part[1], part[2]})
		}
	}
	sort.Slice(modules, func(i, j int) bool { return modules[i].path < modules[j].path })
	return modules, nil
}

const modulePath = "github.com/stet-diff/stet"

// goTool asks the toolchain one thing.
func goTool(args ...string) (string, error) {
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
