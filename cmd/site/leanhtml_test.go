package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The lean copy of the HTML parser reads as the parser itself does: every name of a character, with what may follow it,
// and the pages of the parser's own tests.
func TestTheLeanParserReadsTheSame(t *testing.T) {
	modfile, err := lean()
	if err != nil {
		t.Fatal(err)
	}
	_, origin, err := found(net)
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(filepath.Join(origin, "html", "entity.go"))
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`"([A-Za-z0-9]+;?)":`).FindAllStringSubmatch(string(table), -1)
	if len(names) != 2231 {
		t.Errorf("%d names were read, not 2231", len(names))
	}
	var lines strings.Builder
	for _, name := range names {
		for _, end := range []string{"", ";", "x", "=", "1;", " ;"} {
			whole, cut := "&"+name[1]+end, "&"+name[1][:len(name[1])-1]+end
			lines.WriteString(whole + " " + cut + " <a title='" + whole + "' class='" + cut + "'>\n")
		}
	}
	inputs := map[string]string{"all names": lines.String(), "nothing": "", "broken": "&#x80;&#0;&#xd800;&#99999999;&#;&;&&amp"}
	pages, _ := filepath.Glob(filepath.Join(origin, "html", "testdata", "*", "*.dat"))
	more, _ := filepath.Glob(filepath.Join(origin, "html", "testdata", "*", "*", "*.dat"))
	if pages = append(pages, more...); len(pages) < 50 {
		t.Errorf("only %d files of the parser's tests were found", len(pages))
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for k, part := range strings.Split(string(text), "#data\n") {
			if k > 0 {
				part, _, _ = strings.Cut(part, "\n#errors")
			}
			inputs[filepath.Base(page)] += part + "\n"
		}
	}
	folder := t.TempDir()
	for name, args := range map[string][]string{"usual": nil, "lean": {"-modfile", modfile, "-mod=mod"}} {
		args = append(append([]string{"build", "-o", filepath.Join(folder, name)}, args...), "./testdata/html")
		if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	printed := func(name, input string) string {
		cmd := exec.Command(filepath.Join(folder, name))
		cmd.Stdin = strings.NewReader(input)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return string(out)
	}
	for name, input := range inputs {
		if want, got := printed("usual", input), printed("lean", input); got != want || len(want) < 20 {
			t.Errorf("%s: it prints other things, of %d and %d bytes", name, len(got), len(want))
		}
	}
}

// The parser's own tests hold for the copy too, but for the one that looks at its tables.
func TestTheLeanParserPassesTheParsersTests(t *testing.T) {
	_, origin, err := found(net)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := leanHTML(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(folder, "html", "testdata"), os.DirFS(filepath.Join(origin, "html", "testdata"))); err != nil {
		t.Fatal(err)
	}
	tests, _ := filepath.Glob(filepath.Join(origin, "html", "*_test.go"))
	if len(tests) < 5 {
		t.Fatalf("%d files of tests", len(tests))
	}
	for _, name := range tests {
		if filepath.Base(name) == "entity_test.go" {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "html", filepath.Base(name)), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "test", "-v", "./html")
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	if err != nil || bytes.Count(out, []byte("--- PASS: TestHTML5LibTests")) < 1000 {
		t.Errorf("%v\n%s", err, regexp.MustCompile(`(?m)^.*(--- FAIL|\.go:).*$`).FindAll(out, 20))
	}
}

// A table in another form stops the build.
func TestTheLeanParserNeedsTheTableItKnows(t *testing.T) {
	for name, text := range map[string]string{
		"few atoms":          "package atom; const A Atom = 0x1; const atomText = \"a\"",
		"atoms past the end": "package atom; const (A Atom = 0x1; B Atom = 0x101); const atomText = \"a\"",
		"no text":            "package atom; const A Atom = 0x1",
		"no program":         "atom",
	} {
		file := filepath.Join(t.TempDir(), "table.go")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := atomNames(file, file); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
