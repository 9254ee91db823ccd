//go:build !js

package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
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
		page = strings.NewReplacer("<h3>", "<h2>", "</h3>", "</h2>").Replace(page) // the article's own headings skip a level
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

// readsStatic puts functions on a page that tell what a comparison shows there. Those of a text that is marked leave out
// what is for those who listen.
const readsStatic = `globalThis.root = document.querySelector("stet-diff")?.shadowRoot ?? document;
	globalThis.textIn = (node, without) => node.nodeType === 3 ? node.data : node.matches(".Hidden, .Chip" + (without ? ", " + without : "")) || !node.checkVisibility() ? "" : [...node.childNodes].map((child) => textIn(child, without)).join("");
	globalThis.lines = (blocks, without) => blocks.filter((b) => b.checkVisibility()).map((b) => textIn(b, without).trim()).filter(Boolean).join("\n");
	globalThis.shown = () => lines([...root.querySelectorAll(".Block")]);
	globalThis.sideOf = (side) => {
		const [elsewhere, without] = side === "old" ? [".Row--added, .Row--moved", "ins"] : [".Row--removed, .Row--departed", "del"];
		const cells = [...root.querySelectorAll(".Row")].filter((row) => !row.matches(elsewhere)).map((row) => [...row.querySelectorAll(row.dataset.kind === "kept" ? ".Cell" : ".Cell--" + side + ":not(.Cell--none), .Cell--both")].find((cell) => cell.checkVisibility()));
		return lines(cells.filter(Boolean).flatMap((cell) => [...cell.querySelectorAll(".Block")]), without);
	};
	globalThis.changed = () => lines([...root.querySelectorAll(".Block")].filter((b) => b.closest(".Row").dataset.kind !== "kept" || b.matches(".Block--heading, .Block--title")));
	1`

// Without any script a page and a fragment show in each view exactly its text; folds open, links lead from move to move,
// and print holds every word; the checker of accessibility finds nothing. In a page with a hostile style sheet the
// fragment looks the same. With embed.js it has keys, a counter and a list, holds both texts, and no engine is fetched.
func TestStaticComparisons(t *testing.T) {
	c := sampled(t)
	pages := map[string]string{}
	for _, layout := range []string{render.Split, render.Inline} {
		s := render.Static{Sheet: style.Sheet(), Layout: layout}
		fragment := string(render.Static{Sheet: style.Fragment(), Layout: layout}.Fragment(c))
		head := `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>`
		pages["page-"+layout] = string(s.Page(c))
		pages["fragment-"+layout] = head + "<main><h1>A page</h1>" + fragment + "</main>"
		pages["hostile-"+layout] = head + `<style>* { color: lime !important; font: 40px fantasy !important; background: black !important; margin: 3em !important; } ins, del, p, div { display: none !important; letter-spacing: 9px; text-transform: uppercase } main { display: block } stet-diff { display: block !important; letter-spacing: 5px; text-align: right; line-height: 9; }</style><main>` + fragment + "</main>"
		pages["alive-"+layout] = head + `<script async src="STET/embed.js"></script>` + fragment
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
	scripts := func(off bool) {
		emulate(t, s, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
	}
	words := func(text string) string { return strings.Join(strings.Fields(text), " ") } // where blocks end is drawn as one version has it
	oldText, newText := words(textOf(c.Old.Blocks)), words(textOf(c.New.Blocks))
	side := func(name string) string { return words(s.run(`sideOf("` + name + `")`)) }
	const look = `(() => {
		const root = document.querySelector("stet-diff").shadowRoot;
		return [".Page", "h1", ".Page-summary", ".Row--edited ins", ".Row--edited del", ".Block", ".Row", "summary"].map((each) => { const s = getComputedStyle(root.querySelector(each)); return [each, s.color, s.fontSize, s.fontFamily, s.backgroundColor, s.display, s.letterSpacing, s.textTransform, s.textAlign, s.lineHeight, s.marginTop].join(); }).join("\n");
	})()`
	for _, layout := range []string{render.Split, render.Inline} {
		looks := map[string]string{}
		for _, kind := range []string{"page", "fragment", "hostile"} {
			name := kind + "-" + layout
			scripts(true)
			s.do(chromedp.Navigate(server.URL + "/" + name))
			s.run(readsStatic)
			if kind != "page" {
				looks[kind] = s.run(look)
			}
			if got := s.run(`shown()`); strings.Contains(got, "town number 5") {
				t.Errorf("%s: what did not change is not folded", name)
			}
			emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
			if a, b := side("old"), side("new"); a != oldText || b != newText {
				t.Errorf("%s: print shows\n%s\nand\n%s\nwant\n%s\nand\n%s", name, a, b, oldText, newText)
			}
			emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
			s.run(`for (const summary of root.querySelectorAll("summary")) summary.click()`)
			if a, b := side("old"), side("new"); a != oldText || b != newText {
				t.Errorf("%s: shows\n%s\nand\n%s\nwant\n%s\nand\n%s", name, a, b, oldText, newText)
			}
			wants := words(s.run(`changed()`))
			for _, view := range []struct{ name, want string }{{"old", oldText}, {"new", newText}, {"changes", wants}, {"all", ""}} {
				s.run(`root.getElementById("stet-` + view.name + `").click()`)
				if got := words(s.run(`shown()`)); view.want != "" && got != view.want || view.want == "" && !strings.Contains(got, "town number 5") {
					t.Errorf("%s, %s: shows\n%s\nwant\n%s", name, view.name, got, view.want)
				}
			}
			if kind != "hostile" {
				s.linksLead(name)
			}
		}
		if looks["fragment"] != looks["hostile"] {
			t.Errorf("%s: in a hostile page it looks like\n%s\nwant\n%s", layout, looks["hostile"], looks["fragment"])
		}
		scripts(false)
		s.requests()
		s.do(chromedp.Navigate(server.URL + "/alive-" + layout))
		s.waits(`document.querySelector("stet-diff").shadowRoot.querySelector(".Steps")`)
		s.run(readsStatic)
		s.run(`globalThis.told = []; document.querySelector("stet-diff").addEventListener("stet-change", (e) => told.push(e.detail.index)); document.querySelector("stet-diff").next()`)
		s.do(chromedp.KeyEvent("n"), chromedp.KeyEvent("n"), chromedp.KeyEvent("p"))
		s.waits(`told.join() === "1,2,3,2"`)
		got := s.run(`(() => {
			root.querySelectorAll(".Jumps li button")[4].click();
			root.querySelector(".Move").click();
			return [told.join(), root.querySelector(".Steps-counter").textContent, root.querySelectorAll(".Jumps li").length > 10, root.activeElement.matches(".Row--moved, .Row--departed"), document.querySelector("stet-diff").expandAll()].join(" ");
		})()`)
		if !strings.HasPrefix(got, "1,2,3,2,5 5 / ") || !strings.HasSuffix(got, " true true true") {
			t.Errorf("%s with embed.js: %s", layout, got)
		}
		if a, b := side("old"), side("new"); a != oldText || b != newText {
			t.Errorf("%s with embed.js: holds\n%s\nand\n%s", layout, a, b)
		}
		for _, asked := range s.requests() {
			if strings.Contains(asked, ".wasm") || strings.Contains(asked, "/embed#") || strings.Contains(asked, "/shadow.") {
				t.Errorf("a static comparison asked for %s", asked)
			}
		}
	}
	t.Run("accessibility", func(t *testing.T) {
		s.t = t
		script := axe(t)
		for _, name := range []string{"page-split", "page-inline", "fragment-split", "fragment-inline"} {
			for _, theme := range []string{"light", "dark"} {
				emulate(t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}})
				s.do(chromedp.Navigate(server.URL + "/" + name))
				s.run(script + "\ntrue")
				if got := s.later("const more = {};" + violations); got != "" {
					t.Errorf("%s, %s:\n  %s", name, theme, got)
				}
			}
		}
	})
}

// linksLead follows every link of a move. It leads to the row that links back.
func (s *stage) linksLead(name string) {
	s.t.Helper()
	n := s.run(`root.querySelectorAll(".Move").length`)
	if n == "0" {
		s.t.Fatalf("%s: there is no link of a move", name)
	}
	for i := range atoi(n) {
		at := fmt.Sprintf(`root.querySelectorAll(".Move")[%d]`, i)
		s.run(`scrollTo(0, 0), globalThis.end = [...root.querySelectorAll(".Row[data-move='" + ` + at + `.closest(".Row").dataset.move + "']")].find((row) => !row.contains(` + at + `)), ` + at + `.click()`)
		s.waits(`location.hash === ` + at + `.getAttribute("href") && end.querySelector(".Move").getBoundingClientRect().top >= 0 && end.querySelector(".Move").getBoundingClientRect().bottom <= innerHeight`)
		if got := s.run(`(document.querySelector(":target") === end || end.contains(document.querySelector(":target")?.assignedSlot ?? null)) + " " + document.querySelectorAll(":target").length`); got != "true 1" {
			s.t.Errorf("%s: link %d leads to another place: %s", name, i, got)
		}
	}
}

func atoi(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// emulate asks the browser to be another one.
func emulate[P, R any](t *testing.T, s *stage, how cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(s.ctx, how, params); err != nil {
		t.Fatal(err)
	}
}
