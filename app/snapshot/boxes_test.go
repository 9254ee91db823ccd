package snapshot

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/internal/golden"
)

// zipOf packs pairs of names and texts, in their order.
func zipOf(t testing.TB, files ...string) []byte { t.Helper(); return zipBy(t, zip.Deflate, files) }

func zipBy(t testing.TB, method uint16, files []string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: method})
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipOf(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// recordOf is a record of a WARC file. The lines of its block's head end as those of HTTP do.
func recordOf(kind, date, address, block string) string {
	media := "text/html"
	if head, body, ok := strings.Cut(block, "\n\n"); ok && kind != "resource" {
		media, block = "application/http", strings.ReplaceAll(head, "\n", "\r\n")+"\r\n\r\n"+body
	}
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, address, date, media, len(block), block)
}

// saidPage is a page with a title and a text of two paragraphs.
func saidPage(title, text string) string {
	return "<!doctype html><html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" + long + "</p><p>" + text +
		"</p></article></body></html>"
}

// answerOf is what a server answered with a page.
func answerOf(page string) string {
	return "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n\n" + page
}

// locked sets the mark of encryption in every header of a ZIP archive.
func locked(data []byte) []byte {
	data = bytes.Clone(data)
	for sign, at := range map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8} {
		for i := 0; ; {
			n := bytes.Index(data[i:], []byte(sign))
			if n < 0 {
				break
			}
			i += n + 4
			data[i-4+at] |= 1
		}
	}
	return data
}

// code is the code of a refusal, or "".
func code(err error) string {
	if err == nil {
		return ""
	}
	return err.(*Error).Code
}

// said is what a reading says besides its text: its notes, or why there is none.
func said(r Reading, err error) string {
	if err != nil {
		return err.Error()
	}
	return strings.Join(article.Sentences(r.Notes), " ")
}

// isBoxed says whether the sections of a case are the parts of a container.
func isBoxed(a golden.Archive) bool {
	for _, s := range a.Sections {
		if strings.HasPrefix(s.Name, "zip ") || strings.HasPrefix(s.Name, "record ") {
			return true
		}
	}
	return false
}

// boxed builds the container of a case. A section "zip NAME" is an entry of a ZIP archive, "record KIND DATE ADDRESS" a
// record of a WARC file; both lose their last line end. If the records stand before entries they become the entry
// "archive/data.warc.gz". "packed" says how all is packed once more: "gzip", or "members", each record by itself.
func boxed(t testing.TB, a golden.Archive) []byte {
	var records []string
	var entries []string
	for _, s := range a.Sections {
		text := strings.TrimSuffix(s.Data, "\n")
		if name, ok := strings.CutPrefix(s.Name, "zip "); ok {
			entries = append(entries, name, text)
		} else if f := strings.Fields(s.Name); len(f) == 4 && f[0] == "record" {
			records = append(records, recordOf(f[1], f[2], f[3], text))
		}
	}
	data := []byte(strings.Join(records, ""))
	if len(entries) > 0 {
		if len(records) > 0 {
			entries = append(entries, "archive/data.warc.gz", string(gzipOf(t, data)))
		}
		data = zipOf(t, entries...)
	}
	switch packed, _ := a.Section("packed"); strings.TrimSpace(packed) {
	case "gzip":
		return gzipOf(t, data)
	case "members":
		data = nil
		for _, r := range records {
			data = append(data, gzipOf(t, []byte(r))...)
		}
	}
	return data
}

// picked are the pages of a case, counted from 1.
func picked(t testing.TB, a golden.Archive) (pages []int) {
	list, _ := a.Section("pick")
	for word := range strings.FieldsSeq(list) {
		n, err := strconv.Atoi(word)
		if err != nil {
			t.Fatal(a.Name, err)
		}
		pages = append(pages, n-1)
	}
	return pages
}
