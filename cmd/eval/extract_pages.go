package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// A tally sums how much of one text is wanted, and how much of the other was got.
type tally struct {
	precision, recall float64
	pages             int
}

func (t *tally) add(got, want []string) (precision, recall float64) {
	a, b := shinglesOf(got), shinglesOf(want)
	hits := float64(a.shared(b))
	precision, recall = hits/float64(max(a.size(), 1)), hits/float64(max(b.size(), 1))
	t.precision, t.recall, t.pages = t.precision+precision, t.recall+recall, t.pages+1
	return precision, recall
}

// f1 is the harmonic mean of the mean precision and the mean recall.
func (t tally) f1() float64 {
	if t.precision+t.recall == 0 {
		return 0
	}
	return 2 * t.precision * t.recall / (t.precision + t.recall) / float64(t.pages)
}

// besides are the roles outside the body of an article, which the marks by hand leave out: what stands over it, and
// what stands under pictures or describes them.
var besides = []article.Role{article.Title, article.Standfirst, article.Byline, article.Caption, article.Image}

// half parts pages into those that rules were tuned on and the others, by a hash of the name.
func half(name string) int {
	h := fnv.New32a()
	h.Write([]byte(name))
	return int(h.Sum32() & 1)
}

// pages prints the table of the pages whose articles were marked by hand.
func (e *extraction) pages() error {
	var truth map[string]struct{ ArticleBody string }
	data, err := os.ReadFile(filepath.Join(e.data, "extraction", "ground-truth.json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		return err
	}
	var names []string
	for name := range truth {
		names = append(names, name)
	}
	slices.Sort(names)
	var rows [5]tally // own, own on either half, then the oracles
	var whole, everything tally
	for _, name := range names {
		path := filepath.Join("extraction", "html", name+".html.gz")
		v, err := e.read(path)
		if err != nil && e.verbose {
			fmt.Fprintln(e.out, "  ", err)
		}
		want := wordsOf(truth[name].ArticleBody)
		p, r := rows[0].add(wordsOf(textOf(v, besides...)), want)
		rows[1+half(name)].add(wordsOf(textOf(v, besides...)), want)
		others := e.oracles.extract(filepath.Join(e.data, path))
		rows[3].add(others[0], want)
		rows[4].add(others[1], want)
		everything.add(wordsOf(textOf(v)), want)
		all := v
		all.Blocks = slices.Concat(v.Blocks, v.Furniture)
		whole.add(wordsOf(textOf(all, article.Image)), want)
		if e.verbose && (p < .9 || r < .9) {
			fmt.Fprintf(e.out, "   %s half %d: precision %.3f, recall %.3f\n", name[:12], half(name), p, r)
		}
	}
	fmt.Fprintf(e.out, "extraction: %d pages, runs of four words against marks by hand; target F1 0.955\n", len(names))
	for i, label := range []string{"Stet", "  tuned on", "  held back", e.oracles.label(0), e.oracles.label(1)} {
		if strings.HasSuffix(label, ", not run") {
			fmt.Fprintln(e.out, "  ", label)
			continue
		}
		e.row(label, rows[i])
	}
	e.row("Stet, all blocks", everything)
	e.row("whole body", whole)
	if e.oracles.failure != "" {
		fmt.Fprintln(e.out, "  ", e.oracles.failure)
	}
	return nil
}

func (e *extraction) row(label string, t tally) {
	n := float64(max(t.pages, 1))
	fmt.Fprintf(e.out, "   %-24s precision %.3f  recall %.3f  F1 %.4f\n", label, t.precision/n, t.recall/n, t.f1())
}
