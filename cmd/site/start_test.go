package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
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
	asked  []string
}

// openStage builds the program and serves it under a folder with a name that needs escaping in no place but may not
// be assumed to be the root.
func openStage(t *testing.T) *stage {
	t.Helper()
	path := chromium(t)
	s := &stage{t: t, broken: map[string]bool{}}
	s.deploy(tryProgram(t))
	s.server = httptest.NewServer(http.HandlerFunc(s.answer))
	t.Cleanup(s.server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	s.ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(s.ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	return s
}

func chromium(t *testing.T) string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("no Chromium found")
	}
	t.Skip("no Chromium found")
	return ""
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

func TestAFirstVisitAndTheLock(t *testing.T) {
	s := openStage(t)
	s.open("?x=1")
	s.ready()
	asked := s.requests()
	programs := 0
	for _, path := range asked {
		if strings.HasSuffix(path, ".wasm") {
			programs++
		}
	}
	if len(asked) > 10 || programs != 1 {
		t.Errorf("%d requests, of them %d for the program; want at most 10 and 1:\n%s", len(asked), programs, strings.Join(asked, "\n"))
	}
	s.clean()
	for name, attempt := range map[string]string{
		"fetch":                           `fetch("robots.txt").then(() => "sent", () => "stopped")`,
		"foreign":                         `fetch("https://stet.invalid/").then(() => "sent", () => "stopped")`,
		"image":                           `new Promise((then) => { const i = new Image(); i.onload = () => then("sent"); i.onerror = () => then("stopped"); i.src = "favicon.ico" })`,
		"beacon":                          `(navigator.sendBeacon("robots.txt", "x"), new Promise((then) => setTimeout(then, 100, "stopped")))`,
		"web socket":                      `new Promise((then) => { try { const w = new WebSocket("ws://" + location.host); w.onopen = () => then("sent"); w.onerror = () => then("stopped") } catch { then("stopped") } })`,
		"a second worker from an address": `(() => { try { new Worker("worker.js"); return "sent" } catch { return "stopped" } })()`,
	} {
		if got := s.run(attempt); got != "stopped" {
			t.Errorf("%s: %s", name, got)
		}
	}
	if asked := s.requests(); len(asked) > 0 {
		t.Errorf("after ready these were asked for: %v", asked)
	}
}

func TestALaterVisitAsksForNothing(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.requests()
	s.open("")
	s.ready()
	if asked := s.requests(); len(asked) > 0 {
		t.Errorf("before ready these were asked for: %v", asked)
	}
	s.clean()
}

func TestOffline(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.server.CloseClientConnections()
	s.server.Close()
	for _, address := range []string{"", "?x=1", "#view=inline", "index.html", "?a=b#c"} {
		s.do(chromedp.Navigate("about:blank"))
		s.open(address)
		s.ready()
		s.clean()
	}
	s.do(chromedp.Navigate(s.server.URL + "/stet/nowhere/at/all"))
	if got := s.run("document.querySelector('h1').textContent"); got != "There is no such page here." {
		t.Errorf("an unknown address without a network shows %q", got)
	}
}

func TestInputsBeforeTheProgramRuns(t *testing.T) {
	s := openStage(t)
	program := ""
	for path := range s.site {
		if strings.HasSuffix(path, ".wasm") {
			program = path
		}
	}
	s.broken[program] = true
	s.open("")
	s.waits(`document.documentElement.dataset.stet === "trouble"`)
	if got := s.run(`document.querySelector("[data-trouble=download]").innerText`); !strings.Contains(got, "could not be loaded") || !strings.Contains(got, "Try again") {
		t.Errorf("the page says %q", got)
	}
	s.do(chromedp.SendKeys(chromedp.ID("box-new"), "typed early"))
	s.run(`document.activeElement.blur()`)
	s.run(drop)
	s.mutex.Lock()
	s.broken[program] = false
	s.mutex.Unlock()
	s.do(chromedp.Click(chromedp.CSS("[data-trouble=download] [data-again]")))
	s.ready()
	s.waits(`said.join().includes("answer")`)
	if got, want := s.said(), "start kept=\"\" died=\"\" held=1\ngiven drop \"\" text/plain 4 bytes\nready\nanswer read 4 bytes, caf\u00e9"; got != want {
		t.Errorf("the program said\n%s\nwant\n%s", got, want)
	}
	if got := s.run(`document.getElementById("box-new").value`); got != "typed early" {
		t.Errorf("the box holds %q", got)
	}
	s.clean()
}

// drop lets a file fall on the page: "café" in windows-1252.
const drop = `(() => {
	const carried = new DataTransfer();
	carried.items.add(new File([new Uint8Array([99, 97, 102, 0xe9])], "a.txt", { type: "text/plain" }));
	document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
})()`

func TestWhatAPasteBecomes(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.said()
	for _, c := range []struct{ name, into, html, plain, said, prevented string }{
		{"a page into an empty box", "box-old", "<p>a <b>b</b>", "a b", `given paste "" text/html 13 bytes`, "true"},
		{"a text into a box is the browser's", "box-old", "", "a b", "", "false"},
		{"a text on the page outside a box", "", "", "a b", `given paste "" text/plain 3 bytes`, "true"},
		{"a page into a box that holds text is only its words", "box-new", "<p>a", "a", "", "false"},
	} {
		s.run(`document.getElementById("box-new").value = "some text"`)
		event := fmt.Sprintf(`(() => { const carried = new DataTransfer(); if (%[1]q) carried.setData("text/html", %[1]q); carried.setData("text/plain", %[2]q);
			const e = new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true });
			(document.getElementById(%[3]q) ?? document.body).dispatchEvent(e); return e.defaultPrevented })()`, c.html, c.plain, c.into)
		prevented := s.run(event)
		if prevented == "true" {
			s.waits(`said.join().includes("answer")`)
		}
		said, _, _ := strings.Cut(s.said(), "\n")
		if said != c.said || prevented != c.prevented {
			t.Errorf("%s: said %q, prevented %s; want %q and %s", c.name, said, prevented, c.said, c.prevented)
		}
	}
}

func TestDeathsAndInputs(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.run(drop)
	s.do(chromedp.SendKeys(chromedp.ID("box-old"), "typed words"))
	s.run("document.activeElement.blur()")
	s.press("k")
	s.waits(`said.join().includes("answer")`)
	s.said()
	for _, c := range []struct{ name, key, want string }{
		{"the worker panics", "4", "worker died: panic: the worker is gone\nready"},
		{"the worker's stack is full", "5", "worker died: RangeError: Maximum call stack size exceeded\nready"},
		{"a worker that hangs is replaced when asked", "6", "ready"},
		{"a callback of the page panics", "3", "fault runtime error: invalid memory address or nil pointer dereference"},
		{"the page's program panics", "1", "start kept=\"a state\" died=\"panic: the page's program is gone\" held=1\nready"},
		{"the page's stack is full", "2", "start kept=\"a state\" died=\"RangeError: Maximum call stack size exceeded\" held=1\nready"},
	} {
		s.press(c.key)
		if c.key == "6" {
			s.press("7")
		}
		last := c.want[strings.LastIndex(c.want, "\n")+1:]
		s.waits(fmt.Sprintf("globalThis.said?.includes(%q)", last))
		if got := s.said(); got != c.want {
			t.Errorf("%s: said\n%s\nwant\n%s", c.name, got, c.want)
		}
		if got := s.run(`document.querySelectorAll("#host").length + document.getElementById("box-old").value`); got != "1typed words" {
			t.Errorf("%s: hosts and text: %s", c.name, got)
		}
	}
	s.requests()
	s.run(drop)
	s.waits(`said.join().includes("answer read 4 bytes")`)
	if asked := s.requests(); len(asked) > 0 {
		t.Errorf("asked for: %v", asked)
	}
	s.clean()
}

func TestAProgramThatDiesAgainAndAgainIsLeftAlone(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	for range 3 {
		s.said()
		s.press("1")
		s.waits(`globalThis.said?.includes("ready")`)
	}
	s.press("1")
	s.waits(`document.documentElement.dataset.stet === "trouble"`)
	s.do(chromedp.Click(chromedp.CSS("[data-trouble=died] [data-again]")))
	s.ready()
}

func TestSectionsAndChanges(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.run(`(() => { const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet];
		sheet.replaceSync(".Section { content-visibility: auto; contain-intrinsic-size: auto 700px }") })()`)
	s.press("8")
	s.waits(`document.querySelectorAll("#host .Row").length === 200`)
	s.said()
	s.press("9")
	s.rest()
	got := s.run(`[...document.querySelectorAll(".is-current")].map((e) => [e.dataset.change, e === document.activeElement, e.getBoundingClientRect().top > 0 && e.getBoundingClientRect().bottom < innerHeight])`)
	if got != "120.0,true,true" || s.said() != "show true" {
		t.Errorf("marked, focused, in view: %s", got)
	}
	s.run(`document.querySelector("#r7 a").click()`)
	if got := s.said(); got != "click {Action: Href:#r1 Row:7 Change:}" {
		t.Errorf("a click on a row link said %s", got)
	}
	s.clean()
}

func TestTheReadingPlaceOutlivesNewSections(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.press("8")
	s.waits(`document.querySelectorAll("#host .Row").length === 200`)
	for _, top := range []int{0, 777, 3001} {
		s.run(fmt.Sprintf("scrollTo(0, %d)", top))
		before := s.run(`Math.round(scrollY)`)
		s.said()
		s.press("p")
		s.waits(`document.querySelectorAll("#host .Row").length === 200`)
		s.rest()
		if after := s.run(`Math.round(scrollY)`); after != before {
			t.Errorf("the page stood at %s pixels and now stands at %s; %s", before, after, s.said())
		}
	}
	s.clean()
}

// rest lets the browser draw a few frames.
func (s *stage) rest() {
	s.t.Helper()
	s.run(`new Promise((then) => setTimeout(then, 100))`)
}

func TestANewVersionWaitsUntilItIsAskedFor(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	first := s.run(`document.querySelector("script").dataset.wasm`)
	s.deploy(append(tryProgram(t), 0, 2, 1, 'v')) // an empty custom section: another program to the browser
	s.do(chromedp.Reload())                       // the browser looks for a new service worker
	s.ready()
	s.waits(`said.includes("update")`)
	if got := s.run(`document.querySelector("script").dataset.wasm`); got != first {
		t.Errorf("the page shows %s before it was asked to, want %s", got, first)
	}
	s.run(drop)
	s.waits(`said.join().includes("answer read 4 bytes")`)
	s.press("u")
	s.waits(fmt.Sprintf(`document.querySelector("script").dataset.wasm !== %q`, first))
	s.ready()
	if got := s.run(`caches.keys().then((names) => names.length)`); got != "1" {
		t.Errorf("%s stores, want the new one alone", got)
	}
}

func TestAnIncompleteVersionIsNotTaken(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.run(`caches.open("another program of this origin").then(() => 1)`)
	s.deploy(append(tryProgram(t), 0, 2, 1, 'w'))
	s.broken["/stet/404.html"] = true
	s.do(chromedp.Reload())
	s.ready()
	s.run(`navigator.serviceWorker.getRegistration().then((r) => r.update()).catch(() => 0)`)
	s.rest()
	s.rest()
	s.rest()
	if got := s.run(`navigator.serviceWorker.getRegistration().then((r) => [Boolean(r.waiting), r.active.state])`); got != "false,activated" {
		t.Errorf("a version waits, the active one is: %s", got)
	}
	s.server.CloseClientConnections()
	s.server.Close()
	s.do(chromedp.Reload())
	s.ready()
	if got := s.run(`caches.has("another program of this origin")`); got != "true" {
		t.Error("the store of another program is gone")
	}
}
