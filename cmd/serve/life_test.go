package main

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A program is the server as a process of its own: this test binary, told to be it.
type program struct {
	*exec.Cmd
	addr   string
	stderr *bytes.Buffer
}

func launch(t *testing.T, args ...string) *program {
	t.Helper()
	p := &program{Cmd: exec.Command(os.Args[0], args...), stderr: &bytes.Buffer{}}
	p.Env = append(os.Environ(), "SERVE_AS_PROGRAM=1")
	p.Stderr = p.stderr
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Process.Kill() })
	line, _ := bufio.NewReader(out).ReadString('\n')
	rest, ok := strings.CutPrefix(line, "Stet is at http://")
	if !ok {
		t.Fatalf("the first line is %q", line)
	}
	p.addr, _, _ = strings.Cut(rest, "/")
	return p
}

func (p *program) dial(t *testing.T, send string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", p.addr) // at once: the address is printed when it answers
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(10 * time.Second))
	io.WriteString(c, send)
	return c
}

// stop sends SIGTERM and waits until no connection is taken any more.
func (p *program) stop(t *testing.T) {
	t.Helper()
	p.Process.Signal(syscall.SIGTERM)
	for begin := time.Now(); time.Since(begin) < 5*time.Second; time.Sleep(5 * time.Millisecond) {
		c, err := net.Dial("tcp", p.addr)
		if err != nil {
			return
		}
		c.Close()
	}
	t.Error("connections are still taken after SIGTERM")
}

func (p *program) exits(t *testing.T, code int, within time.Duration, stderr string) {
	t.Helper()
	begin := time.Now()
	p.Wait()
	if got := p.ProcessState.ExitCode(); got != code {
		t.Errorf("exit code %d, want %d; it says %q", got, code, p.stderr)
	}
	if d := time.Since(begin); d > within {
		t.Errorf("it took %v, want at most %v", d, within)
	}
	if got := p.stderr.String(); !strings.Contains(got, stderr) || stderr == "" && got != "" || strings.Count(got, "\n") > 1 {
		t.Errorf("it says %q, want one line with %q", got, stderr)
	}
}

func answerOn(t *testing.T, c net.Conn) (*http.Response, []byte) {
	t.Helper()
	got, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return got, body
}

func TestLife(t *testing.T) {
	dir := onDisk(t, testSite(testFiles))
	quiet := []string{"-addr", "localhost:0", "-log", "off", "-dir", dir}
	big := len(testFileAt("big.bin").body("identity"))
	for _, test := range []struct {
		name string
		live func(t *testing.T)
	}{
		{"SIGTERM with nobody there ends it", func(t *testing.T) {
			p := launch(t, quiet...)
			p.stop(t)
			p.exits(t, 0, 2*time.Second, "")
		}},
		{"SIGINT does the same", func(t *testing.T) {
			p := launch(t, quiet...)
			p.Process.Signal(os.Interrupt)
			p.exits(t, 0, 2*time.Second, "")
		}},
		{"an idle connection does not hold it", func(t *testing.T) {
			p := launch(t, quiet...)
			answerOn(t, p.dial(t, get("/")))
			p.stop(t)
			p.exits(t, 0, 2*time.Second, "")
		}},
		{"an answer in flight is finished", func(t *testing.T) {
			p := launch(t, quiet...)
			c := p.dial(t, "")
			c.(*net.TCPConn).SetReadBuffer(32 << 10)
			io.WriteString(c, get("/big.bin"))
			r := bufio.NewReader(c)
			got, err := http.ReadResponse(r, nil)
			if err != nil {
				t.Fatal(err)
			}
			p.stop(t)
			n, err := io.Copy(io.Discard, got.Body)
			if int(n) != big || err != nil {
				t.Errorf("got %d bytes, %v; want %d", n, err, big)
			}
			p.exits(t, 0, 2*time.Second, "")
		}},
		{"an answer that takes longer than the grace is cut off", func(t *testing.T) {
			p := launch(t, append(quiet, "-grace", "300ms")...)
			c := p.dial(t, "")
			c.(*net.TCPConn).SetReadBuffer(32 << 10)
			io.WriteString(c, get("/big.bin"))
			io.ReadFull(c, make([]byte, 100))
			p.stop(t)
			p.exits(t, 1, 2*time.Second, "not finished within 300ms")
		}},
		{"a second SIGTERM ends the wait", func(t *testing.T) {
			p := launch(t, append(quiet, "-grace", "1m")...)
			c := p.dial(t, "")
			c.(*net.TCPConn).SetReadBuffer(32 << 10)
			io.WriteString(c, get("/big.bin"))
			io.ReadFull(c, make([]byte, 100))
			p.stop(t)
			p.Process.Signal(syscall.SIGTERM)
			p.exits(t, 1, 2*time.Second, "at once")
		}},
		{"health says ok, then that it is stopping", func(t *testing.T) {
			p := launch(t, quiet...)
			if got, body := answerOn(t, p.dial(t, get("/healthz"))); got.StatusCode != 200 || string(body) != "ok\n" {
				t.Errorf("health says %d %q", got.StatusCode, body)
			}
			c := p.dial(t, "GET /healthz HTTP/1.1\r\nHost: x\r\n")
			time.Sleep(50 * time.Millisecond) // so that the server holds the half request
			p.stop(t)
			io.WriteString(c, "\r\n")
			got, body := answerOn(t, c)
			if got.StatusCode != 503 || string(body) != "stopping\n" || got.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("health says %d %q %v", got.StatusCode, body, got.Header)
			}
			if got.Header.Get("Content-Security-Policy") != "default-src 'none'; frame-ancestors 'none'; sandbox" {
				t.Errorf("health has the headers %v", got.Header)
			}
			p.exits(t, 0, 3*time.Second, "")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.live(t)
		})
	}
}

// TestRefusals: what is wrong at start is said in one line, with exit code 2.
func TestRefusals(t *testing.T) {
	taken, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	good := onDisk(t, testSite(testFiles))
	site := testSite(testFiles)
	site[cssPath+".br"].Data[0] ^= 1
	damaged := onDisk(t, site)
	cert, _ := certFiles(t)
	for _, test := range []struct {
		name, want string
		args       []string
	}{
		{"a port in use", "address already in use", []string{"-dir", good, "-addr", taken.Addr().String()}},
		{"no address", "missing port", []string{"-dir", good, "-addr", "localhost"}},
		{"a folder that is not there", "site.json", []string{"-dir", good + "/none"}},
		{"a damaged folder", cssPath + ".br", []string{"-dir", damaged}},
		{"an unknown flag", "-port", []string{"-port", "80"}},
		{"a word", `"localhost:80"`, []string{"localhost:80"}},
		{"an unknown log", "-log", []string{"-log", "xml"}},
		{"no connections", "-max-conns", []string{"-max-conns", "0"}},
		{"a number that is none", "-max-conns", []string{"-max-conns", "many"}},
		{"less than no grace", "-grace", []string{"-grace", "-1s"}},
		{"a base path without its last slash", "-base-path", []string{"-base-path", "/a"}},
		{"a base path with dots", "-base-path", []string{"-base-path", "/../"}},
		{"a base path that is an address", "-base-path", []string{"-base-path", "//evil.example/"}},
		{"a base path with a new line", "-base-path", []string{"-base-path", "/a/\nX: y/"}},
		{"ancestors that end their directive", "-frame-ancestors", []string{"-frame-ancestors", "*; script-src *"}},
		{"ancestors with a comma", "-frame-ancestors", []string{"-frame-ancestors", "https://a.example,https://b.example"}},
		{"no ancestors", "-frame-ancestors", []string{"-frame-ancestors", ""}},
		{"none among others", "-frame-ancestors", []string{"-frame-ancestors", "'none' 'self'"}},
		{"ancestors with a new line", "-frame-ancestors", []string{"-frame-ancestors", "*\nX: y"}},
		{"a certificate without key", "-tls-key", []string{"-tls-cert", cert}},
		{"a certificate that is not there", "no such file", []string{"-tls-cert", "none.pem", "-tls-key", "none.pem"}},
		{"a key that is none", "private key", []string{"-tls-cert", cert, "-tls-key", cert}},
	} {
		var out, stderr bytes.Buffer
		code := run(test.args, &out, &stderr)
		got := stderr.String()
		if code != 2 || !strings.Contains(got, test.want) || strings.Count(got, "\n") != 1 || out.Len() > 0 {
			t.Errorf("%s: exit code %d, it prints %q and says %q; want 2, nothing, and one line with %q", test.name, code, &out, got, test.want)
		}
	}
}

func TestFlagsThatAreGood(t *testing.T) {
	for _, args := range [][]string{
		{}, {"-base-path", "/a/b/"}, {"-base-path", "/~stet/v1.2/"}, {"-log", "json"}, {"-grace", "0"},
		{"-frame-ancestors", "'none'"}, {"-frame-ancestors", "'self' https://*.news.example:8443/articles/ http://localhost:* https:"},
	} {
		if _, err := parse(args, io.Discard); err != nil {
			t.Errorf("%q: %v", args, err)
		}
	}
	var help bytes.Buffer
	if code := run([]string{"-h"}, &help, io.Discard); code != 0 || !strings.Contains(help.String(), "-base-path") {
		t.Errorf("-h: exit code %d, help %q", code, &help)
	}
}

// TestAddress: the line that is printed is one to type into a browser.
func TestAddress(t *testing.T) {
	at := &net.TCPAddr{IP: net.IPv4zero, Port: 8080}
	for addr, want := range map[string]string{
		"localhost:8080": "http://localhost:8080/b/", ":8080": "http://localhost:8080/b/", "0.0.0.0:8080": "http://localhost:8080/b/",
		"[::]:8080": "http://localhost:8080/b/", "[::1]:0": "http://[::1]:8080/b/", "127.0.0.1:0": "http://127.0.0.1:8080/b/",
	} {
		if got := address(at, options{addr: addr, base: "/b/"}); got != want {
			t.Errorf("-addr %s: %s, want %s", addr, got, want)
		}
	}
}
