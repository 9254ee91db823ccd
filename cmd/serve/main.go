// Command serve is Stet's site in one binary: it holds every file in memory and answers their addresses, nothing else.
//
// At start it reads the site that cmd/site built, checks each file against its hash, and makes ready a map from exact
// path to headers and bytes. A request then is a look-up: no file is opened, no path is cleaned or decoded, no text of
// the request comes back in an answer or stands in the log. What is left to package net/http is reading requests and
// writing answers; its multiplexer and file server do more than a site of fixed files needs.
//
// It exits with 0 when it was told to stop and every answer in flight was finished, with 1 when it ended in another
// way, and with 2, after one line on standard error, when it could not start.
package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// built is the folder that cmd/site fills. In a fresh clone it holds nothing but a placeholder.
//
//go:embed all:site
var built embed.FS

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program: it returns the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stdout)
	if errors.Is(err, errHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintf(stderr, "serve: %v; serve -h lists the flags\n", err)
		return 2
	}
	s, err := open(o)
	if err != nil {
		fmt.Fprintf(stderr, "serve: %v\n", err)
		return 2
	}
	s.log = o.logger(stderr)
	return live(s, o, stdout, stderr)
}

// open reads the site of the flags into a handler.
func open(o options) (*server, error) {
	if o.dir != "" {
		s, err := load(os.DirFS(o.dir), o)
		if err != nil {
			return nil, fmt.Errorf("the site in %s cannot be served: %w", o.dir, err)
		}
		return s, nil
	}
	site, err := fs.Sub(built, "site")
	if err != nil {
		return nil, err
	}
	s, err := load(site, o)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("this binary holds no site: run make site first, or name a built one with -dir")
	}
	return s, err
}
