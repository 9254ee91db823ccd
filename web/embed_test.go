package web

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// The attributes and properties that the script watches, the types declare, and the table for site owners lists are the
// same, and so are the methods and events.
func TestTheElementIsDescribedAsItIs(t *testing.T) {
	script, types := File("embed.js"), File("embed.d.ts")
	read, err := os.ReadFile("docs/embed.md")
	if err != nil {
		t.Fatal(err)
	}
	docs, _, _ := strings.Cut(string(read), "## The script tag")
	list := regexp.MustCompile(`const attributes = \[(.*?)\]`).FindStringSubmatch(script)[1]
	attributes := all(`"([a-z-]+)"`, list)
	if len(attributes) != 16 {
		t.Fatalf("the script watches %v", attributes)
	}
	described := all("(?m)^\\| `([a-z-]+)` \\| `[A-Za-z]+` \\|", docs)
	if !slices.Equal(described, attributes) {
		t.Errorf("the table lists %v, the script watches %v", described, attributes)
	}
	_, element, _ := strings.Cut(types, "export interface StetDiffElement")
	camel := regexp.MustCompile(`-.`)
	for _, name := range attributes {
		property := camel.ReplaceAllStringFunc(name, func(part string) string { return strings.ToUpper(part[1:]) })
		if name != "lang" && name != "dir" && !regexp.MustCompile(`(?m)^\s(get )?`+property+`[(:]`).MatchString(element) {
			t.Errorf("embed.d.ts does not declare %s", property)
		}
		if !strings.Contains(docs, "| `"+name+"` | `"+property+"` |") {
			t.Errorf("the table does not list %s as %s", name, property)
		}
	}
	methods := all(`(?m)^\t([a-zA-Z]+)\([a-zA-Z:, ?<>]*\): (?:Promise|boolean|void)`, element)
	for _, name := range []string{"compare", "next", "previous", "goTo", "expandAll", "collapseAll", "toJSON", "export", "cancel", "refreshTheme"} {
		if !slices.Contains(methods, name) || !strings.Contains(docs, "`"+name+"(") || !regexp.MustCompile(`(?m)^\t\t(async )?`+name+`\(`).MatchString(script) {
			t.Errorf("%s is not in the script, in %v and in the docs", name, methods)
		}
	}
	events := all(`(?m)^\t"(stet-[a-z]+)": CustomEvent`, types)
	if told := all("(?m)^\\| `(stet-[a-z]+)` \\|", docs); len(events) != 6 || !slices.Equal(told, events) {
		t.Errorf("events: types %v, docs %v", events, told)
	}
	for _, event := range events {
		if !strings.Contains(script, `"`+strings.TrimPrefix(event, "stet-")+`"`) {
			t.Errorf("the script never tells of %s", event)
		}
	}
}

func all(pattern, text string) (found []string) {
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	return found
}

// A program that uses all of embed.d.ts compiles under strict. It needs npm and a network for the compiler.
func TestTheTypesCompile(t *testing.T) {
	if _, err := exec.LookPath("npm"); err != nil {
		t.Skip("no npm found")
	}
	folder := t.TempDir()
	program, err := os.ReadFile("testdata/use.ts")
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(filepath.Join(folder, "embed.d.ts"), []byte(File("embed.d.ts")), 0o644)
	os.WriteFile(filepath.Join(folder, "use.ts"), program, 0o644)
	t.Parallel()
	patience, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	install := exec.CommandContext(patience, "npm", "install", "--silent", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--prefix", folder, "typescript@5.9.3")
	install.Dir = folder
	if out, err := install.CombinedOutput(); err != nil {
		t.Skipf("the compiler cannot be had: %v %.300s", err, out)
	}
	compile := exec.Command(filepath.Join(folder, "node_modules", ".bin", "tsc"), "--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom", "use.ts")
	compile.Dir = folder
	if out, err := compile.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
