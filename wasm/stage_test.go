//go:build !js

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// These tests build the program, the site and the server as a release does, and use the page in Chromium.

// A stage is a browser page that is open on the built site.
type stage struct {
	t   *testing.T
	ctx context.Context
}

// site builds everything once, and starts the server for all tests.
var site = sync.OnceValues(func() (address string, err error) {
	folder, err := os.MkdirTemp("", "stet")
	if err != nil {
		return "", err
	}
	for _, args := range [][]string{
		{"run", "./cmd/site", "-compile", folder + "/stet.wasm"},
		{"run", "./cmd/site", "-wasm", folder + "/stet.wasm", "-out", folder + "/site"},
		{"build", "-o", folder + "/serve", "./cmd/serve"},
	} {
		cmd := exec.Command("go", args...)
		cmd.Dir = ".."
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("go %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	server = exec.Command(folder+"/serve", "-addr", "localhost:0", "-dir", folder+"/site", "-log", "off")
	out, err := server.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := server.Start(); err != nil {
		return "", err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	return strings.TrimSpace(strings.TrimPrefix(line, "Stet is at ")), err
})

var server *exec.Cmd

func TestMain(m *testing.M) {
	code := m.Run()
	if server != nil {
		server.Process.Kill()
	}
	os.Exit(code)
}

// open opens the page in a new profile and waits until it is ready. Violations of the policy, errors and requests are
// noted from then on.
func open(t *testing.T) *stage {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil && os.Getenv("CI") != "" {
		t.Fatal("no Chromium found")
	}
	if err != nil {
		t.Skip("no Chromium found")
	}
	address, err := site()
	if err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1440, 1000))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	s := &stage{t: t}
	s.ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(s.ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	s.waits(`document.documentElement.dataset.stet === "ready"`)
	s.run(`globalThis.troubles = [];
		addEventListener("securitypolicyviolation", (e) => troubles.push("policy: " + e.violatedDirective + " " + e.blockedURI));
		addEventListener("error", (e) => troubles.push("error: " + e.message));
		for (const level of ["error", "warn"]) { const say = console[level]; console[level] = (...words) => { troubles.push(level + ": " + words.join(" ")); say(...words); }; }
		performance.clearResourceTimings()`)
	return s
}

// clean fails the test if anything was violated, reported or requested since open.
func (s *stage) clean() {
	s.t.Helper()
	if got := s.run(`troubles.join("\n")`); got != "" {
		s.t.Errorf("the page reported\n%s", got)
	}
	if got := s.run(`performance.getEntriesByType("resource").map((e) => e.name).filter((n) => !/sw\.js$/.test(n)).join("\n")`); got != "" {
		s.t.Errorf("the page requested\n%s", got)
	}
}

// run evaluates statements of the page, the last of them an expression, and returns its value as text.
func (s *stage) run(script string) string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.ctx, 30*time.Second)
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
	for deadline := time.Now().Add(30 * time.Second); s.run("Boolean("+condition+")") != "true"; time.Sleep(20 * time.Millisecond) {
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

// compared waits until the rows of a comparison stand on the page.
func (s *stage) compared() {
	s.t.Helper()
	s.waits(`!document.querySelector(".Compare").hidden && document.querySelector("#host .Row")`)
}

func quote(text string) string {
	quoted, _ := json.Marshal(text)
	return string(quoted)
}

// seed reads a file of the article that Stet is judged by first, or skips the test.
func seed(t *testing.T, name string) []byte {
	t.Helper()
	folder := os.Getenv("STET_DATA")
	if folder == "" {
		folder = "../../shared/data"
	}
	data, err := os.ReadFile(filepath.Join(folder, "seed", name))
	if err != nil {
		t.Skip("the seed article is not here")
	}
	return data
}
