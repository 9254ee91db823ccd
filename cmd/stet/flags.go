package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/web/words"
)

const usage = `usage:
  stet diff [-format FORMAT] [-o FILE] OLD NEW
  stet diff [-format FORMAT] [-o FILE] FILE     both versions in one file
  stet read [-format text|json] FILE
  stet style [-fragment]                        the style sheet of html
stet diff writes FORMAT: text, html, json, md, critic, patch, docx or texts. It
also takes
  -o FILE                          write there; into a folder, under the
      article's title and the dates of the versions
  -grain sentence|word|character   how small a change may be
  -ignore CLASS,...                changes that are counted and dimmed: space,
      typography, case, diacritics, punctuation, digits, tracking, style, link,
      text, or none; at first space,typography,tracking
  -tray                            compare what stands around the articles instead
  -lang en|de|fr|es|ar|ja          the language of what it says itself
  -view split|inline               of html: the two versions side by side, or in one
  -fragment                        of html: an element for a page of yours
  -style URL                       of html: link the style sheet, which stet style
      writes, instead of writing it inside; else its hash is told
  -pattern RE2                     further changes to dim; may stand several times
A file is read by what its bytes are. -as FORMAT reads it as another one, such as
text, markdown, page, or marked for a page that marks insertions and deletions;
-charset LABEL says its encoding. -noise RULE,... says what of a page is quieted:
mail, pictures, counters, times, prices, placeholders, all or none; at first all.
If a file holds several pages, -page 3 reads the third of them, and -page 1,3 the
first and the third. A file named - is the standard input. stet diff ends with 0
if the versions are the same, 1 if they differ, 2 if something went wrong.
`

// A command is what was asked for.
type command struct {
	name     string // "diff", "read" or "help"
	format   string
	output   string // of diff: a file or a folder; empty is the standard output
	files    []string
	how      compare.Options // of diff
	given    map[string]bool // the flags that the arguments have
	language string          // of what the command says itself
	static   render.Static   // of diff in html: how it is drawn
	fragment bool            // and as an element
	tray     bool            // compare what stands around the articles
	as       string          // the format that files are read as; empty lets their bytes decide
	keep     snapshot.Noise  // the rules against noise that are off
	label    string          // the encoding of the files; empty lets their bytes decide
	pages    []int           // of a file that holds several, counted from 0; none is the program's choice
}

// formats lists what each command can write, the one it writes if none is named first.
var formats = map[string][]string{"diff": diffFormats(), "read": {"text", "json"}}

// diffFormats are those of package render, the one for a terminal first.
func diffFormats() []string {
	names := []string{"text"}
	for _, f := range render.Formats {
		if f.Name != "text" {
			names = append(names, f.Name)
		}
	}
	return names
}

// parse reads the arguments. Flags may stand anywhere; after -- everything is a file.
func parse(args []string) (command, error) {
	if len(args) == 0 {
		return command{}, errors.New("no command")
	}
	c := command{name: args[0]}
	if slices.Contains([]string{"help", "-h", "-help", "--help"}, c.name) {
		return command{name: "help"}, nil
	}
	if c.name == "style" && len(args) <= 2 {
		if c.fragment = slices.Equal(args[1:], []string{"-fragment"}); c.fragment || len(args) == 1 {
			return c, nil
		}
	}
	known, ok := formats[c.name]
	if !ok {
		return command{}, fmt.Errorf("unknown command %q", c.name)
	}
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&c.format, "format", known[0], "")
	if c.name == "diff" {
		c.how.Ignore = compare.Trifles
		flags.BoolVar(&c.tray, "tray", false, "")
		flags.StringVar(&c.output, "o", "", "")
		flags.StringVar(&c.static.Layout, "view", render.Split, "")
		flags.StringVar(&c.static.Link, "style", "", "")
		flags.BoolVar(&c.fragment, "fragment", false, "")
		flags.StringVar(&c.language, "lang", "en", "")
		flags.Func("grain", "", c.grain)
		flags.Func("ignore", "", c.ignore)
		flags.Func("pattern", "", func(pattern string) error {
			c.how.Patterns = append(c.how.Patterns, pattern)
			return nil
		})
	}
	flags.Func("page", "", c.page)
	flags.StringVar(&c.as, "as", "", "")
	flags.StringVar(&c.label, "charset", "", "")
	flags.Func("noise", "", func(names string) error {
		rules, err := snapshot.ParseNoise(names)
		c.keep = snapshot.AllNoise &^ rules
		return err
	})
	defer func() { flags.Visit(func(f *flag.Flag) { c.given[f.Name] = true }) }()
	c.given = map[string]bool{}
	if err := c.collect(flags, args[1:]); errors.Is(err, flag.ErrHelp) {
		return command{name: "help"}, nil
	} else if err != nil {
		return command{}, err
	}
	if !slices.Contains(known, c.format) {
		return command{}, fmt.Errorf("unknown format %q: stet %s writes %s", c.format, c.name, strings.Join(known, ", "))
	}
	if c.name == "diff" && !slices.Contains(words.Languages, c.language) {
		return command{}, fmt.Errorf("unknown language %q: stet diff speaks %s", c.language, strings.Join(words.Languages, ", "))
	}
	if !slices.Contains([]string{"", render.Split, render.Inline}, c.static.Layout) {
		return command{}, fmt.Errorf("unknown view %q: there are split and inline", c.static.Layout)
	}
	if (c.fragment || c.static.Link != "") && c.format != "html" {
		return command{}, errors.New("-fragment and -style are for -format html")
	}
	return c, c.count()
}

// grain takes the flag of that name.
func (c *command) grain(name string) error {
	grains := map[string]compare.Grain{"sentence": compare.Sentence, "word": compare.Word, "character": compare.Character}
	grain, ok := grains[name]
	if !ok {
		return errors.New("a grain is sentence, word or character")
	}
	c.how.Grain = grain
	return nil
}

// ignore takes the flag of that name.
func (c *command) ignore(names string) error {
	c.how.Ignore = 0
	for name := range strings.SplitSeq(names, ",") {
		class, ok := compare.ParseClass(name)
		if !ok && name != "none" {
			return fmt.Errorf("unknown class %q", name)
		}
		c.how.Ignore |= class
	}
	return nil
}

// page reads a list of pages like "1,3".
func (c *command) page(list string) error {
	for number := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of a page", number)
		}
		c.pages = append(c.pages, n-1)
	}
	return nil
}

// collect parses flags and files in any order.
func (c *command) collect(flags *flag.FlagSet, args []string) error {
	for len(args) > 0 {
		if err := flags.Parse(args); err != nil {
			return err
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return nil
		}
		if parsed := len(args) - len(rest); parsed > 0 && args[parsed-1] == "--" {
			c.files = append(c.files, rest...)
			return nil
		}
		c.files, args = append(c.files, rest[0]), rest[1:]
	}
	return nil
}

// count reports whether the number of files is one that the command takes.
func (c *command) count() error {
	most := map[string]int{"diff": 2, "read": 1}[c.name]
	switch {
	case len(c.files) == 0:
		return errors.New("no file")
	case len(c.files) > most:
		return fmt.Errorf("%d files are too many for stet %s", len(c.files), c.name)
	case len(c.files) == 2 && len(c.pages) > 0:
		return errors.New("-page goes with one file")
	case len(c.files) == 2 && c.files[0] == "-" && c.files[1] == "-":
		return errors.New("the standard input can be read once only")
	}
	return nil
}
