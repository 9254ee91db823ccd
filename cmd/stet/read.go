package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/app/snapshot/charset"
)

// read shows what is found in a file.
func read(_ context.Context, c command, in io.Reader) ([]byte, int, error) {
	found, err := open(c.files[0], in, c)
	if err != nil {
		return nil, trouble, err
	}
	if c.format == "json" {
		written, err := snapshot.JSON(found)
		return written, same, err
	}
	return outline(found), same, nil
}

// largest is a byte more than the reader takes: it then says itself that the file is too large.
const largest = 64<<20 + 1

// open reads the versions in a file, or in the standard input. Of a container it reads the pages that are picked.
func open(name string, in io.Reader, c command) (snapshot.Reading, error) {
	source := snapshot.Source{Name: name}
	if name == "-" {
		source.Name = "standard input"
	} else {
		file, err := os.Open(name)
		if err != nil {
			return snapshot.Reading{}, err
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil {
			source.Modified = info.ModTime()
		}
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, largest))
	if err != nil {
		return snapshot.Reading{}, fmt.Errorf("reading %s: %w", source.Name, err)
	}
	source.Data = data
	found, err := snapshot.Read(source, snapshot.Options{Host: charset.Host(), Pick: c.pages, As: snapshot.Format(c.as), Charset: c.label, Keep: c.keep})
	if err == nil && len(found.Versions) == 0 {
		err = fmt.Errorf("%s holds no article", source.Name)
	}
	return found, err
}

// outline is a reading for people: each version's data, then its blocks with their roles.
func outline(r snapshot.Reading) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s, %d version(s)\n", r.Format, len(r.Versions))
	for _, note := range r.Notes {
		fmt.Fprintf(&out, "note: %s\n", visible(note.Text))
	}
	pages(&out, r.Pages)
	for i, v := range r.Versions {
		fmt.Fprintf(&out, "\nversion %d of %d\n", i+1, len(r.Versions))
		for _, f := range fields(v) {
			if f[1] != "" {
				fmt.Fprintf(&out, "  %s: %s\n", f[0], visible(f[1]))
			}
		}
		metadata(&out, v.Meta)
		for _, b := range v.Blocks {
			fmt.Fprintf(&out, "  %-10s %s\n", b.Role, visible(b.Text))
		}
		outside(&out, v)
	}
	return out.Bytes()
}

// pages lists what a container holds. A star stands before what was read.
func pages(out *bytes.Buffer, all []snapshot.Page) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%d page(s); -page N reads another\n", len(all))
	for i, p := range all {
		star := ' '
		if p.Read {
			star = '*'
		}
		line := strings.Join(strings.Fields(stamp(p.Captured)+" "+p.URL.String()+" "+p.Name+" "+p.Title), " ")
		fmt.Fprintf(out, "%c %3d  %s\n", star, i+1, visible(line))
	}
}

// outside counts what stands outside the article, by reason.
func outside(out *bytes.Buffer, v article.Version) {
	if len(v.Furniture) == 0 {
		return
	}
	fmt.Fprintf(out, "  and %d block(s) outside the article:", len(v.Furniture))
	for i, c := range snapshot.Counts(v) {
		if i > 0 {
			out.WriteByte(',')
		}
		fmt.Fprintf(out, " %s %d", c.Reason, c.Blocks)
	}
	out.WriteByte('\n')
}

// metadata lists what a page says about its article: each field with its source, and the other claims where they differ.
func metadata(out *bytes.Buffer, m article.Meta) {
	for _, f := range m {
		fmt.Fprintf(out, "  %s: %s (%s)\n", f.Name, visible(f.Claims[0].Value), visible(f.Claims[0].Source))
		for _, c := range f.Claims[1:] {
			if f.Differs && c.Value != f.Claims[0].Value {
				fmt.Fprintf(out, "    %s: %s\n", visible(c.Source), visible(c.Value))
			}
		}
	}
}

func fields(v article.Version) [][2]string {
	return [][2]string{{"title", v.Title}, {"label", v.Label}, {"url", v.URL.String()}, {"captured", stamp(v.Captured)},
		{"when", v.When}, {"language", v.Language}, {"source", v.Series.Source}, {"feed", v.Series.Feed.String()},
		{"changes", v.Series.Changes}, {"first seen", stamp(v.Series.FirstSeen)}, {"next check", v.Series.NextCheck}}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// visible keeps a text from acting on a terminal.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 {
			return '\uFFFD'
		}
		return r
	}, text)
}
