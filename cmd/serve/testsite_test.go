package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// A testFile is a file of the site that the tests serve. Packed bodies are not really packed: the server only carries
// them, and this way a body tells which one it is.
type testFile struct {
	path, kind, cache, policy string
	class                     string // the row of the header table that it belongs to
	sizes                     map[string]int
}

const (
	wasmPath = "stet.0123456789abcdef.wasm"
	bootPath = "boot.0123456789abcdef.js"
	cssPath  = "stet.0123456789abcdef.css"
	svgPath  = "icon.0123456789abcdef.svg"
	pngPath  = "icon-192.0123456789abcdef.png"
)

var (
	packedSizes = map[string]int{"identity": 3000, "gzip": 1000, "br": 700, "zstd": 900}
	plainSize   = map[string]int{"identity": 50}
)

var testFiles = []testFile{
	{"404.html", "text/html; charset=utf-8", "revalidate", "page", "page", packedSizes},
	{"index.html", "text/html; charset=utf-8", "revalidate", "page", "page", packedSizes},
	{"checkup.html", "text/html; charset=utf-8", "revalidate", "page", "page", plainSize},
	{"embed.html", "text/html; charset=utf-8", "revalidate", "embed", "embed", packedSizes},
	{"help/index.html", "text/html; charset=utf-8", "revalidate", "help", "help", plainSize},
	{wasmPath, "application/wasm", "immutable", "file", "code", map[string]int{"identity": 200_000, "br": 50_000, "zstd": 60_000, "gzip": 70_000}},
	{bootPath, "text/javascript; charset=utf-8", "immutable", "file", "code", packedSizes},
	{"embed.js", "text/javascript; charset=utf-8", "revalidate", "file", "code", packedSizes},
	{"sw.js", "text/javascript; charset=utf-8", "revalidate", "sw", "sw", packedSizes},
	{cssPath, "text/css; charset=utf-8", "immutable", "file", "code", packedSizes},
	{"manifest.webmanifest", "application/manifest+json", "revalidate", "file", "other", plainSize},
	{"embed.d.ts", "text/plain; charset=utf-8", "revalidate", "file", "other", plainSize},
	{"robots.txt", "text/plain; charset=utf-8", "revalidate", "file", "other", plainSize},
	{"sbom.json", "application/json", "revalidate", "file", "other", packedSizes},
	{"favicon.ico", "image/x-icon", "revalidate", "file", "other", plainSize},
	{svgPath, "image/svg+xml", "immutable", "file", "other", packedSizes},
	{pngPath, "image/png", "immutable", "file", "other", plainSize},
	{"empty.txt", "text/plain; charset=utf-8", "revalidate", "file", "other", map[string]int{"identity": 0}},
	{"big.bin", "application/octet-stream", "revalidate", "file", "other", map[string]int{"identity": 16 << 20}},
}

func testFileAt(path string) testFile {
	for _, f := range testFiles {
		if f.path == path {
			return f
		}
	}
	panic("no test file " + path)
}

// body is the same for the same file and encoding, and unlike all others.
func (f testFile) body(encoding string) []byte {
	line := fmt.Sprintf("%s as %s. ", f.path, encoding)
	size := f.sizes[encoding]
	return []byte(strings.Repeat(line, size/len(line)+1)[:size])
}

func (f testFile) tag(encoding string) string {
	return `"` + hash(f.body(encoding))[:32] + `"`
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

var endings = map[string]string{"identity": "", "br": ".br", "gzip": ".gz", "zstd": ".zst"}

// testSite is a built site in memory. Beside the listed files it holds some that must not be served.
func testSite(files []testFile) fstest.MapFS {
	site := fstest.MapFS{".keep": {}, "deploy/nginx.conf": {Data: []byte("not served")}, "secret.txt": {Data: []byte("not served")}}
	var list listing
	for _, f := range files {
		l := listed{Path: f.path, Type: f.kind, Cache: f.cache, Policy: f.policy}
		for _, encoding := range []string{"identity", "br", "gzip", "zstd"} {
			if _, ok := f.sizes[encoding]; !ok {
				continue
			}
			name, body := f.path+endings[encoding], f.body(encoding)
			site[name] = &fstest.MapFile{Data: body}
			l.Variants = append(l.Variants, struct {
				Encoding, File string
				Size           int
				SHA256         string
			}{encoding, name, len(body), hash(body)})
		}
		list.Files = append(list.Files, l)
	}
	text, err := json.Marshal(list)
	if err != nil {
		panic(err)
	}
	site["site.json"] = &fstest.MapFile{Data: text}
	return site
}

// onDisk writes a site into a folder, for -dir.
func onDisk(t testing.TB, site fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	for name, file := range site {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, file.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoadNamesWhatIsWrong(t *testing.T) {
	for _, test := range []struct {
		name   string
		damage func(fstest.MapFS)
		want   string
	}{
		{"no site.json", func(s fstest.MapFS) { delete(s, "site.json") }, "site.json"},
		{"site.json is cut short", func(s fstest.MapFS) { s["site.json"].Data = s["site.json"].Data[:100] }, "site.json"},
		{"a file is missing", func(s fstest.MapFS) { delete(s, "sw.js.br") }, "sw.js.br"},
		{"one byte of a file changed", func(s fstest.MapFS) { s[wasmPath+".gz"].Data[9] ^= 1 }, wasmPath + ".gz"},
		{"a file is longer", func(s fstest.MapFS) { s["robots.txt"].Data = append(s["robots.txt"].Data, '\n') }, "robots.txt"},
		{"no index.html", replaceInList(`"Path":"index.html"`, `"Path":"other.html"`), "index.html"},
		{"a path listed twice", replaceInList(`"Path":"checkup.html"`, `"Path":"index.html"`), "twice"},
		{"a path that leads out of the folder", replaceInList(`"File":"robots.txt"`, `"File":"../robots.txt"`), "robots.txt"},
		{"an address with a query", replaceInList(`"Path":"robots.txt"`, `"Path":"robots.txt?"`), "robots.txt?"},
		{"an address with dots", replaceInList(`"Path":"robots.txt"`, `"Path":"a/../robots.txt"`), "a/../robots.txt"},
		{"an unknown policy", replaceInList(`"Policy":"embed"`, `"Policy":"open"`), `"open"`},
		{"an unknown cache class", replaceInList(`"Cache":"immutable"`, `"Cache":"forever"`), `"forever"`},
		{"an unknown encoding", replaceInList(`"Encoding":"zstd"`, `"Encoding":"lzma"`), `"lzma"`},
		{"an encoding twice", replaceInList(`"Encoding":"zstd"`, `"Encoding":"br"`), `"br"`},
		{"no plain bytes", replaceInList(`"Encoding":"identity"`, `"Encoding":"gzip"`), "gzip"},
		{"no type", replaceInList(`"Type":"image/png"`, `"Type":""`), "no type"},
	} {
		site := testSite(testFiles)
		test.damage(site)
		_, err := load(site, options{base: "/", ancestors: "*"})
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: load says %v, want one line with %q", test.name, err, test.want)
		}
	}
}

func replaceInList(from, to string) func(fstest.MapFS) {
	return func(s fstest.MapFS) {
		text := string(s["site.json"].Data)
		if !strings.Contains(text, from) {
			panic("site.json does not hold " + from)
		}
		s["site.json"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, from, to))}
	}
}

var _ fs.FS = fstest.MapFS{}
