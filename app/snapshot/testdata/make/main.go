// Command make writes the fixtures in testdata/ferry: one article page of our own, article.html, saved in every way
// that Stet reads.
//
//	go run ./app/snapshot/testdata/make
//
// Chromium saves the MHTML file. The files of SingleFile are made by single-file-cli (npm install single-file-cli) if
// the environment names the program in SINGLE_FILE; else those that are there stay. The page is served under its own
// address by a server that both browsers are led to. Everything else is written by the small writers beside this file.
package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const (
	folder  = "app/snapshot/testdata/ferry"
	address = "http://courier.example/2025/04/ferry"
	style   = "body{font-family:serif;max-width:40rem}nav li{display:inline}.byline{color:#555}"
)

// saved is when the page was saved, where a format can say so and the program that writes it is ours.
var saved = time.Date(2025, 4, 17, 15, 20, 0, 0, time.UTC)

func main() {
	log.SetFlags(0)
	page, err := os.ReadFile(filepath.Join(folder, "article.html"))
	if err != nil {
		log.Fatal(err, ": run this in the root of the repository")
	}
	server := httptest.NewServer(site(page))
	defer server.Close()
	rules := "--host-resolver-rules=MAP courier.example:80 " + strings.TrimPrefix(server.URL, "http://")
	write("article.mhtml", chromium(rules))
	singleFile(rules)

	warc := warcOf(page)
	write("article.warc", bytes.Join(warc, nil))
	write("article.warc.gz", packed(warc))
	write("article.webarchive", webarchiveOf(page))
	write("article-xml.webarchive", xmlWebarchiveOf(page))
	write("article.wacz", waczOf(packed(warc)))
	write("article.maff", maffOf(page))
	write("article.docx", docxOf())
	write("article.odt", odtOf())
	write("article.epub", epubOf())
}

// site serves the page and its parts.
func site(page []byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/2025/04/ferry":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write(page)
		case "/style.css":
			w.Header().Set("Content-Type", "text/css")
			fmt.Fprint(w, style)
		case "/img/ferry.png":
			w.Header().Set("Content-Type", "image/png")
			w.Write(picture())
		default:
			http.NotFound(w, r)
		}
	})
}

// picture is a small picture of nothing.
func picture() []byte {
	img := image.NewPaletted(image.Rect(0, 0, 64, 40), color.Palette{color.White, color.RGBA{30, 60, 120, 255}})
	for y := 24; y < 32; y++ {
		for x := 8; x < 56; x++ {
			img.SetColorIndex(x, y, 1)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

// singleFile saves the page with SingleFile, as HTML, as a self-extracting archive and as a plain archive.
func singleFile(rules string) {
	program := os.Getenv("SINGLE_FILE")
	if program == "" {
		log.Print("SINGLE_FILE is not set: the files of SingleFile stay as they are")
		return
	}
	for name, options := range map[string][]string{
		"article.singlefile.html": {},
		"article.sfz.html":        {"--compress-content"},
		"article.sfz.zip":         {"--compress-content", "--self-extracting-archive=false"},
		"article.sfz.png.html": {"--compress-content", "--embed-screenshot",
			`--embed-screenshot-options={"clip":{"x":0,"y":0,"width":64,"height":40,"scale":1}}`},
	} {
		out := filepath.Join(folder, name)
		os.Remove(out) // or the program adds a number to the name
		args := append([]string{address, out, "--browser-executable-path=/usr/bin/chromium", "--browser-arg=" + rules, "--browser-arg=--no-sandbox",
			"--browser-arg=--disable-gpu"}, options...)
		cmd := exec.Command(program, args...)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			log.Fatal(name, ": ", err)
		}
	}
}

func write(name string, data []byte) {
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
		log.Fatal(err)
	}
}
