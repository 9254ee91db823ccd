package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// A packing is one encoding of HTTP: its name, the ending of its files, and how to make it.
type packing struct {
	encoding, ending string
	pack             func(io.Writer, []byte) error
}

// packings are made at build time, each at its best level; the server only picks.
var packings = []packing{
	{"br", ".br", packBrotli},
	{"gzip", ".gz", packGzip},
	{"zstd", ".zst", packZstd},
}

func packBrotli(w io.Writer, data []byte) error {
	b := brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: 11, LGWin: 24}) // a window of 16 MB, which holds the program
	return finish(b, data)
}

func packGzip(w io.Writer, data []byte) error {
	g, err := gzip.NewWriterLevel(w, 9) // no name and no time in the header, so equal bytes for equal input
	if err != nil {
		return err
	}
	return finish(g, data)
}

// packQuickly is for drafts.
func packQuickly(w io.Writer, data []byte) error {
	g, err := gzip.NewWriterLevel(w, 1)
	if err != nil {
		return err
	}
	return finish(g, data)
}

// packZstd keeps the window at 8 MiB, the most that browsers accept, and works in one thread, since blocks of
// several are cut by chance.
func packZstd(w io.Writer, data []byte) error {
	z, err := zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20),
		zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	return finish(z, data)
}

func finish(w io.WriteCloser, data []byte) error {
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}

// packed is data in one encoding. It looks first into the folder cache, where packed files stand under the hash of
// what they unpack to: brotli at its best takes some ten seconds for the program.
func packed(p packing, data []byte, cache string) ([]byte, error) {
	kept := filepath.Join(cache, sum(data)+p.ending)
	if cache != "" {
		if known, err := os.ReadFile(kept); err == nil {
			return known, nil
		}
	}
	var b bytes.Buffer
	if err := p.pack(&b, data); err != nil {
		return nil, fmt.Errorf("%s: %w", p.encoding, err)
	}
	if cache == "" {
		return b.Bytes(), nil
	}
	return b.Bytes(), keep(kept, b.Bytes())
}

// keep writes a file whole or not at all, so that a build that was stopped leaves no half of one in the cache.
func keep(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	part := fmt.Sprintf("%s.%d.part", name, os.Getpid())
	if err := os.WriteFile(part, data, 0o644); err != nil {
		return err
	}
	return os.Rename(part, name)
}

// worthPacking reports whether a file of this type can gain by packing; pictures are packed already.
func worthPacking(kind string) bool {
	return !strings.HasPrefix(kind, "image/") || kind == "image/svg+xml"
}
