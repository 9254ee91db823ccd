//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/stet-diff/stet/web/words"
)

// speak chooses a language in the menu, as a reader does, and waits until the page speaks it.
func (s *stage) speak(code string) {
	s.t.Helper()
	s.run(`(() => { const menu = document.getElementById("language"); menu.value = ` + quote(code) + `; menu.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.waits(`document.documentElement.lang === ` + quote(code) + ` && document.getElementById("compare").textContent === ` + quote(words.In(code).Say("compare")))
}

// picture in each language, if pictures are asked for.
func (s *stage) shoot(name string, width int64) {
	s.t.Helper()
	if *screens == "" {
		return
	}
	s.do(chromedp.EmulateViewport(width, 900))
	s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))`)
	png, err := chromedp.Run(s.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*screens, fmt.Sprintf("%s-%d.png", name, width)), png, 0o644); err != nil {
		s.t.Fatal(err)
	}
	s.do(chromedp.EmulateViewport(1440, 900))
}

// every is an article that has what rows can have: edits, a move, a split, a merge, other looks, and unchanged text
// that folds. Its words are Arabic where asked for.
func every(newer, arabic bool) []byte {
	p := func(text string) string { return "<p>" + text + "</p>\n" }
	monday, day := "Monday", "The council met on %s to vote on the plan for the harbour and the road beside it."
	bold, rest := "the costs of the dredging", "The vote was put off twice before, because %s had not been agreed with the region."
	moved := "An old ferry still crosses the water each morning with the mail and a few early passengers."
	plain := "Line %d of the report is about the wind, the tides and the birds that nest on the eastern shore."
	one, two := "The engineers will send their report in May after the last of the trials is done.", "It will be read aloud in the town hall, where all who wish may come and ask."
	if arabic {
		monday, day = "الاثنين", "اجتمع المجلس يوم %s للتصويت على خطة الميناء والطريق الذي بجانبه في المدينة."
		bold, rest = "تكاليف تعميق القناة", "أُجّل التصويت مرتين من قبل لأن %s لم يُتفق عليها مع الإقليم المجاور."
		moved = "لا تزال عبّارة قديمة تعبر الماء كل صباح حاملة البريد وبعض المسافرين المبكرين."
		plain = "السطر %d من التقرير عن الرياح والمد والطيور التي تعشش على الشاطئ الشرقي."
		one, two = "سيرسل المهندسون تقريرهم في مايو بعد انتهاء آخر التجارب في الميناء.", "وسيُقرأ بصوت عال في قاعة البلدية حيث يمكن لكل من يرغب أن يحضر ويسأل."
	}
	var out strings.Builder
	out.WriteString("<!doctype html><html><head><meta charset=utf-8><title>" + fmt.Sprintf(day, monday) + "</title></head><body><article><h1>" + fmt.Sprintf(day, monday) + "</h1>\n")
	if newer {
		out.WriteString(p(moved) + p(fmt.Sprintf(day, "Tuesday")) + p(fmt.Sprintf(rest, "<b>"+bold+"</b>")) + p(one) + p(two))
	} else {
		out.WriteString(p(fmt.Sprintf(day, monday)) + p(fmt.Sprintf(rest, bold)) + p(one+" "+two))
	}
	for i := range 9 {
		out.WriteString(p(fmt.Sprintf(plain, i+1)))
	}
	if !newer {
		out.WriteString(p(moved) + p("This last one is gone from the newer version of the story altogether."))
	}
	out.WriteString("</article></body></html>")
	return []byte(out.String())
}

// screensOf leads through the screens of the page, and calls look on each.
func (s *stage) screensOf(look func(name string)) {
	s.t.Helper()
	look("start")
	s.click("compare")
	s.waits(`document.querySelector("[data-side=old] .Pane-notice")`)
	look("an empty side")
	s.carry([]string{"old.html", "new.html"}, every(false, false), every(true, false))
	s.run(`letFall()`)
	s.compared()
	s.waits(`document.querySelector("#host .Fold") && document.querySelector("#host .Row--departed")`)
	look("side by side")
	s.run(`document.getElementById("ignore").open = true`)
	look("the ignore menu")
	s.run(`document.getElementById("ignore").open = false`)
	s.click("help")
	s.waits(`!document.querySelector(".Keys").hidden`)
	look("the keys")
	s.click("help")
	s.waits(`document.querySelector(".Keys").hidden`)
	for _, view := range []string{"inline", "changes", "old", "new"} {
		s.click("view-" + view)
		s.waits(`document.getElementById("host").dataset.view === "` + view + `" && document.querySelector("#host:not([data-coming]) .Row--edited")`)
		look("the view " + view)
	}
	s.click("view-split")
	s.waits(`document.querySelector("#host:not([data-coming]) .Section--split")`)
	s.run(`document.getElementById("this").open = true`)
	look("the menu of a change")
	s.run(`document.getElementById("this").open = false`)
	s.run(`document.getElementById("save").open = true`)
	look("the files to save")
	s.run(`document.getElementById("save").open = false`)
	s.click("share")
	s.waits(`document.querySelector("#share-link, #share-long, #share-file")`)
	look("the link to share")
	s.click("share-close")
	s.click("settings")
	s.waits(`document.getElementById("settings-panel")?.checkVisibility()`)
	s.run(`(() => { const box = document.getElementById("set-patterns"); box.value = "("; box.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.waits(`document.getElementById("set-patterns-wrong")`)
	look("the settings")
	s.run(`(() => { const box = document.getElementById("set-patterns"); box.value = ""; box.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	s.click("settings-close")
	s.click("find")
	s.waits(`document.getElementById("find-panel")?.checkVisibility()`)
	look("the search")
	s.click("find-close")
	s.waits(`!document.getElementById("find-panel")?.checkVisibility()`)
	s.comparing(func() { s.drop("third.html", "text/html", snapped(9, "seven")) })
	s.waits(`document.getElementById("all-versions")?.checkVisibility()`)
	if s.run(`document.getElementById("versions").hidden`) == "true" {
		s.click("all-versions")
	}
	s.waits(`document.querySelectorAll("#versions .Version").length === 3 && document.querySelector("#host[aria-busy=false]:not([data-coming])")`)
	look("the list of versions")
	s.click("back")
	s.waits(`document.querySelectorAll("#shelf .Version").length === 3`)
	look("three versions on the start screen")
	s.drop("reports.zip", "application/zip", packed(s.t, report("harbour"), report("bridge"), report("station")))
	s.waits(`!document.getElementById("chooser").hidden && document.querySelectorAll(".Chooser-page").length === 3`)
	look("the pages of an archive")
	s.click("leave-pages")
	s.waits(`document.getElementById("chooser").hidden`)
	s.drop("some.pdf", "application/pdf", []byte("%PDF-1.4 something"))
	s.waits(`document.querySelector(".Notice[data-code=pdf], .Pane-notice[data-code=pdf]")`)
	look("a file that cannot be read")
}

// pseudo is English with other letters, and longer by two fifths: whatever shows plain letters is none of its words,
// and what has no room for it is cut or lies over its neighbour.
func pseudo() map[string]string {
	letters := map[rune]rune{}
	for i, r := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		letters[r] = []rune("àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ")[i]
	}
	all := map[string]string{}
	for key, text := range words.Texts("en") {
		if strings.HasPrefix(key, "number-") {
			all[key] = text
			continue
		}
		inside, n := false, 0
		said := strings.Map(func(r rune) rune {
			inside = r == '{' || inside && r != '}'
			if to, ok := letters[r]; ok && !inside {
				n++
				return to
			}
			return r
		}, text)
		if !strings.Contains(text, "|") && n > 1 {
			said += strings.Repeat(" ŷŷ", max(1, n*2/5/3))
		}
		all[key] = said
	}
	return all
}

// strange are the texts on the page that the pseudo-language has not said: letters without marks, outside what comes
// from the articles and their files, and names that every language writes alike.
const strange = `(() => {
	const exempt = ".Gutter, [dir=auto], [data-plain], #host .Block, #language, #set-language, .Bar-name, .Bar-source, .Keys td:first-child, .Head-zone, .Card, .Chip, textarea, script, style, code";
	const plainNames = /https?:\/\/\S+|The (council met on [^.]*\.|harbour vote|\w+ report)|\b(windows|iso|koi8|ibm|utf|euc|gb|Shift_JIS|EUC|Big5|ISO|KOI8|IBM|GB|UTF|Macintosh|LE|BE|JP|KR|SHA|[a-z0-9-]+\.(html|zip|pdf|test))[-0-9A-Za-z_.]*/g;
	const found = new Set();
	const look = (text, element) => {
		if (/[A-Za-z]{2,}/.test((text ?? "").replace(plainNames, "")) && !element.closest(exempt)) found.add(text.trim() + " in " + (element.id || element.className || element.tagName));
	};
	const walk = document.createTreeWalker(document.querySelector("#stet"), NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) look(walk.currentNode.data, walk.currentNode.parentElement);
	for (const name of ["aria-label", "placeholder", "alt", "aria-description"]) {
		for (const element of document.querySelectorAll("#stet [" + name + "]")) look(element.getAttribute(name), element.parentElement);
	}
	for (const element of document.querySelectorAll("#stet [title]:not(time)")) look(element.title, element.parentElement);
	return [...found].join("\n");
})()`

// outside are the open menus and panels that leave the window at a side.
const outside = `[...document.querySelectorAll(".Menu[open] .Menu-body, .Keys, .Share, .Versions, #find-panel, .Notice, .Pane-notice, .Card")].filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()]).
	filter(([, box]) => box.left < -0.5 || box.right > innerWidth + 0.5).map(([one, box]) => (one.id || one.className) + " lies from " + Math.round(box.left) + " to " + Math.round(box.right)).join("\n")`

// A language with other letters and longer texts shows what is in no catalogue, and where the page has no room.
func TestEveryWordIsInTheCatalogue(t *testing.T) {
	s := blank(t)
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	s.server, s.address = server, server.address
	texts, _ := json.Marshal(pseudo())
	s.before(`{ const parse = JSON.parse; JSON.parse = (...args) => { const value = parse(...args); if (value?.de && value?.ar) value.de = ` + string(texts) + `; return value; };
		localStorage.setItem("stet-settings", '{"Language":"de"}'); }`)
	s.visit("")
	s.screensOf(func(name string) {
		t.Helper()
		if got := s.comesTo(strange); got != "" {
			t.Errorf("%s: not from the catalogue:\n%s", name, got)
		}
		for _, width := range []int64{320, 390, 768, 1440} {
			s.do(chromedp.EmulateViewport(width, 900))
			s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))`)
			if got := s.comesTo(outside); got != "" {
				t.Errorf("%s at %d: %s", name, width, got)
			}
			if got := s.comesTo(strings.Replace(misfits, "offsetHeight > 64", "offsetHeight > 116", 1)); got != "" { // two rows may do
				t.Errorf("%s at %d: %s", name, width, got)
			}
		}
		if *screens != "" {
			s.shoot("pseudo-"+strings.ReplaceAll(name, " ", "-"), 1440)
			s.shoot("pseudo-"+strings.ReplaceAll(name, " ", "-"), 390)
		}
	})
	s.clean()
}

// The reader chooses a language: the page, the rows and the scripts speak it at once, without a request, and again at
// the next visit. Right to left, panes, cells and arrows are mirrored; each article keeps its own direction.
func TestLanguages(t *testing.T) {
	s := open(t)
	s.carry([]string{"old.html", "new.html"}, every(false, false), every(true, false))
	s.run(`letFall()`)
	s.compared()
	s.waits(`document.querySelector("#host .Fold") && document.querySelector("#host .Row--departed")`)
	for _, code := range []string{"de", "fr", "es", "ja", "ar"} {
		w := words.In(code)
		s.speak(code)
		s.waits(`document.querySelector("#host .Fold-up")?.textContent === ` + quote(w.Say("fold-above", 3)) + ` && document.querySelector("#host .Row--departed .Move").textContent.includes(` + quote(words.Sentence(w.Say("moved-to", 2))) + `)`)
		for id, key := range map[string]string{"back": "edit-texts", "view-inline": "view-inline", "previous": "previous"} {
			if got := s.run(`document.getElementById("` + id + `").textContent`); !strings.Contains(got, w.Say(key)) {
				t.Errorf("%s: the button %s says %q", code, id, got)
			}
		}
		for _, n := range []int{0, 1, 2, 3, 11, 100, 1234, 2_000_000} {
			if got, want := s.run(fmt.Sprintf(`stet.count("words", %d)`, n)), w.Count("words", n); got != want {
				t.Errorf("%s: the scripts say %q, the program %q", code, got, want)
			}
		}
		s.fits("in " + code)
		s.do(chromedp.EmulateViewport(320, 700))
		s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))`)
		s.fits("in " + code + " at 320")
		if got := s.run(`document.querySelector(".Bar").offsetHeight < 64 || document.querySelector(".Bar").offsetHeight`); got != "true" {
			t.Errorf("%s: at 320 pixels the bar is %s high", code, got)
		}
		s.do(chromedp.EmulateViewport(1440, 900))
		s.waits(`!document.getElementById("changes").hidden`)
		if got := s.run(`[...document.querySelectorAll(".List-filter .Check")].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent).join()`); got != "" {
			t.Errorf("%s: in the list of changes is cut: %s", code, got)
		}
		s.shoot("compare-"+code, 1440)
		s.shoot("compare-"+code, 390)
	}
	mirrored := `(() => {
		const x = (selector) => document.querySelector(selector).getBoundingClientRect().left;
		return [document.documentElement.dir, x("#host .Row--edited .Cell--old") > x("#host .Row--edited .Cell--new"), x("#previous") > x("#next"),
			document.querySelector(".Head-arrow").textContent, document.querySelector("#host .Row--departed .Gutter").textContent,
			getComputedStyle(document.querySelector("#host .Row--kept .Cell--new .Block")).direction].join(" ");
	})()`
	s.waits(`document.querySelector("#host .Row--edited .Cell--old") && document.querySelector("#host .Row--kept .Cell--new")`)
	if got, want := s.run(mirrored), "rtl true true ← ↩ ltr"; got != want {
		t.Errorf("an English article in Arabic: %s, want %s", got, want)
	}
	for _, width := range []int64{320, 390, 768, 1440} {
		s.do(chromedp.EmulateViewport(width, 900))
		s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))`)
		s.fits(fmt.Sprintf("in Arabic at %d", width))
	}
	s.clean()
	s.visit("")
	s.waits(`document.getElementById("compare").textContent === "قارن" && document.title === "Stet: قارن بين نسختين من مقال"`)
	if got := s.run(`document.querySelector("[data-side=old]").getBoundingClientRect().left > document.querySelector("[data-side=new]").getBoundingClientRect().left`); got != "true" {
		t.Error("the older version does not stand at the right")
	}
	s.shoot("start-ar", 1440)
	s.shoot("start-ar", 390)
	s.carry([]string{"old.html", "new.html"}, every(false, true), every(true, true))
	s.run(`letFall()`)
	s.compared()
	s.shoot("arabic-ar", 1440)
	s.waits(`document.querySelector("#host .Row--edited .Cell--old") && document.querySelector("#host .Row--kept .Cell--new")`)
	if got, want := s.run(mirrored), "rtl true true ← ↩ rtl"; got != want {
		t.Errorf("an Arabic article in Arabic: %s, want %s", got, want)
	}
	s.speak("en")
	s.waits(`document.querySelector("#host .Row--departed .Gutter")?.textContent === "↪"`)
	if got, want := s.run(mirrored), "ltr false false → ↪ rtl"; got != want {
		t.Errorf("an Arabic article in English: %s, want %s", got, want)
	}
	s.requests()
	s.clean()
}

// Times stand in the reader's zone as it was at that time, whatever the season is now.
func TestTimesInSummerAndWinter(t *testing.T) {
	s := blank(t)
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	s.server, s.address = server, server.address
	if _, err := chromedp.Call(s.ctx, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "America/New_York"}); err != nil {
		t.Fatal(err)
	}
	s.visit("")
	winter := strings.Replace(string(snapped(12, "seven")), "Apr 17 2025", "Jan 17 2025", 1)
	s.carry([]string{"old.html", "new.html"}, []byte(winter), snapped(12, "eight"))
	s.run(`letFall()`)
	s.compared()
	if got, want := s.run(`[...document.querySelectorAll(".Head .Head-when")].map((when) => when.textContent).join("; ")`), "17 January 2025, 07:00 EST; 17 April 2025, 08:00 EDT"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s.clean()
}
