// Package web holds the browser side of Stet that is not Go: the scripts around the program, the templates of the
// pages, the style sheets. It is data for cmd/site, which builds the site from it, and for the command stet, whose
// stand-alone pages carry the same style.
package web

import (
	"embed"
	"io/fs"
	"path"
	"sort"
	"strings"
)

//go:embed *.js *.d.ts *.html *.webmanifest robots.txt style/*.css
var files embed.FS

// File returns the text of one file of this folder. A name that is not there is a mistake of our own and panics.
func File(name string) string {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// Names lists all files of this folder that a build must use, sorted.
func Names() []string {
	var names []string
	fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	sort.Strings(names)
	return names
}

// Style returns the style sheet of the whole page: tokens.css, which names the colours, then the other files of the
// folder style in the order of their names, and last print.css, which overrules them on paper. Left out are page.css and
// shadow.css, which are for comparisons outside this page: their names would meet those of the chrome.
func Style() string {
	var sheets []string
	for _, name := range Names() {
		if path.Dir(name) == "style" && path.Ext(name) == ".css" && path.Base(name) != "page.css" && path.Base(name) != "shadow.css" {
			sheets = append(sheets, name)
		}
	}
	sort.SliceStable(sheets, func(i, j int) bool {
		return rank(sheets[i]) < rank(sheets[j])
	})
	var all strings.Builder
	for _, name := range sheets {
		all.WriteString(strings.TrimSpace(File(name)))
		all.WriteString("\n\n")
	}
	return all.String()
}

// rank is where a style sheet stands among the others.
func rank(name string) int {
	switch path.Base(name) {
	case "tokens.css":
		return 0
	case "print.css":
		return 2
	}
	return 1
}
