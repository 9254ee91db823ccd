//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Two tabs of one reader do not disturb each other: each keeps its comparison and its place, and what was chosen in one
// holds in the next that is opened. A record of choices that is broken in whatever way costs no more than what is broken.
func TestTwoTabsAndBrokenRecords(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	s.press("n")
	s.waits(`document.getElementById("counter").textContent.startsWith("1 of")`)
	hash := s.run(`location.hash`)
	second := &stage{t: t, server: s.server, address: s.address}
	ctx, cancel := chromedp.NewContext(s.ctx)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil { // the tab lives as long as this context
		t.Fatal(err)
	}
	second.ctx = ctx
	second.do(chromedp.Navigate(s.address))
	second.waits(`document.documentElement.dataset.stet === "ready"`)
	second.run(`(() => { const theme = document.getElementById("theme"); theme.value = "dark"; theme.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	second.fill("old", "It rained on Monday.")
	second.fill("new", "It rained on Friday.")
	second.click("compare")
	second.compared()
	second.click("keep-recent")
	second.waits(`localStorage.getItem("stet-settings")?.includes("dark")`)
	if got := s.run(`location.hash + document.getElementById("host").textContent.includes("Friday") + document.querySelectorAll("#host .is-current").length`); !strings.HasPrefix(got, hash+"false") || strings.HasSuffix(got, "e0") {
		t.Errorf("the first tab shows %s, want %s as before", got, hash)
	}
	s.click("view-inline") // its record is written after the other's
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--inline .Row") && localStorage.getItem("stet-settings").includes("inline")`)
	if got := second.run(`document.documentElement.dataset.theme + [...document.querySelectorAll("#host :is(del, ins)")].map((mark) => mark.textContent.trim()).join()`); got != "darkMonday,Friday" {
		t.Errorf("the second tab shows %s", got)
	}
	cancel()

	const usual = `[document.getElementById("theme").value, document.getElementById("grain")?.value ?? "", document.documentElement.lang, document.documentElement.classList.contains("is-wide")].join()`
	for _, record := range []string{`{`, `[]`, `null`, `7`, `"text"`, `{"Version":99,"Theme":"pink","View":"upside","Language":"tlh"}`, `{"View":5,"Theme":{},"Grain":"huge","WideLines":"yes"}`,
		`{"Grain":-3,"Turned":-1,"Patterns":7}`, `{"Patterns":"(((","Grain":99}`, strings.Repeat("[", 5000), "\u0000"} {
		s.run(`localStorage.setItem("stet-settings", ` + quote(record) + `)`)
		s.visit("?again")
		s.click("sample")
		s.compared()
		if got := s.run(usual); got != "Auto,0,en,false" && got != ",0,en,false" {
			t.Errorf("with the record %.60q the page has %s", record, got)
		}
		if got := s.run(`troubles.join("\n")`); got != "" {
			t.Errorf("with the record %.60q the page reported\n%s", record, got)
		}
	}
}

// Where the browser blocks all storage the page is as usable as elsewhere, and says once that choices are not kept.
func TestBlockedStorage(t *testing.T) {
	profile := t.TempDir()
	if err := os.MkdirAll(filepath.Join(profile, "Default"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(profile, "Default", "Preferences"), []byte(`{"profile":{"default_content_setting_values":{"cookies":2}}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	s := blank(t, chromedp.UserDataDir(profile))
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	s.server, s.address = server, server.address
	s.visit("")
	s.click("sample")
	s.compared()
	s.press("n")
	s.waits(`document.getElementById("counter").textContent.startsWith("1 of")`)
	s.run(`(() => { const theme = document.getElementById("theme"); theme.value = "dark"; theme.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.waits(`document.documentElement.dataset.theme === "dark"`)
	s.waits(`document.querySelector(".Notice[data-code=settings]")`)
	s.run(`[...document.querySelectorAll(".Notice[data-code=settings] button")].at(-1).click()`)
	s.waits(`!document.querySelector(".Notice")`)
	s.click("settings")
	s.waits(`document.getElementById("settings-panel").checkVisibility()`)
	s.click("set-wide")
	s.waits(`document.documentElement.classList.contains("is-wide")`)
	if got := s.run(`document.querySelectorAll(".Notice").length`); got != "0" {
		t.Error("it is said more than once that nothing is kept")
	}
	s.clean()
}

// Each form of the address leads there when it is come with, when the page is loaded again, when it is typed, and when
// the reader steps back to it.
func TestEachFormOfTheAddress(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	changes := unquote[[]string](t, s.run(`JSON.stringify([...new Set([...document.querySelectorAll("#host [data-change]")].map((one) => one.dataset.change))])`))
	s.click("share")
	s.waits(`document.getElementById("share-link")?.value.includes("#s=1.")`)
	link := s.run(`document.getElementById("share-link").value.split("#")[1]`)
	type form struct{ address, holds string }
	forms := []form{{"change=" + changes[3], `document.querySelector("#host .is-current")?.dataset.change === ` + quote(changes[3])}}
	for _, view := range []string{"split", "inline", "changes", "old", "new"} {
		forms = append(forms, form{"view=" + view, `document.getElementById("host").dataset.view === ` + quote(view)})
	}
	for i, grain := range []string{"auto", "sentence", "word", "character"} {
		forms = append(forms, form{"grain=" + grain, `document.getElementById("grain").value === "` + string(rune('0'+i)) + `"`})
	}
	forms = append(forms,
		form{"ignore=none", `[...document.querySelectorAll("#ignore input:checked")].length === 0`},
		form{"ignore=case,digits", `[...document.querySelectorAll("#ignore input:checked")].map((box) => box.id).sort().join() === "ignore-case,ignore-digits"`},
		form{"open=keys", `!document.querySelector(".Keys").hidden`},
		form{"open=find", `document.getElementById("find-panel")?.checkVisibility() === true`},
		form{"open=settings", `document.getElementById("settings-panel").checkVisibility()`},
		form{"other=kept", `true`},
	)
	there := func(how string, f form) {
		t.Helper()
		s.compared()
		s.waits(f.holds)
		s.waits(`location.hash.includes(` + quote(f.address) + `)`)
		if got := s.run(`location.search.replace(/^\?[0-9]*$/, "") + (document.querySelector(".Notice[data-code=address]")?.textContent ?? "")`); got != "" {
			t.Errorf("%s, %s: the page says %s", f.address, how, got)
		}
	}
	for i, f := range forms {
		if i%3 == 0 { // a whole visit takes its time, and forms do not differ in it
			s.visit("?" + string(rune('0'+i%10)) + "#" + link + "&" + f.address)
			there("come with", f)
			s.do(chromedp.Reload())
			s.waits(`document.documentElement.dataset.stet === "ready"`)
			s.run(`globalThis.troubles = []; true`)
			there("loaded again", f)
		}
		s.run(`location.hash = ` + quote(link+"&view=inline&grain=word&other=x"))
		s.waits(`location.hash.includes("other=x") && document.getElementById("grain").value === "2"`)
		s.compared()
		s.run(`location.hash = ` + quote(link+"&"+f.address))
		there("typed", f)
		s.run(`location.hash = ` + quote(link+"&view=changes&other=y"))
		s.waits(`location.hash.includes("other=y") && document.getElementById("host").dataset.view === "changes"`)
		s.compared()
		s.run(`history.back()`)
		there("stepped back to", f)
	}
	s.run(`location.hash = ` + quote(link+"&view=upside&change=x&grain=tiny&ignore=words&open=door&other=kept"))
	s.waits(`(() => { const said = document.querySelector(".Notice[data-code=address]")?.textContent ?? ""; return ["view=upside", "change=x", "grain=tiny", "ignore=words", "open=door"].every((one) => said.includes(one)); })()`)
	s.waits(`location.hash.includes("other=kept") && !/upside|change=x|tiny|words|door/.test(location.hash)`)
}
