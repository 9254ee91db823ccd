//go:build !js

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/web/chrome"
)

// These tests build the program, the site and the server as a release does, and use the page in Chromium. With
// STET_DRAFT set, the site is packed loosely, which saves some twenty seconds each time; with STET_BUILT set to a folder,
// what stands there is used, and built there if nothing does.

// A stage is a browser page that is open on the built site.
type stage struct {
	t       *testing.T
	ctx     context.Context
	server  *server
	address string

	mutex sync.Mutex
	sent  []string // addresses that the page, or what runs in it, asked for
}

// made says that something was built that nobody needs afterwards.
var made bool

// built compiles the program, builds the site and the server, and returns their folder.
var built = sync.OnceValues(func() (folder string, err error) {
	if folder = os.Getenv("STET_BUILT"); folder != "" {
		if _, err := os.Stat(folder + "/serve"); err == nil {
			return folder, nil
		}
	} else if folder, err = os.MkdirTemp("", "stet"); err != nil {
		return "", err
	}
	made = true
	for _, args := range [][]string{
		{"run", "./cmd/site", "-compile", folder + "/stet.wasm"},
		{"run", "./cmd/site", "-wasm", folder + "/stet.wasm", "-out", folder + "/site", "-draft=" + strconv.FormatBool(os.Getenv("STET_DRAFT") != "")},
		{"build", "-o", folder + "/serve", "./cmd/serve"},
	} {
		cmd := exec.Command("go", args...)
		cmd.Dir = ".."
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("go %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	return folder, nil
})

// A server is cmd/serve at work on the built site. It logs a line for each answer.
type server struct {
	cmd     *exec.Cmd
	address string
	log     string // a file
}

func serve() (*server, error) {
	folder, err := built()
	if err != nil {
		return nil, err
	}
	log, err := os.CreateTemp(folder, "log")
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd := exec.Command(folder+"/serve", "-addr", "localhost:0", "-dir", folder+"/site", "-log", "text")
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	return &server{cmd, strings.TrimSpace(strings.TrimPrefix(line, "Stet is at ")), log.Name()}, err
}

// answers are the lines of the log so far, but for the browser's own look for a newer service worker.
func (s *server) answers(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(s.log)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.Contains(line, "path=") && !strings.Contains(line, "path=/sw.js") {
			lines = append(lines, line)
		}
	}
	return lines
}

func (s *server) stop() {
	s.cmd.Process.Kill()
	s.cmd.Wait()
}

// shared is the server of all tests that do not stop it.
var shared = sync.OnceValues(func() (*server, error) {
	running = true
	return serve()
})

// running says that the server of all tests was started.
var running bool

func TestMain(m *testing.M) {
	code := m.Run()
	if running {
		if s, err := shared(); err == nil && s != nil {
			s.stop()
		}
	}
	if made && os.Getenv("STET_BUILT") == "" {
		if folder, err := built(); err == nil {
			os.RemoveAll(folder)
		}
	}
	os.Exit(code)
}

// open opens the page in a new profile and waits until it is ready. Violations of the policy, errors and requests are
// noted from then on.
func open(t *testing.T) *stage {
	t.Helper()
	chrome.Path(t)
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return openOn(t, server)
}

func openOn(t *testing.T, server *server) *stage {
	t.Helper()
	s := blank(t)
	s.server, s.address = server, server.address
	s.visit("")
	return s
}

// visit loads an address of the site, and waits until the page is ready.
func (s *stage) visit(more string) {
	s.t.Helper()
	s.do(chromedp.Navigate(s.address + more))
	s.waits(`document.documentElement.dataset.stet === "ready"`)
	s.run(`globalThis.troubles = [];
		addEventListener("securitypolicyviolation", (e) => troubles.push("policy: " + e.violatedDirective + " " + e.blockedURI));
		addEventListener("error", (e) => troubles.push("error: " + e.message));
		for (const level of ["error", "warn"]) { const say = console[level]; console[level] = (...words) => { troubles.push(level + ": " + words.join(" ")); say(...words); }; }`)
	if len(s.requests()) == 0 {
		s.t.Fatal("no request was noted while the page was loaded: none would be noted later")
	}
}

// blank opens a browser with a new profile on an empty page.
func blank(t *testing.T, more ...chromedp.ExecAllocatorOption) *stage {
	t.Helper()
	s := &stage{t: t, ctx: chrome.Open(t, append([]chromedp.ExecAllocatorOption{chromedp.WindowSize(1440, 1000)}, more...)...)}
	err := chromedp.Listen(s.ctx, func(event any) {
		if sent, ok := event.(*network.EventRequestWillBeSent); ok && strings.HasPrefix(sent.Request.URL, "http") {
			s.mutex.Lock()
			s.sent = append(s.sent, sent.Request.URL)
			s.mutex.Unlock()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	s.slows()
	return s
}

// requests returns what the page has asked for since it was last called.
func (s *stage) requests() []string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	sent := s.sent
	s.sent = nil
	return sent
}

// clean fails the test if anything was violated, reported or requested since the visit.
func (s *stage) clean() {
	s.t.Helper()
	if got := s.run(`troubles.join("\n")`); got != "" {
		s.t.Errorf("the page reported\n%s", got)
	}
	if sent := s.requests(); len(sent) > 0 {
		s.t.Errorf("the page requested\n%s", strings.Join(sent, "\n"))
	}
}

func (s *stage) do(steps ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		s.t.Fatal(err)
	}
}

// later evaluates the body of an async function and returns its value as text.
func (s *stage) later(body string) string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.ctx, 2*patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[string]("(async () => String(await (async () => {"+body+"})()))()", chromedp.EvalAwaitPromise))
	if err != nil {
		s.t.Fatalf("%.300s: %v", body, err)
	}
	return answer
}

// run evaluates statements of the page, the last of them an expression, and returns its value as text.
func (s *stage) run(script string) string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String((0, eval)("+quote(script)+"))"))
	if err != nil {
		s.t.Fatalf("%s: %v", script, err)
	}
	return answer
}

// waits until a condition holds in the page.
func (s *stage) waits(condition string) {
	s.t.Helper()
	for deadline := time.Now().Add(patience); s.run("Boolean("+condition+")") != "true"; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("never true: %s\nthe page says: %s", condition, s.run(`document.body.innerText.slice(0, 500) + (globalThis.troubles ?? []).join()`))
		}
	}
}

// fill puts a text into a side's box as typing does.
func (s *stage) fill(side, text string) {
	s.t.Helper()
	s.run(`(() => { const box = document.getElementById("box-` + side + `"); box.focus(); box.select(); return document.execCommand("insertText", false, ` + quote(text) + `) })()`)
}

func (s *stage) click(id string) {
	s.t.Helper()
	s.run(`document.getElementById(` + quote(id) + `).click()`)
}

// drop lets a file fall on the page.
func (s *stage) drop(name, kind string, data []byte) {
	s.t.Helper()
	s.run(`(() => {
		const carried = new DataTransfer();
		carried.items.add(new File([Uint8Array.from(atob(` + quote(base64(data)) + `), (c) => c.charCodeAt(0))], ` + quote(name) + `, { type: ` + quote(kind) + ` }));
		document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
	})()`)
}

// stood is that a comparison stands on the page, all its changes and rows with it.
const stood = `!document.querySelector(".Compare").hidden && document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row")`

// compared waits until a comparison stands on the page, all its changes and rows with it. Where one may stand there
// already, use comparing.
func (s *stage) compared() {
	s.t.Helper()
	s.waits(stood)
}

// comparing takes a step that leads to another comparison than the one that stands on the page, and waits for it.
func (s *stage) comparing(step func()) {
	s.t.Helper()
	const number = `Number(document.getElementById("host").dataset.comparison)`
	before := s.run(number)
	step()
	s.waits(number + " > " + before + " && " + stood)
}

func unquote[T any](t *testing.T, text string) T {
	t.Helper()
	var value T
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func quote(text string) string {
	quoted, _ := json.Marshal(text)
	return string(quoted)
}

// openSeed opens the page, pastes the two texts of the article that Stet is judged by first, and compares them.
func openSeed(t *testing.T) (s *stage, old, new []byte) {
	t.Helper()
	old, new = seed(t, "version-5.txt"), seed(t, "version-6.txt")
	s = open(t)
	s.fill("old", string(old))
	s.fill("new", string(new))
	s.click("compare")
	s.compared()
	return s, old, new
}

// seed reads a file of the article that Stet is judged by first, or skips the test.
func seed(t *testing.T, name string) []byte { return corpus.File(t, "seed/"+name) }
