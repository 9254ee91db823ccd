//go:build !js

package main

import (
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The list of changes, its filter, the counter and the keys say the same, and a press leads to the change.
func TestTheListOfChanges(t *testing.T) {
	s := open(t)
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.compared()
	s.waits(`document.querySelectorAll(".List-entry").length > 20`)
	all := s.run(`document.querySelectorAll(".List-entry").length`)
	if got := s.run(`document.getElementById("counter").textContent`); got != all+" changes" {
		t.Errorf("the counter says %s, the list has %s", got, all)
	}
	s.run(`document.querySelectorAll(".List-button")[9].click()`)
	s.waits(`document.getElementById("counter").textContent === "10 of ` + all + `" && document.querySelector("#host .is-current")`)
	if got := s.run(`document.querySelector(".List-button[aria-current=true] .List-number").textContent`); got != "10" {
		t.Errorf("the list marks %s, want 10", got)
	}
	s.run(`document.getElementById("kind-edited").click(); document.getElementById("kind-added").click()`)
	left := s.run(`[...document.querySelectorAll(".List-filter .Check")].filter((kind) => kind.querySelector("input").checked).reduce((n, kind) => n + Number(kind.textContent.match(/[0-9]+/)[0]), 0)`)
	s.waits(`document.querySelectorAll(".List-entry").length === ` + left)
	s.run(`document.activeElement.blur()`)
	for i := range unquote[int](t, left) {
		s.do(chromedp.KeyEvent("n"))
		if i == 0 {
			s.waits(`/^[0-9]+ of ` + left + `$/.test(document.getElementById("counter").textContent)`)
		}
		kind := s.run(`document.querySelector("#host .is-current").closest(".Row").dataset.kind`)
		if kind == "edited" || kind == "added" {
			t.Errorf("n leads to a row that is %s, which was left out", kind)
		}
	}
	s.click("list")
	s.waits(`document.getElementById("changes").hidden`)
	s.clean()
}

// Every view shows what it promises, and the text of both versions is on the page in each.
func TestTheViews(t *testing.T) {
	s, _, _ := openSeed(t)
	visible := func() string {
		return s.run(`document.getElementById("host").innerText.replace(/\s+/g, " ")`)
	}
	for _, view := range []struct {
		id         string
		holds, not []string
	}{
		{"view-old", []string{"Rubio meets European delegation", "has met the US secretary of state"}, []string{"Macron hosts", "hosted the talks"}},
		{"view-new", []string{"Macron hosts ‘excellent’ ceasefire talks", "hosted the talks"}, []string{"Rubio meets European delegation", "has met the US secretary"}},
		{"view-changes", []string{"Rubio meets European delegation", "hosted the talks", "has met the US secretary"}, nil},
		{"view-inline", []string{"Rubio meets European delegation", "hosted the talks", "has met the US secretary"}, nil},
		{"view-split", []string{"Rubio meets European delegation", "hosted the talks", "has met the US secretary"}, nil},
	} {
		s.click(view.id)
		s.waits(`document.getElementById("` + view.id + `").getAttribute("aria-pressed") === "true" && document.querySelectorAll("#host:not([data-coming]) .Row").length > 30`)
		s.waits(`document.getElementById("host").innerText.includes(` + quote(view.holds[0]) + `)`) // it is drawn in the next frame
		text := visible()
		for _, part := range view.holds {
			if !strings.Contains(text, part) {
				t.Errorf("%s does not show %q", view.id, part)
			}
		}
		for _, part := range view.not {
			if strings.Contains(text, part) {
				t.Errorf("%s shows %q", view.id, part)
			}
		}
	}
	s.clean()
}

// What did not change is folded, says how much it is, and comes back in steps, whole, and for whoever goes there.
func TestFolds(t *testing.T) {
	var old, new strings.Builder
	for i := range 40 {
		fmt.Fprintf(&old, "Paragraph %d says that it rained in town number %d all day.\n\n", i, i*7)
		word := "rained"
		if i == 20 {
			word = "snowed"
		}
		fmt.Fprintf(&new, "Paragraph %d says that it %s in town number %d all day.\n\n", i, word, i*7)
	}
	s := open(t)
	s.fill("old", old.String())
	s.fill("new", new.String())
	s.click("compare")
	s.waits(`document.querySelectorAll("#host .Fold").length === 2`)
	bars := `[...document.querySelectorAll(".Fold-all")].map((bar) => bar.textContent).join()`
	if got, want := s.run(bars), "19 unchanged paragraphs · 228 words,18 unchanged paragraphs · 216 words"; got != want {
		t.Errorf("the bars say %s, want %s", got, want)
	}
	s.run(`document.querySelector(".Fold-down").click()`)
	if got := s.run(bars); !strings.HasPrefix(got, "16 unchanged") {
		t.Errorf("after three more the first bar says %s", got)
	}
	s.run(`document.getElementById("r30").dispatchEvent(new Event("beforematch", { bubbles: true }))`)
	if got := s.run(`document.querySelectorAll(".Fold").length + " " + document.getElementById("r30").hidden`); got != "1 false" {
		t.Errorf("found words leave %s", got)
	}
	s.do(chromedp.KeyEvent("X"))
	s.waits(`document.querySelectorAll(".Fold").length === 0 && document.querySelectorAll("#host .Row[hidden]").length === 0`)
	s.clean()
}

// The page that is shown before the program runs stands where the program then draws its own, and a chosen theme is
// there before anything is painted.
func TestTheFirstPictureStays(t *testing.T) {
	s := open(t)
	const parts = `JSON.stringify([".Bar-name", ".Bar-tag", ".Bar-tools select", ".Pane-name", ".Pane .Button", "#box-old", "#box-new", ".Start-hint", ".Start-actions .Button--main", ".Start-promise"].flatMap((each) => {
		const box = document.querySelector(each)?.getBoundingClientRect();
		return box ? [box.left, box.top, box.width, box.height] : [-1];
	}))`
	mounted := unquote[[]float64](t, s.run(parts))
	s.run(`(() => { const theme = document.getElementById("theme"); theme.value = "dark"; theme.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.waits(`document.documentElement.dataset.theme === "dark"`)
	kept := s.run(`localStorage.getItem("stet-settings")`)

	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(folder + "/site/index.html")
	if err != nil {
		t.Fatal(err)
	}
	still := strings.Replace(string(page), "<script defer", "<script type=nothing", 1)
	files := http.FileServer(http.Dir(folder + "/site"))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write([]byte(still))
			return
		}
		files.ServeHTTP(w, r)
	}))
	defer server.Close()
	s.do(chromedp.Navigate(server.URL))
	skeleton := unquote[[]float64](t, s.run(parts))
	if len(skeleton) != len(mounted) {
		t.Fatalf("the skeleton has %d parts, the page %d", len(skeleton), len(mounted))
	}
	for i := range mounted {
		if math.Abs(mounted[i]-skeleton[i]) > 0.5 {
			t.Fatalf("the skeleton stands at\n%v, the page at\n%v", skeleton, mounted)
		}
	}
	s.run(`localStorage.setItem("stet-settings", ` + quote(kept) + `)`)
	s.do(chromedp.Navigate(server.URL))
	if got := s.run(`getComputedStyle(document.documentElement).backgroundColor`); got != "rgb(23, 25, 28)" {
		t.Errorf("before the program runs the page of a reader who chose dark is %s", got)
	}
}

// Trifles are dimmed and counted apart; what is dimmed can be shown, and more can be dimmed. The grain changes how
// small a mark is, and never the text.
func TestIgnoringAndDetail(t *testing.T) {
	s := open(t)
	s.fill("old", "The council met on Monday.\n\nIt said \"yes\" to the plan.\n\nThe Mayor was colourful.")
	s.fill("new", "The council met on Tuesday.\n\nIt said “yes” to the plan.\n\nThe mayor was colorful.")
	s.click("compare")
	s.waits(`document.querySelector("#ignore summary")?.textContent.includes("dimmed")`)
	count := func() string { return s.run(`document.getElementById("counter").textContent`) }
	all := s.run(`document.querySelectorAll("#host [data-change]").length`)
	if got := s.run(`getComputedStyle(document.querySelector("#host ins.Of-typography")).backgroundColor + getComputedStyle(document.querySelector("#host ins:not([class])")).backgroundColor`); !strings.HasPrefix(got, "rgba(0, 0, 0, 0)rgb(") {
		t.Errorf("a dimmed mark and another have the fills %s", got)
	}
	before := count()
	s.click("ignore-typography")
	s.waits(`document.getElementById("counter").textContent !== ` + quote(before))
	shown := count()
	s.click("ignore-case")
	s.waits(`document.getElementById("counter").textContent !== ` + quote(shown))
	if got := s.run(`document.querySelectorAll("#host [data-change]").length`); got != all {
		t.Errorf("%s marks on the page, %s before anything was ignored", got, all)
	}
	text := s.run(`document.querySelector("#host").textContent.replace(/\s+/g, "")`)
	s.run(`(() => { const grain = document.getElementById("grain"); grain.value = "3"; grain.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.waits(`[...document.querySelectorAll("#host del")].some((del) => del.textContent === "u")`)
	if got := s.run(`document.querySelector("#host").textContent.replace(/\s+/g, "")`); len(got) == 0 || text == "" {
		t.Errorf("the text is gone")
	}
	s.clean()
}
