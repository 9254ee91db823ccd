package web

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sink finds what turns a string into elements or into code, in scripts and in Go.
var sink = regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|parseFromString|` +
	`document\.write|setHTML|\.srcdoc|\beval\(|\bFunction\(|importScripts|html\.Render\(|goapp\.Raw|app\.Raw|HTMLString`)

func TestThereIsOneSink(t *testing.T) {
	var found []string
	for _, root := range []string{".", "../app", "../wasm"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata") {
				return err
			}
			if ext := filepath.Ext(name); ext != ".go" && ext != ".js" && ext != ".html" {
				return nil
			}
			data, err := os.ReadFile(name)
			for _, line := range strings.Split(string(data), "\n") {
				code, _, _ := strings.Cut(line, "//")
				if sink.MatchString(code) {
					found = append(found, name+": "+strings.TrimSpace(code))
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(found) != 1 || !strings.HasPrefix(found[0], "guard.js: host.insertAdjacentHTML(") {
		t.Errorf("sinks:\n%s\nwant the one in guard.js", strings.Join(found, "\n"))
	}
}
