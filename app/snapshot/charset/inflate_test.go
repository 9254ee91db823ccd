package charset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"github.com/stet-diff/stet/app/snapshot"
)

func pack(t *testing.T, method, text string) []byte {
	var b bytes.Buffer
	var w io.WriteCloser = brotli.NewWriter(&b)
	if method == "zstd" {
		w, _ = zstd.NewWriter(&b)
	}
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Pages that a server packed by Brotli or Zstandard are read; bombs and broken ones are refused.
func TestHostInflates(t *testing.T) {
	page := "<!doctype html><title>A day</title><h1>A day</h1><p>" + strings.Repeat("It rained in the town all day. ", 8) + "</p>"
	bomb := page + strings.Repeat(" ", 9<<20)
	for _, method := range []string{"br", "zstd"} {
		packed := pack(t, method, page)
		for _, c := range []struct {
			name string
			data []byte
			code string
		}{
			{"a page", packed, ""},
			{"a cut page", packed[:len(packed)/2], "archive-damaged"},
			{"a bomb", pack(t, method, bomb), "archive-ratio"},
		} {
			block := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n%s", method, c.data)
			record := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s", len(block), block)
			r, err := snapshot.Read(snapshot.Source{Name: "a", Data: []byte(record)}, snapshot.Options{Host: Host()})
			code := ""
			if e, ok := err.(*snapshot.Error); ok {
				code = e.Code
			}
			if code != c.code || code == "" && (len(r.Versions) != 1 || r.Versions[0].Title != "A day") {
				t.Errorf("%s, %s: code %q, %v", method, c.name, code, err)
			}
		}
		if out, used, err := inflate(method, pack(t, method, "text"), 4); err != nil || string(out) != "text" || used == 0 {
			t.Errorf("%s at its limit: %q, %d, %v", method, out, used, err)
		}
		if out, _, err := inflate(method, pack(t, method, "text"), 2); err != nil || string(out) != "tex" {
			t.Errorf("%s past its limit: %q, %v", method, out, err)
		}
	}
	if _, _, err := inflate("lzma", nil, 1); !errors.Is(err, errors.ErrUnsupported) {
		t.Error("an unknown method")
	}
}
