package main

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// A rawCase is the bytes that a client sends and the answers it must get. " ~/" stands for the base path.
type rawCase struct {
	name string
	send string
	want []want
}

// A want is one answer: its status, body and every header.
type want struct {
	status   int
	class    string // the row of the header table; "" is an answer that net/http gives by itself
	file     string // the file whose bytes or headers the answer carries
	encoding string
	from, to int  // the part of a 206
	head     bool // headers as ever, no body
	closed   bool // the connection ends with this answer
	more     map[string]string
}

func full(file, encoding string) want {
	return want{status: 200, class: testFileAt(file).class, file: file, encoding: encoding}
}

func unchanged(file, encoding string) want {
	w := full(file, encoding)
	w.status = 304
	return w
}

func slice(file, encoding string, from, to int) want {
	w := full(file, encoding)
	w.status, w.from, w.to = 206, from, to
	return w
}

// beyond is a range behind the end: the tag is kept.
func beyond(file, encoding string) want {
	f := testFileAt(file)
	w := refused(416, file)
	return w.with("Etag", f.tag(encoding)).with("Content-Range", fmt.Sprintf("bytes */%d", f.sizes[encoding]))
}

// refused is a fixed text about a file.
func refused(status int, file string) want {
	w := want{status: status, class: testFileAt(file).class}
	if len(testFileAt(file).sizes) > 1 {
		w = w.with("Vary", "Accept-Encoding")
	}
	if status == 405 || status == 204 {
		w = w.with("Allow", "GET, HEAD, OPTIONS")
	}
	return w
}

// lost is an answer about no file of the site. Its headers are those of the site's 404.html, where there is one.
func lost(status int) want {
	w := want{status: status, class: "lost"}
	if status == 405 || status == 204 {
		w = w.with("Allow", "GET, HEAD, OPTIONS")
	}
	return w
}

func stdlib(status int) want { return want{status: status, closed: true} }

func (w want) asHead() want  { w.head = true; return w }
func (w want) closing() want { w.closed = true; return w }

func (w want) with(name, value string) want {
	more := map[string]string{name: value}
	for k, v := range w.more {
		more[k] = v
	}
	w.more = more
	return w
}

// headerTable is the table of the server's design, whole: the server's own table must say the same.
var headerTable = map[string]string{
	"page": `Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types stet
Permissions-Policy: camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()
Cross-Origin-Opener-Policy: same-origin
Cross-Origin-Resource-Policy: same-origin
X-Frame-Options: DENY`,
	"help": `Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
Permissions-Policy: camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()
Cross-Origin-Opener-Policy: same-origin
Cross-Origin-Resource-Policy: same-origin
X-Frame-Options: DENY`,
	"embed": `Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors https://news.example *.example.org; require-trusted-types-for 'script'; trusted-types stet
Permissions-Policy: camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()
Cross-Origin-Resource-Policy: cross-origin
Cross-Origin-Embedder-Policy: require-corp`,
	"code": `Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox
Cross-Origin-Resource-Policy: cross-origin
Access-Control-Allow-Origin: *`,
	"sw": `Content-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self'
Cross-Origin-Resource-Policy: cross-origin
Access-Control-Allow-Origin: *`,
	"other": `Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox
Cross-Origin-Resource-Policy: same-origin`,
}

// A place is one way to run the server, and the address of it.
type place struct {
	name, base string
	lostPage   bool // the site has a 404.html
	tls        *tls.Config
	addr       string
}

// expected returns all headers and the body of an answer.
func (w want) expected(p *place) (http.Header, []byte) {
	h := http.Header{}
	if w.class == "" {
		return h, nil
	}
	isLost := w.class == "lost"
	if isLost {
		w.class = "other"
		if p.lostPage {
			w.class, w.file = "page", "404.html"
			h.Set("Vary", "Accept-Encoding")
		}
	}
	for _, line := range strings.Split(headerTable[w.class], "\n") {
		name, value, _ := strings.Cut(line, ": ")
		h.Set(name, value)
	}
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-cache")
	if p.tls != nil {
		h.Set("Strict-Transport-Security", "max-age=63072000")
	}
	for name, value := range w.more {
		h.Set(name, strings.Replace(value, "~/", p.base, 1))
	}
	if w.file == "" || isLost && w.status != 404 {
		return w.fixed(h)
	}
	return w.ofFile(h, isLost)
}

// fixed is a text that belongs to the status.
func (w want) fixed(h http.Header) (http.Header, []byte) {
	if w.status == 204 {
		return h, nil
	}
	body := w.more["body"]
	if body == "" {
		body = http.StatusText(w.status) + "\n"
	}
	h.Del("body")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Content-Length", fmt.Sprint(len(body)))
	return h, []byte(body)
}

func (w want) ofFile(h http.Header, isLost bool) (http.Header, []byte) {
	f := testFileAt(w.file)
	encoding := w.encoding
	if encoding == "" {
		encoding = "identity"
	}
	body := f.body(encoding)
	if len(f.sizes) > 1 {
		h.Set("Vary", "Accept-Encoding")
	}
	if !isLost {
		h.Set("Etag", f.tag(encoding))
	}
	if f.cache == "immutable" {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if w.status == 304 {
		return h, nil
	}
	if !isLost {
		h.Set("Accept-Ranges", "bytes")
	}
	if encoding != "identity" {
		h.Set("Content-Encoding", encoding)
	}
	if w.status == 206 {
		h.Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", w.from, w.to-1, len(body)))
		body = body[w.from:w.to]
	}
	h.Set("Content-Type", f.kind)
	h.Set("Content-Length", fmt.Sprint(len(body)))
	return h, body
}

// places starts the server in every way it can run.
func places(t testing.TB) []*place {
	cert := testCert(t)
	withoutLost := testFiles[1:]
	list := []*place{
		{name: "embedded", base: "/", lostPage: true},
		{name: "dir", base: "/"},
		{name: "base-path", base: "/a/b/", lostPage: true},
		{name: "tls", base: "/", lostPage: true, tls: &tls.Config{InsecureSkipVerify: true}},
	}
	for _, p := range list {
		o := options{base: p.base, ancestors: "https://news.example *.example.org", conns: 4096}
		if p.tls != nil {
			o.cert = &cert
		}
		site := testSite(testFiles)
		if !p.lostPage {
			site = testSite(withoutLost)
		}
		var s *server
		var err error
		if p.name == "dir" {
			o.dir = onDisk(t, site)
			s, err = open(o)
		} else {
			s, err = load(site, o)
		}
		if err != nil {
			t.Fatal(err)
		}
		p.addr = start(t, s, o)
	}
	return list
}

// start serves on a free port until the test ends.
func start(t testing.TB, s *server, o options) string {
	t.Helper()
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	h := s.httpServer(o)
	go serve(h, limited(l, o.conns))
	t.Cleanup(func() { h.Close() })
	return l.Addr().String()
}

func (p *place) dial(t testing.TB) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", p.addr)
	if err != nil {
		t.Fatal(err)
	}
	if p.tls != nil {
		c = tls.Client(c, p.tls)
	}
	c.SetDeadline(time.Now().Add(10 * time.Second))
	return c
}

// check runs one case: the answers, and that the connection then ends or goes on as it should.
func (p *place) check(t *testing.T, test rawCase) {
	t.Helper()
	c := p.dial(t)
	defer c.Close()
	go io.WriteString(c, strings.ReplaceAll(test.send, " ~/", " "+p.base)) // a refusal may come before all is sent
	r := bufio.NewReader(c)
	for _, w := range test.want {
		if err := p.compare(r, w); err != nil {
			t.Errorf("%s: %s\nsent %.200q\n%v", p.name, test.name, test.send, err)
			return
		}
	}
	if test.want[len(test.want)-1].closed {
		if rest, _ := io.ReadAll(r); len(rest) > 0 {
			t.Errorf("%s: %s: %.200q after the last answer", p.name, test.name, rest)
		}
		return
	}
	fmt.Fprintf(c, "GET %shealthz HTTP/1.1\r\nHost: x\r\n\r\n", p.base)
	again, err := http.ReadResponse(r, nil)
	if err != nil || again.StatusCode != 200 {
		t.Errorf("%s: %s: the connection does not go on: %v", p.name, test.name, err)
	}
}

func (p *place) compare(r *bufio.Reader, w want) error {
	request := &http.Request{Method: "GET"}
	if w.head {
		request.Method = "HEAD"
	}
	got, err := http.ReadResponse(r, request)
	if err != nil {
		return fmt.Errorf("no answer: %v", err)
	}
	body, err := io.ReadAll(got.Body)
	if err != nil {
		return err
	}
	if got.StatusCode != w.status {
		return fmt.Errorf("got status %d (%.100q), want %d", got.StatusCode, body, w.status)
	}
	wantHeader, wantBody := w.expected(p)
	if w.class == "" {
		return standard(got, body)
	}
	if got.Header.Get("Date") == "" {
		return fmt.Errorf("no Date")
	}
	got.Header.Del("Date")
	got.Header.Del("Connection")
	if g, w := dump(got.Header), dump(wantHeader); g != w {
		return fmt.Errorf("got headers\n%s\nwant\n%s", g, w)
	}
	if w.head {
		wantBody = nil
	}
	if !bytes.Equal(body, wantBody) {
		return fmt.Errorf("got a body of %d bytes (%.80q), want %d (%.80q)", len(body), body, len(wantBody), wantBody)
	}
	return nil
}

// standard checks an answer that net/http gave before the handler ran: a status text, nothing of the request.
func standard(got *http.Response, body []byte) error {
	for name := range got.Header {
		if !slices.Contains([]string{"Content-Type", "Connection", "Date", "Content-Length"}, name) {
			return fmt.Errorf("header %s in an answer of net/http", name)
		}
	}
	if bytes.Contains(body, []byte("marker")) {
		return fmt.Errorf("the request stands in the answer: %q", body)
	}
	return nil
}

func dump(h http.Header) string {
	var b strings.Builder
	h.Write(&b)
	return b.String()
}

// req writes a request; headers are whole lines.
func req(method, target string, headers ...string) string {
	lines := append([]string{method + " " + target + " HTTP/1.1", "Host: example.org"}, headers...)
	return strings.Join(lines, "\r\n") + "\r\n\r\n"
}

func get(target string, headers ...string) string { return req("GET", target, headers...) }

func one(name, send string, w want) rawCase { return rawCase{name, send, []want{w}} }

// TestRaw sends every case of every group to every place.
func TestRaw(t *testing.T) {
	groups := []struct {
		name  string
		cases []rawCase
		least int // so that a case that got lost is missed
	}{
		{"methods", methodCases(), 22},
		{"paths", pathCases(), 44},
		{"framing", framingCases(), 34},
		{"encodings", encodingCases(), 34},
		{"conditions", conditionCases(), 24},
		{"ranges", rangeCases(), 28},
		{"types", typeCases(), 18},
		{"statuses", statusCases(), 24},
	}
	all := places(t)
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			t.Log(len(g.cases), "cases")
			if len(g.cases) < g.least {
				t.Errorf("%d cases, want %d", len(g.cases), g.least)
			}
			for _, p := range all {
				t.Run(p.name, func(t *testing.T) {
					t.Parallel()
					for _, c := range g.cases {
						p.check(t, c)
					}
				})
			}
		})
	}
}

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	if os.Getenv("SERVE_AS_PROGRAM") != "" {
		os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}
