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
			if !worthPacking(f.kind) {
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
	sort.Slice(list.Files, func(i, j int) bool { return list.Files[i].Path < list.Files[j].Path })
	return list, describe(list, out)
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
	return nil
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

// describe writes the two lists about the files, which are last.
func describe(list listing, out string) error {
	text, err := json.MarshalIndent(list, "", "\t")
	if err != nil {
		return err
	}
	var sums []string
	for _, e := range list.Files {
		for _, v := range e.Variants {
			sums = append(sums, v.SHA256+"  "+v.File+"\n")
		}
	}
	sort.Slice(sums, func(i, j int) bool { return sums[i][64:] < sums[j][64:] })
	if err := os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(strings.Join(sums, "")), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "site.json"), append(text, '\n'), 0o644)
}
