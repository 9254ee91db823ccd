package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// read returns a file of the corpus; ok is false if it is not there.
func (s *session) read(name string) (content string, ok bool) {
	data, err := os.ReadFile(filepath.Join(s.corpus, name))
	if err != nil {
		s.say("  %v", err)
	}
	return string(data), err == nil
}

// decode reads a JSON file of the corpus; found is false if it is not there.
func (s *session) decode(name string, into any) (found bool, err error) {
	data, ok := s.read(name)
	if !ok {
		return false, nil
	}
	if err := json.Unmarshal([]byte(data), into); err != nil {
		return false, fmt.Errorf("%s: %w", name, err)
	}
	return true, nil
}

// paragraphs cuts a text at blank lines.
func paragraphs(text string) []string {
	var out []string
	for block := range strings.SplitSeq(text, "\n\n") {
		if block = strings.TrimSpace(block); block != "" {
			out = append(out, block)
		}
	}
	return out
}

// version makes a version of paragraphs.
func version(blocks []string) article.Version {
	var v article.Version
	for _, b := range blocks {
		v.Blocks = append(v.Blocks, article.Block{Role: article.Para, Text: b})
	}
	return v
}

// A seed is the article that all is judged by first, with its pairing drawn by hand.
type seed struct {
	Old, New article.Version
	Pairs    []seedPair
	Neutral  []seedPair // neither right nor wrong
}

type seedPair struct {
	Old, New int
	Kind     string
}

// seed reads the seed article.
func (s *session) seed() (out seed, found bool, err error) {
	old, ok := s.read("seed/version-5.txt")
	new, also := s.read("seed/version-6.txt")
	if found, err = s.decode("seed/pairs.json", &out); !ok || !also || !found || err != nil {
		return out, false, err
	}
	out.Old, out.New = version(paragraphs(old)), version(paragraphs(new))
	for _, v := range []article.Version{out.Old, out.New} {
		v.Blocks[0].Role, v.Blocks[1].Role = article.Title, article.Standfirst
	}
	return out, true, nil
}

// joined joins the blocks of a version with blank lines, as rivals without paragraphs get it.
func joined(v article.Version) string {
	blocks := make([]string, len(v.Blocks))
	for i, b := range v.Blocks {
		blocks[i] = b.Text
	}
	return strings.Join(blocks, "\n\n")
}
