package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/web/chrome"
)

// These tests build a site around a small program and open it in Chromium. What they are about is the start, the
// network lock, the worker, the offline copy, and what outlives a program that dies.

// A stage is a site on a server, and a page of a browser that is open on it.
type stage struct {
	t      *testing.T
	ctx    context.Context
	server *httptest.Server
	mutex  sync.Mutex
	site   map[string]file // what is served now
	broken map[string]bool // paths that are answered with 500
	extra  string          // one more policy for pages
	asked  []string
}

// openStage builds the program and serves it under a folder with a name that needs escaping in no place but may not
// be assumed to be the root.
func openStage(t *testing.T) *stage {
	t.Helper()
	chrome.Path(t)
	s := &stage{t: t, broken: map[string]bool{}}
	s.deploy(tryProgram(t))
	s.server = httptest.NewServer(http.HandlerFunc(s.answer))
	t.Cleanup(s.server.Close)
	s.ctx = chrome.Open(t)
	return s
}

// tryProgram compiles testdata/try once for all tests.
func tryProgram(t *testing.T) []byte {
	t.Helper()
	data, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var compiled = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "try")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	name := filepath.Join(folder, "try.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", name, "./testdata/try")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%v\n%s", err, out)
	}
	if err := slimFile(name); err != nil {
		return nil, err
	}
	return os.ReadFile(name)
})

// deploy serves the site of a program from now on.
func (s *stage) deploy(program []byte) {
	s.t.Helper()
	script, err := wasmExec()
	if err != nil {
		s.t.Fatal(err)
	}
	built, err := build(program, script, []byte("licences\n"))
	if err != nil {
		s.t.Fatal(err)
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.site = map[string]file{}
	for _, f := range built.files {
		s.site["/stet/"+f.path] = f
	}
	s.site["/stet/"] = s.site["/stet/index.html"]
}

func (s *stage) answer(w http.ResponseWriter, r *http.Request) {
	s.mutex.Lock()
	f, ok := s.site[r.URL.Path]
	broken := s.broken[r.URL.Path]
	s.asked = append(s.asked, r.URL.Path)
	s.mutex.Unlock()
	if broken || !ok {
		http.Error(w, "not here", map[bool]int{true: 500, false: 404}[broken])
		return
	}
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("Cache-Control", map[string]string{"immutable": "public, max-age=31536000, immutable", "revalidate": "max-age=600"}[f.cache])
	w.Header().Set("Content-Security-Policy", map[string]string{
		"page": pagePolicy + "; frame-ancestors 'none'",
		"sw":   "default-src 'none'; script-src 'self'; connect-src 'self'",
		"file": "default-src 'none'; frame-ancestors 'none'; sandbox",
	}[f.policy])
	if s.extra != "" && f.policy == "page" {
		w.Header().Add("Content-Security-Policy", s.extra)
	}
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Write(f.data)
}

// requests returns what was asked for since it was last called.
func (s *stage) requests() []string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}

// open loads an address of the site and notes every violation of the policy from the first moment.
func (s *stage) open(address string) {
	s.t.Helper()
	s.do(chromedp.Navigate(s.server.URL + "/stet/" + address))
	s.run(`globalThis.violations = []; document.addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective + " " + e.blockedURI))`)
}

func (s *stage) do(steps ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.ctx, 20*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		s.t.Fatal(err)
	}
}

// run evaluates a script of the page and returns its value as text.
func (s *stage) run(script string) string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.ctx, 20*time.Second)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[string]("(async () => String(await (async () => { return "+script+" })()))()", chromedp.EvalAwaitPromise))
	if err != nil {
		s.t.Fatalf("%s: %v", script, err)
	}
	return answer
}

// waits until a condition holds in the page.
func (s *stage) waits(condition string) {
	s.t.Helper()
	deadline := time.Now().Add(15 * time.Second)
	for s.run("Boolean("+condition+")") != "true" {
		if time.Now().After(deadline) {
			s.t.Fatalf("never true: %s\nsaid: %s\nstate: %s", condition, s.said(), s.run("document.documentElement.dataset.stet"))
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func (s *stage) ready() { s.t.Helper(); s.waits(`document.documentElement.dataset.stet === "ready"`) }

func (s *stage) press(key string) { s.t.Helper(); s.do(chromedp.KeyEvent(key)) }

// said returns what the program said since said was last called.
func (s *stage) said() string {
	s.t.Helper()
	return s.run(`(globalThis.said ?? []).splice(0).join("\n")`)
}

func (s *stage) clean() {
	s.t.Helper()
	if got := s.run("violations.join()"); got != "" {
		s.t.Errorf("violations of the policy: %s", got)
	}
}
