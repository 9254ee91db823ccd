//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
)

// golden is the input of a case of app/snapshot.
func golden(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile("../app/snapshot/testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, input, _ := strings.Cut(string(text), "-- input --\n")
	input, _, _ = strings.Cut(input, "\n-- ")
	return []byte(input)
}

// zipped is a ZIP archive of pairs of names and texts.
func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// gzipped is a text in gzip.
func gzipped(t *testing.T, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// rezipped is a ZIP archive with a word of its texts changed.
func rezipped(t *testing.T, data []byte, old, new string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	changed := false
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		other := strings.Replace(string(text), old, new, 1)
		changed = changed || other != string(text)
		files = append(files, f.Name, other)
	}
	if !changed {
		t.Fatalf("no file holds %q", old)
	}
	return zipped(t, files...)
}

// A text, a fragment or a page of each kind with one version falls on Stet with a copy in which one word is another: that
// is the change that shows. Containers and pages with both versions have tests of their own.
func TestPagesFallOnThePage(t *testing.T) {
	s := open(t)
	for _, c := range []struct{ golden, name, old, new string }{
		{"text/lines", "txt", "Monday", "Tuesday"},
		{"markdown/blocks", "md", "one", "two"},
		{"saved/chrome", "html", "eleven", "twelve"},
		{"saved/firefox", "htm", "eleven", "twelve"},
		{"singlefile/page", "html", "eleven", "twelve"},
		{"mhtml/blink", "mhtml", "opened", "closed"},
		{"wayback/toolbar", "html", "eleven", "twelve"},
		{"archive-today/page", "html", "debate that", "talk that"},
		{"word/lists", "htm", "Quoted", "Cited"},
		{"paste/google-docs", "html", "eleven", "twelve"},
		{"paste/browser", "html", "agreed", "voted"},
		{"paste/libreoffice", "html", "eleven", "twelve"},
		{"newssniffer/one-version", "html", "spring", "autumn"},
		{"paste/cocoa", "html", "Two", "Three"},
		{"word/saved-page", "htm", "Also", "Very"},
	} {
		old := golden(t, c.golden)
		new := bytes.Replace(old, []byte(c.old), []byte(c.new), 1)
		if bytes.Equal(old, new) {
			t.Fatalf("%s holds no %q", c.golden, c.old)
		}
		s.visit("")
		s.carry([]string{"old." + c.name, "new." + c.name}, old, new)
		s.run(`letFall()`)
		s.compared()
		if got := s.run(`[...document.querySelectorAll("#host :is(del, ins)")].map((mark) => mark.textContent.trim()).join().replaceAll(".", "")`); got != firstWord(c.old)+","+firstWord(c.new) {
			t.Errorf("%s: the marks hold %q", c.golden, got)
		}
		s.clean()
	}
	book := saved(t, "article.epub")
	s.visit("")
	s.carry([]string{"old.epub", "new.epub"}, book, rezipped(t, book, "harbour", "bridge"))
	s.run(`letFall()`)
	s.paired("harbour", "bridge")
	s.clean()
}

func firstWord(text string) string { return strings.Fields(text)[0] }

// corrupted is a fixture in which one bit of a word of its page is another.
func corrupted(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	at := len(data) - 60 // in the last member
	switch sign := map[string]string{"article.warc": "the harbour", "article.sfz.html": "index.html", "article.sfz.zip": "index.html", "article.maff": "/index.html",
		"article.docx": "word/document.xml", "article.odt": "content.xml", "article.epub": "OEBPS/one.xhtml", "article.wacz": "pages/pages.jsonl"}[name]; sign {
	case "":
	case "the harbour":
		at = bytes.Index(data, []byte(sign))
	case "pages/pages.jsonl":
		at = bytes.Index(data, []byte(sign)) - 100 // in the archive before it
	default:
		first := max(bytes.Index(data, []byte("PK\x03\x04")), 0)
		at = first + bytes.Index(data[first:], []byte(sign)) + len(sign) + 120
	}
	data = bytes.Clone(data)
	data[at] ^= 4
	return data
}

// A cut, a corrupted, a locked and a bomb of an archive of each kind say what is wrong with them, by name, and what to
// try. A webarchive has no checksum that a corrupted one would miss, and none of it is packed.
func TestBrokenArchivesFallOnThePage(t *testing.T) {
	const damaged, locked, bomb = "archive-damaged", "archive-locked", "archive-ratio"
	large := "<html>" + strings.Repeat("\n", 9<<20)
	packed := gzipped(t, []byte(large))
	record := func(head, page string) string {
		answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + "\r\n" + page
		return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nWARC-Date: 2025-04-17T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: " +
			strconv.Itoa(len(answer)) + "\r\n\r\n" + answer + "\r\n\r\n"
	}
	lock := func(data []byte) []byte {
		data = bytes.Clone(data)
		for sign, at := range map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8} {
			for i := bytes.Index(data, []byte(sign)); i >= 0; {
				data[i+at] |= 1
				next := bytes.Index(data[i+4:], []byte(sign))
				if i += 4 + next; next < 0 {
					break
				}
			}
		}
		return data
	}
	type broken struct {
		name, code string
		data       []byte
	}
	var all []broken
	for _, name := range []string{"article.sfz.html", "article.sfz.zip", "article.wacz", "article.maff", "article.docx", "article.odt", "article.epub",
		"article.warc", "article.warc.gz", "article.webarchive", "article-xml.webarchive"} {
		data := saved(t, name)
		all = append(all, broken{"cut-" + name, damaged, data[:len(data)*6/10]})
		if !strings.HasSuffix(name, ".webarchive") {
			all = append(all, broken{"corrupted-" + name, damaged, corrupted(t, name, data)})
		}
		if bytes.Contains(data, []byte("PK\x03\x04")) {
			all = append(all, broken{"locked-" + name, locked, lock(data)})
		}
	}
	all = append(all,
		broken{"bomb.zip", bomb, zipped(t, "a.html", large)}, broken{"bomb.html.gz", bomb, packed},
		broken{"bomb.docx", bomb, zipped(t, "word/document.xml", large)}, broken{"bomb.epub", bomb, zipped(t, "META-INF/container.xml", large)},
		broken{"bomb.odt", bomb, zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", large)},
		broken{"bomb.wacz", bomb, zipped(t, "datapackage.json", "{}", "archive/a.warc", large)},
		broken{"bomb.maff", bomb, zipped(t, "a/index.rdf", large)},
		broken{"bomb.sfz.html", bomb, zipped(t, "manifest.json", "{}", "index.html", large)},
		broken{"bomb.warc", bomb, []byte(record("Content-Encoding: gzip\r\n", string(packed)))},
		broken{"bomb.warc.gz", bomb, gzipped(t, []byte(record("", large)))},
		broken{"damaged.mht", damaged, []byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGh0=bWw+\n--b--")},
	)
	s := open(t)
	for _, c := range all {
		s.drop(c.name, "", c.data)
		s.waits(`document.querySelector(".Notice-text")?.textContent.includes(` + quote("‘"+c.name+"’") + `)`)
		if got := s.run(`document.querySelector(".Notice").dataset.code`); got != c.code {
			t.Errorf("%s: the code is %s, want %s: %s", c.name, got, c.code, s.run(`document.querySelector(".Notice-text").textContent`))
		}
		if got := s.run(`document.querySelector(".Notice .Notice-offer") !== null && !document.querySelector(".Card")`); got != "true" {
			t.Errorf("%s: nothing is offered, or a version was made of it", c.name)
		}
	}
	// Of a message that ends early the first part is read, with a note.
	whole := saved(t, "article.mhtml")
	s.drop("cut.mhtml", "", whole[:len(whole)*6/10])
	s.waits(`document.querySelector(".Card")?.innerText.includes("The end of ‘cut.mhtml’ is missing.")`)
	s.clean()
}
