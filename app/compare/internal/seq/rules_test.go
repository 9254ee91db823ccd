package seq

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// Of go-diff nothing may be used but what is known to be fast and right: no clean-up, no patch, no text of a Diff
// other than to count its runes.
func TestGoDiffIsUsedSafely(t *testing.T) {
	allowed := map[string]bool{"New": true, "DiffMainRunes": true, "Diff": true, "DiffDelete": true, "DiffInsert": true, "DiffEqual": true}
	users := 0
	err := filepath.WalkDir("../../..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		for _, i := range file.Imports {
			if i.Path.Value == `"github.com/sergi/go-diff/diffmatchpatch"` {
				users++
				checkUse(t, name, file, allowed)
			}
		}
		return nil
	})
	if err != nil || users != 1 {
		t.Errorf("%d files use go-diff, want 1 (%v)", users, err)
	}
}

func checkUse(t *testing.T, name string, file *ast.File, allowed map[string]bool) {
	timeout := false
	ast.Inspect(file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		of, _ := selector.X.(*ast.Ident)
		switch what := selector.Sel.Name; {
		case of == nil:
		case of.Name == "diffmatchpatch" && !allowed[what]:
			t.Errorf("%s uses diffmatchpatch.%s", name, what)
		case of.Name == "dmp" && what == "DiffTimeout":
			timeout = true
		case of.Name == "dmp" && what != "DiffMainRunes" && what != "DiffMain":
			t.Errorf("%s calls %s of go-diff", name, what)
		}
		return true
	})
	if !timeout {
		t.Errorf("%s does not set the timeout, and results would depend on the machine", name)
	}
}

func TestMinimalRefusesLongInput(t *testing.T) {
	long := make([]int32, maxGoDiff+1)
	if hunks, ok := Minimal(long, nil); ok || hunks != nil {
		t.Errorf("got %d hunks for %d tokens, want none", len(hunks), len(long))
	}
}
