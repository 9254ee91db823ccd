//go:build !js

package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/web/chrome"
)

// These tests show the viewer inside pages of another origin: Stet is at localhost, the pages at 127.0.0.1, which is
// another site to a browser.

// A hostPage is a page of somebody else, with the headers that it is served with.
type hostPage struct{ policy, body string }

// host serves pages and opens the browser on the first, named "".
func host(t *testing.T, pages map[string]hostPage) (*stage, string) {
	t.Helper()
	chrome.Path(t)
	stet, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return hostOf(t, stet, pages)
}

// hostAlone is host with a server of its own, whose log holds what this test asks for, and nothing that is left over
// from another.
func hostAlone(t *testing.T, pages map[string]hostPage) (*stage, string) {
	t.Helper()
	chrome.Path(t)
	stet, err := serve()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stet.stop)
	return hostOf(t, stet, pages)
}

func hostOf(t *testing.T, stet *server, pages map[string]hostPage) (*stage, string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if file, err := os.ReadFile("testdata/embed/" + name); name != "" && err == nil {
			w.Header().Set("Content-Type", map[bool]string{true: "text/javascript; charset=utf-8"}[strings.HasSuffix(name, ".js")])
			w.Write(file)
			return
		}
		page, ok := pages[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if page.policy != "" {
			w.Header().Set("Content-Security-Policy", strings.ReplaceAll(page.policy, "STET", strings.TrimSuffix(stet.address, "/")))
		}
		w.Write([]byte(strings.ReplaceAll(page.body, "STET/", stet.address)))
	}))
	t.Cleanup(server.Close)
	s := blank(t)
	s.server, s.address = stet, stet.address
	s.do(chromedp.Navigate(server.URL))
	return s, server.URL
}

const clientPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page of somebody else</title><h1>Somebody else</h1>
<script src="client-1.js"></script><script src="hostile.js"></script><script>const STET_AT = "STET/";</script>`

// inFrame evaluates in the frame number n of the page, which may live in a process of its own.
func (s *stage) inFrame(n int, script string) string {
	s.t.Helper()
	ctx, cancel := s.frame(n)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String((0, eval)("+quote(script)+"))"))
	if err != nil {
		s.t.Fatalf("in frame %d: %s: %v", n, script, err)
	}
	return answer
}

func (s *stage) frame(n int) (context.Context, context.CancelFunc) {
	s.t.Helper()
	targets, err := chromedp.Targets(s.ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, target := range targets {
		if target.Type == "iframe" {
			if n--; n < 0 {
				return chromedp.NewContext(s.ctx, chromedp.WithTargetID(target.TargetID), chromedp.WithDetachOnCancel())
			}
		}
	}
	s.t.Fatalf("there is no such frame")
	return nil, nil
}

// A client that was written for the first form of the messages still gets what it asks for: in a sandbox with an
// origin of its own, with the engine handed over, and without a sandbox.
func TestTheFrozenClient(t *testing.T) {
	s, _ := host(t, map[string]hostPage{"": {"", clientPage}})
	for _, how := range []string{`{}`, `{ sandbox: "" }`, `{ engine: await (await fetch(STET_AT + "` + wasmPath(t) + `")).blob() }`} {
		got := s.later(`
			const stet = await openStet(STET_AT, ` + how + `);
			const hello = stet.log.find((m) => m.type === "hello");
			stet.send({ type: "config", view: "inline", height: "auto", toolbar: "mini" });
			const result = await stet.ask({ type: "compare", id: 7, versions: [{ text: "One two three.\n\nFour five six.", type: "text/plain", title: "Old title" }, { text: "One two three.\n\nFour seven six.", type: "text/plain", title: "New title" }] });
			const file = await stet.ask({ type: "get", id: 8, format: "json" });
			const told = JSON.parse(textOf(file));
			stet.send({ type: "go", to: "next" });
			const change = await stet.until((m) => m.type === "change");
			const size = await stet.until((m) => m.type === "size");
			return [hello.version, hello.formats.includes("json"), hello.limits.version, result.id, result.title, result.complete, result.changes.length, result.stats.edited,
				JSON.stringify(told) === JSON.stringify(JSON.parse(textOf(result))), told.old.title, change.index, change.total, change.kind, change.id === result.changes[0], size.height > 100].join(" ");`)
		if want := "1 true 16777216 7 New title true 1 1 true Old title 1 1 edited true true"; got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", how, got, want)
		}
	}
}

// wasmPath is the address of the program on the site.
func wasmPath(t *testing.T) string {
	t.Helper()
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(folder + "/site")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasPrefix(file.Name(), "stet.") && strings.HasSuffix(file.Name(), ".wasm") {
			return file.Name()
		}
	}
	t.Fatal("the site has no program")
	return ""
}
