package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The HTML parser brings what the program has already: the 2,231 names of characters that the standard library knows,
// and a way to sort. Its lean copy asks the library. And it has the names of elements and attributes as one text that
// is read when it is first needed, with numbers after the use that the parser makes of them; see atomNames.

const net = "golang.org/x/net"

// leanHTML makes the copy. What it changes must be there to be changed: a parser that is written otherwise stops the
// build.
func leanHTML(folder string) error {
	_, origin, err := found(net)
	if err != nil {
		return err
	}
	origin = filepath.Join(origin, "html")
	names, err := atomNames(filepath.Join(origin, "atom", "table.go"), filepath.Join(origin, "parse.go"))
	if err != nil {
		return err
	}
	files, err := sourcesOf(origin)
	if err != nil {
		return err
	}
	for name, all := range htmlChanges {
		for _, change := range all {
			if !strings.Contains(files[name], change.old) {
				return fmt.Errorf("%s has no %q", name, change.old)
			}
			files[name] = strings.ReplaceAll(files[name], change.old, change.new)
		}
	}
	for file, text := range map[string]string{"atom/atom.go": "atom", "entity.go": "entity", "small.go": "small"} {
		own, err := standIns.ReadFile("lean/html/" + text + ".go.txt")
		if err != nil {
			return err
		}
		files[file] = string(own)
	}
	files["atom/table.go"] = names
	for name, text := range files {
		if err := put(filepath.Join(folder, "html", name), []byte(text)); err != nil {
			return err
		}
	}
	old, err := filepath.Glob(filepath.Join(folder, "html", "*.go"))
	if err != nil {
		return err
	}
	for _, name := range old {
		if files[filepath.Base(name)] == "" {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	return put(filepath.Join(folder, "go.mod"), []byte("module "+net+"\n\ngo 1.25\n"))
}

// htmlChanges are what the copy has in place of what, wherever it stands in a file.
var htmlChanges = map[string][]struct{ old, new string }{
	"escape.go": {
		{"x := entity[entityName]; x != 0 {\n\t\treturn x, 0, i\n\t} else if x := entity2[entityName]; x[0] != 0", "x := entity(entityName); x[0] != 0"},
		{"x := entity[entityName[:j]]; x != 0 {\n\t\t\t\treturn x, 0, j + 1", "x := entity(entityName[:j]); x[0] != 0 {\n\t\t\t\treturn x[0], 0, j + 1"},
	},
	"parse.go": {
		{"slices.SortFunc(attr, attrCompare)", "sortAttributes(attr)"},
		{"slices.SortFunc(top.Attr, attrCompare)", "sortAttributes(top.Attr)"},
		{"p.addChild(&Node{\n\t\t\tType: CommentNode,\n\t\t\tData: p.tok.Data,\n\t\t})", "p.addComment()"},
	},
}

// sourcesOf reads the Go files of a folder that are no tests and are no programs of their own.
func sourcesOf(folder string) (map[string]string, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files[filepath.Base(name)] = string(text)
	}
	return files, nil
}
