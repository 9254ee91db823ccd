package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A use is what the sources say of keys.
type use struct {
	t        *testing.T
	english  map[string]string
	literals map[string]bool // every string in Go, and every key in scripts and pages
	starts   []string        // strings that end in a hyphen: the beginnings of keys
}

// Every message that the code says exists and gets as many arguments as it has places; every message is said.
func TestTheCodeSaysEveryMessageAndNoOther(t *testing.T) {
	u := &use{t: t, english: Texts("en"), literals: map[string]bool{}}
	for _, folder := range []string{"../../app", "../../cmd/stet", "../../cmd/site", ".."} {
		filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				t.Fatal(err)
			case entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "node_modules" || entry.Name() == "docs"):
				return fs.SkipDir
			case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
				u.program(name)
			case strings.HasSuffix(name, ".js") || strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".webmanifest"):
				u.page(name)
			}
			return nil
		})
	}
	for key := range u.english {
		stem, _, _ := strings.Cut(key, ".")
		if !u.literals[stem] && !u.begun(stem) {
			t.Errorf("no code says %s", key)
		}
	}
}

func (u *use) begun(key string) bool {
	for _, start := range u.starts {
		if strings.HasPrefix(key, start) {
			return true
		}
	}
	return false
}

func (u *use) program(name string) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, 0)
	if err != nil {
		u.t.Fatal(err)
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BasicLit:
			if text, err := strconv.Unquote(node.Value); err == nil && node.Kind == token.STRING {
				u.literals[text] = true
				if len(text) > 3 && strings.HasSuffix(text, "-") {
					u.starts = append(u.starts, text)
				}
			}
		case *ast.CallExpr:
			u.call(set.Position(node.Pos()), node)
		}
		return true
	})
}

// call looks at a call of Say or Count, and of their short forms.
func (u *use) call(at token.Position, call *ast.CallExpr) {
	name := ""
	switch fun := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	case *ast.Ident:
		name = fun.Name
	}
	count := name == "Count" || name == "count"
	if !count && name != "Say" && name != "say" || len(call.Args) == 0 {
		return
	}
	if sum, ok := call.Args[0].(*ast.BinaryExpr); ok {
		u.sum(at, sum)
		return
	}
	literal, ok := call.Args[0].(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return
	}
	key, _ := strconv.Unquote(literal.Value)
	text, given := u.english[key], len(call.Args)-1
	names := places(text, "")
	if count {
		text, given = u.english[key+".other"], given-1
		names = places(text, "n")
	}
	switch {
	case text == "":
		u.t.Errorf("%s: no message is called %q", at, key)
	case given != len(names) && !call.Ellipsis.IsValid():
		u.t.Errorf("%s: %q has the places %v and gets %d arguments", at, key, names, given)
	}
}

// sum looks at a key that is made of parts.
func (u *use) sum(at token.Position, sum *ast.BinaryExpr) {
	for {
		left, ok := sum.X.(*ast.BinaryExpr)
		if !ok {
			break
		}
		sum = left
	}
	literal, ok := sum.X.(*ast.BasicLit)
	if !ok {
		return // its beginning is a variable: the strings it may be are literals elsewhere
	}
	start, _ := strconv.Unquote(literal.Value)
	found := false
	for key := range u.english {
		found = found || strings.HasPrefix(key, start)
	}
	if !found || !strings.HasSuffix(start, "-") {
		u.t.Errorf("%s: no message begins with %q", at, start)
	}
}

var (
	said    = regexp.MustCompile(`\bstet\.(say|count)\("([^"]+)"`)
	labeled = regexp.MustCompile(`data-say(?:-[a-z]+)?="([^"]+)"|\{\{words "([^"]+)"[^}]*\}\}`)
)

func (u *use) page(name string) {
	source, err := os.ReadFile(name)
	if err != nil {
		u.t.Fatal(err)
	}
	for _, found := range said.FindAllStringSubmatch(string(source), -1) {
		key := found[2]
		if found[1] == "count" {
			key += ".other"
		}
		u.known(name, found[2], key)
	}
	for _, found := range labeled.FindAllStringSubmatch(string(source), -1) {
		u.known(name, found[1]+found[2], found[1]+found[2])
	}
}

func (u *use) known(name, stem, key string) {
	u.literals[stem] = true
	if u.english[key] == "" && stem != "key" { // "key" stands in comments
		u.t.Errorf("%s: no message is called %q", name, stem)
	}
}
