package snapshot

import (
	"fmt"
	"strings"
	"testing"
)

// filler is n letters that pack to about a fiftieth: they are no bomb.
func filler(n int) string {
	b := make([]byte, n)
	for i, seed := 0, uint32(1); i < n; i++ {
		b[i] = 'a'
		if seed = seed*1664525 + 1013904223; i%1024 < 16 {
			b[i] = 'a' + byte(seed>>24)%26
		}
	}
	return string(b)
}

// What is over a limit of a container says so, and what is at the limit does not.
func TestLimitsOfContainers(t *testing.T) {
	page := saidPage("A bridge", "It was built.")
	zipped := func(n int) []byte {
		files := []string{"a.html", page}
		for i := range n - 1 {
			files = append(files, fmt.Sprint(i, ".css"), "")
		}
		return zipBy(t, 0, files)
	}
	records := func(n int) []byte {
		return []byte(recordOf("resource", "2025-04-17T10:00:00Z", "http://x.example/", page) + strings.Repeat("WARC/1.1\nContent-Length: 0\n\n\n\n", n-1))
	}
	parts := func(n int) []byte {
		return []byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n" + page + "\n" + strings.Repeat("--b\n\nx\n", n-1) + "--b--")
	}
	for _, c := range []struct {
		name string
		data []byte
		says string
	}{
		{"10,000 files", zipped(10_000), ""},
		{"10,001 files", zipped(10_001), "‘a’ holds more than 10,000 files; the first were searched."},
		{"20,000 records", records(20_000), ""},
		{"20,001 records", records(20_001), "‘a’ holds more than 20,000 records; the first were searched."},
		{"2,000 parts", parts(2_000), ""},
		{"2,001 parts", parts(2_001), "‘a’ holds more than 2,000 parts; the first were searched."},
		{"a byte more than 64 MB unpacked", gzipOf(t, []byte(filler(64<<20+1))), "‘a’ unpacks to more than Stet reads: 64 MB for a page, 256 MB in all. Save the article alone."},
		{"a document of 2,000,000 tags", zipBy(t, 0, []string{"word/document.xml", "<w:p><w:r><w:t>a" + strings.Repeat("<w:b>", 2_000_000-5)}), ""},
		{"one more", zipBy(t, 0, []string{"word/document.xml", "<w:p><w:r><w:t>a" + strings.Repeat("<w:b>", 2_000_000-3)}), "Only the first 2,000,000 tags and pieces of text of ‘a’ were read."},
	} {
		r, err := Read(Source{Name: "a", Data: c.data}, Options{})
		if got := said(r, err); got != c.says {
			t.Errorf("%s: %q, want %q", c.name, got, c.says)
		}
	}
}
