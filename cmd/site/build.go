package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/stet-diff/stet/web"
)

// A file is one address of the site and what stands there.
type file struct {
	path   string // as asked for: "stet.0123456789abcdef.wasm"
	kind   string // its media type
	cache  string // "immutable" for names that hold a hash, else "revalidate"
	policy string // which security policy the server sends: "page", "sw", "file"
	data   []byte
}

// A site collects files. Names are what templates know a file by: "stet.css" for stet.<hash>.css.
type site struct {
	files []file
	names map[string]string // name → path
	used  map[string]bool   // names that a page or a list refers to
	took  map[string]bool   // files of package web that went into the site
	guest map[string]bool   // paths that the pages of others alone ask for
}

// build makes all files from the compiled program, the toolchain's wasm_exec.js and the licences. Files come before those that
// refer to them, so that a reference can be checked when it is made.
func build(program, runtime, licences []byte) (*site, error) {
	s := &site{names: map[string]string{}, used: map[string]bool{}, took: map[string]bool{}, guest: map[string]bool{}}
	list, err := guardList()
	if err != nil {
		return nil, err
	}
	s.hashed("stet.wasm", program)
	scripts := s.sources(pageScripts)
	s.hashed("boot.js", []byte(join(string(runtime), list, wordsFor(scripts), scripts)))
	s.hashed("theme.js", []byte(join(s.source("theme.js"), languageList(), s.source("language.js"))))
	framed := s.sources(frameScripts)
	s.hashed("frame.js", []byte(join(string(runtime), list, wordsFor(framed), framed)))
	s.hashed("worker.js", []byte(join(string(runtime), s.source("worker.js"))))
	if err := s.shadow(list); err != nil {
		return nil, err
	}
	s.hashed("stet.css", []byte(s.style()))
	s.icons()
	s.plain("robots.txt", "file", []byte(s.source("robots.txt")))
	s.plain("licences.txt", "file", licences)
	for _, page := range []page{
		{"manifest.webmanifest", "file"}, {"404.html", "page"}, {"index.html", "page"}, {"embed.html", "embed"},
		{"embed.js", "file"},
	} {
		if err := s.page(page); err != nil {
			return nil, err
		}
	}
	s.plain("embed.d.ts", "file", []byte(s.source("embed.d.ts")))
	element, err := s.data("embed.js")
	if err != nil {
		return nil, err
	}
	s.hashed("embed.js", element) // the same once more, for those who name it with its sum
	s.plain("sw.js", "sw", []byte(s.worker()))
	return s, s.complete()
}

// pageScripts are the scripts of the page, in the order in which they run. guard.js makes the object that the others
// fill, and boot.js freezes it.
var pageScripts = []string{
	"guard.js",
	"speak.js",
	"words.js",
	"files.js",
	"inputs.js",
	"parcel.js",
	"host.js",
	"sections.js",
	"navigate.js",
	"text.js",
	"find.js",
	"copy.js",
	"ruler.js",
	"list.js",
	"moves.js",
	"tray.js",
	"aids.js",
	"heard.js",
	"page.js",
	"sheet.js",
	"installed.js",
	"recent.js",
	"boot.js",
}

// frameScripts are those of /embed: what talks with the page around it stands before boot.js.
var frameScripts = slices.Insert(slices.Clone(pageScripts), len(pageScripts)-1, "orders.js", "given.js", "judge.js", "frame.js")

// shadowScripts are those of mode="shadow", a module: the viewer in an element of another page.
var shadowScripts = []string{"guard.js", "speak.js", "given.js", "judge.js", "shadowrows.js", "shadow.js"}

// sources takes several files of package web into the site, as one script.
func (s *site) sources(names []string) string {
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = bare(s.source(name))
	}
	return join(texts...)
}

// bare is a script without the lines that are a comment: whoever wants to read it reads its source. A sign of them in a
// text of several lines would be lost too, so no text of ours has a line that begins with one.
func bare(script string) string {
	var kept strings.Builder
	for line := range strings.Lines(script) {
		if !strings.HasPrefix(strings.TrimLeft(line, "\t "), "//") {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// source takes one file of package web into the site.
func (s *site) source(name string) string {
	s.took[name] = true
	return web.File(name)
}

func (s *site) style() string {
	for _, name := range web.Names() {
		if path.Dir(name) == "style" && path.Ext(name) == ".css" {
			s.took[name] = true
		}
	}
	return web.Style()
}

// hashed adds a file whose path holds its own hash, so that it may be kept for ever.
func (s *site) hashed(name string, data []byte) {
	ext := path.Ext(name)
	full := strings.TrimSuffix(name, ext) + "." + short(data) + ext
	s.names[name] = full
	s.files = append(s.files, file{full, mediaType(name), "immutable", "file", data})
}

// plain adds a file under its own name, which browsers must ask for again.
func (s *site) plain(name, policy string, data []byte) {
	s.names[name] = name
	s.used[name] = true // found by its name, or listed for the server
	s.files = append(s.files, file{name, mediaType(name), "revalidate", policy, data})
}

// complete reports what was built for nothing: a source that no file took, a hashed file that nothing refers to.
func (s *site) complete() error {
	for _, name := range web.Names() {
		if !s.took[name] {
			return fmt.Errorf("web/%s is part of no file of the site", name)
		}
	}
	for name := range s.names {
		if !s.used[name] {
			return fmt.Errorf("%s is built, but nothing refers to it", name)
		}
	}
	return nil
}

// short is how a hash stands in names: the first 16 hex digits of the SHA-256.
func short(data []byte) string { return sum(data)[:16] }

func sum(data []byte) string {
	hash := sha256.Sum256(data)
	return hex.EncodeToString(hash[:])
}

// join puts scripts one after another, each on lines of its own.
func join(scripts ...string) string {
	for i := range scripts {
		scripts[i] = strings.TrimRight(scripts[i], "\n") + "\n"
	}
	return strings.Join(scripts, "\n")
}

// mediaType is exact, since browsers compile and run by it.
func mediaType(name string) string {
	kind, ok := map[string]string{
		".html":        "text/html; charset=utf-8",
		".js":          "text/javascript; charset=utf-8",
		".ts":          "text/plain; charset=utf-8",
		".css":         "text/css; charset=utf-8",
		".wasm":        "application/wasm",
		".webmanifest": "application/manifest+json",
		".svg":         "image/svg+xml",
		".png":         "image/png",
		".ico":         "image/x-icon",
		".txt":         "text/plain; charset=utf-8",
	}[path.Ext(name)]
	if !ok {
		panic("no media type for " + name)
	}
	return kind
}
