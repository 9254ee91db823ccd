package unpack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

// codeOf is the code of a fault, or "" for no error.
func codeOf(t testing.TB, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	f, ok := err.(*Fault)
	if !ok || f.Detail == "" {
		t.Fatalf("%#v is no fault with a detail", err)
	}
	return f.Code
}

func gz(t testing.TB, data []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// mixed is data that packs to about a fiftieth.
func mixed(n int) []byte {
	data := bytes.Repeat([]byte{'a'}, n)
	for i, seed := 0, uint32(1); i < n; i++ {
		if seed = seed*1664525 + 1013904223; i%1024 < 16 {
			data[i] = byte(seed >> 24)
		}
	}
	return data
}

// zipped packs pairs of names and texts.
func zipped(t testing.TB, files ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
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

// record is a record of a WARC file.
func record(kind, target, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, target, len(block), block)
}

// nested is a message with parts in parts.
func nested(levels int) string {
	text := "Content-Type: text/html\n\nx"
	for i := range levels {
		b := fmt.Sprintf("b%d", i)
		text = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=" + b + "\n\n--" + b + "\n" + text + "\n--" + b + "--"
	}
	return text
}

// lists is a plist in XML of lists in lists.
func lists(levels int) string {
	return "<plist>" + strings.Repeat("<array>", levels) + strings.Repeat("</array>", levels) + "</plist>"
}
