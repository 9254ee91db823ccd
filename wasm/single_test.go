//go:build !js

package main

import (
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/app/corpus"
)

// Stet in one file, opened from a disk, compares as the site does, byte for byte, and asks for nothing.
func TestTheSingleFile(t *testing.T) {
	site := open(t)
	want := site.compareSample()
	site.clean()

	s := blank(t)
	var beside []string // what the page asked for, but for itself and what it made itself
	address := singleFile(t)
	err := chromedp.Listen(s.ctx, func(event any) {
		if sent, ok := event.(*network.EventRequestWillBeSent); ok {
			asked := sent.Request.URL
			if asked != address && !strings.HasPrefix(asked, "blob:") && !strings.HasPrefix(asked, "data:") {
				s.mutex.Lock()
				beside = append(beside, asked)
				s.mutex.Unlock()
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	s.watchFromTheStart()
	s.do(chromedp.Navigate(address))
	s.waits(`document.documentElement.dataset.stet === "ready"`)
	if got := s.compareSample(); got != want {
		t.Errorf("the single file shows other rows than the site: %d bytes, want %d\n%.300s\nwant\n%.300s", len(got), len(want), got, want)
	}
	// The theme is kept where there is storage, and is there before anything is drawn.
	s.run(`(() => { const select = document.getElementById("theme"); select.value = "dark"; select.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.waits(`localStorage.getItem("stet-settings")?.includes("dark")`)
	s.do(chromedp.Navigate("about:blank"), chromedp.Navigate(address+"#view=inline"))
	s.waits(`document.documentElement.dataset.stet === "ready"`)
	if got := s.run(`document.documentElement.dataset.theme`); got != "dark" {
		t.Errorf("after a second start the theme is %q", got)
	}

	s.drop("new.txt", "text/plain", []byte("The council met.\n\nIt rained all day in the town."))
	s.waits(`document.querySelector("[data-side=old] .Card")`)
	s.fill("new", "The council met.\n\nIt snowed all day in the town.")
	s.click("compare")
	s.compared()
	if got := s.run(`[...document.querySelectorAll("#host :is(ins, del)")].map((e) => e.textContent.trim()).join()`); got != "rained,snowed" {
		t.Errorf("the marks hold %s", got)
	}
	if len(beside) > 0 {
		t.Errorf("the page requested\n%s", strings.Join(beside, "\n"))
	}
	s.clean()
	for _, attempt := range []string{`fetch(location.href)`, `fetch("http://localhost:1/")`, `fetch("robots.txt")`} {
		if got := s.later(`return ` + attempt + `.then(() => "sent", () => "stopped")`); got != "stopped" {
			t.Errorf("%s: %s", attempt, got)
		}
	}
}

// A browser that cannot unpack it is told so; without storage it runs.
func TestTheSingleFileInOtherBrowsers(t *testing.T) {
	s := blank(t)
	s.before(`delete globalThis.DecompressionStream`)
	s.do(chromedp.Navigate(singleFile(t)))
	s.waits(`document.documentElement.dataset.stet === "trouble"`)
	got := s.run(`[...document.querySelectorAll("[data-trouble]")].filter((e) => !e.hidden).map((e) => e.innerText).join()`)
	if !strings.Contains(got, "too old for the single file") || !strings.Contains(got, "Firefox 113") {
		t.Errorf("the page says %q", got)
	}

	s = blank(t)
	s.before(`for (const key of ["localStorage", "sessionStorage", "caches", "indexedDB"])
		Object.defineProperty(globalThis, key, { get() { throw new DOMException("none here", "SecurityError") }, configurable: true })`)
	s.watchFromTheStart()
	s.do(chromedp.Navigate(singleFile(t)))
	s.waits(`document.documentElement.dataset.stet === "ready"`)
	s.compareSample()
	s.clean()
}

// singleFile puts the file alone into a folder with a name that needs escaping, and returns its address.
func singleFile(t *testing.T) string {
	t.Helper()
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(folder, "site", "stet.html"))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "Entwürfe & 文書 #1 100%", "stet kopie.html")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}

// compareSample compares the article of two seed files, or the sample where they are not there, and returns the markup
// of the rows, in columns and inline.
func (s *stage) compareSample() string {
	s.t.Helper()
	five, err := os.ReadFile(filepath.Join(corpus.Folder(), "seed", "version-5.txt"))
	six, _ := os.ReadFile(filepath.Join(corpus.Folder(), "seed", "version-6.txt"))
	if err != nil {
		s.click("sample")
	} else {
		s.fill("old", string(five))
		s.fill("new", string(six))
		s.click("compare")
	}
	s.compared()
	s.click("view-split")
	s.waits(`document.querySelector("#host .Cell--new")`)
	split := s.run(markup)
	s.click("view-inline")
	s.waits(`!document.querySelector("#host .Cell--new") && document.querySelectorAll("#host .Row").length === ` + strconv.Itoa(strings.Count(split, "\n")+1))
	return split + s.run(markup)
}

// markup is what the rows hold.
const markup = `[...document.querySelectorAll("#host .Row")].map((row) => row.dataset.kind + row.innerHTML).join("\n")`

// before runs a script in every page before anything of the page itself.
func (s *stage) before(script string) { s.t.Helper(); s.beforeNext(script) }

// beforeNext does so until never is called with its answer.
func (s *stage) beforeNext(script string) cdppage.ScriptIdentifier {
	s.t.Helper()
	added, err := chromedp.Call(s.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	if err != nil {
		s.t.Fatal(err)
	}
	return added.Identifier
}

func (s *stage) never(script cdppage.ScriptIdentifier) {
	s.t.Helper()
	if _, err := chromedp.Call(s.ctx, cdppage.RemoveScriptToEvaluateOnNewDocument, cdppage.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: script}); err != nil {
		s.t.Fatal(err)
	}
}

// waitsLater waits until the body of an async function returns true.
func (s *stage) waitsLater(body string) {
	s.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); s.later(body) != "true"; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("never true: %s", body)
		}
	}
}

// downloadsTo lets the browser save files, into a folder.
func (s *stage) downloadsTo(folder string) {
	s.t.Helper()
	if _, err := chromedp.CallBrowser(s.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder}); err != nil {
		s.t.Fatal(err)
	}
}

// watchFromTheStart notes violations, errors and warnings of every page from its first moment on; see clean.
func (s *stage) watchFromTheStart() {
	s.t.Helper()
	s.before(`globalThis.troubles = [];
		addEventListener("securitypolicyviolation", (e) => troubles.push("policy: " + e.violatedDirective + " " + e.blockedURI));
		addEventListener("error", (e) => troubles.push("error: " + e.message));
		addEventListener("unhandledrejection", (e) => troubles.push("rejection: " + e.reason));
		for (const level of ["error", "warn"]) { const say = console[level]; console[level] = (...words) => { troubles.push(level + ": " + words.join(" ")); say(...words); }; }`)
}
