// Command html prints what the HTML parser makes of its input: of each line the text behind its character references,
// then the tree of the whole.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func main() {
	input, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for line := range strings.Lines(string(input)) {
		fmt.Fprintf(out, "%q\n", html.UnescapeString(line))
	}
	for _, scripting := range []bool{true, false} {
		root, err := html.ParseWithOptions(strings.NewReader(string(input)), html.ParseOptionEnableScripting(scripting))
		if err != nil {
			fmt.Fprintln(out, err)
			continue
		}
		for n := root; n != nil; {
			fmt.Fprintf(out, "%d %q %q %q %q\n", n.Type, n.DataAtom.String(), n.Namespace, n.Data, n.Attr)
			if n.FirstChild != nil {
				n = n.FirstChild
				continue
			}
			for n != nil && n.NextSibling == nil {
				fmt.Fprintln(out, "up")
				n = n.Parent
			}
			if n != nil {
				n = n.NextSibling
			}
		}
	}
	fmt.Fprintf(out, "%q %q %q\n", atom.Atom(1<<31).String(), atom.String([]byte("no-such-name")), atom.String([]byte("onclick")))
}
