// Command oracles extracts articles with two other programs, so that Stet's extractor can be measured beside them.
//
// It reads names of files, one a line, of HTML or gzip of HTML, and writes one JSON object a line and file: what each
// program took for the article, as text. It is a module of its own: nothing of it reaches the product.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"runtime/debug"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// An answer is what the programs took of one file. The first line says the versions of the programs.
type answer struct {
	Readability string `json:"readability"`
	Trafilatura string `json:"trafilatura"`
	Error       string `json:"error,omitempty"`
}

func main() {
	out := json.NewEncoder(os.Stdout)
	out.Encode(versions())
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		out.Encode(extract(lines.Text()))
	}
}

// versions names both programs with the versions that were built in.
func versions() answer {
	var a answer
	info, _ := debug.ReadBuildInfo()
	for _, d := range info.Deps {
		switch {
		case strings.Contains(d.Path, "readeck/go-readability"):
			a.Readability = "go-readability " + d.Version
		case strings.Contains(d.Path, "markusmobius/go-trafilatura"):
			a.Trafilatura = "go-trafilatura " + d.Version
		}
	}
	return a
}

// extract asks both programs for the article in a file.
func extract(name string) (a answer) {
	page, err := read(name)
	if err != nil {
		return answer{Error: err.Error()}
	}
	address, _ := url.Parse("https://page.invalid/")
	if root, err := html.Parse(bytes.NewReader(page)); err == nil {
		if found, err := readability.FromDocument(root, address); err == nil && found.Node != nil {
			var text strings.Builder
			found.RenderText(&text)
			a.Readability = text.String()
		}
	}
	if root, err := html.Parse(bytes.NewReader(page)); err == nil {
		options := trafilatura.Options{OriginalURL: address, EnableFallback: true, ExcludeComments: true}
		if found, err := trafilatura.ExtractDocument(root, options); err == nil {
			a.Trafilatura = found.ContentText
		}
	}
	return a
}

// read returns a file as UTF-8.
func read(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			return nil, err
		}
	}
	if in, err = charset.NewReader(in, ""); err != nil {
		return nil, err
	}
	return io.ReadAll(in)
}
