//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
)

// away goes to an address and waits until the page is ready, whatever it asks for on the way.
func (s *stage) away(address string) {
	s.t.Helper()
	s.do(chromedp.Navigate("about:blank"), chromedp.Navigate(s.address+address))
	s.waits(`document.documentElement?.dataset.stet === "ready"`)
}

// looksForNewer has the browser look for a newer service worker, as it does some seconds after each visit.
func (s *stage) looksForNewer() {
	s.t.Helper()
	if _, err := chromedp.Call(s.ctx, serviceworker.Enable, cdp.Empty{}); err != nil {
		s.t.Fatal(err)
	}
	if _, err := chromedp.Call(s.ctx, serviceworker.UpdateRegistration, serviceworker.UpdateRegistrationParams{ScopeURL: s.address}); err != nil {
		s.t.Fatal(err)
	}
}

// program is the program that the page runs.
const program = `document.querySelector("script[data-wasm]")?.dataset.wasm`

// A newer Stet is taken whole or not at all, and when the reader says so; every route works without the host.
func TestUpdatesAndOffline(t *testing.T) {
	s := blank(t)
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	second, err := newer()
	if err != nil {
		t.Fatal(err)
	}
	h := newPlainHost(t, folder+"/site")
	s.address = h.URL + "/"
	s.watchFromTheStart()
	s.away("")
	old, next := fileOf(t, folder+"/site", "stet.", ".wasm"), fileOf(t, second, "stet.", ".wasm")
	if got := s.run(program); got != old || old == next {
		t.Fatalf("the page runs %q, want %q; the newer is %q", got, old, next)
	}

	// One file of the newer site is missing: it is not taken.
	h.set(func() { h.folder, h.gone = second, "/"+next })
	s.away("")
	s.looksForNewer()
	for deadline := time.Now().Add(patience); !h.was("GET /"+next) && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
	}
	s.waitsLater(`const r = await navigator.serviceWorker.getRegistration(); return !r.installing && !r.waiting`)
	if !h.was("GET /" + next) {
		t.Error("the newer site was not tried: this test shows nothing")
	}
	if got := s.run(program + ` + document.getElementById("update").hidden`); got != old+"true" {
		t.Errorf("with a file missing the page runs %s", got)
	}

	// It is whole: it is offered, and waits. The comparison stays, and stays usable.
	h.set(func() { h.gone = "" })
	s.looksForNewer()
	s.waits(`!document.getElementById("update").hidden`)
	before := s.compareSample()
	if got := s.run(program); got != old {
		t.Errorf("the page runs %s without having been asked", got)
	}
	boxes := s.run(`document.getElementById("box-old").value + document.getElementById("box-new").value`)

	// It is taken: one step, and all is there that was there.
	s.run(`document.documentElement.dataset.stet = "old"`)
	s.click("update-now")
	s.waits(`document.documentElement?.dataset.stet === "ready" && ` + program + ` === ` + quote(next))
	s.compared()
	if got := s.run(`document.getElementById("box-old").value + document.getElementById("box-new").value`); got != boxes {
		t.Errorf("after the update the boxes hold\n%.200s\nwant\n%.200s", got, boxes)
	}
	if got := s.run(markup); !strings.HasSuffix(before, got) || got == "" {
		t.Errorf("after the update the rows are\n%.300s", got)
	}
	if got := s.run(`[document.getElementById("update").hidden, document.querySelectorAll(".Notice:not([hidden])").length].join()`); got != "true,0" {
		t.Errorf("after the update the offer is hidden, notices: %s", got)
	}
	s.waitsLater(`return (await caches.keys()).length === 1`)

	// The host is gone.
	h.set(func() { h.down = true })
	h.CloseClientConnections()
	for _, route := range []string{"", "?x=1", "#view=inline", "index.html", "embed", "embed.html"} {
		s.do(chromedp.Navigate("about:blank"), chromedp.Navigate(s.address+route))
		s.waits(`document.documentElement?.dataset.stet === "ready"`)
		if route != "" {
			s.click("sample")
			s.compared()
		} else if got := s.compareSample(); got != before {
			t.Error("without the host the comparison is another one")
		}
		if got := s.run(`troubles.join("\n")`); got != "" {
			t.Errorf("/%s without the host: %s", route, got)
		}
	}
}

// What another app shares comes to the page as a drop does, through the service worker alone.
func TestSharedToStet(t *testing.T) {
	s := blank(t)
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	h := newPlainHost(t, folder+"/site")
	s.address = h.URL + "/"
	s.watchFromTheStart()
	s.away("")
	for _, c := range []struct{ name, files, text, then string }{
		{"nothing", ``, ``, `!document.querySelector(".Card")`},
		{"a text", ``, `The council met.`, `document.querySelector("[data-side=old] .Card")?.innerText.includes("The council met.")`},
		{"one file", `new File(["It rained."], "über, \"one\".txt", { type: "text/plain" })`, ``, `document.querySelector("[data-side=old] .Card")?.innerText.includes("It rained.")`},
		{"two files", `new File(["It rained all day."], "a.txt"), new File(["It snowed all day."], "b.txt")`, ``,
			`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row ins")?.textContent.trim() === "snowed"`},
		{"30 files", `...Array.from({ length: 30 }, (_, n) => new File(["Article " + n + " of thirty."], n + ".txt"))`, ``,
			`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row ins")?.textContent.trim() === "29" && location.hash === "#pair=1-30"`},
		{"a file over the limit", `new File(Array(65).fill(new Uint8Array(1 << 20).fill(97)), "big.txt", { type: "text/plain" })`, ``,
			`document.querySelector(".Notice")?.textContent.includes("‘big.txt’ is larger than 64 MB")`},
	} {
		s.do(chromedp.Navigate(s.address + "form"))
		s.run(`(() => {
			const files = new DataTransfer();
			for (const file of [` + c.files + `]) files.items.add(file);
			document.forms[0].files.files = files.files;
			document.forms[0].text.value = ` + quote(c.text) + `;
			document.forms[0].submit();
		})()`)
		s.waits(`location.pathname === "/" && document.documentElement?.dataset.stet === "ready"`)
		s.waits(c.then)
		if got, want := s.run(`[troubles.join(), location.href.replace("#pair=1-30", "")].join()`), ","+s.address; got != want {
			t.Errorf("%s: troubles and address: %s", c.name, got)
		}
		if got := s.later(`return (await caches.keys()).length`); got != "1" {
			t.Errorf("%s: what was shared is still kept: %s stores", c.name, got)
		}
	}
	if h.was("POST /share") {
		t.Error("what was shared went to the server")
	}

	// A page that is loaded again has nothing to take.
	s.away("")
	if got := s.run(`document.querySelectorAll(".Card").length`); got != "0" {
		t.Errorf("%s cards after a new start", got)
	}
}

// Each ability that a browser may lack is taken away before anything runs.
func TestWithoutTheAbilitiesOfSomeBrowsers(t *testing.T) {
	s := open(t)
	s.watchFromTheStart()
	for _, missing := range []string{
		`delete globalThis.launchQueue; delete globalThis.LaunchQueue`,
		`delete globalThis.caches; delete globalThis.indexedDB`,
		`Object.defineProperty(globalThis, "caches", { get() { throw new DOMException("none here", "SecurityError") } })`,
		`delete Navigator.prototype.serviceWorker`,
		`delete globalThis.BeforeInstallPromptEvent; delete globalThis.DecompressionStream; delete Navigator.prototype.clipboard`,
		`delete globalThis.showOpenFilePicker; delete CSS.highlights; delete globalThis.Highlight`,
	} {
		script := s.beforeNext(`if (location.protocol === "http:") { ` + missing + ` }`)
		s.do(chromedp.Navigate("about:blank"), chromedp.Navigate(s.address))
		s.waits(`document.documentElement?.dataset.stet === "ready"`)
		s.drop("a.txt", "text/plain", []byte("It rained all day."))
		s.waits(`document.querySelector("[data-side=old] .Card")`)
		if got := s.run(`troubles.join("\n")`); got != "" {
			t.Errorf("after %s: %s", missing, got)
		}
		s.never(script)
	}
	s.do(chromedp.Navigate("about:blank"), chromedp.Navigate(s.address))
	s.waits(`document.documentElement?.dataset.stet === "ready"`)

	// Where the browser offers to install, so does Stet, once for each offer.
	const offer = `globalThis.asked ??= 0; dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt() { asked++ } }))`
	if got := s.run(offer); got != "false" {
		t.Error("the browser's own offer was not put off")
	}
	s.waits(`!document.getElementById("install").hidden`)
	s.click("install")
	s.waits(`asked === 1 && document.getElementById("install").hidden`)
	s.run(offer)
	s.waits(`!document.getElementById("install").hidden`)
	s.run(`dispatchEvent(new Event("appinstalled"))`)
	s.waits(`document.getElementById("install").hidden`)
	if got := s.run(`asked + troubles.join()`); got != "1" {
		t.Errorf("asked how often, troubles: %s", got)
	}
}

// The single file can be had from the page, after the network lock.
func TestTheSingleFileIsOffered(t *testing.T) {
	s := open(t)
	folder := t.TempDir()
	s.downloadsTo(folder)
	s.click("single")
	name := filepath.Join(folder, "stet.html")
	for deadline := time.Now().Add(60 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(name); err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("no file was saved")
		}
	}
	built, _ := built()
	want, err := os.ReadFile(built + "/site/stet.html")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != string(want) {
		t.Errorf("the file has %d bytes, want %d; %v", len(got), len(want), err)
	}
	if got := s.run(`location.pathname + troubles.join()`); got != "/" {
		t.Errorf("the page went to, or reported %s", got)
	}
}
