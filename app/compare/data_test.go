package compare_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/corpus"
)

// data reads a file of the optional data folder, or skips the test.
func data(t testing.TB, name string) string {
	t.Helper()
	return string(corpus.File(t, name))
}

// blocks makes a version of a text with blank lines between its blocks.
func blocks(text string) article.Version {
	var v article.Version
	for _, block := range strings.Split(text, "\n\n") {
		if block = strings.TrimSpace(block); block != "" {
			v.Blocks = append(v.Blocks, article.Block{Role: article.Para, Text: block})
		}
	}
	return v
}

// plainText is what blocks takes: the texts with blank lines between them.
func plainText(v article.Version) string {
	var texts []string
	for _, b := range v.Blocks {
		texts = append(texts, b.Text)
	}
	return strings.Join(texts, "\n\n")
}

// seed returns the seed article: headline first, standfirst second.
func seed(t testing.TB) (old, new article.Version) {
	t.Helper()
	old, new = blocks(data(t, "seed/version-5.txt")), blocks(data(t, "seed/version-6.txt"))
	for _, v := range []article.Version{old, new} {
		v.Blocks[0].Role, v.Blocks[1].Role = article.Title, article.Standfirst
	}
	return old, new
}

// truth is the pairing of the seed article by hand.
type truth struct {
	Pairs []struct {
		Old, New int
		Kind     string
	}
	Neutral []struct{ Old, New int }
}

func seedTruth(t testing.TB) truth {
	t.Helper()
	var out truth
	if err := json.Unmarshal([]byte(data(t, "seed/pairs.json")), &out); err != nil {
		t.Fatal(err)
	}
	return out
}
