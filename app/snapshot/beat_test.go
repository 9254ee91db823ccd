package snapshot

import (
	"strings"
	"testing"
)

// Who waits hears of it: while a file is unpacked, while its page is looked through, and while that is parsed.
func TestBeat(t *testing.T) {
	text := strings.Repeat("<p>The river rose again, and the bridge was closed.", 40_000) // some 2 MB
	for _, c := range []struct {
		name string
		data []byte
		want int
	}{
		{"a page", []byte("<!doctype html>" + text), 400},
		{"a page with embedded files", []byte("<!doctype html><img src='data:image/png;base64," + strings.Repeat("A", 2*minData) + "'>" + text), 900},
		{"a page in gzip", gzipOf(t, []byte("<!doctype html>"+filler(2<<20))), 80},
	} {
		beats := 0
		if _, err := Read(Source{Name: "a", Data: c.data}, Options{Beat: func() { beats++ }}); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if beats < c.want {
			t.Errorf("%s: %d beats, want at least %d", c.name, beats, c.want)
		}
	}
}
