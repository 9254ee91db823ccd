package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"
)

// maxSnapshot is what package snapshot and the HTML parser may add to the program, in bytes packed with brotli.
const maxSnapshot = 210_000

// size prints what package snapshot adds to the program for browsers: it builds the program as the site does, once as
// it is and once so that nothing calls into the package, which the linker then leaves out with all that only it needs.
// What the package computes before main starts stays in both, a few kilobytes of tables of words.
func size(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("size", flag.ContinueOnError)
	cache := flags.String("cache", "build/size", "folder to build in")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if err := os.MkdirAll(*cache, 0o755); err != nil {
		return err
	}
	overlay, err := hollow(filepath.Join("app", "snapshot"), *cache)
	if err != nil {
		return err
	}
	var packed [2]int
	for i, more := range [][]string{nil, {"-overlay", overlay}} {
		file := filepath.Join(*cache, fmt.Sprintf("%d.wasm", i))
		cmd := exec.CommandContext(ctx, "go", append([]string{"run", "./cmd/site", "-compile", file}, more...)...)
		if text, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, text)
		}
		if packed[i], err = brotliSize(file); err != nil {
			return err
		}
	}
	text, err := verdict(packed[0], packed[1])
	fmt.Fprint(out, text)
	return err
}

// verdict says what the package adds and whether the bound is kept; if not, it is an error too.
func verdict(with, without int) (string, error) {
	added, said := with-without, "kept"
	var err error
	if added > maxSnapshot {
		said, err = "not kept", fmt.Errorf("package snapshot adds %d bytes, over %d", added, maxSnapshot)
	}
	return fmt.Sprintf("size: %d bytes packed with brotli, %d without package snapshot: it adds %d; at most %d: %s\n", with, without, added, maxSnapshot, said), err
}

// brotliSize is how many bytes a file has when it is packed as the site packs it.
func brotliSize(file string) (int, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: 11, LGWin: 24})
	w.Write(data)
	err = w.Close()
	return out.Len(), err
}

// hollow writes the files of a package with exported functions that do nothing, and the list by which the compiler takes
// them in place of the real ones. What the functions did stands in others that nobody calls, and so does what init did.
func hollow(folder, cache string) (overlay string, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return "", err
	}
	replaced := map[string]string{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := hollowed(file)
		if err != nil {
			return "", err
		}
		from, err := filepath.Abs(file)
		if err != nil {
			return "", err
		}
		to, err := filepath.Abs(filepath.Join(cache, filepath.Base(file)+".txt"))
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(to, text, 0o644); err != nil {
			return "", err
		}
		replaced[from] = to
	}
	list, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(cache, "overlay.json")
	return overlay, os.WriteFile(overlay, list, 0o644)
}

// hollowed is one file made hollow. It has no comments, so the package may need none, such as build constraints.
func hollowed(name string) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil || !f.Name.IsExported() && f.Name.Name != "init" {
			continue
		}
		if f.Name.Name == "init" { // it holds on to what it names, such as the list of formats
			f.Name = ast.NewIdent(fmt.Sprintf("initOf%d_%s", files.Position(f.Pos()).Line, strings.TrimSuffix(filepath.Base(name), ".go")))
			continue
		}
		real := *f
		real.Name = ast.NewIdent("real" + f.Name.Name)
		file.Decls = append(file.Decls, &real)
		nothing := &ast.CallExpr{Fun: ast.NewIdent("panic"), Args: []ast.Expr{&ast.BasicLit{Kind: token.STRING, Value: `"left out"`}}}
		f.Body = &ast.BlockStmt{List: []ast.Stmt{&ast.ExprStmt{X: nothing}}}
	}
	var out bytes.Buffer
	err = format.Node(&out, files, file)
	return out.Bytes(), err
}
