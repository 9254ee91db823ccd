package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

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

func TestTheSmallAbilities(t *testing.T) {
	s := openStage(t)
	s.open("")
	s.ready()
	s.do(chromedp.SendKeys(chromedp.ID("box-old"), "words"))
	s.run(`document.activeElement.blur()`)
	s.said()
	s.press("t")
	s.waits(`said.length >= 3`)
	want := "settings \"\", saved <nil>\ntext of 2 bytes, <nil>\nheld 0"
	if got := s.said(); got != want {
		t.Errorf("said\n%s\nwant\n%s", got, want)
	}
	live := `document.getElementById("stet-live").textContent`
	page := s.run(`[document.documentElement.dataset.theme, document.title, ` + live + `, location.hash, document.getElementById("box-old").value, localStorage.length].join("|")`)
	if page != "dark|A title|one|#view=inline||1" {
		t.Errorf("the page shows %s", page)
	}
	s.waits(live + ` === "three"`)
	s.run("history.back()")
	s.waits(`globalThis.said?.includes('fragment ""')`)
	s.clean()
}
