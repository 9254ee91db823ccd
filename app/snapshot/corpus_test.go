package snapshot

import (
	"encoding/base64"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/corpus"
	"golang.org/x/net/html"
)

// realPages returns the names of all packed pages of the data folder, or skips the test.
func realPages(t testing.TB) (names []string) {
	t.Helper()
	folder := corpus.Folder()
	for _, pattern := range []string{"extraction/html/*.html.gz", "recaptures/*/*.html.gz", "snapshots/*/*.html.gz"} {
		found, _ := filepath.Glob(filepath.Join(folder, pattern))
		for _, path := range found {
			name, _ := filepath.Rel(folder, path)
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		t.Skip("the shared data is not here")
	}
	return names
}

// Real pages keep every promise, and every letter of theirs stands in the article or in the furniture.
func TestRealPagesKeepTheirWords(t *testing.T) {
	for _, name := range realPages(t) {
		data := unpacked(t, name)
		promises(t, Source{Name: name, Data: data})
		r, err := Read(Source{Name: name, Data: data}, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		text, _, _ := decode(Source{Name: name, Data: data}, "", Options{})
		if lost, added := conserved(t, text, r.Versions[0]); lost+added > 0 {
			t.Errorf("%s: %d letters lost, %d added", name, lost, added)
		}
	}
}

// conserved counts the letters of a page's text that are in no block, and those of blocks that are nowhere in the page.
func conserved(t *testing.T, text string, v article.Version) (lost, added int) {
	root, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	(&input{text: text}).openMail(root) // protected addresses are opened, not kept
	letters, pictures := map[rune]int{}, map[rune]int{}
	add := func(to map[rune]int, text string, by int) {
		for _, r := range text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				to[r] += by
			}
		}
	}
	walk(root, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			add(letters, n.Data, 1)
		}
		for _, a := range n.Attr {
			if n.Data == "img" {
				add(pictures, a.Val, 1)
			}
		}
		return n.Type != html.ElementNode || !dropped(n)
	}, func(*html.Node) {})
	for _, b := range append(append([]article.Block{}, v.Blocks...), v.Furniture...) {
		add(letters, b.Text, -1)
	}
	for r, n := range letters {
		lost += max(n, 0)
		added += max(-n-pictures[r], 0)
	}
	return lost, added
}

// Hostile inputs keep the promises as text, as pasted HTML and inside a page.
func TestHostileInputs(t *testing.T) {
	var lists map[string]json.RawMessage
	if err := json.Unmarshal(corpus.File(t, "payloads/payloads.json"), &lists); err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, list := range []string{"dompurify", "payloadsallthethings", "blns", "bluemonday"} {
		var inputs []string
		if err := json.Unmarshal(lists[list], &inputs); err != nil {
			t.Fatal(list, err)
		}
		for _, input := range inputs {
			if b, err := base64.StdEncoding.DecodeString(input); err == nil && list == "bluemonday" {
				input = string(b)
			}
			promises(t, Source{Name: "a", Data: []byte(input)})
			promises(t, Source{Name: "a", Type: "text/html", Data: []byte(input)})
			promises(t, Source{Name: "a", Data: []byte("<!doctype html><html><body><article><h1>A bridge</h1><p>" + long + "</p>" + input)})
			count++
		}
	}
	t.Logf("%d inputs", count)
}
