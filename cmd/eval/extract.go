package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/app/snapshot/charset"
	"github.com/stet-diff/stet/cmd/eval/work"
	"golang.org/x/net/html"
)

// An extraction measures how pages become articles.
type extraction struct {
	context.Context
	data    string // the folder
	cache   string // the folder of programs that are built
	verbose bool
	oracles oracles
	out     io.Writer
}

// extract prints how well articles are found in saved pages: once in single pages marked by hand, once in pages saved
// twice, once in captures of policies with and without a change.
func extract(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("extract", flag.ContinueOnError)
	e := extraction{Context: ctx, out: out}
	flags.StringVar(&e.data, "data", cmp.Or(os.Getenv("STET_DATA"), filepath.Join("..", "shared", "data")), "the folder of the data")
	flags.StringVar(&e.cache, "cache", "build/rivals", "folder to build in")
	flags.BoolVar(&e.verbose, "v", false, "name each page")
	others := flags.Bool("oracles", true, "also run go-readability and go-trafilatura")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(e.data, "extraction")); err != nil {
		return fmt.Errorf("no data in %s: %w", e.data, err)
	}
	if *others {
		e.oracles.start()
		defer e.oracles.stop()
	}
	for _, part := range []func() error{e.pages, e.pairs, e.policies, e.speed} {
		if err := part(); err != nil {
			return err
		}
		fmt.Fprintln(out)
	}
	return nil
}

// read returns the version in a packed page.
func (e *extraction) read(name string) (article.Version, error) {
	data, err := unpack(filepath.Join(e.data, name))
	if err != nil {
		return article.Version{}, err
	}
	return readPage(name, data)
}

func readPage(name string, data []byte) (article.Version, error) {
	found, err := snapshot.Read(snapshot.Source{Name: name, Data: data}, snapshot.Options{Host: charset.Host()})
	if err != nil {
		return article.Version{}, err
	}
	return found.Versions[0], nil
}

func unpack(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return io.ReadAll(z)
}

// speed prints the mean time of reading a page, warm, beside that of the HTML parser alone: the ratio holds on a busy
// computer too.
func (e *extraction) speed() error {
	b, err := e.browser()
	if err == nil {
		defer b.Close()
	}
	for _, folder := range []string{"extraction/html/*.gz", "recaptures/*/*.html.gz", "snapshots/*/*.html.gz"} {
		paths, _ := filepath.Glob(filepath.Join(e.data, folder))
		var pages [][]byte
		size := 0
		for _, path := range paths {
			data, err := unpack(path)
			if err != nil {
				return err
			}
			pages, size = append(pages, data), size+len(data)
		}
		reading := fastest(pages, func(data []byte) { readPage("a page", data) })
		parsing := fastest(pages, func(data []byte) { html.Parse(bytes.NewReader(data)) })
		fmt.Fprintf(e.out, "speed: %-24s %.2f ms a page, where the parser alone takes %.2f; %d pages of %d KB; target 2.5 ms\n",
			folder, reading, parsing, len(pages), size/1024/max(len(pages), 1))
		if err != nil {
			fmt.Fprintf(e.out, "   in Chromium, not run: %v\n", err)
			continue
		}
		a, err := b.stet(work.Job{Kind: "pages", Pages: pages, Runs: rounds})
		if err != nil {
			return err
		}
		fmt.Fprintf(e.out, "   in Chromium              %.2f ms a page; %d refused; target 10 ms\n", a.MS[0], a.Refused)
	}
	return nil
}

// browser is a Chromium with the program as WebAssembly and without rivals.
func (e *extraction) browser() (*browser, error) {
	alone := errors.New("not asked for")
	s := &session{Context: e.Context, cache: e.cache, log: io.Discard, patience: 5 * time.Minute, installed: &alone}
	return s.openBrowser()
}

// rounds is how often each page is read.
const rounds = 8

// fastest returns the mean milliseconds of work on a page. Each page counts with the fastest of its rounds, so that what
// else the computer does disturbs little.
func fastest(pages [][]byte, work func([]byte)) float64 {
	best := make([]time.Duration, len(pages))
	for round := range rounds {
		for i, data := range pages {
			start := time.Now()
			work(data)
			if taken := time.Since(start); round == 0 || taken < best[i] {
				best[i] = taken
			}
		}
	}
	var sum time.Duration
	for _, taken := range best {
		sum += taken
	}
	return float64(sum.Microseconds()) / 1000 / float64(max(len(pages), 1))
}
