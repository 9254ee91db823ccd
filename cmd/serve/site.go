package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
)

// A listing is site.json, the contract with cmd/site. What it does not list is not served.
type listing struct {
	Files []listed
}

type listed struct {
	Path, Type, Cache, Policy string
	Variants                  []struct {
		Encoding, File string
		Size           int
		SHA256         string
	}
}

// An entry is what stands at one address, made ready to be sent.
type entry struct {
	name     string      // for the log: the address, or "-"
	bare     http.Header // of answers without the file: errors, OPTIONS
	variants []variant   // the smallest first
}

// A variant is an entry in one encoding.
type variant struct {
	coding coding
	tag    string // strong, the hash of these very bytes
	body   []byte
	whole  http.Header // of a 200
	same   http.Header // of a 304
}

// aliases are addresses that stand for a file, where the site holds it.
var aliases = map[string]string{"": "index.html", "embed": "embed.html", "checkup": "checkup.html"}

// load reads the site whole and checks it: a file that is missing, changed or of unknown kind is an error that names it.
func load(site fs.FS, o options) (*server, error) {
	text, err := fs.ReadFile(site, "site.json")
	if err != nil {
		return nil, err
	}
	var list listing
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, fmt.Errorf("site.json: %w", err)
	}
	s := newServer(o)
	for _, l := range list.Files {
		e, err := l.read(site, o)
		if err != nil {
			return nil, err
		}
		if s.paths[o.base+l.Path] != nil {
			return nil, fmt.Errorf("site.json: %s is listed twice", l.Path)
		}
		e.name = "/" + l.Path
		s.paths[o.base+l.Path] = e
	}
	return s, s.name(o.base)
}

// name adds the aliases and the page for addresses that are not there.
func (s *server) name(base string) error {
	if s.paths[base+"index.html"] == nil {
		return fmt.Errorf("site.json lists no index.html")
	}
	for alias, path := range aliases {
		if e := s.paths[base+path]; e != nil {
			s.paths[base+alias] = e
		}
	}
	if page := s.paths[base+"404.html"]; page != nil {
		s.lost = page.withoutTags()
	}
	return nil
}

var pathForm = regexp.MustCompile(`^[A-Za-z0-9._/-]+$`)

func (l *listed) read(site fs.FS, o options) (*entry, error) {
	bare := headersOf(l.Policy, l.Type, o)
	switch {
	case !pathForm.MatchString(l.Path) || !fs.ValidPath(l.Path):
		return nil, fmt.Errorf("site.json: %q is no path", l.Path)
	case bare == nil:
		return nil, fmt.Errorf("site.json: %s has the unknown policy %q", l.Path, l.Policy)
	case l.Cache != "immutable" && l.Cache != "revalidate":
		return nil, fmt.Errorf("site.json: %s has the unknown cache class %q", l.Path, l.Cache)
	case l.Type == "":
		return nil, fmt.Errorf("site.json: %s has no type", l.Path)
	}
	if len(l.Variants) > 1 {
		bare.Set("Vary", "Accept-Encoding")
	}
	e := &entry{bare: bare}
	for _, v := range l.Variants {
		body, err := fs.ReadFile(site, v.File)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(body)
		if len(body) != v.Size || hex.EncodeToString(sum[:]) != v.SHA256 {
			return nil, fmt.Errorf("%s is not the file that site.json describes", v.File)
		}
		c, ok := codings[v.Encoding]
		if !ok || e.has(c) {
			return nil, fmt.Errorf("site.json: %s has %q twice, or it is no encoding", l.Path, v.Encoding)
		}
		e.variants = append(e.variants, ready(l, bare, c, v.Encoding, body, v.SHA256))
	}
	if !e.has(identity) {
		return nil, fmt.Errorf("site.json: %s is not there in plain bytes", l.Path)
	}
	slices.SortStableFunc(e.variants, func(a, b variant) int { return len(a.body) - len(b.body) })
	return e, nil
}

// ready makes the headers of one variant.
func ready(l *listed, bare http.Header, c coding, encoding string, body []byte, sum string) variant {
	same := maps.Clone(bare)
	same.Set("ETag", `"`+sum[:32]+`"`)
	if l.Cache == "immutable" {
		same.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	whole := maps.Clone(same)
	whole.Set("Content-Type", l.Type)
	whole.Set("Content-Length", strconv.Itoa(len(body)))
	whole.Set("Accept-Ranges", "bytes")
	if c != identity {
		whole.Set("Content-Encoding", encoding)
	}
	return variant{c, same.Get("ETag"), body, whole, same}
}

func (e *entry) has(c coding) bool {
	return slices.ContainsFunc(e.variants, func(v variant) bool { return v.coding == c })
}

// withoutTags is the entry as the body of a 404: there is nothing to ask again for, and no part to ask for.
func (e *entry) withoutTags() *entry {
	lost := &entry{name: "-", bare: e.bare, variants: slices.Clone(e.variants)}
	for i, v := range lost.variants {
		h := maps.Clone(v.whole)
		h.Del("ETag")
		h.Del("Accept-Ranges")
		h.Set("Cache-Control", "no-cache")
		lost.variants[i].whole = h
	}
	return lost
}
