package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/snapshot"
)

// A capture is one side of a pair: what each program took, and what Stet took jointly.
type capture struct {
	version article.Version
	alone   [3]bag // Stet by itself, then the oracles
	joint   bag
}

// pairs prints the table of the articles that were saved twice, most of them in two designs of the page.
func (e *extraction) pairs() error {
	folders, _ := filepath.Glob(filepath.Join(e.data, "recaptures", "*"))
	var equal, changes [4][]int // of each program: 1 for pairs without a changed word; changed words
	var kept, best, failed, shown int
	var shares float64
	for _, folder := range folders {
		var sides [2]capture
		for i, file := range []string{"a.html.gz", "b.html.gz"} {
			sides[i] = e.capture(filepath.Join("recaptures", filepath.Base(folder), file))
		}
		together(&sides)
		for i := range 3 {
			n := sides[0].alone[i].changed(sides[1].alone[i])
			changes[i], equal[i] = append(changes[i], n), append(equal[i], one(n == 0 && sides[0].alone[i].size() > 0))
		}
		k, b := keeps(sides)
		n := sides[0].joint.changed(sides[1].joint)
		lost := 2*k < b
		failed, shown = failed+one(lost), shown+one(shows(filepath.Base(folder), sides))
		kept, best, shares = kept+k, best+b, shares+float64(k)/float64(max(b, 1))
		changes[3], equal[3] = append(changes[3], n), append(equal[3], one(n == 0 && !lost))
		if e.verbose {
			fmt.Fprintf(e.out, "   %4d changed, %4d of %4d words kept  %s\n", n, k, b, filepath.Base(folder))
		}
	}
	pairs := max(len(folders), 1)
	fmt.Fprintf(e.out, "recaptures: %d pairs; target 60 %% without a changed word, median 0, 92 %% of the words kept\n", len(folders))
	for i, label := range []string{"Stet, one by one", e.oracles.label(0), e.oracles.label(1), "Stet, together"} {
		if strings.HasSuffix(label, ", not run") {
			fmt.Fprintln(e.out, "  ", label)
			continue
		}
		fmt.Fprintf(e.out, "   %-24s %2d without a changed word (%.0f %%), median %d\n", label, sum(equal[i]), 100*float64(sum(equal[i]))/float64(pairs), median(changes[i]))
	}
	fmt.Fprintf(e.out, "   words kept of the better text of a single page: %.1f %%, mean of the pairs %.1f %%; %d pairs kept under half\n",
		100*float64(kept)/float64(max(best, 1)), 100*shares/float64(pairs), failed)
	fmt.Fprintf(e.out, "   real edits that still show, by a word of each: %d of %d\n", shown, len(edits))
	return nil
}

// capture reads one side.
func (e *extraction) capture(name string) (c capture) {
	v, err := e.read(name)
	if err != nil && e.verbose {
		fmt.Fprintln(e.out, "  ", err)
	}
	c.version, c.alone[0] = v, bagOf(wordsOf(textOf(v, article.Image)))
	for i, text := range e.oracles.extract(filepath.Join(e.data, name)) {
		c.alone[1+i] = bagOf(text)
	}
	return c
}

// together selects the article in both sides.
func together(sides *[2]capture) {
	old, new, _ := snapshot.Together(sides[0].version, sides[1].version)
	for i, v := range []article.Version{old, new} {
		sides[i].joint = bagOf(wordsOf(textOf(v, article.Image)))
	}
}

// keeps counts the words of the better text that the joint selection kept, on both sides. The better text is that of
// the program whose two texts agree best.
func keeps(sides [2]capture) (kept, all int) {
	best, top := 0, -1.0
	for i := range 3 {
		if like := sides[0].alone[i].dice(sides[1].alone[i]); like > top {
			best, top = i, like
		}
	}
	for _, side := range sides {
		kept, all = kept+side.alone[best].shared(side.joint), all+side.alone[best].size()
	}
	return kept, all
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

func sum(all []int) (n int) {
	for _, each := range all {
		n += each
	}
	return n
}

func median(all []int) int {
	all = slices.Sorted(slices.Values(all))
	if len(all) == 0 {
		return 0
	}
	return all[len(all)/2]
}
