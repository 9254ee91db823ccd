package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"text/template"

	"github.com/stet-diff/stet/web"
)

// A page is a template of package web and the policy its file is served with.
type page struct{ name, policy string }

// pagePolicy is the policy of the pages as <meta>, so that a host without headers keeps it. The server sends the
// same with frame-ancestors, which has no effect here.
const pagePolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; " +
	"base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types stet"

// page fills one template. {{file "stet.css"}} is the path of a file of the site, {{size "stet.wasm"}} its bytes,
// {{icon "svg"}} an icon, {{words "key"}} an English message and {{words "key" "ar"}} that of another language,
// {{languages}} the languages that there are, {{.Policy}} the policy; {{if .Single}} holds for the single file alone, see
// single.go. A name that the site does not hold stops the build. The templates are ours and hold no foreign text, so
// nothing needs escaping but the policy's place in an attribute.
func (s *site) page(p page) error {
	t := template.New(p.name).Funcs(template.FuncMap{
		"file": s.path, "size": s.size, "sum": s.sum, "icon": icon, "words": said, "languages": languages, "inner": notHere, "held": notHere,
	})
	texts := []string{s.source(p.name)}
	if p.name == "index.html" || p.name == "embed.html" {
		texts = append(texts, s.source("skeleton.html"))
	}
	for _, text := range texts {
		if _, err := t.Parse(text); err != nil {
			return fmt.Errorf("web/%s: %w", p.name, err)
		}
	}
	var filled bytes.Buffer
	policy := html.EscapeString(policyOf(p))
	if err := t.Execute(&filled, content{policy, false, ""}); err != nil {
		return fmt.Errorf("web/%s: %w", p.name, err)
	}
	s.plain(p.name, p.policy, filled.Bytes())
	return nil
}

// content is what a template finds under its dot.
type content struct {
	Policy string
	Single bool   // the page is stet.html
	Site   string // where the public site stands, if stet.html knows it
}

// notHere stands for the functions that only the single file has.
func notHere(...string) (string, error) { return "", fmt.Errorf("only %s holds files", singleName) }

// policyOf is the policy of a page. The frame of other sites has no manifest, and its worker comes from a Blob only.
func policyOf(p page) string {
	if p.policy != "embed" {
		return pagePolicy
	}
	return strings.NewReplacer("manifest-src 'self'; ", "", "worker-src 'self' blob:", "worker-src blob:").Replace(pagePolicy)
}

// path is what a page writes to refer to a file.
func (s *site) path(name string) (string, error) {
	full, ok := s.names[name]
	if !ok {
		return "", fmt.Errorf("%q is no file of the site", name)
	}
	s.used[name] = true
	return full, nil
}

func (s *site) size(name string) (int, error) {
	data, err := s.data(name)
	return len(data), err
}

// sum is the SHA-256 of a file, in hexadecimal digits.
func (s *site) sum(name string) (string, error) {
	data, err := s.data(name)
	return sum(data), err
}

// data is the content of a file of the site.
func (s *site) data(name string) ([]byte, error) {
	full, err := s.path(name)
	if err != nil {
		return nil, err
	}
	for _, f := range s.files {
		if f.path == full {
			return f.data, nil
		}
	}
	return nil, fmt.Errorf("%q has no bytes", name)
}

// onlineOnly are files that nobody asks for without a network. They are left out of the offline copy, as is stet.html,
// which holds what the copy holds already.
var onlineOnly = map[string]bool{"robots.txt": true, "favicon.ico": true, "licences.txt": true,
	"embed.js": true, "embed.d.ts": true} // other pages ask for these, which are online themselves

// told are small files that the list itself tells, so that a first visit takes ten requests. The page for what is not
// there and that of the frame are needed without a network only; the manifest is asked for at every start.
var told = map[string]bool{"404.html": true, "embed.html": true, "manifest.webmanifest": true}

// worker is the service worker with the list of the files it keeps in front of it.
func (s *site) worker() string {
	list := struct {
		Version string               `json:"version"`
		Files   [][2]string          `json:"files"` // path, the first digits of its hash
		Told    map[string][2]string `json:"told"`  // path: its type, its text
		Pages   map[string]string    `json:"pages"`
	}{Told: map[string][2]string{}, Pages: map[string]string{"": "index.html", "embed": "embed.html"}}
	for _, f := range s.files {
		switch {
		case told[f.path]:
			list.Told[f.path] = [2]string{f.kind, string(f.data)}
		case !onlineOnly[f.path] && f.path != s.names["icon-192.png"] && f.path != s.names["embed.js"] && !s.guest[f.path]:
			list.Files = append(list.Files, [2]string{f.path, short(f.data)})
		}
	}
	source := s.sources([]string{"parcel.js", "sw.js"})
	list.Version = short([]byte(fmt.Sprint(list.Files, list.Told, source)))
	text, err := json.Marshal(list)
	if err != nil {
		panic(err) // strings only
	}
	return "const stetSite = " + string(text) + ";\n\n" + source
}

// guardList is the guard's list of what a section may hold, as a line of script.
func guardList() (string, error) {
	text, err := json.Marshal(web.Allowed())
	if err != nil {
		return "", err
	}
	return "const stetAllowed = " + string(text) + ";\n", nil
}
