// Package work does one job of comparing and answers how long it took and what came out. The same code runs natively
// and as WebAssembly in Node and in Chromium, so that times and results can be held against each other.
package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
)

// A Job names two versions and what to do with them.
type Job struct {
	Kind     string   // "text": blocks between blank lines; "html": pieces of pages; "pair", "case": made ones; "shape": hard ones; "pages": reading
	Old, New string   // of text and html
	Seed     uint64   // of pair and case
	Shape    string   // its name
	Tokens   int      // of a shape, on each side
	Pages    [][]byte // of pages
	Runs     int      // so many timed runs after those that warm up; 0 asks for the result instead
	Limit    int      // milliseconds after which no further run begins
}

// An Answer is what came out.
type Answer struct {
	MS                []float64 // of each timed run
	CPU               float64   // milliseconds of processor time of a timed run, the mean; 0 is not known
	Refused           int       // pages that were not read
	Rounds            int       // runs, those that warm up too
	Hash              string    // of the result as JSON, when no runs were asked for
	Rows              int
	Deleted, Inserted int // words
	Complete          bool
	Memory            uint64 // bytes that Go holds from the system at the end
	Error             string
}

// Do does a job. A panic is an error too.
func Do(j Job) (a Answer) {
	defer func() {
		if cause := recover(); cause != nil {
			a.Error = fmt.Sprint("panic: ", cause)
		}
	}()
	if j.Kind == "pages" {
		return pages(j)
	}
	old, new, err := versions(j)
	if err != nil {
		return Answer{Error: err.Error()}
	}
	var c compare.Comparison
	run := func() (t times) {
		start, had := time.Now(), cpu()
		if c, err = compare.Articles(context.Background(), old, new, compare.Options{}); err != nil {
			panic(err) // nobody cancels, and the limit of size is far
		}
		return times{time.Since(start), cpu() - had}
	}
	if first := run(); j.Runs > 0 {
		a.time(j, first, run)
	}
	if j.Runs == 0 {
		hash := sha256.Sum256(render.JSON(c))
		a.Hash = hex.EncodeToString(hash[:])
	}
	a.Rows, a.Deleted, a.Inserted, a.Complete = len(c.Rows), c.Stats.WordsDeleted, c.Stats.WordsInserted, c.Complete
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	a.Memory = memory.Sys
	return a
}

// Runs that warm up go on for a while, and when they are short for more: compilers of WebAssembly need it.
const (
	warmUp   = 300 * time.Millisecond
	warmRuns = 50 // within five times as long
)

// times is how long a run took, and how much of a processor it had.
type times struct{ wall, cpu time.Duration }

// time makes the runs that warm up, of which one is made, and then those that count. A first run that takes all the
// time counts itself.
func (a *Answer) time(j Job, first times, run func() times) {
	spent := first.wall
	for a.Rounds = 1; spent < warmUp || a.Rounds < warmRuns && spent < 5*warmUp && first.wall < warmUp; a.Rounds++ {
		spent += run().wall
	}
	counted := []times{}
	for len(counted) < j.Runs && spent < limit(j) {
		counted = append(counted, run())
		spent += counted[len(counted)-1].wall
		a.Rounds++
	}
	if len(counted) == 0 {
		counted = append(counted, first)
	}
	for _, t := range counted {
		a.MS = append(a.MS, float64(t.wall.Microseconds())/1000)
		a.CPU += float64(t.cpu.Microseconds()) / 1000 / float64(len(counted))
	}
}

func limit(j Job) time.Duration {
	if j.Limit <= 0 {
		return time.Minute
	}
	return time.Duration(j.Limit) * time.Millisecond
}

// versions makes the two versions of a job.
func versions(j Job) (old, new article.Version, err error) {
	switch j.Kind {
	case "text":
		return Blocks(j.Old), Blocks(j.New), nil
	case "html":
		if old, err = Fragment(j.Old); err == nil {
			new, err = Fragment(j.New)
		}
		return old, new, err
	case "pair":
		old, new = comparetest.NewSource(j.Seed).Pair()
		return old, new, nil
	case "case":
		c := comparetest.NewSource(j.Seed).Case()
		return c.Old, c.New, nil
	case "shape":
		for _, s := range comparetest.Shapes() {
			if s.Name == j.Shape {
				old, new = s.Make(j.Tokens)
				return old, new, nil
			}
		}
	}
	return old, new, fmt.Errorf("no job of kind %q, shape %q", j.Kind, j.Shape)
}

// Blocks makes a version of paragraphs: what stands between blank lines.
func Blocks(text string) article.Version {
	var v article.Version
	for block := range strings.SplitSeq(text, "\n\n") {
		if block = strings.TrimSpace(block); block != "" {
			v.Blocks = append(v.Blocks, article.Block{Role: article.Para, Text: block})
		}
	}
	return v
}

// Fragment reads markup as pasted from a page. Nothing to read is an empty version.
func Fragment(markup string) (article.Version, error) {
	r, err := snapshot.Read(snapshot.Source{Name: "pair", Type: "text/html",
		Data: []byte("<html><body><!--StartFragment-->" + markup + "<!--EndFragment--></body></html>")}, snapshot.Options{})
	if problem := (*snapshot.Error)(nil); errors.As(err, &problem) && problem.Code == "no-text" {
		return article.Version{}, nil
	}
	if err != nil {
		return article.Version{}, err
	}
	return r.Versions[0], nil
}
