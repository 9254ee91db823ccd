//go:build !js

package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/web/chrome"
	"github.com/stet-diff/stet/web/sample"
	"github.com/stet-diff/stet/web/style"
)

// sampled is the sample article, with a long run of paragraphs that did not change behind it.
func sampled(t *testing.T) compare.Comparison {
	t.Helper()
	var still strings.Builder
	for i := range 12 {
		fmt.Fprintf(&still, "<p>In town number %d it rained all day and nobody went out.</p>", i)
	}
	read := func(page string) article.Version {
		page = strings.Replace(page, "</article>", still.String()+"</article>", 1)
		found, err := snapshot.Read(snapshot.Source{Data: []byte(page), Type: "text/html"}, snapshot.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return found.Versions[0]
	}
	pages := sample.Versions()
	c, err := compare.Articles(context.Background(), read(pages[0]), read(pages[5]), compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func textOf(blocks []article.Block) string {
	var all []string
	for _, b := range blocks {
		all = append(all, b.Text)
	}
	return strings.Join(all, "\n")
}

// Without any script a page and a fragment show in each view exactly its text; folds open, and print holds every word. In
// a page with a hostile style sheet the fragment looks the same. With embed.js it has keys, a counter and a list, and
// no engine is fetched.
func TestStaticComparisons(t *testing.T) {
	c := sampled(t)
	pages := map[string]string{}
	for _, layout := range []string{render.Split, render.Inline} {
		s := render.Static{Sheet: style.Sheet(), Layout: layout}
		fragment := string(render.Static{Sheet: style.Fragment(), Layout: layout}.Fragment(c))
		pages["page-"+layout] = string(s.Page(c))
		pages["fragment-"+layout] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>` + fragment
		pages["hostile-"+layout] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><style>* { color: lime !important; font: 40px fantasy !important; background: black !important; margin: 3em !important; } ins, del, p, div { display: none !important; letter-spacing: 9px; text-transform: uppercase } stet-diff { display: block !important; letter-spacing: 5px; text-align: right; line-height: 9; }</style>` + fragment
		pages["alive-"+layout] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><script async src="STET/embed.js"></script>` + fragment
	}
	chrome.Path(t)
	stet, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(strings.ReplaceAll(pages[strings.TrimPrefix(r.URL.Path, "/")], "STET/", stet.address)))
	}))
	defer server.Close()
	s := blank(t)
	// shown is the text of the blocks in view, without what is for those who listen.
	const shown = `(() => {
		const root = document.querySelector("stet-diff")?.shadowRoot ?? document;
		const text = (node) => node.nodeType === 3 ? node.data : node.matches(".Hidden, .Chip") || !node.checkVisibility() ? "" : [...node.childNodes].map(text).join("");
		return [...root.querySelectorAll(".Block")].filter((b) => b.checkVisibility()).map(text).map((t) => t.trim()).filter(Boolean).join("\n");
	})()`
	const look = `(() => {
		const root = document.querySelector("stet-diff").shadowRoot;
		return [".Page", "h1", ".Page-summary", ".Row--edited ins", ".Row--edited del", ".Block", ".Row", "summary"].map((each) => { const s = getComputedStyle(root.querySelector(each)); return [each, s.color, s.fontSize, s.fontFamily, s.backgroundColor, s.display, s.letterSpacing, s.textTransform, s.textAlign, s.lineHeight, s.marginTop].join(); }).join("\n");
	})()`
	for _, layout := range []string{render.Split, render.Inline} {
		looks := map[string]string{}
		for _, kind := range []string{"page", "fragment", "hostile"} {
			name := kind + "-" + layout
			emulate(t, s, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
			s.do(chromedp.Navigate(server.URL + "/" + name))
			root := `(document.querySelector("stet-diff")?.shadowRoot ?? document)`
			if kind != "page" {
				looks[kind] = s.run(look)
			}
			if got := s.run(shown); strings.Contains(got, "town number 5") {
				t.Errorf("%s: what did not change is not folded", name)
			}
			emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
			if got := s.run(shown); !strings.Contains(got, "town number 5") {
				t.Errorf("%s: print leaves out what is folded", name)
			}
			emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
			s.run(`for (const summary of ` + root + `.querySelectorAll("summary")) summary.click()`)
			for view, want := range map[string]string{"old": textOf(c.Old.Blocks), "new": textOf(c.New.Blocks)} {
				s.run(root + `.getElementById("stet-` + view + `").click()`)
				got := s.run(shown)
				if layout == render.Inline { // a row that is split or merged shows the parts of its longer side
					got, want = strings.ReplaceAll(got, "\n", " "), strings.ReplaceAll(want, "\n", " ")
				}
				if got != want {
					t.Errorf("%s, %s only: shows\n%s\nwant\n%s", name, view, got, want)
				}
			}
			s.run(root + `.getElementById("stet-changes").click()`)
			if got := s.run(shown); strings.Contains(got, "town number") || len(got) < 100 {
				t.Errorf("%s: changes only shows\n%s", name, got)
			}
		}
		if looks["fragment"] != looks["hostile"] {
			t.Errorf("%s: in a hostile page it looks like\n%s\nwant\n%s", layout, looks["hostile"], looks["fragment"])
		}
		emulate(t, s, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
		s.requests()
		s.do(chromedp.Navigate(server.URL + "/alive-" + layout))
		s.waits(`document.querySelector("stet-diff").shadowRoot.querySelector(".Steps")`)
		got := s.run(`(() => {
			const element = document.querySelector("stet-diff"), root = element.shadowRoot;
			const told = [];
			element.addEventListener("stet-change", (e) => told.push(e.detail.index));
			element.next();
			root.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true, composed: true }));
			root.querySelectorAll(".Jumps li button")[4].click();
			root.querySelector(".Move").click();
			return [told.join(), root.querySelector(".Steps-counter").textContent, root.querySelectorAll(".Jumps li").length > 10, root.activeElement.id === root.querySelector(".Move").getAttribute("href").slice(1)].join(" ");
		})()`)
		if !strings.HasPrefix(got, "1,2,5 5 / ") || !strings.HasSuffix(got, " true true") {
			t.Errorf("%s with embed.js: %s", layout, got)
		}
		for _, asked := range s.requests() {
			if strings.HasSuffix(asked, ".wasm") || strings.Contains(asked, "/embed#") {
				t.Errorf("a static comparison asked for %s", asked)
			}
		}
	}
}

// emulate asks the browser to be another one.
func emulate[P, R any](t *testing.T, s *stage, how cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(s.ctx, how, params); err != nil {
		t.Fatal(err)
	}
}
