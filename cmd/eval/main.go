// Command eval measures Stet on real texts and pages, beside other programs.
//
//	eval extract    which words of saved pages are taken for the article
//
// It reads the data folder, ../shared/data or the one named by STET_DATA, and prints tables.
package main

import (
	"fmt"
	"io"
	"os"
)

// commands are what can be measured.
var commands = map[string]func(args []string, out io.Writer) error{
	"extract": extract,
}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: eval extract [flags]")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:], os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "eval: %v\n", err)
		os.Exit(1)
	}
}
