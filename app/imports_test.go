package app

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/stet-diff/stet/"

// mayImport is the policy: what a package, or one file of it, imports beside the standard library. Our own packages
// stand without the module's path. A line grows only in a commit that says why.
var mayImport = map[string]string{
	"wasm":                        "app",
	"app":                         "app/engine app/viewer/ui app/viewer/state app/viewer/browser app/compare app/article app/snapshot app/render web/words web/sample github.com/maxence-charriere/go-app/v10/pkg/app",
	"app/worker_js.go":            "syscall/js app/engine app/snapshot",
	"app/article":                 "",
	"app/snapshot":                "app/article app/snapshot/unpack golang.org/x/net/html golang.org/x/net/html/atom",
	"app/snapshot/unpack":         "golang.org/x/net/html",
	"app/snapshot/charset":        "app/snapshot golang.org/x/text/encoding golang.org/x/text/encoding/htmlindex github.com/andybalholm/brotli github.com/klauspost/compress/zstd",
	"app/compare":                 "app/article app/compare/internal/token app/compare/internal/align app/compare/internal/refine app/compare/internal/seq",
	"app/compare/comparetest":     "app/article app/compare app/compare/internal/token",
	"app/compare/internal/token":  "github.com/clipperhouse/uax29/v2/words github.com/clipperhouse/uax29/v2/sentences github.com/clipperhouse/uax29/v2/graphemes",
	"app/compare/internal/seq":    "github.com/sergi/go-diff/diffmatchpatch",
	"app/compare/internal/align":  "app/article app/compare/internal/token app/compare/internal/seq",
	"app/compare/internal/refine": "app/article app/compare/internal/token app/compare/internal/seq github.com/sergi/go-diff/diffmatchpatch github.com/clipperhouse/uax29/v2/graphemes",
	"app/corpus":                  "",
	"app/linktest":                "", // for tests only
	"app/internal/golden":         "",
	"app/render":                  "app/article app/compare web/style web/words",
	"app/engine":                  "app/article app/compare app/render app/snapshot web/words",
	"app/viewer/state":            "app/article app/compare web/words",
	"app/viewer/ui":               "app/article app/compare app/render app/viewer/state app/viewer/browser web/words github.com/maxence-charriere/go-app/v10/pkg/app",
	"app/viewer/browser":          "syscall/js",
	"web":                         "",
	"web/chrome":                  "github.com/chromedp/chromedp", // of tests alone
	"web/words":                   "",
	"web/sample":                  "",
	"web/style":                   "",
	"cmd/serve":                   "",
	"cmd/site":                    "web web/style web/words github.com/andybalholm/brotli github.com/klauspost/compress/zstd",
	"cmd/stet":                    "app/article app/compare app/render app/snapshot app/snapshot/charset web web/style web/words",
	"cmd/eval/work":               "app/article app/compare app/compare/comparetest app/render app/snapshot",
	"cmd/eval/inwasm":             "syscall/js cmd/eval/work",
	"cmd/eval":                    "cmd/eval/work app/article app/compare app/compare/comparetest app/render app/snapshot app/snapshot/charset golang.org/x/net/html golang.org/x/net/html/atom github.com/chromedp/chromedp github.com/chromedp/cdproto/cdp github.com/chromedp/cdproto/performance github.com/andybalholm/brotli",
	"cmd/eval/oracles":            "codeberg.org/readeck/go-readability/v2 github.com/markusmobius/go-trafilatura golang.org/x/net/html golang.org/x/net/html/charset", // a module of its own
}

// testsMayImport is what tests import besides: helpers of ours, other implementations to check against, a browser.
const testsMayImport = "web/chrome app/corpus web/words app/article app/engine app/compare app/compare/comparetest app/internal/golden app/linktest app/render app/snapshot app/snapshot/unpack app/snapshot/charset web web/sample web/style " +
	"golang.org/x/net/html golang.org/x/net/html/atom golang.org/x/text/unicode/norm github.com/sergi/go-diff/diffmatchpatch " +
	"github.com/andybalholm/brotli github.com/klauspost/compress/zstd github.com/chromedp/ github.com/yuin/goldmark github.com/yuin/goldmark/ github.com/santhosh-tekuri/jsonschema/v6"

// neverIn is what no package below cmd imports: each would cost the page dearly, or break a promise.
var neverIn = map[string]string{
	"app/": "net/http html/template text/template encoding/xml",
}

// The imports of every file are as the policy says, whatever platform the file is for.
func TestImportsFollowThePolicy(t *testing.T) {
	root := ".."
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() && !strings.HasSuffix(name, ".go") {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		rel = filepath.ToSlash(rel)
		if entry.IsDir() {
			if base := path.Base(rel); base == "testdata" || base == "build" || base == "node_modules" || rel != "." && base[0] == '.' {
				return fs.SkipDir
			}
			return nil
		}
		checkFile(t, name, rel)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkFile(t *testing.T, name, rel string) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	test := strings.HasSuffix(rel, "_test.go")
	allowed, ok := mayImport[rel]
	if !ok {
		allowed, ok = mayImport[path.Dir(rel)]
	}
	if !ok {
		t.Errorf("%s: its package has no line in the policy", rel)
		return
	}
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		imported = strings.TrimPrefix(imported, module)
		switch {
		case test && listed(testsMayImport, imported), test && imported == path.Dir(rel):
		case !test && forbidden(rel, imported):
			t.Errorf("%s imports %s, which stays out of here", rel, imported)
		case !isOurs(imported) && !isForeign(imported):
		case !listed(allowed, imported):
			t.Errorf("%s imports %s, which the policy does not list", rel, imported)
		}
	}
}

func forbidden(rel, imported string) bool {
	for prefix, list := range neverIn {
		if strings.HasPrefix(rel, prefix) && listed(list, imported) {
			return true
		}
	}
	return false
}

// listed reports whether a list names an import; an entry that ends in a slash names all below it.
func listed(list, imported string) bool {
	for entry := range strings.FieldsSeq(list) {
		if entry == imported || strings.HasSuffix(entry, "/") && strings.HasPrefix(imported, entry) {
			return true
		}
	}
	return false
}

func isOurs(imported string) bool {
	top, _, _ := strings.Cut(imported, "/")
	return top == "app" || top == "web" || top == "wasm" || top == "cmd"
}

// isForeign reports whether an import is watched though it is not ours: other modules, and the door to JavaScript.
func isForeign(imported string) bool {
	top, _, _ := strings.Cut(imported, "/")
	return strings.Contains(top, ".") || imported == "syscall/js"
}
