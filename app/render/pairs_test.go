package render

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/app/internal/golden"
	"github.com/stet-diff/stet/app/snapshot"
)

// A tried is a comparison that a test writes as a file.
type tried struct {
	name string
	compare.Comparison
}

func compared(t testing.TB, name string, old, new article.Version) tried {
	t.Helper()
	c, err := compare.Articles(context.Background(), old, new, compare.Options{Ignore: compare.Trifles})
	if err != nil {
		t.Fatal(name, err)
	}
	return tried{name, c}
}

// drawn compares the versions of every drawing of the engine's tests: moves, splits, merges, styles, roles, scripts.
func drawn(t testing.TB) (all []tried) {
	t.Helper()
	for _, a := range golden.Read(t, "../compare/testdata/*/*.txtar") {
		for _, section := range a.Sections {
			if !strings.HasPrefix(section.Name, "drawing") {
				continue
			}
			d, err := comparetest.ParseDrawing(section.Data)
			if err != nil {
				t.Fatal(a.Name, err)
			}
			all = append(all, compared(t, a.Name+" "+section.Name, d.Old, d.New))
		}
	}
	if len(all) < 300 {
		t.Fatalf("only %d drawings", len(all))
	}
	return all
}

// stored compares the versions of every page of snapshot's tests that holds two.
func stored(t testing.TB) (all []tried) {
	t.Helper()
	for _, a := range golden.Read(t, "../snapshot/testdata/*/*.txtar") {
		input, ok := a.Section("input")
		if !ok {
			continue
		}
		r, err := snapshot.Read(snapshot.Source{Name: "a.html", Data: []byte(input)}, snapshot.Options{})
		if err == nil && len(r.Versions) == 2 {
			all = append(all, compared(t, a.Name, r.Versions[0], r.Versions[1]))
		}
	}
	return all
}

// shared compares the pairs of the common test data: the seed, 223 of HTML, and so many of encyclopedia pages.
func shared(t testing.TB, pages int) (all []tried) {
	t.Helper()
	read := func(name, kind, text string) article.Version {
		r, err := snapshot.Read(snapshot.Source{Name: name, Type: kind, Data: []byte(text)}, snapshot.Options{})
		if err != nil || len(r.Versions) == 0 {
			return article.Version{}
		}
		return r.Versions[0]
	}
	both := func(name, kind, old, new string) {
		a, b, _ := snapshot.Together(read(name, kind, old), read(name, kind, new))
		all = append(all, compared(t, name, a, b))
	}
	both("the seed", "", string(corpus.File(t, "seed/version-5.txt")), string(corpus.File(t, "seed/version-6.txt")))
	if r, err := snapshot.Read(snapshot.Source{Name: "seed.html", Data: corpus.File(t, "seed/newssniffer-diff.html")}, snapshot.Options{}); err == nil {
		all = append(all, compared(t, "the seed as a saved page", r.Versions[0], r.Versions[1]))
	}
	var html struct {
		Cases []struct{ Name, Old, New string }
	}
	unpack(t, corpus.File(t, "htmlpairs/daisydiff.json"), &html)
	for _, c := range html.Cases {
		both(c.Name, "text/html", c.Old, c.New)
	}
	var swipe []struct {
		A string `json:"r_content"`
		B string `json:"s_content"`
	}
	unpack(t, corpus.File(t, "swipe/swipe_val.json"), &swipe)
	for i, p := range swipe[:min(pages, len(swipe))] {
		both(fmt.Sprintf("page %d", i), "", p.A, p.B)
	}
	return all
}

func unpack(t testing.TB, data []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

// scattered compares so many random pairs, with titles and times of any kind.
func scattered(t testing.TB, n int) (all []tried) {
	t.Helper()
	titles := []string{"", "A plain headline", "Ministers hail ‘excellent’ talks", "Größe: wie groß?", "東京の記事", "a/b\\c:d*e?\"<f>|", "..", "-x", "con"}
	for seed := range uint64(n) {
		s := comparetest.NewSource(seed)
		old, new := s.Pair()
		old.Title, new.Title = titles[seed%9], titles[seed/9%9]
		if seed%3 > 0 {
			old.Captured, new.Captured = time.Unix(int64(seed)*1e6, 0), time.Unix(int64(seed+seed%2)*1e6+int64(seed%5), 0)
		}
		all = append(all, compared(t, fmt.Sprintf("seed %d", seed), old, new))
	}
	return all
}
