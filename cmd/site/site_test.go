package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// program stands for a compiled program: bytes that pack well, but not to nothing.
var program = []byte("\x00asm" + strings.Repeat("some bytes of a program, and some others; ", 4000))

const runtimeScript = "// the toolchain's script\nglobalThis.Go = class {};\n"

func testSite(t *testing.T) *site {
	t.Helper()
	s, err := build(program, []byte(runtimeScript), []byte("licences\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.single("", ""); err != nil {
		t.Fatal(err)
	}
	return s
}

func testFolder(t *testing.T, cache string) (string, listing) {
	t.Helper()
	out := t.TempDir()
	list, err := write(testSite(t), out, cache)
	if err != nil {
		t.Fatal(err)
	}
	return out, list
}

// packs is a folder that keeps packed files for all tests: packing a site at its best takes some seconds each time. That
// the packed files are the same without it, TestTwoBuildsGiveTheSameBytes says.
var packs = sync.OnceValue(func() string {
	folder, err := os.MkdirTemp("", "packs")
	if err != nil {
		panic(err)
	}
	return folder
})

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(packs())
	os.Exit(code)
}

func TestTwoBuildsGiveTheSameBytes(t *testing.T) {
	cache := t.TempDir()
	first, _ := testFolder(t, "")
	for what, out := range map[string]string{
		"with an empty cache": folder(t, cache),
		"with a full cache":   folder(t, cache),
	} {
		if got, want := tree(t, out), tree(t, first); got != want {
			t.Errorf("%s the folder differs:\n%s\nwant\n%s", what, got, want)
		}
	}
}

func folder(t *testing.T, cache string) string {
	out, _ := testFolder(t, cache)
	return out
}

// tree is one line per file: its name and the hash of its bytes.
func tree(t *testing.T, out string) string {
	t.Helper()
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(out, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(e.Name() + " " + sum(data) + "\n")
	}
	return b.String()
}

func TestEveryVariantUnpacksToItsFile(t *testing.T) {
	out, list := testFolder(t, packs())
	packed := 0
	for _, e := range list.Files {
		raw := read(t, out, e.Variants[0].File)
		for _, v := range e.Variants {
			data := read(t, out, v.File)
			if len(data) != v.Size || sum(data) != v.SHA256 {
				t.Errorf("%s: site.json says other bytes than the file holds", v.File)
			}
			if got := unpack(t, v.Encoding, data); !bytes.Equal(got, raw) {
				t.Errorf("%s unpacks to %d bytes, want the %d of %s", v.File, len(got), len(raw), e.Path)
			}
			if v.Encoding != "identity" {
				packed++
				if len(data)*20 > len(raw)*19 {
					t.Errorf("%s saves less than a twentieth: %d of %d bytes", v.File, len(data), len(raw))
				}
			}
		}
	}
	if packed < 15 {
		t.Errorf("%d packed files, want at least 15", packed)
	}
}

func unpack(t *testing.T, encoding string, data []byte) []byte {
	t.Helper()
	var r io.Reader = bytes.NewReader(data)
	var err error
	switch encoding {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		r, err = gzip.NewReader(r)
	case "zstd":
		r, err = zstd.NewReader(r, zstd.WithDecoderMaxWindow(8<<20)) // browsers refuse more
	}
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", encoding, err)
	}
	return raw
}

func read(t *testing.T, folder, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A reference is an address in a page; data: addresses hold their file themselves.
var reference = regexp.MustCompile(`(?:href|src|data-wasm|data-worker|data-sw|"src"|"start_url")(?:=|: )"([^"]*)"`)

func TestEveryReferenceNamesAFileOfTheSite(t *testing.T) {
	out, list := testFolder(t, packs())
	there := map[string]bool{"./": true}
	for _, e := range list.Files {
		there[e.Path] = true
	}
	found := 0
	for _, name := range []string{"index.html", "404.html", "manifest.webmanifest"} {
		for _, m := range reference.FindAllStringSubmatch(string(read(t, out, name)), -1) {
			if strings.HasPrefix(m[1], "data:image/") {
				continue
			}
			found++
			if !there[m[1]] {
				t.Errorf("%s refers to %q, which is no file of the site", name, m[1])
			}
		}
	}
	if found < 8 {
		t.Errorf("%d references found, want at least 8: is the search broken?", found)
	}
}

func TestNoFileNamesAnotherSite(t *testing.T) {
	foreign := regexp.MustCompile(`https?://[A-Za-z0-9.-]+`)
	for _, f := range testSite(t).files {
		for _, address := range foreign.FindAllString(string(f.data), -1) {
			if f.path != "licences.txt" && address != "http://www.w3.org" { // a name of XML, never asked for
				t.Errorf("%s holds the address %s", f.path, address)
			}
		}
	}
}

func TestTheServiceWorkerKeepsWhatTheSiteHolds(t *testing.T) {
	s := testSite(t)
	hashes := map[string]string{}
	var script string
	for _, f := range s.files {
		hashes[f.path] = short(f.data)
		if f.path == "sw.js" {
			script = string(f.data)
		}
	}
	var list struct {
		Files [][2]string
		Told  map[string][2]string
		Pages map[string]string
	}
	line := strings.TrimSuffix(strings.TrimPrefix(strings.SplitN(script, "\n", 2)[0], "const stetSite = "), ";")
	if err := json.Unmarshal([]byte(line), &list); err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for _, f := range list.Files {
		kept[f[0]] = true
		if hashes[f[0]] != f[1] {
			t.Errorf("%s is kept with hash %s, the site has %s", f[0], f[1], hashes[f[0]])
		}
	}
	for _, name := range []string{"stet.wasm", "boot.js", "worker.js", "stet.css", "theme.js", "frame.js", "index.html"} {
		if !kept[s.names[name]] {
			t.Errorf("%s is not kept offline", name)
		}
	}
	if !kept[list.Pages[""]] || list.Told[list.Pages["embed"]][1] == "" {
		t.Errorf("the pages are %v, which are not kept", list.Pages)
	}
	for name, file := range list.Told {
		if short([]byte(file[1])) != hashes[name] || file[0] != mediaType(name) {
			t.Errorf("the list tells another %s than the site's, as %s", name, file[0])
		}
	}
	if kept[singleName] {
		t.Errorf("%s is kept: a second copy of everything", singleName)
	}
}

func TestABuildStopsAndSaysWhy(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*site) error
		want  string
	}{
		{"a reference to a file that is not there", func(s *site) error { _, err := s.path("gone.css"); return err }, `"gone.css" is no file of the site`},
		{"a hashed file that nothing refers to", func(s *site) error { s.hashed("lost.css", []byte("x")); return s.complete() }, "lost.css is built, but nothing refers to it"},
		{"a source that is part of no file", func(s *site) error { delete(s.took, "host.js"); return s.complete() }, "web/host.js is part of no file of the site"},
		{"a script that would end its own element", func(s *site) error { s.hashed("boot.js", []byte("'</SCRIPT >'")); return s.single("", "") }, `stet.html: template: stet.html:`},
		{"a page of the site that holds a file", func(s *site) error { _, err := notHere(); return err }, "only stet.html holds files"},
		{"an icon that is not drawn", func(s *site) error { _, err := icon("huge"); return err }, `there is no icon "huge"`},
	} {
		err := c.spoil(testSite(t))
		if err == nil || err.Error() != c.want && !(strings.HasSuffix(c.want, ":") && strings.HasPrefix(err.Error(), c.want)) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestBudget(t *testing.T) {
	of := func(size int) listing {
		return listing{[]entry{{Path: "stet.0123456789abcdef.wasm", Variants: []variant{{Encoding: "identity", Size: 8e6}, {Encoding: "br", Size: size}}}}}
	}
	for _, c := range []struct {
		size        int
		warns, ends bool
	}{
		{aimed, false, false}, {aimed + 1, true, false}, {most, true, false}, {most + 1, false, true},
	} {
		warning, err := budget(of(c.size))
		if (warning != "") != c.warns || (err != nil) != c.ends {
			t.Errorf("%d bytes: got warning %q and error %v", c.size, warning, err)
		}
	}
}

func TestWhatAFirstPaintWaitsForIsSmall(t *testing.T) {
	script, err := wasmExec()
	if err != nil {
		t.Fatal(err)
	}
	s, err := build(program, script, nil)
	if err != nil {
		t.Fatal(err)
	}
	size := map[string]int{}
	for _, f := range s.files {
		var b bytes.Buffer
		if err := packBrotli(&b, f.data); err != nil {
			t.Fatal(err)
		}
		size[f.path] = b.Len()
	}
	paint := size["index.html"] + size[s.names["stet.css"]]
	scripts := size[s.names["boot.js"]] + size[s.names["worker.js"]]
	// No paint waits for the scripts; they come beside the program, which is nearly twenty times as large, and half of them
	// are the other languages.
	if paint > 25_000 || scripts > 90_000 || size["index.html"] > 6_000 || size["404.html"] > 6_000 {
		t.Errorf("page and style %d bytes, scripts %d, index.html %d, 404.html %d; want at most 25,000, 90,000, 6,000, 6,000",
			paint, scripts, size["index.html"], size["404.html"])
	}
	// What the pages of others load before a viewer comes near, and what mode="shadow" adds to it.
	if size["embed.js"] > 12_000 || size[s.names["shadow.js"]] > 20_000 {
		t.Errorf("embed.js %d bytes, shadow.js %d; want at most 12,000, 20,000", size["embed.js"], size[s.names["shadow.js"]])
	}
	t.Logf("page and style %d bytes, scripts %d, embed.js %d, shadow.js %d", paint, scripts, size["embed.js"], size[s.names["shadow.js"]])
}

func TestOnlyNamesWithAHashAreKeptForEver(t *testing.T) {
	hashed := regexp.MustCompile(`\.[0-9a-f]{16}\.`)
	for _, f := range testSite(t).files {
		if (f.cache == "immutable") != hashed.MatchString(f.path) {
			t.Errorf("%s has cache class %s", f.path, f.cache)
		}
	}
}

func TestTheScriptsBeginWithTheToolchainsOwn(t *testing.T) {
	s := testSite(t)
	for _, name := range []string{"boot.js", "worker.js"} {
		for _, f := range s.files {
			if f.path == s.names[name] && !strings.HasPrefix(string(f.data), runtimeScript) {
				t.Errorf("%s begins with %.40q", name, f.data)
			}
		}
	}
	script, err := wasmExec()
	if err != nil || !bytes.Contains(script, []byte("globalThis.Go = class")) {
		t.Errorf("the toolchain's script: %d bytes, %v", len(script), err)
	}
}

func TestIcons(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		size int
	}{
		{"192", iconPNG(192, 0), 192}, {"maskable", iconPNG(512, 4), 512}, {"favicon", iconICO(iconPNG(32, 0))[22:], 32},
	} {
		picture, err := png.Decode(bytes.NewReader(c.data))
		if err != nil || picture.Bounds().Dx() != c.size || picture.Bounds().Dy() != c.size {
			t.Errorf("%s: %v, %v", c.name, picture.Bounds(), err)
		}
	}
}

func TestAFolderThatIsNoSiteIsLeftAlone(t *testing.T) {
	out := t.TempDir()
	precious := filepath.Join(out, "thesis.txt")
	os.WriteFile(precious, []byte("years of work"), 0o644)
	if _, err := write(testSite(t), out, packs()); err == nil || !strings.Contains(err.Error(), "thesis.txt") {
		t.Errorf("got %v, want an error that names thesis.txt", err)
	}
	if _, err := os.Stat(precious); err != nil {
		t.Error("the file is gone")
	}
}

func TestABuildTakesAwayWhatAnOlderOneLeft(t *testing.T) {
	out, _ := testFolder(t, packs())
	os.WriteFile(filepath.Join(out, "stet.0000000000000000.wasm"), []byte("old"), 0o644)
	os.WriteFile(filepath.Join(out, ".keep"), nil, 0o644)
	if _, err := write(testSite(t), out, packs()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(out, "stet.0000000000000000.wasm")); err == nil {
		t.Error("the old program is still there")
	}
	if _, err := os.Stat(filepath.Join(out, ".keep")); err != nil {
		t.Error("the placeholder is gone")
	}
}
