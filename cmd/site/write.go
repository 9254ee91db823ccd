package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// A listing is site.json: all that a server needs to know, and what it checks the files against.
type listing struct {
	Files []entry `json:"files"`
}

// An entry is one address and the encodings it is there in.
type entry struct {
	Path     string    `json:"path"`
	Type     string    `json:"type"`
	Cache    string    `json:"cache"`
	Policy   string    `json:"policy"`
	Variants []variant `json:"variants"`
}

// A variant is one file on disk.
type variant struct {
	Encoding string `json:"encoding"`
	File     string `json:"file"`
	Size     int    `json:"size"`
	SHA256   string `json:"sha256"`
}

// write puts the site into the folder out, in every encoding that saves at least a twentieth, with site.json and
// SHA256SUMS. What else stood in out is removed, but for names that start with a dot.
func write(s *site, out, cache string) (listing, error) {
	var list listing
	if err := empty(out); err != nil {
		return list, err
	}
	for _, f := range s.files {
		e := entry{Path: f.path, Type: f.kind, Cache: f.cache, Policy: f.policy}
		e.add("identity", f.path, f.data)
		for _, p := range packings {
			if !worthPacking(f.kind) || f.path == singleName && p.encoding != "gzip" { // brotli gains 1 % there and takes a minute
				continue
			}
			small, err := packed(p, f.data, cache)
			if err != nil {
				return list, fmt.Errorf("%s: %w", f.path, err)
			}
			if len(small)*20 > len(f.data)*19 {
				continue
			}
			if err := os.WriteFile(filepath.Join(out, f.path+p.ending), small, 0o644); err != nil {
				return list, err
			}
			e.add(p.encoding, f.path+p.ending, small)
		}
		if err := os.WriteFile(filepath.Join(out, f.path), f.data, 0o644); err != nil {
			return list, err
		}
		list.Files = append(list.Files, e)
	}
	return describe(list, out)
}

func (e *entry) add(encoding, file string, data []byte) {
	e.Variants = append(e.Variants, variant{encoding, file, len(data), sum(data)})
}

// empty makes the folder and takes away what an earlier build left in it.
func empty(out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	old, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(out, "site.json")); err != nil && len(old) > 0 {
		return notOurs(out, old)
	}
	for _, entry := range old {
		if strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		if err := os.RemoveAll(filepath.Join(out, entry.Name())); err != nil {
			return err
		}
	}
	// A build that is stopped half way leaves a site.json without files: a site that serves nothing, and that the next
	// build knows for its own.
	return os.WriteFile(filepath.Join(out, "site.json"), []byte("{\"files\":[]}\n"), 0o644)
}

// notOurs keeps a mistyped -out from emptying a folder that holds something else.
func notOurs(out string, old []os.DirEntry) error {
	for _, entry := range old {
		if !strings.HasPrefix(entry.Name(), ".") {
			return fmt.Errorf("%s holds %s and no site.json: not a site, so it is left alone", out, entry.Name())
		}
	}
	return nil
}

// describe adds the list of hashes to the site, and writes site.json, which is for the server only.
func describe(list listing, out string) (listing, error) {
	sums := hashes(list)
	e := entry{Path: "SHA256SUMS", Type: mediaType(".txt"), Cache: "revalidate", Policy: "file"}
	e.add("identity", e.Path, sums)
	list.Files = append(list.Files, e)
	sort.Slice(list.Files, func(i, j int) bool { return list.Files[i].Path < list.Files[j].Path })
	text, err := json.MarshalIndent(list, "", "\t")
	if err != nil {
		return list, err
	}
	if err := os.WriteFile(filepath.Join(out, e.Path), sums, 0o644); err != nil {
		return list, err
	}
	return list, os.WriteFile(filepath.Join(out, "site.json"), append(text, '\n'), 0o644)
}

// hashes lists every file on disk with its hash, in the form that sha256sum -c reads.
func hashes(list listing) []byte {
	var lines []string
	for _, e := range list.Files {
		for _, v := range e.Variants {
			lines = append(lines, v.SHA256+"  "+v.File+"\n")
		}
	}
	sort.Slice(lines, func(i, j int) bool { return lines[i][64:] < lines[j][64:] })
	return []byte(strings.Join(lines, ""))
}
