package main

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A record takes an answer without a connection.
type record struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *record) Header() http.Header               { return r.header }
func (r *record) WriteHeader(status int)            { r.status = status }
func (r *record) Write(p []byte) (int, error)       { return r.body.Write(p) }
func (r *record) SetWriteDeadline(time.Time) error  { return nil }
func (r *record) SetReadDeadline(_ time.Time) error { return nil }

func ask(s *server, method, target string, header http.Header) *record {
	r := &record{header: http.Header{}}
	s.ServeHTTP(r, &http.Request{Method: method, RequestURI: target, Header: header, ProtoMajor: 1})
	return r
}

func testServer(t testing.TB) *server {
	t.Helper()
	s, err := load(testSite(testFiles[:len(testFiles)-1]), options{base: "/a/", ancestors: "*"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// FuzzServePath: a target is answered with the file of that very name, or with a text that is known before.
func FuzzServePath(f *testing.F) {
	s := testServer(f)
	names := map[string]string{"/a/": "index.html", "/a/embed": "embed.html", "/a/checkup": "checkup.html"}
	for _, file := range testFiles[:len(testFiles)-1] {
		names["/a/"+file.path] = file.path
	}
	for name := range names {
		f.Add("GET", name)
		f.Add("GET", name+"?q=/../x")
	}
	for _, target := range []string{"", "*", "/", "/a", "/a/healthz", "/a/../a/", "http://x/a/", "/a/%2e%2e/site.json", "/a//index.html"} {
		f.Add("GET", target)
		f.Add("POST", target)
	}
	lost := testFileAt("404.html").body("identity")
	f.Fuzz(func(t *testing.T, method, target string) {
		got := ask(s, method, target, http.Header{})
		path, _, _ := strings.Cut(target, "?")
		want := []byte(http.StatusText(got.status) + "\n")
		if name, ok := names[path]; ok && got.status == 200 {
			want = testFileAt(name).body("identity")
		} else if path == "/a/healthz" && got.status == 200 {
			want = []byte("ok\n")
		} else if got.status == 200 {
			t.Fatalf("%q %q is answered, but no such file is listed", method, target)
		}
		switch got.status {
		case 404:
			want = lost
		case 204:
			want = nil
		}
		if method == "HEAD" {
			want = nil
		}
		if !bytes.Equal(got.body.Bytes(), want) {
			t.Errorf("%q %q: got %d with %.80q, want %.80q", method, target, got.status, &got.body, want)
		}
		if location := got.header.Get("Location"); location != "" && location != "/a/" {
			t.Errorf("%q %q leads to %q", method, target, location)
		}
	})
}

// FuzzAcceptEncoding: the body is a variant of the file with the headers of that variant, and never one that the last
// word of the client refuses.
func FuzzAcceptEncoding(f *testing.F) {
	s := testServer(f)
	for _, header := range []string{"", "br", "gzip, br;q=0.5", "*", "*;q=0", "identity;q=0", "x-gzip;q=1.000", ";;,,=", "br;q=2", "\t"} {
		f.Add(header)
	}
	file := testFileAt("index.html")
	f.Fuzz(func(t *testing.T, header string) {
		got := ask(s, "GET", "/a/", http.Header{"Accept-Encoding": {header}})
		encoding := got.header.Get("Content-Encoding")
		if encoding == "" {
			encoding = "identity"
		}
		if got.status == 406 {
			if !strings.Contains(header, "0") || got.body.String() != "Not Acceptable\n" {
				t.Errorf("%q gets 406 with %q, though it refuses nothing", header, &got.body)
			}
		} else if got.status != 200 || got.body.String() != string(file.body(encoding)) ||
			got.header.Get("Content-Length") != fmt.Sprint(got.body.Len()) || got.header.Get("Etag") != file.tag(encoding) {
			t.Errorf("%q: status %d, %d bytes as %s, headers %v", header, got.status, got.body.Len(), encoding, got.header)
		}
		if got.header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: no Vary", header)
		}
		for _, refused := range []string{"br", "gzip", "zstd"} {
			again := ask(s, "GET", "/a/", http.Header{"Accept-Encoding": {header, refused + ";q=0"}})
			if again.header.Get("Content-Encoding") == refused {
				t.Errorf("%q, then %s;q=0: got %s", header, refused, refused)
			}
		}
	})
}

// FuzzRange: the answer is the whole file, the part that Content-Range names, or 416.
func FuzzRange(f *testing.F) {
	s := testServer(f)
	file := testFileAt("index.html")
	body := string(file.body("identity"))
	for _, header := range []string{"bytes=0-9", "bytes=-1", "bytes=2999-", "bytes=3000-", "bytes=9-0", "bytes=0-0,2-3", "x=0-1", "bytes=-0", "bytes=00-01", "bytes=99999999999999999999-"} {
		f.Add(header, "")
		f.Add(header, file.tag("identity"))
	}
	f.Fuzz(func(t *testing.T, header, ifRange string) {
		h := http.Header{"Range": {header}}
		if ifRange != "" {
			h.Set("If-Range", ifRange)
		}
		got := ask(s, "GET", "/a/", h)
		line := got.header.Get("Content-Range")
		want := body
		switch got.status {
		case 206:
			var start, end, size int
			if _, err := fmt.Sscanf(line, "bytes %d-%d/%d", &start, &end, &size); err != nil || size != len(body) || start < 0 || end < start || end >= size {
				t.Fatalf("%q: Content-Range %q", header, line)
			}
			want = body[start : end+1]
		case 416:
			if line != fmt.Sprintf("bytes */%d", len(body)) {
				t.Errorf("%q: Content-Range %q", header, line)
			}
			want = "Requested Range Not Satisfiable\n"
		case 200:
			if line != "" {
				t.Errorf("%q: Content-Range %q with 200", header, line)
			}
		default:
			t.Fatalf("%q: status %d", header, got.status)
		}
		if got.body.String() != want || got.header.Get("Content-Length") != strconv.Itoa(len(want)) {
			t.Errorf("%q: status %d, %d bytes, want %d", header, got.status, got.body.Len(), len(want))
		}
		if got.status != 200 && ifRange != "" && ifRange != file.tag("identity") {
			t.Errorf("%q is obeyed for another file, %q", header, ifRange)
		}
	})
}
