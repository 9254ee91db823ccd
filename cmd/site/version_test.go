package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

func TestANewVersionWaitsUntilItIsAskedFor(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	first := s.run(`document.querySelector("script[data-wasm]").dataset.wasm`)
	s.deploy(append(tryProgram(t), 0, 2, 1, 'v')) // an empty custom section: another program to the browser
	s.do(chromedp.Reload())                       // the browser looks for a new service worker
	s.ready()
	s.waits(`said.includes("update")`)
	if got := s.run(`document.querySelector("script[data-wasm]").dataset.wasm`); got != first {
		t.Errorf("the page shows %s before it was asked to, want %s", got, first)
	}
	s.run(drop)
	s.waits(`said.join().includes("answer read 4 bytes")`)
	s.press("u")
	s.waits(fmt.Sprintf(`![undefined, %q].includes(document.querySelector("script[data-wasm]")?.dataset.wasm)`, first)) // none while it loads
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
	missing := ""
	s.mutex.Lock()
	for path := range s.site {
		if strings.HasSuffix(path, ".wasm") {
			missing = path
		}
	}
	s.broken[missing] = true
	s.mutex.Unlock()
	s.requests()
	s.do(chromedp.Reload()) // the browser looks for a new service worker
	s.ready()
	for deadline := time.Now().Add(30 * time.Second); !slices.Contains(s.requests(), missing); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the new version was not tried")
		}
	}
	s.waits(`await navigator.serviceWorker.getRegistration().then((r) => !r.installing)`)
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
