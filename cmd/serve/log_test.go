package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

// lines is a log that may be written and read at once.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// TestLogIsPrivate: whatever part of a request holds a word, the log does not.
func TestLogIsPrivate(t *testing.T) {
	for _, kind := range []string{"text", "json"} {
		o := options{base: "/", ancestors: "*", conns: 100, log: kind}
		s, err := load(testSite(testFiles), o)
		if err != nil {
			t.Fatal(err)
		}
		log := &lines{}
		s.log, s.limits = o.logger(log), short
		p := &place{addr: start(t, s, o)}
		answered := []string{
			get("/?marker=1"), get("/marker"), get("/#marker"), get("/marker/../index.html"), req("MARKER", "/"), req("marker", "/"),
			get("/", "User-Agent: marker", "Referer: https://marker.example/", "Cookie: marker", "X-Forwarded-For: marker", "Authorization: marker"),
			get("/", "Accept-Encoding: marker", "Range: marker", `If-None-Match: "marker"`), get("http://marker.example/"),
			"GET / HTTP/1.1\r\nHost: marker\r\n\r\n", req("POST", "/", "Content-Length: 6") + "marker", get("/healthz?marker"),
		}
		dropped := []string{"marker", get("/%zzmarker"), get("/", "Marker : x"), get("/", "Transfer-Encoding: marker"), "GET / HTTP/1.1\r\nmarker: "}
		for _, send := range append(answered, dropped...) {
			c := p.dial(t)
			io.WriteString(c, send)
			c.(*net.TCPConn).CloseWrite()
			io.Copy(io.Discard, c)
			c.Close()
		}
		for begin := time.Now(); strings.Count(log.String(), "\n") < len(answered) && time.Since(begin) < 2*time.Second; {
			time.Sleep(time.Millisecond)
		}
		got := log.String()
		if n := strings.Count(got, "\n"); n != len(answered) {
			t.Errorf("%s: %d lines for %d answers", kind, n, len(answered))
		}
		for _, private := range []string{"marker", "127.0.0.1", "::1", "localhost"} {
			if strings.Contains(strings.ToLower(got), private) {
				t.Errorf("%s: the log holds %q:\n%s", kind, private, got)
			}
		}
	}
}

// TestLogLine: a line says what was answered, and nothing more.
func TestLogLine(t *testing.T) {
	s := testServer(t)
	for _, test := range []struct {
		method, target string
		header         http.Header
		want           map[string]any
	}{
		{"GET", "/a/?q", http.Header{"Accept-Encoding": {"br"}}, map[string]any{"method": "GET", "path": "/index.html", "status": 200., "encoding": "br", "bytes": 700.}},
		{"HEAD", "/a/index.html", nil, map[string]any{"method": "HEAD", "path": "/index.html", "status": 200., "encoding": "", "bytes": 0.}},
		{"GET", "/a/" + wasmPath, http.Header{"If-None-Match": {"*"}}, map[string]any{"method": "GET", "path": "/" + wasmPath, "status": 304., "encoding": "", "bytes": 0.}},
		{"GET", "/index.html", nil, map[string]any{"method": "GET", "path": "-", "status": 404., "encoding": "", "bytes": 3000.}},
		{"get", "/a/healthz", nil, map[string]any{"method": "-", "path": "-", "status": 405., "encoding": "", "bytes": 19.}},
		{"GET", "/a/healthz", nil, map[string]any{"method": "GET", "path": "/healthz", "status": 200., "encoding": "", "bytes": 3.}},
	} {
		var log bytes.Buffer
		s.log = (&options{log: "json"}).logger(&log)
		ask(s, test.method, test.target, test.header)
		var got map[string]any
		if err := json.Unmarshal(log.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if got["time"] == nil || got["duration"] == nil {
			t.Errorf("%s has no time or no duration", &log)
		}
		for _, name := range []string{"time", "duration", "level", "msg"} {
			delete(got, name)
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s %s: the log says %v, want %v", test.method, test.target, got, test.want)
		}
	}
}

// TestFaultsAreLogged: a fault of the server is told, without the client's address; a fault of a client is not.
func TestFaultsAreLogged(t *testing.T) {
	s := testServer(t)
	log := &lines{}
	s.log = (&options{log: "text"}).logger(log)
	s.lost = nil // so that an unknown path panics
	p := &place{addr: start(t, s, options{conns: 10})}
	c := p.dial(t)
	defer c.Close()
	io.WriteString(c, get("/marker"))
	io.Copy(io.Discard, c)
	for begin := time.Now(); log.String() == "" && time.Since(begin) < 2*time.Second; time.Sleep(time.Millisecond) {
	}
	got := log.String()
	if !strings.Contains(got, "nil pointer") || !strings.Contains(got, "server.go") || strings.Contains(got, "127.0.0.1") || strings.Contains(got, "marker") {
		t.Errorf("after a panic the log says %q", got)
	}
	fault := faults{s.log}
	fault.Write([]byte("http: TLS handshake error from 192.0.2.1:99: EOF\n"))
	fault.Write([]byte("http: Accept error: accept tcp [::1]:80: too many open files; retrying in 5ms\n"))
	if got := strings.TrimPrefix(log.String(), got); strings.Count(got, "\n") != 1 || !strings.Contains(got, "too many open files") {
		t.Errorf("the log says %q, want the one line about open files", got)
	}
}
