package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// short is the server's patience in tests.
var short = limits{
	header: 400 * time.Millisecond, request: 600 * time.Millisecond, idle: 500 * time.Millisecond,
	piece: 400 * time.Millisecond, answer: 2 * time.Second, linger: 100 * time.Millisecond,
}

func shortPlace(t testing.TB, conns int) *place {
	t.Helper()
	o := options{base: "/", ancestors: "*", conns: conns}
	s, err := load(testSite(testFiles), o)
	if err != nil {
		t.Fatal(err)
	}
	s.limits = short
	return &place{name: "short", base: "/", lostPage: true, addr: start(t, s, o)}
}

func TestHeadersHaveALimit(t *testing.T) {
	p := shortPlace(t, 100)
	for _, c := range []rawCase{
		one("15 KiB of headers", get("~/", "X: "+strings.Repeat("h", 15<<10)), full("index.html", "")),
		one("24 KiB of headers", get("~/", "X: "+strings.Repeat("h", 24<<10)), stdlib(431)),
		one("5,000 headers", get("~/", strings.Repeat("X: y\r\n", 5000)+"Z: z"), stdlib(431)),
	} {
		p.check(t, c)
	}
}

// TestPatienceEnds: clients that keep a connection for themselves lose it on time.
func TestPatienceEnds(t *testing.T) {
	for _, test := range []struct {
		name  string
		held  func(t *testing.T, c net.Conn)
		after time.Duration
	}{
		{"silent from the start", func(*testing.T, net.Conn) {}, short.header},
		{"one letter of a header at a time", func(_ *testing.T, c net.Conn) {
			go func() {
				io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\nX: ")
				for range 30 {
					time.Sleep(50 * time.Millisecond)
					if _, err := io.WriteString(c, "a"); err != nil {
						return
					}
				}
			}()
		}, short.header},
		{"idle after an answer", func(t *testing.T, c net.Conn) {
			io.WriteString(c, get("/robots.txt"))
			got, err := http.ReadResponse(bufio.NewReader(c), nil)
			if err != nil {
				t.Error(err)
				return
			}
			io.Copy(io.Discard, got.Body)
		}, short.idle},
		{"a body that never comes", func(_ *testing.T, c net.Conn) {
			io.WriteString(c, req("POST", "/", "Content-Length: 100"))
		}, short.linger},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := shortPlace(t, 100)
			c := p.dial(t)
			defer c.Close()
			test.held(t, c)
			begin := time.Now()
			io.Copy(io.Discard, c)
			if d := time.Since(begin); d < test.after/2 || d > test.after+time.Second {
				t.Errorf("closed after %v, want %v", d, test.after)
			}
		})
	}
}

// reader asks for the big file through a small window.
func reader(t testing.TB, p *place) net.Conn {
	t.Helper()
	c := p.dial(t)
	c.(*net.TCPConn).SetReadBuffer(32 << 10)
	io.WriteString(c, get("/big.bin"))
	return c
}

func TestSlowReaders(t *testing.T) {
	size := testFileAt("big.bin").sizes["identity"]
	for _, test := range []struct {
		name     string
		read     func(c net.Conn) int
		complete bool
	}{
		{"who stops is cut off after one piece's time", func(c net.Conn) int {
			time.Sleep(3 * short.piece)
			n, _ := io.Copy(io.Discard, c)
			return int(n)
		}, false},
		{"who keeps reading gets all, longer than one piece may take", func(c net.Conn) int {
			total, begin := 0, time.Now()
			for total < size {
				n, err := io.CopyN(io.Discard, c, 1<<20)
				total += int(n)
				if err != nil {
					break
				}
				time.Sleep(50 * time.Millisecond)
			}
			if time.Since(begin) < short.piece {
				return -1
			}
			return total
		}, true},
		{"who takes longer than an answer may is cut off", func(c net.Conn) int {
			total := 0
			for total < size {
				n, err := io.CopyN(io.Discard, c, 512<<10)
				total += int(n)
				if err != nil {
					break
				}
				time.Sleep(200 * time.Millisecond)
			}
			return total
		}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := shortPlace(t, 100)
			c := reader(t, p)
			defer c.Close()
			if got := test.read(c); got < 0 || got >= size != test.complete {
				t.Errorf("got %d of %d bytes, complete should be %v", got, size, test.complete)
			}
		})
	}
}

func TestTooManyConnectionsAreClosed(t *testing.T) {
	p := shortPlace(t, 3)
	var held []net.Conn
	for range 3 {
		held = append(held, p.dial(t))
	}
	fourth := p.dial(t)
	io.WriteString(fourth, get("/"))
	if n, err := fourth.Read(make([]byte, 1)); n != 0 || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the fourth connection of three got %d bytes, %v", n, err)
	}
	for _, c := range held {
		io.WriteString(c, get("/robots.txt", "Connection: close"))
		if got, err := http.ReadResponse(bufio.NewReader(c), nil); err != nil || got.StatusCode != 200 {
			t.Errorf("a connection held before: %v", err)
		}
		c.Close()
	}
	for begin := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		if again, err := http.Get("http://" + p.addr + "/robots.txt"); err == nil {
			again.Body.Close()
			return
		}
		if time.Since(begin) > 2*time.Second {
			t.Fatal("closed connections still count")
		}
	}
}

// TestOthersAreServedMeanwhile: 1,000 slow readers and 1,000 slow writers of headers do not keep others waiting.
func TestOthersAreServedMeanwhile(t *testing.T) {
	if testing.Short() {
		t.Skip("2,000 connections")
	}
	o := options{base: "/", ancestors: "*", conns: 4096}
	s, err := load(testSite(testFiles), o)
	if err != nil {
		t.Fatal(err)
	}
	p := &place{addr: start(t, s, o)}
	for i := range 2000 {
		c, err := net.Dial("tcp", p.addr)
		if err != nil {
			t.Skipf("this machine gives no more than %d connections: %v", i, err)
		}
		defer c.Close()
		if i%2 == 0 {
			io.WriteString(c, "GET / HTTP/1.1\r\nX: ")
			continue
		}
		c.(*net.TCPConn).SetReadBuffer(4 << 10)
		io.WriteString(c, get("/"+wasmPath))
	}
	var slowest time.Duration
	for range 50 {
		begin := time.Now()
		c := p.dial(t)
		io.WriteString(c, get("/", "Connection: close"))
		if n, err := io.Copy(io.Discard, c); err != nil || n < 3000 {
			t.Fatalf("got %d bytes, %v", n, err)
		}
		c.Close()
		slowest = max(slowest, time.Since(begin))
	}
	t.Log("slowest of 50 requests beside 2,000 slow connections:", slowest)
	if slowest > 500*time.Millisecond { // 100 ms on a quiet machine; tests share theirs
		t.Errorf("a request took %v", slowest)
	}
}

// TestBasePath: with a base path nothing stands outside of it, and the path without its slash leads to it.
func TestBasePath(t *testing.T) {
	p := places(t)[2]
	outside := want{status: 404, class: "lost"}
	moved := want{status: 308, class: "other"}.with("Location", "/a/b/")
	for _, c := range []rawCase{
		one("without the slash", get("/a/b"), moved),
		one("without the slash, with a query", get("/a/b?//evil.example"), moved),
		one("without the slash, HEAD", req("HEAD", "/a/b"), moved.asHead()),
		one("the root", get("/"), outside),
		one("a file of the root", get("/index.html"), outside),
		one("a part of the path", get("/a/"), outside),
		one("a part of the path without slash", get("/a"), outside),
		one("the path twice", get("/a/b/a/b/"), outside),
		one("health outside", get("/healthz"), outside),
		one("two slashes first", get("//a/b"), outside),
		one("two slashes last", get("/a/b//"), outside),
	} {
		p.check(t, c)
	}
}

// TestHTTP2: over TLS the same answers come by HTTP/2.
func TestHTTP2(t *testing.T) {
	p := places(t)[3]
	p.tls.NextProtos = []string{"h2"}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: p.tls, ForceAttemptHTTP2: true}}
	defer client.CloseIdleConnections()
	for _, test := range []struct {
		method, path, body string
		want               want
	}{
		{"GET", "/", "", full("index.html", "")},
		{"HEAD", "/embed", "", full("embed.html", "").asHead()},
		{"GET", "/big.bin", "", full("big.bin", "")},
		{"GET", "/x", "", lost(404)},
		{"GET", "/%69ndex.html", "", lost(404)},
		{"OPTIONS", "/", "", refused(204, "index.html")},
		{"POST", "/", "some text", refused(405, "index.html")},
		{"GET", "/", "", full("index.html", "")},
	} {
		r, _ := http.NewRequest(test.method, fmt.Sprintf("https://%s%s", p.addr, test.path), strings.NewReader(test.body))
		r.Header.Set("Accept-Encoding", "identity")
		got, err := client.Do(r)
		if err != nil {
			t.Fatalf("%s %s: %v", test.method, test.path, err)
		}
		if got.ProtoMajor != 2 {
			t.Errorf("%s %s came by %s", test.method, test.path, got.Proto)
		}
		body, _ := io.ReadAll(got.Body)
		header, wantBody := test.want.expected(p)
		got.Header.Del("Date")
		if test.want.head {
			wantBody = nil
		}
		if dump(got.Header) != dump(header) || string(body) != string(wantBody) {
			t.Errorf("%s %s: got\n%s%.80q\nwant\n%s%.80q", test.method, test.path, dump(got.Header), body, dump(header), wantBody)
		}
	}
}

// TestNothingIsLeftBehind: when its clients are gone, the server runs no more goroutines than before.
func TestNothingIsLeftBehind(t *testing.T) {
	p := shortPlace(t, 100)
	before := runtime.NumGoroutine()
	for i := range 500 {
		c := p.dial(t)
		io.WriteString(c, []string{get("/"), get("/big.bin"), "GET / HT", req("POST", "/", "Content-Length: 9")}[i%4])
		if i%4 == 0 {
			c.Read(make([]byte, 100))
		}
		c.Close()
	}
	for begin := time.Now(); runtime.NumGoroutine() > before+2; time.Sleep(10 * time.Millisecond) {
		if time.Since(begin) > 5*time.Second {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}
