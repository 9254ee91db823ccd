//go:build !js

package main

import (
	"maps"
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
	"github.com/stet-diff/stet/app/render"
)

// Stet in one file, opened from a disk without a network, compares as the site does, shows the same in each view and
// writes the same files, byte for byte, and asks for nothing.
func TestTheSingleFile(t *testing.T) {
	site := open(t)
	want := site.compareSample()
	views, files, link := site.inEachView(), site.everyFile(), site.sharedLink()
	site.clean()

	s := blank(t)
	var beside []string // what the page asked for, but for itself and what it made itself
	address := singleFile(t)
	err := chromedp.Listen(s.ctx, func(event any) {
		if sent, ok := event.(*network.EventRequestWillBeSent); ok {
			asked := sent.Request.URL
			if !strings.HasPrefix(asked, "file:") && !strings.HasPrefix(asked, "blob:") && !strings.HasPrefix(asked, "data:") {
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
	s.withoutNetwork()
	s.do(chromedp.Navigate(address))
	s.waits(`document.documentElement.dataset.stet === "ready"`)
	if got := s.compareSample(); got != want {
		t.Errorf("the single file shows other rows than the site: %d bytes, want %d\n%.300s\nwant\n%.300s", len(got), len(want), got, want)
	}
	if got := s.inEachView(); !maps.Equal(got, views) {
		t.Errorf("the single file shows in its views\n%.1000v\nwant\n%.1000v", got, views)
	}
	for name, got := range s.everyFile() {
		if got != files[name] || got == "" {
			t.Errorf("%s of the single file has other bytes than the site's: %.120q, want %.120q", name, got, files[name])
		}
	}
	// It has no address for others, so it offers a file; one that was built for a site makes that site's links.
	s.click("share")
	s.waits(`document.getElementById("share-file")`)
	if got := s.run(`document.getElementById("share-link") ?? document.getElementById("share-anyway")`); got != "null" {
		t.Error("a file makes a link that nobody can open")
	}
	s.click("share-close")
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
	s.click("back")
	s.waits(`document.getElementById("box-new").getClientRects().length === 1`)
	s.pasteOn("new", "text/plain", "The council met.\n\nIt poured all day in the town.")
	s.waits(`document.getElementById("box-new").value.includes("poured")`)
	s.click("compare")
	s.compared()
	s.waits(`document.querySelector("#host ins")?.textContent.trim() === "poured"`)
	s.do(chromedp.Navigate(builtFor(t, address, "https://stet.example/")))
	s.waits(`document.documentElement.dataset.stet === "ready"`)
	s.compareSample()
	if got, want := s.sharedLink(), strings.Replace(link, site.address, "https://stet.example/", 1); got != want {
		t.Errorf("built for a site the file makes the link\n%s\nwant the site’s\n%s", got, want)
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

// withoutNetwork cuts the browser's page off.
func (s *stage) withoutNetwork() {
	s.t.Helper()
	off := []*network.Conditions{{Offline: true}}
	if _, err := chromedp.Call(s.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: off}); err != nil {
		s.t.Fatal(err)
	}
	if _, err := chromedp.Call(s.ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: true}); err != nil {
		s.t.Fatal(err)
	}
}

// inEachView is the text that each view shows.
func (s *stage) inEachView() map[string]string {
	s.t.Helper()
	views := map[string]string{}
	for _, view := range []string{"changes", "old", "new", "inline", "split"} {
		s.click("view-" + view)
		s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row") && document.getElementById("host").dataset.view === ` + quote(view))
		views[view] = s.run(`[...document.querySelectorAll("#host .Block")].filter((b) => b.checkVisibility()).map((b) => b.innerText).join("\n")`)
	}
	return views
}

// everyFile saves the comparison in each form: the name of each file, and its bytes.
func (s *stage) everyFile() map[string]string {
	s.t.Helper()
	files := map[string]string{}
	for _, format := range render.Formats {
		name, data := s.savedFile(format.Name)
		files[name] = string(data)
	}
	if len(files) != len(render.Formats) {
		s.t.Errorf("%d formats are saved under %d names", len(render.Formats), len(files))
	}
	return files
}

// sharedLink is the link that the panel makes, without the view.
func (s *stage) sharedLink() string {
	s.t.Helper()
	s.click("share")
	s.waits(`document.getElementById("share-link")?.value.includes("#s=1.")`)
	link := s.run(`document.getElementById("share-link").value`)
	s.click("share-close")
	s.waits(`document.getElementById("share-panel").hidden`)
	link, _, _ = strings.Cut(link, "&")
	return link
}

// builtFor is the address of a copy of the file as a build makes it that knows where the site stands.
func builtFor(t *testing.T, file, site string) string {
	t.Helper()
	from, err := url.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(from.Path)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), " data-single>", ` data-single data-site="`+site+`">`, 1)
	if from.Path += ".public.html"; len(text) == len(data) {
		t.Fatal("the file has no place for the address of a site")
	}
	if err := os.WriteFile(from.Path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return from.String()
}

// pasteOn pastes into a side's box.
func (s *stage) pasteOn(side, kind, text string) {
	s.t.Helper()
	s.run(`(() => {
		const carried = new DataTransfer();
		carried.setData(` + quote(kind) + `, ` + quote(text) + `);
		const box = document.getElementById("box-` + side + `");
		box.focus();
		box.select();
		if (box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true })))
			document.execCommand("insertText", false, ` + quote(text) + `);
	})()`)
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
	for deadline := time.Now().Add(patience); s.later(body) != "true"; time.Sleep(50 * time.Millisecond) {
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
