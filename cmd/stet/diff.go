package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/web/style"
	"github.com/stet-diff/stet/web/words"
)

// diff compares the versions of one or two files and returns what to write and the exit code.
func diff(ctx context.Context, c command, in io.Reader) ([]byte, int, error) {
	old, new, kept, err := versions(c, in)
	if err != nil {
		return nil, trouble, err
	}
	old, new, pairing := snapshot.Together(old, new)
	if c.tray {
		old, new = snapshot.Tray(old), snapshot.Tray(new)
	}
	if kept != nil {
		c.like(*kept)
	}
	found, err := compare.Articles(ctx, old, new, c.how)
	if err != nil {
		return nil, trouble, err
	}
	told := pairing.Told()
	if c.tray {
		told = pairing.Notes
	}
	found.Notes = append(article.Sentences(told), found.Notes...)
	if kept != nil {
		found.Notes = append(kept.Others(found.Notes), found.Notes...)
	}
	code := different
	if found.Stats.Kept == len(found.Rows) {
		code = same
	}
	if c.format != "text" || c.output != "" || code == different {
		return c.write(found, code)
	}
	if pairing.Outside > 0 && !c.tray {
		return []byte(words.In(c.language).Count("cli-outside", pairing.Outside) + "\n"), same, nil
	}
	return nil, same, nil // as diff does
}

// write returns the comparison as a file, or writes it where -o says.
func (c command) write(found compare.Comparison, code int) ([]byte, int, error) {
	format, _ := render.FormatNamed(c.format) // parse has seen to that
	data := format.Write(found, render.Options{How: c.how, Layout: c.static.Layout, Words: words.In(c.language)})
	if c.static = c.drawn(); c.fragment {
		data = c.static.Fragment(found)
	} else if c.static.Link != "" && c.format == "html" {
		data = c.static.Page(found)
	}
	if c.output == "" {
		return data, code, nil
	}
	name := c.output
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, render.FileName(found)+format.End)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return nil, trouble, err
	}
	return nil, code, nil
}

// drawn is how a page or a fragment is to be drawn.
func (c command) drawn() render.Static {
	s := c.static
	s.Sheet, s.Words, s.How = c.sheet(), words.In(c.language), c.how
	return s
}

func (c command) sheet() string {
	if c.fragment {
		return style.Fragment()
	}
	return style.Sheet()
}

// versions returns the two versions to compare. One file must hold both: its first and its last. Of a comparison that was
// saved as a page, kept is how it was made.
func versions(c command, in io.Reader) (old, new article.Version, kept *article.Carried, err error) {
	first, err := open(c.files[0], in, c)
	if err != nil {
		return old, new, nil, err
	}
	if len(c.files) == 1 {
		if len(first.Versions) < 2 {
			return old, new, nil, fmt.Errorf("%s holds one version only: name a second file to compare it with", c.files[0])
		}
		return first.Versions[0], first.Versions[len(first.Versions)-1], first.Carried, nil
	}
	second, err := open(c.files[1], in, c)
	if err != nil {
		return old, new, nil, err
	}
	return first.Versions[len(first.Versions)-1], second.Versions[len(second.Versions)-1], nil, nil
}

// like compares as a saved comparison was made, but for what the arguments say.
func (c *command) like(kept article.Carried) {
	if !c.given["grain"] && kept.Grain > 0 && kept.Grain <= int(compare.Character) {
		c.how.Grain = compare.Grain(kept.Grain)
	}
	if !c.given["ignore"] {
		c.how.Ignore = 0
		for name := range strings.SplitSeq(kept.Ignore, ",") {
			class, _ := compare.ParseClass(name)
			c.how.Ignore |= class
		}
	}
	if !c.given["pattern"] {
		c.how.Patterns = kept.Patterns
	}
}
