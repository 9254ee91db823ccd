package snapshot

import (
	"bytes"
	"strings"
	"testing"
)

// A cut, a damaged and a locked container of each kind get their message, and no words.
func TestBrokenContainers(t *testing.T) {
	const damaged = "archive-damaged"
	for _, c := range []struct{ name, cut, changed, locked string }{
		{"article.sfz.html", damaged, damaged, "archive-locked"},
		{"article.sfz.zip", damaged, damaged, "archive-locked"},
		{"article.wacz", damaged, damaged, "archive-locked"},
		{"article.maff", damaged, damaged, "archive-locked"},
		{"article.docx", damaged, damaged, "archive-locked"},
		{"article.odt", damaged, damaged, "archive-locked"},
		{"article.epub", damaged, damaged, "archive-locked"},
		{"article.warc", damaged, damaged, ""},
		{"article.warc.gz", damaged, damaged, ""},
		{"article.webarchive", damaged, "", ""},
		{"article-xml.webarchive", damaged, "", ""},
	} {
		data := ferry(t, c.name)
		tries := []struct {
			what string
			data []byte
			code string
		}{
			{"cut", data[:len(data)*6/10], c.cut},
			{"locked", locked(data), c.locked},
		}
		if c.changed != "" {
			other := bytes.Clone(data)
			other[changeable(t, c.name, data)] ^= 4
			tries = append(tries, struct {
				what string
				data []byte
				code string
			}{"changed", other, c.changed})
		}
		for _, try := range tries {
			if try.code == "" {
				continue
			}
			r, err := Read(Source{Name: "a", Data: try.data}, Options{})
			if code(err) != try.code || len(r.Versions) > 0 || err.(*Error).Err == nil || !strings.HasPrefix(err.Error(), "‘a’ ") {
				t.Errorf("%s, %s: code %q, %v", c.name, try.what, code(err), err)
			}
		}
	}
}

// changeable is a place in a fixture where one bit changes a word of the page.
func changeable(t *testing.T, name string, data []byte) int {
	sign := map[string]string{"article.warc": "the harbour", "article.sfz.html": "index.html", "article.sfz.zip": "index.html", "article.maff": "/index.html",
		"article.docx": "word/document.xml", "article.odt": "content.xml", "article.epub": "OEBPS/one.xhtml", "article.wacz": "WACZ"}[name]
	switch sign {
	case "":
		return len(data) - 60 // in the last member
	case "WACZ":
		return bytes.Index(data, []byte("pages/pages.jsonl")) - 100 // in the archive before it
	}
	first := max(bytes.Index(data, []byte("PK\x03\x04")), 0)
	at := first + bytes.Index(data[first:], []byte(sign))
	if at < first {
		t.Fatalf("%s holds no %q", name, sign)
	}
	if name == "article.warc" {
		return at
	}
	return at + len(sign) + 120
}

// nestedMessage is the rest of a message with parts in parts.
func nestedMessage(levels int) string {
	part := "Content-Type: text/html\n\n<p>A page.</p>\n"
	for n := range levels {
		mark := strings.Repeat("b", n+1)
		part = "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n" + part + "\n--" + mark + "--\n"
	}
	return part
}

func TestRefusedContainers(t *testing.T) {
	page := saidPage("A bridge", "It was built.")
	bomb := "<html>" + strings.Repeat("\n", 9<<20)
	nested := func(layers int) []byte {
		data := []byte(page)
		for range layers {
			data = zipOf(t, "a.zip", string(data))
		}
		return data
	}
	inside := zipOf(t, "a.html", page)
	for range 2 {
		inside = zipOf(t, "b.zip", string(inside))
	}
	for _, c := range []struct {
		name string
		data []byte
		code string
	}{
		{"a page in three archives", inside, ""},
		{"a page in four archives", zipOf(t, "c.zip", string(inside)), "archive-nesting"},
		{"archives in an archive, twenty times", nested(20), "archive-nesting"},
		{"an archive without a page", zipOf(t, "a.jpg", "x", "b.css", "y"), "no-page"},
		{"an empty archive", zipOf(t), "no-page"},
		{"a page that is a part of another", zipOf(t, "a_files/b.html", page), "no-page"},
		{"a bomb of zip", zipOf(t, "a.html", bomb), "archive-ratio"},
		{"a bomb of gzip", gzipOf(t, []byte(bomb)), "archive-ratio"},
		{"a bomb of gzip in WARC", gzipOf(t, []byte(recordOf("response", "", "u", answerOf(bomb)))), "archive-ratio"},
		{"a bomb in an answer", []byte(recordOf("response", "2025-04-17T10:00:00Z", "http://x.example/", "HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n"+string(gzipOf(t, []byte(bomb))))), "archive-ratio"},
		{"a bomb of DOCX", zipOf(t, "word/document.xml", bomb), "archive-ratio"},
		{"a bomb of EPUB", zipOf(t, "META-INF/container.xml", bomb), "archive-ratio"},
		{"a bomb of WACZ", zipOf(t, "datapackage.json", "{}", "archive/a.warc", bomb), "archive-ratio"},
		{"a bomb of MAFF", zipOf(t, "a/index.rdf", bomb), "archive-ratio"},
		{"a bomb of SingleFile", zipOf(t, "manifest.json", "{}", "index.html", bomb), "archive-ratio"},
		{"a bomb of ODT", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", bomb), "archive-ratio"},
		{"a cut page in gzip", gzipOf(t, []byte(page))[:60], "archive-damaged"},
		{"a message with damaged base64", []byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGh0=bWw+\n--b--"), "archive-damaged"},
		{"a message in a message, nine times", []byte("MIME-Version: 1.0\n" + nestedMessage(9)), "archive-nesting"},
		{"sheets", zipOf(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), "office"},
		{"an ODS", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", ""), "office"},
		{"a locked ODT", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "x", "META-INF/manifest.xml", "<manifest:encryption-data/>"), "archive-locked"},
		{"a locked book", zipOf(t, "META-INF/container.xml", "", "META-INF/encryption.xml", `<enc:CipherReference URI="OEBPS/one.xhtml"/>`), "archive-locked"},
		{"a tar in gzip", gzipOf(t, append(make([]byte, 257), "ustar\x0000"...)), "no-page"},
		{"an ARC", []byte("filedesc://a.arc 0.0.0.0 20010101000000 text/plain 77\n"), "no-page"},
		{"an ARC in gzip", gzipOf(t, []byte("filedesc://a.arc 0.0.0.0 20010101000000 text/plain 77\n")), "no-page"},
		{"a WARC without a page", []byte(recordOf("response", "", "u", "HTTP/1.1 404 Not Found\nContent-Type: text/html\n\n"+page)), "no-page"},
		{"a WARC of a picture", []byte(recordOf("response", "", "u", "HTTP/1.1 200 OK\nContent-Type: image/png\n\nx")), "no-page"},
		{"a page in Brotli", []byte(recordOf("response", "", "u", "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: br\n\n\x0b\x08\x80")), "codec"},
		{"Zstandard", []byte("\x28\xb5\x2f\xfd\x00\x00"), "codec"},
		{"a message without a page", []byte("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n--b--"), "no-page"},
		{"a plist in itself", []byte("bplist00\xa1\x00\x08\x00\x00\x00\x00\x00\x00\x01\x01\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x0a"), "archive-damaged"},
		{"a plist without a page", []byte("<plist><dict><key>WebMainResources</key><true/></dict></plist>"), "no-page"},
		{"a PDF", []byte("%PDF-1.7 PK\x05\x06"), "pdf"},
		{"a picture", []byte("\x89PNG\r\n\x1a\nPK\x05\x06"), "picture"},
	} {
		r, err := Read(Source{Name: "a", Data: c.data}, Options{})
		if code(err) != c.code || c.code == "" && len(r.Versions) != 1 {
			t.Errorf("%s: code %q, want %q: %v", c.name, code(err), c.code, said(r, err))
		}
		if err != nil && (strings.Contains(err.Error(), "FILE") || lineOf(messages, c.code) == "") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// A damaged page does not stop the others: a note names it.
func TestTheRestIsRead(t *testing.T) {
	one := recordOf("response", "2025-04-17T10:00:00Z", "http://x.example/a", answerOf(saidPage("A bridge", "It was built.")))
	two := recordOf("response", "2025-04-18T10:00:00Z", "http://x.example/a", answerOf(saidPage("A bridge", "It was not built.")))
	wrong := strings.Replace(two, "WARC-Date", "WARC-Block-Digest: sha1:AAAA\r\nWARC-Date", 1)
	message := "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n" + saidPage("A bridge", "It was built.")
	for _, c := range []struct{ name, data, note string }{
		{"a cut record", one + two[:len(two)-40], "A part of ‘a’ is damaged. The rest was read."},
		{"a record with a wrong digest", one + wrong, "‘http://x.example/a’ was left out. ‘a’ is damaged: a part of it is missing, or does not match its check. Save the page again, or paste its text."},
		{"a message without an end", message, "The end of ‘a’ is missing."},
	} {
		r, err := Read(Source{Name: "a", Data: []byte(c.data)}, Options{})
		if got := said(r, err); got != c.note || len(r.Versions) != 1 || len(r.Versions[0].Blocks) != 3 {
			t.Errorf("%s: %q, %d versions", c.name, got, len(r.Versions))
		}
	}
}
