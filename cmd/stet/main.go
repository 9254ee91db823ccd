// Command stet shows how one version of an article became another.
//
//	stet diff OLD NEW     compares two files; - is the standard input
//	stet diff FILE        compares the first and the last of the versions that one file holds
//	stet read FILE        shows what is found in a file
//	stet style            writes the style sheet of its pages
//
// It ends with 0 when the versions are the same, with 1 when they differ, and with 2 when something went wrong, as
// diff does. It reads files and writes to its output; it asks no network for anything.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/web/words"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit codes, those of diff.
const (
	same      = 0
	different = 1
	trouble   = 2
)

// run is the command: it returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	c, err := parse(args)
	if err != nil {
		fmt.Fprintf(errs, "stet: %v\n%s", err, usage)
		return trouble
	}
	if c.name == "help" {
		io.WriteString(out, usage)
		return same
	}
	if c.name == "style" {
		io.WriteString(out, c.sheet())
		return same
	}
	work := diff
	if c.name == "read" {
		work = read
	}
	written, code, err := work(ctx, c, in)
	if err == nil {
		_, err = out.Write(written)
	}
	if err != nil {
		fmt.Fprintf(errs, "stet: %s\n", c.told(err))
		return trouble
	}
	if c.fragment { // a page with a policy of its own names it there
		fmt.Fprintf(errs, "the style sheet: '%s'\n", c.drawn().Hash())
	}
	return code
}

// told is an error in the language of the command. What package snapshot does not say stays as it is.
func (c command) told(err error) string {
	var refused *snapshot.Error
	if c.name != "diff" || !errors.As(err, &refused) {
		return err.Error()
	}
	w := words.In(c.language)
	name := strings.TrimSuffix(strings.TrimPrefix(refused.File, "‘"), "’")
	if name == refused.File {
		name = "" // a text without a name
	}
	return w.Told("error-", refused.Code, refused.What, []string{name}) + " " + w.Told("advice-", refused.Code, refused.Advice, nil)
}
