// Command site builds the static site: a folder of files that any static host can serve.
//
// It takes the compiled program and the sources of package web, names what never changes by its hash, fills the
// templates with those names, packs each file with brotli, gzip and zstd, and lists everything in site.json, from
// which cmd/serve answers. The same sources give the same bytes in any folder and at any time.
//
//	go run ./cmd/site -compile build/stet.wasm
//	go run ./cmd/site -wasm build/stet.wasm -out cmd/serve/site
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	compiled := flag.String("compile", "", "only compile the program, into this file")
	overlay := flag.String("overlay", "", "with -compile: a list of files to take in place of others, as go build has it")
	wasm := flag.String("wasm", "build/stet.wasm", "the compiled program")
	program := flag.String("program", modulePath+"/wasm", "the package it was compiled from, for the list of licences")
	out := flag.String("out", "cmd/serve/site", "the folder to fill; what it held goes away")
	cache := flag.String("cache", "build/cache", "where packed files are kept from build to build; empty for none")
	address := flag.String("address", "", "where the site will stand, as https://stet.example/: links shared from stet.html lead there; empty: it offers a file instead")
	draft := flag.Bool("draft", false, "pack nothing and hold no bound of size: a quick build to work with, not to publish")
	flag.Parse()
	if *compiled != "" {
		if err := compile(*compiled, *overlay); err != nil {
			fmt.Fprintln(os.Stderr, "site:", err)
			os.Exit(1)
		}
		return
	}
	if *draft {
		packings = nil
	}
	if err := run(*wasm, *program, *out, *cache, *address); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

// run builds the site and says what it weighs.
func run(wasm, source, out, cache, address string) error {
	program, err := os.ReadFile(wasm)
	if err != nil {
		return err
	}
	runtime, err := wasmExec()
	if err != nil {
		return err
	}
	others, err := licences(source)
	if err != nil {
		return err
	}
	site, err := build(program, runtime, others)
	if err != nil {
		return err
	}
	if err := site.single(cache, address); err != nil {
		return err
	}
	written, err := write(site, out, cache)
	if err != nil {
		return err
	}
	warning, err := budget(written)
	fmt.Print(summary(written), warning)
	return err
}
